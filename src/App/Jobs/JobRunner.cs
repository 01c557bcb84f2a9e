using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Core;
using Microsoft.Extensions.Logging;

namespace Maru.App.Jobs;

/// <summary>Does what the scheduler decides: a few runs at a time, in one process of a data folder.</summary>
public sealed partial class JobRunner(JobScheduler scheduler, CatalogStore catalog, LakeStore lake, TimeProvider clock, ILogger<JobRunner> logger)
{
    // People ask through the database; this is how soon they are heard.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TryLockEvery = TimeSpan.FromSeconds(5);

    /// <summary>Runs that compute at a time: more than there are cores only slow the pages down.</summary>
    public static int Places { get; } = Math.Max(2, Environment.ProcessorCount);

    // With those that wait for a host, which hold no place.
    private const int MostUnder = 32;

    private readonly List<RunProgress> _under = [];

    /// <summary>Runs jobs until told to stop; what is under way then goes back into the queue.</summary>
    public async Task Run(CancellationToken stop)
    {
        FileLock? held;
        while ((held = TryTake()) is null) await Task.Delay(TryLockEvery, clock, stop);
        using (held) await Run(forever: true, null, stop);
    }

    /// <summary>Does what is to be done at this moment, and ends: everything, or one job's runs.</summary>
    /// <returns>False when another process runs the jobs of this folder: it does them.</returns>
    public async Task<bool> RunDue(string? only, CancellationToken stop)
    {
        using var held = TryTake();
        if (held is null) return false;
        await Run(forever: false, only, stop);
        return true;
    }

    // The system lets go of it when the process dies, however it dies: whoever gets it knows that nothing is under way.
    private FileLock? TryTake() => FileLock.TryTake(lake.Home.JobsLock);

    private async Task Run(bool forever, string? only, CancellationToken stop)
    {
        // Also takes in versions that were committed and not registered when a process died.
        catalog.Prepare();
        if (scheduler.TakeOver() is > 0 and var again) TookOver(logger, again);
        try
        {
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                foreach (var started in scheduler.Begin(FreePlaces, only)) _under.Add(Start(started, stop));
                if (_under.Count == 0 && !forever) return;
                await Task.WhenAny([.. _under.Select(run => run.Running), Task.Delay(only is null ? Pause() : LookEvery, clock, stop)]);
                KeepProgress();
            }
        }
        finally
        {
            await Task.WhenAll(_under.Select(run => run.Running)).ContinueWith(_ => { }, TaskScheduler.Default);
            _under.Clear();
        }
    }

    private int FreePlaces => Math.Max(0, Math.Min(Places - _under.Count(run => !run.Away.IsAway), MostUnder - _under.Count));

    private TimeSpan Pause()
    {
        if (scheduler.NextLook() is not { } next) return LookEvery;
        var until = next - clock.GetUtcNow();
        return until < LookEvery ? until > TimeSpan.FromMilliseconds(10) ? until : TimeSpan.FromMilliseconds(10) : LookEvery;
    }

    private void KeepProgress()
    {
        var cancelled = scheduler.CancelAsked;
        foreach (var run in _under.Where(run => !run.Running.IsCompleted))
        {
            if (run.News() is { } rows) scheduler.Progress(run.Started.Run.Id, rows);
            if (!run.IsCancelled && cancelled.Contains(run.Started.Run.Id)) run.Cancel();
        }
        Clear();
    }

    private void Clear()
    {
        foreach (var over in _under.Where(run => run.Running.IsCompleted).ToList())
        {
            _under.Remove(over);
            over.Dispose();
            // Its end could not be written down: whoever owns this starts anew, which finds the run where it was left.
            if (over.Running.IsFaulted) over.Running.GetAwaiter().GetResult();
        }
    }

    private RunProgress Start(StartedRun started, CancellationToken stop)
    {
        var progress = new RunProgress(started, CancellationTokenSource.CreateLinkedTokenSource(stop));
        progress.Running = Task.Run(() => Do(progress), CancellationToken.None);
        return progress;
    }

    private async Task Do(RunProgress progress)
    {
        var (job, kind, run) = progress.Started;
        progress.Away.Hear();
        try
        {
            var work = new JobWork(job, kind.Card.Bind(job.Settings), KoreanTime.Of(run.DueAt), progress);
            var result = await kind.Run(work, progress.Stop);
            if (result.Failure is { } why) GiveUp(job, run, why, scheduler.Failed(run, why, result.Versions));
            else scheduler.Succeeded(run, result);
        }
        catch (OperationCanceledException) when (progress.Stop.IsCancellationRequested)
        {
            if (progress.IsCancelled) scheduler.Cancelled(run with { Rows = progress.Rows });
            else scheduler.Interrupted(run);
        }
        catch (Exception e)
        {
            GiveUp(job, run, e, scheduler.Failed(run with { Rows = progress.Rows }, e));
        }
    }

    private void GiveUp(Job job, JobRun run, Exception why, JobRun ended)
    {
        if (why is InputException) RunFailed(logger, job.Id, why.Message);
        else RunBroke(logger, job.Id, why);
        if (ended.State == RunState.Failed) RunGaveUp(logger, job.Id, run.Attempt);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Runs} runs of a process that died are done again")]
    private static partial void TookOver(ILogger logger, int runs);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} did not succeed: {Reason}")]
    private static partial void RunFailed(ILogger logger, string job, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} met an error of the program")]
    private static partial void RunBroke(ILogger logger, string job, Exception cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} failed for good after {Attempts} tries")]
    private static partial void RunGaveUp(ILogger logger, string job, int attempts);
}
