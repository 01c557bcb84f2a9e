using System.Collections.Concurrent;
using Maru.Core;
using Microsoft.Extensions.Logging;

namespace Maru.App.Import;

public enum ImportWork
{
    Bring,
    Check,
    Load,
}

/// <summary>Something being done to a draft in the background.</summary>
public sealed class ImportJob(ImportWork work, int revision, CancellationTokenSource stopping) : IProgress<long>
{
    private long _rows;

    public ImportWork Work { get; } = work;

    public int Revision { get; } = revision;

    /// <summary>Rows taken in so far.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    public bool IsDone => Running.IsCompleted;

    /// <summary>Why a load failed, or nothing could be brought; null while it runs or when it did not.</summary>
    public ImportProblem? Problem => Refused is null ? null : ImportProblem.Of(Refused);

    public InputException? Refused { get; internal set; }

    internal Task Running { get; set; } = Task.CompletedTask;

    internal CancellationToken Stop => stopping.Token;

    // A file read again with a better plan begins at zero; the larger number is the truer one to wait by.
    public void Report(long value)
    {
        var known = Interlocked.Read(ref _rows);
        if (value > known) Interlocked.CompareExchange(ref _rows, value, known);
    }

    internal void Cancel() => stopping.Cancel();
}

/// <summary>
/// Runs checks and loads beside the pages, so that a large file keeps nobody waiting: one job a draft, as many at a time as leaves the
/// site responsive. What they found is on disk; after a restart a page asks again.
/// </summary>
public sealed partial class ImportDesk(ImportDrafts drafts, ImportArrival arrival, CheckImport check, LoadImport load, TimeProvider clock, ILogger<ImportDesk> logger) : IDisposable
{
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(2), Patient = TimeSpan.FromSeconds(20);
    private const int MostNotices = 200;

    private readonly ConcurrentDictionary<string, ImportJob> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, InputException> _notices = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly CancellationTokenSource _closing = new();

    public ImportJob? JobOf(ImportDraft draft) => _jobs.GetValueOrDefault(draft.Id);

    /// <summary>Fetches or collects what the draft waits for.</summary>
    /// <param name="source">As of <see cref="ImportArrival.Bring"/>.</param>
    public ImportJob Bring(ImportDraft draft, string source) => Start(draft, ImportWork.Bring, job => Told(job, draft, () => arrival.Bring(draft, source, job, job.Stop)));

    /// <summary>Checks the draft's present revision, stopping a check of an earlier one.</summary>
    public ImportJob Check(ImportDraft draft) => Start(draft, ImportWork.Check, async job =>
    {
        try
        {
            await check.Run(draft, job, job.Stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            CheckFailed(logger, draft.Id, e);
            drafts.SaveFinding(draft, new(draft.Revision) { Problem = ImportProblem.Of(ImportErrors.Fault(e.GetType().Name)) });
        }
    });

    /// <summary>Loads the draft. Asking again while it loads gives the same job.</summary>
    /// <param name="by">Who loads it, for the record.</param>
    public ImportJob Load(ImportDraft draft, string by) => Start(draft, ImportWork.Load, job => Told(job, draft, () => load.Run(draft, by, job, job.Stop)));

    private async Task Told(ImportJob job, ImportDraft draft, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (InputException e)
        {
            job.Refused = drafts.Retold(draft, e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            WorkFailed(logger, job.Work, draft.Id, e);
            job.Refused = ImportErrors.Fault(e.GetType().Name);
        }
    }

    /// <summary>Stops what is being done to a draft that is discarded.</summary>
    public async Task Forget(ImportDraft draft)
    {
        if (!_jobs.TryRemove(draft.Id, out var job)) return;
        job.Cancel();
        await job.Running.WaitAsync(Brief, clock).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Waits a moment, so that small files show their result at once. False when it is still running.</summary>
    public Task<bool> WaitBriefly(ImportJob job, CancellationToken stop) => Wait(job, Brief, stop);

    /// <summary>Waits for what a person needs to go on; longer than that they rather see how far it is.</summary>
    public Task<bool> WaitToGoOn(ImportJob job, CancellationToken stop) => Wait(job, Patient, stop);

    private async Task<bool> Wait(ImportJob job, TimeSpan atMost, CancellationToken stop)
    {
        try
        {
            await job.Running.WaitAsync(atMost, clock, stop);
        }
        catch (TimeoutException)
        {
            return false;
        }
        return true;
    }

    /// <summary>Keeps a message for the page that is shown next.</summary>
    /// <returns>What <see cref="Take"/> knows it by.</returns>
    public string Leave(InputException problem)
    {
        if (_notices.Count >= MostNotices) _notices.Clear();
        var key = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        _notices[key] = problem;
        return key;
    }

    public InputException? Take(string? key) => key is null ? null : _notices.GetValueOrDefault(key);

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
        _places.Dispose();
    }

    private ImportJob Start(ImportDraft draft, ImportWork work, Func<ImportJob, Task> run)
    {
        lock (_jobs)
        {
            if (_jobs.TryGetValue(draft.Id, out var before) && !before.IsDone)
            {
                if (before.Work is ImportWork.Load or ImportWork.Bring || (before.Work == work && before.Revision == draft.Revision)) return before;
                before.Cancel();
            }
            var job = new ImportJob(work, draft.Revision, CancellationTokenSource.CreateLinkedTokenSource(_closing.Token));
            var earlier = before?.Running ?? Task.CompletedTask;
            job.Running = Task.Run(() => Queue(earlier, job, run));
            return _jobs[draft.Id] = job;
        }
    }

    // One at a time works on a draft's folder: the next waits until the one before has let go of it.
    private async Task Queue(Task earlier, ImportJob job, Func<ImportJob, Task> run)
    {
        await earlier.ContinueWith(_ => { }, TaskScheduler.Default);
        // What is brought waits for others most of its time, and keeps no place from those who read.
        var needsPlace = job.Work != ImportWork.Bring;
        try
        {
            if (needsPlace) await _places.WaitAsync(job.Stop);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        try
        {
            await run(job);
        }
        catch (OperationCanceledException)
        {
            // Stopped for a newer check, or the server closes: nothing was kept.
        }
        finally
        {
            if (needsPlace) Release();
        }
    }

    private void Release()
    {
        if (!_closing.IsCancellationRequested) _places.Release();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The check of import {Draft} failed")]
    private static partial void CheckFailed(ILogger logger, string draft, Exception cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} of import {Draft} failed")]
    private static partial void WorkFailed(ILogger logger, ImportWork work, string draft, Exception cause);
}
