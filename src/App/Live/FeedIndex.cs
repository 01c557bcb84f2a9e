using Maru.App.Catalog;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>
/// What is known of a feed, in memory: the newest values, those of its window for telling duplicates, events, and counts by day. It is
/// what the lines of the log add up to, and nothing else. Not safe for many threads: its owner locks.
/// </summary>
internal sealed class FeedIndex(FeedCard card, IReadOnlyList<Quantity> quantities)
{
    private const int ShownAsides = 100;
    private const int KnownAsides = 200_000;
    private const int LongestName = 200;

    private static readonly TimeSpan Spare = TimeSpan.FromHours(1);

    private readonly Dictionary<(string Station, string Quantity), Series> _series = [];
    private readonly Dictionary<string, Station> _stations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownEvent> _events = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string, long, string)> _asides = [];
    private readonly Queue<AsideValue> _lastAsides = new();
    private readonly Dictionary<string, Quantity> _quantities = quantities.ToDictionary(quantity => quantity.Id, StringComparer.Ordinal);

    /// <summary>Number of the last line.</summary>
    public long Last { get; private set; }

    public DateTimeOffset? LastArrival { get; private set; }

    /// <summary>Counts by Korean day of arrival.</summary>
    public SortedDictionary<DateOnly, Arrival> Days { get; } = [];

    public IReadOnlyDictionary<(string Station, string Quantity), Series> Series => _series;

    public IReadOnlyDictionary<string, Station> Stations => _stations;

    public IReadOnlyDictionary<string, KnownEvent> Events => _events;

    public IReadOnlyCollection<AsideValue> LastAsides => _lastAsides;

    /// <summary>What a value is worth at this moment: null to keep it, a reason to set it aside.</summary>
    public BadReason? Refused(Reading reading, DateTimeOffset now)
    {
        if (reading.Station.Length is 0 or > LongestName || !_quantities.TryGetValue(reading.Quantity, out var quantity)) return BadReason.Unknown;
        if (!(reading.Value >= quantity.Min && reading.Value <= quantity.Max)) return BadReason.Absurd;
        if (reading.At > now + card.Ahead) return BadReason.Future;
        return reading.At < now - card.LateWindow ? BadReason.TooLate : null;
    }

    /// <summary>True when this very value is there already.</summary>
    public bool Has(Reading reading) =>
        _series.TryGetValue((reading.Station, reading.Quantity), out var series) && series.Find(reading.At.ToUnixTimeMilliseconds()) is { } there && there.Equals(reading.Value);

    /// <summary>True when the same was set aside before: a service that is asked every ten minutes repeats itself.</summary>
    public bool Has(BadValue bad) => _asides.Contains(KeyOf(bad));

    public bool Has(Station station) => _stations.TryGetValue(station.Id, out var there) && there == station;

    public bool Has(LiveEvent happening) => _events.TryGetValue(happening.Id, out var there) && there.Event.SaysAs(happening);

    /// <summary>Takes a line in.</summary>
    /// <returns>What changed for those who watch; null for nothing.</returns>
    public LiveUpdate? Apply(FeedLine line)
    {
        Last = Math.Max(Last, line.Number);
        var received = FeedLines.Time(line.ReceivedAt);
        if (LastArrival is null || received > LastArrival) LastArrival = received;
        switch (line.Kind)
        {
            case LineKind.Reading:
                return Apply(line.Reading, line.Number, received);
            case LineKind.Event:
                var happening = line.Event!;
                var first = _events.TryGetValue(happening.Id, out var before) ? before.ReceivedAt : received;
                _events[happening.Id] = new(happening, first, received, line.Number);
                Count(received, new() { Events = 1 });
                return new(line.Number, received, default, happening, true);
            case LineKind.Station:
                _stations[line.Station!.Id] = line.Station;
                return null;
            case LineKind.Aside:
                if (_asides.Count >= KnownAsides) _asides.Clear();
                _asides.Add(KeyOf(line.Bad!));
                _lastAsides.Enqueue(new(line.Bad!, received));
                if (_lastAsides.Count > ShownAsides) _lastAsides.Dequeue();
                Count(received, new() { SetAside = 1 });
                return null;
            default:
                Count(received, new() { Duplicates = line.Duplicates });
                return null;
        }
    }

    private LiveUpdate Apply(Reading reading, long number, DateTimeOffset received)
    {
        var key = (reading.Station, reading.Quantity);
        if (!_series.TryGetValue(key, out var series)) _series[key] = series = new();
        var at = reading.At.ToUnixTimeMilliseconds();
        var isLate = series.Count > 0 && at < series.NewestAt;
        var isRevision = series.Find(at) is not null;
        series.Put(at, reading.Value);
        if (!isLate) series.Last = (received.ToUnixTimeMilliseconds(), number);
        Count(received, new() { Readings = 1, Late = isLate ? 1 : 0, Revised = isRevision ? 1 : 0 });
        return new(number, received, reading, null, !isLate);
    }

    /// <summary>Forgets what no value that comes now can be a duplicate of.</summary>
    public void Forget(DateTimeOffset now)
    {
        var before = now - card.LateWindow - Spare;
        foreach (var series in _series.Values) series.Forget(before.ToUnixTimeMilliseconds());
        foreach (var (id, known) in _events.ToList())
            if (known.Event.State == EventState.Ended && known.ChangedAt < before) _events.Remove(id);
    }

    private void Count(DateTimeOffset received, Arrival arrival)
    {
        var day = KoreanTime.Day(received);
        Days[day] = Days.TryGetValue(day, out var counted) ? counted + arrival : arrival;
    }

    private static (string, string, long, string) KeyOf(BadValue bad) => (bad.Station, bad.Quantity, bad.At?.ToUnixTimeMilliseconds() ?? 0, $"{bad.Reason} {bad.Found}");
}
