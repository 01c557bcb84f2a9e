using Maru.Core;

namespace Maru.App.Jobs;

public sealed partial class JobScheduler
{
    /// <summary>A place taken back from a host that is not to be asked comes again within this after the moment it named.</summary>
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(30);

    /// <summary>A run went well, or all of it but what waits for a person.</summary>
    public JobRun Succeeded(JobRun run, JobResult result) => result.IsNothing && run.Cause != RunCause.Manual && !HasPast(run) ? Forget(run) : End(Brought(run, result.Versions) with
    {
        State = result.IsHeld ? RunState.Held : RunState.Succeeded,
        EndedAt = clock.GetUtcNow(),
        Message = result.Message,
    });

    /// <summary>A run failed, but something of it was taken in: that is kept with it, and jobs that run after it have something new.</summary>
    public JobRun Failed(JobRun run, Exception why, IReadOnlyList<RunVersion> versions) =>
        Failed(Brought(run, versions), why, isPart: versions.Any(version => version.Held is null));

    // What an earlier try brought is the run's too.
    private static JobRun Brought(JobRun run, IReadOnlyList<RunVersion> versions)
    {
        var before = run.Versions.Where(old => !versions.Any(version => version.Dataset == old.Dataset && version.Version == old.Version));
        IReadOnlyList<RunVersion> all = [.. before, .. versions];
        return run with { Versions = all, Rows = all.Where(version => version.Held is null).Sum(version => version.Rows) };
    }

    // An earlier try failed, or brought something: a person may look for it.
    private static bool HasPast(JobRun run) => run.Versions.Count > 0 || (run.Attempt > 1 && run.Message is { } message && message != JobWords.Resumed && message != JobWords.Interrupted);

    /// <summary>A run failed: it is tried again when that may help and it has tries left.</summary>
    public JobRun Failed(JobRun run, Exception why) => Failed(run, why, isPart: false);

    private JobRun Failed(JobRun run, Exception why, bool isPart)
    {
        var now = clock.GetUtcNow();
        var message = JobWords.Of(why);
        // Not the source's fault and not a try: the host was not asked.
        if (why is InputException { RetryAt: { } at }) return End(run with { State = RunState.Waiting, Attempt = run.Attempt - 1, NotBefore = at + (Spread * chance()), Message = message });
        var isHopeless = why is InputException { IsTransient: false };
        if (isHopeless || run.Attempt >= AttemptsOf(run)) return End(run with { State = RunState.Failed, EndedAt = now, Message = message }, isPart);
        var next = now + RetryPolicy.Delay(run.Attempt, chance());
        if (why is InputException { AskedAgainFrom: { } again } && again > next) next = again;
        return End(run with { State = RunState.Waiting, NotBefore = next, Message = message }, isPart);
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

    /// <param name="isPart">It failed, but part of it is as new as if it had not.</param>
    private JobRun End(JobRun run, bool isPart = false)
    {
        lock (_deciding)
        {
            DateTimeOffset? news = run.State == RunState.Succeeded ? run.EndedAt : isPart ? clock.GetUtcNow() : null;
            store.End(run, news);
            if (run.IsOver) _runs.Remove(run.Id);
            else if (_jobs.ContainsKey(run.Job)) _runs[run.Id] = run;
            if (news is not null && _jobs.TryGetValue(run.Job, out var job)) _jobs[job.Id] = job with { LastSuccess = news };
            return run;
        }
    }
}
