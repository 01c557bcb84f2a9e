using Maru.App.Egress;

namespace Maru.App.Jobs;

/// <summary>A run under way in this process.</summary>
internal sealed class RunProgress(StartedRun started, CancellationTokenSource stopping) : IProgress<long>, IDisposable
{
    private long _rows;
    private long _kept;

    public StartedRun Started { get; } = started;

    public CancellationToken Stop => stopping.Token;

    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Somebody asked to cancel it, not the program's end.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Whether it waits for a host.</summary>
    public AwayTime Away { get; } = new();

    public Task Running { get; set; } = Task.CompletedTask;

    // A file read again with a better plan begins at zero; the larger number is the truer one to wait by.
    public void Report(long value)
    {
        var known = Interlocked.Read(ref _rows);
        if (value > known) Interlocked.CompareExchange(ref _rows, value, known);
    }

    /// <summary>Rows so far, when there are more than the last time this was asked.</summary>
    public long? News()
    {
        var rows = Rows;
        if (rows == _kept) return null;
        return _kept = rows;
    }

    public void Cancel()
    {
        IsCancelled = true;
        stopping.Cancel();
    }

    public void Dispose() => stopping.Dispose();
}
