namespace Maru.App.Jobs;

public sealed partial class JobScheduler
{
    private bool IsOpen(Job job) => _runs.Values.Any(run => run.Job == job.Id);

    /// <summary>Every job it depends on has succeeded since this one last started.</summary>
    private bool HasWhatItNeeds(Job job) =>
        job.After.All(id => _jobs.TryGetValue(id, out var needed) && needed.LastSuccess is { } success && (job.LastStart is not { } started || success > started));

    // A clock that was ahead by years and is right again would leave all that was written under it waiting for years.
    private void SetRight(DateTimeOffset now)
    {
        var isSetBack = _latest is not { } latest || now < latest - Grace;
        _latest = now;
        if (!isSetBack) return;
        var late = _jobs.Values.Where(job => job is { Schedule: not null, NextDue: not null }).Select(job => (job.Id, Before: job.NextDue!.Value, Due: job.Schedule!.Next(now)))
            .Where(job => job.Due < job.Before).ToList();
        if (!store.SetRight(late, now, Grace)) return;
        _seen = -1;
        _prunedAt = now;
        Refresh();
    }

    private void QueueDue(Job job, DateTimeOffset now)
    {
        var before = job.NextDue!.Value;
        var passed = Passed(job, before, now);
        var next = job with { NextDue = job.Schedule!.Next(now) };
        var runs = passed.Select(due => NewRun(job, due, now - due > Grace ? RunCause.CatchUp : RunCause.Schedule, now)).ToList();
        JobRun? renewed = null;
        // A run that has not begun yet stands for the newer time too, with all its tries again; one under way is enough for the time it runs in.
        if (runs.Count > 0 && job.CatchUp != CatchUp.Each && OpenRunOf(job) is { } open)
        {
            renewed = open.State == RunState.Running ? null : open with { DueAt = runs[^1].DueAt, Attempt = 0, StartedAt = null };
            runs = [];
        }
        if (!store.Queue(next, before, runs, renewed))
        {
            // Somebody changed the job this moment: all is read anew.
            _seen = -1;
            return;
        }
        _jobs[job.Id] = next;
        foreach (var run in runs) _runs[run.Id] = run;
        if (renewed is not null) _runs[renewed.Id] = renewed;
    }

    /// <summary>The times that passed and are to be made up for by the job's rule, oldest first.</summary>
    private static List<DateTimeOffset> Passed(Job job, DateTimeOffset first, DateTimeOffset now)
    {
        var times = job.Schedule!.Between(first, now).Prepend(first);
        return job.CatchUp switch
        {
            CatchUp.Each => [.. times.TakeLast(MostMissed)],
            CatchUp.Skip => [.. times.TakeLast(1).Where(due => now - due <= Grace)],
            _ => [.. times.TakeLast(1)],
        };
    }

    private void QueueNew(Job job, DateTimeOffset now)
    {
        var run = NewRun(job, now, RunCause.After, now);
        store.Queue(job, null, [run]);
        _runs[run.Id] = run;
    }

    private JobRun? OpenRunOf(Job job) => _runs.Values.Where(run => run.Job == job.Id).OrderBy(run => run.State == RunState.Running).FirstOrDefault();

    internal static JobRun NewRun(Job job, DateTimeOffset due, RunCause cause, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now).ToString("N"), job.Id, due, cause) { CreatedAt = now, NotBefore = now };
}
