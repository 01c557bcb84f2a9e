using Maru.Core;

namespace Maru.App.Jobs;

public sealed partial class JobScheduler
{
    /// <summary>A place taken back from a host that is not to be asked comes again within this after the moment it named.</summary>
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(30);

    /// <summary>A run went well, or all of it but what waits for a person.</summary>
    public JobRun Succeeded(JobRun run, JobResult result) => result.IsNothing && run.Cause != RunCause.Manual ? Forget(run) : End(run with
    {
        State = result.IsHeld ? RunState.Held : RunState.Succeeded,
        EndedAt = clock.GetUtcNow(),
        Message = result.Message,
        Versions = result.Versions,
        Rows = result.Versions.Where(version => version.Held is null).Sum(version => version.Rows),
    });

    /// <summary>A run failed: it is tried again when that may help and it has tries left.</summary>
    public JobRun Failed(JobRun run, Exception why)
    {
        var now = clock.GetUtcNow();
        var message = JobWords.Of(why);
        // Not the source's fault and not a try: the host was not asked.
        if (why is InputException { RetryAt: { } at }) return End(run with { State = RunState.Waiting, Attempt = run.Attempt - 1, NotBefore = at + (Spread * chance()), Message = message });
        var isHopeless = why is InputException { IsTransient: false };
        if (isHopeless || run.Attempt >= AttemptsOf(run)) return End(run with { State = RunState.Failed, EndedAt = now, Message = message });
        var next = now + RetryPolicy.Delay(run.Attempt, chance());
        if (why is InputException { AskedAgainFrom: { } again } && again > next) next = again;
        return End(run with { State = RunState.Waiting, NotBefore = next, Message = message });
    }

    /// <summary>A run was stopped because somebody asked for it.</summary>
    public JobRun Cancelled(JobRun run) => End(run with { State = RunState.Cancelled, EndedAt = clock.GetUtcNow(), Message = JobWords.Cancelled });

    /// <summary>A run was stopped because the program closes: it is done again after the next start.</summary>
    public JobRun Interrupted(JobRun run) =>
        End(run with { State = RunState.Queued, Attempt = run.Attempt - 1, NotBefore = clock.GetUtcNow(), Message = JobWords.Interrupted });

    /// <summary>Keeps how far a run is.</summary>
    public void Progress(string run, long rows) => store.Progress(run, rows);

    private int AttemptsOf(JobRun run)
    {
        lock (_deciding) return _jobs.TryGetValue(run.Job, out var job) ? job.Attempts : 1;
    }

    private JobRun Forget(JobRun run)
    {
        lock (_deciding)
        {
            store.Forget(run);
            _runs.Remove(run.Id);
            return run with { State = RunState.Succeeded };
        }
    }

    private JobRun End(JobRun run)
    {
        lock (_deciding)
        {
            store.End(run);
            if (run.IsOver) _runs.Remove(run.Id);
            else if (_jobs.ContainsKey(run.Job)) _runs[run.Id] = run;
            if (run.State == RunState.Succeeded && _jobs.TryGetValue(run.Job, out var job)) _jobs[job.Id] = job with { LastSuccess = run.EndedAt };
            return run;
        }
    }
}
