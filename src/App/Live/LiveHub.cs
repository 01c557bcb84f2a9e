namespace Maru.App.Live;

/// <summary>What changed in a feed within a moment.</summary>
/// <param name="Last">Number of its last change.</param>
/// <param name="Updates">All of them, in order: those who compute need every one.</param>
public sealed record LiveFrame(string Feed, long Last, IReadOnlyList<LiveUpdate> Updates)
{
    private ReadOnlyMemory<byte>? _shown;

    /// <summary>What displays get, written once for all of them: of every key the newest.</summary>
    public ReadOnlyMemory<byte> Shown => _shown ??= LiveText.Write(this);
}

/// <summary>
/// Tells everybody who watches what came. What comes within a moment is one frame, shared by all. A watcher who does not keep up loses
/// frames, never holds up others, and is told so: it then asks for the newest of everything (<see cref="HotFeed.Since"/>).
/// </summary>
public sealed class LiveHub(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly Lock _changing = new();
    private readonly Dictionary<string, List<LiveUpdate>> _pending = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _over = new();
    private Watch[] _watches = [];
    private bool _isWaiting;

    /// <summary>Those who watch now.</summary>
    public int Watchers => _watches.Length;

    /// <summary>Watches feeds; dispose of it to end.</summary>
    /// <param name="feeds">Null for all.</param>
    public Watch Open(IEnumerable<string>? feeds)
    {
        var watch = new Watch(this, feeds?.ToHashSet(StringComparer.Ordinal));
        lock (_changing) _watches = [.. _watches, watch];
        return watch;
    }

    internal void Publish(string feed, IReadOnlyList<LiveUpdate> updates)
    {
        if (updates.Count == 0 || _watches.Length == 0) return;
        lock (_changing)
        {
            if (_pending.TryGetValue(feed, out var pending)) pending.AddRange(updates);
            else _pending[feed] = [.. updates];
            if (_isWaiting) return;
            _isWaiting = true;
        }
        _ = SendAfterMoment();
    }

    internal void Close(Watch watch)
    {
        lock (_changing) _watches = [.. _watches.Where(other => other != watch)];
    }

    private async Task SendAfterMoment()
    {
        try
        {
            await Task.Delay(Moment, clock, _over.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        List<LiveFrame> frames;
        Watch[] watches;
        lock (_changing)
        {
            frames = [.. _pending.Select(pair => new LiveFrame(pair.Key, pair.Value[^1].Number, pair.Value))];
            _pending.Clear();
            _isWaiting = false;
            watches = _watches;
        }
        foreach (var frame in frames)
            foreach (var watch in watches) watch.Offer(frame);
    }

    public void Dispose()
    {
        _over.Cancel();
        _over.Dispose();
    }
}

/// <summary>One who watches. Frames wait in a short queue.</summary>
public sealed class Watch : IDisposable
{
    private const int MostWaiting = 32;

    private readonly LiveHub _hub;
    private readonly HashSet<string>? _feeds;
    private readonly Queue<LiveFrame> _frames = new();
    private readonly HashSet<string> _behind = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _arrived = new(0, 1);
    private bool _isOver;

    internal Watch(LiveHub hub, HashSet<string>? feeds) => (_hub, _feeds) = (hub, feeds);

    /// <summary>How often it did not keep up.</summary>
    public int Lags { get; private set; }

    internal void Offer(LiveFrame frame)
    {
        if (_feeds is not null && !_feeds.Contains(frame.Feed)) return;
        lock (_frames)
        {
            if (_isOver) return;
            if (_frames.Count == MostWaiting)
            {
                Lags++;
                foreach (var lost in _frames) _behind.Add(lost.Feed);
                _frames.Clear();
            }
            if (_behind.Contains(frame.Feed)) return;
            _frames.Enqueue(frame);
            if (_arrived.CurrentCount == 0) _arrived.Release();
        }
    }

    /// <summary>Waits for something to come, or for the time to pass.</summary>
    /// <returns>Frames in order, and the feeds of which frames were lost: whoever shows them asks for their newest.</returns>
    public async Task<(IReadOnlyList<LiveFrame> Frames, IReadOnlyList<string> Behind)> Next(TimeSpan atMost, CancellationToken stop)
    {
        lock (_frames)
            if (_frames.Count + _behind.Count > 0) return Drain();
        await _arrived.WaitAsync(atMost, stop);
        lock (_frames) return Drain();
    }

    private (IReadOnlyList<LiveFrame>, IReadOnlyList<string>) Drain()
    {
        var taken = (_frames.ToList(), _behind.ToList());
        _frames.Clear();
        _behind.Clear();
        return taken;
    }

    public void Dispose()
    {
        _hub.Close(this);
        lock (_frames)
        {
            _isOver = true;
            _arrived.Dispose();
        }
    }
}
