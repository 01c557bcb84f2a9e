namespace Maru.App.Reports;

/// <summary>
/// How often one sender may do something within a time. Kept in memory and nowhere else: who sends is nobody's business once the time is over.
/// </summary>
public sealed class SendingLimit(TimeProvider clock, int most, TimeSpan within)
{
    // A flood from many addresses must not fill the memory; what is over is thrown away first.
    private const int MostSenders = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _sent = new(StringComparer.Ordinal);

    /// <summary>Counts one more. False when the sender has to wait.</summary>
    public bool TryTake(string sender)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (!_sent.TryGetValue(sender, out var times))
            {
                if (_sent.Count >= MostSenders) Sweep(now);
                if (_sent.Count >= MostSenders) return false;
                _sent[sender] = times = new();
            }
            Forget(times, now);
            if (times.Count >= most) return false;
            times.Enqueue(now);
            return true;
        }
    }

    /// <summary>True when the sender has to wait; counts nothing.</summary>
    public bool IsSpent(string sender)
    {
        lock (_lock)
        {
            if (!_sent.TryGetValue(sender, out var times)) return false;
            Forget(times, clock.GetUtcNow());
            return times.Count >= most;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (sender, times) in _sent)
        {
            Forget(times, now);
            if (times.Count == 0) _sent.Remove(sender);
        }
    }

    private void Forget(Queue<DateTimeOffset> times, DateTimeOffset now)
    {
        while (times.TryPeek(out var first) && now - first >= within) times.Dequeue();
    }
}
