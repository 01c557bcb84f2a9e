using System.Buffers;
using System.Globalization;
using System.Threading.Channels;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>
/// The hot part of a feed: a log that is only appended to, one file a day of arrival, and what it adds up to. Whoever brings something hears
/// when it is on the disk; what many bring at once goes there together. One process writes, any may read.
/// </summary>
public sealed class HotFeed : IAsyncDisposable
{
    private const int MostWaiting = 20_000;
    private const int MostTogether = 2_000;
    private const string Ending = ".log";

    private static readonly TimeSpan ForgetEvery = TimeSpan.FromMinutes(10);

    private readonly Channel<Brought> _waiting = Channel.CreateBounded<Brought>(MostWaiting);
    private readonly Lock _reading = new();
    private readonly TimeProvider _clock;
    private readonly LiveHub _hub;
    private readonly string _folder;
    private readonly Lazy<Task> _writing;
    private FeedIndex _index;
    private FileLock? _held;
    private FileStream? _file;
    private DateOnly _day;
    private DateTimeOffset _forgotten;

    internal HotFeed(FeedSetting setting, IFeed kind, string folder, LiveHub hub, TimeProvider clock)
    {
        (Setting, Kind, _folder, _hub, _clock) = (setting, kind, folder, hub, clock);
        Quantities = kind.Quantities(FeedKinds.Own(kind, setting));
        _index = Load();
        _writing = new(() => Task.Run(Write));
    }

    public FeedSetting Setting { get; internal set; }

    public IFeed Kind { get; }

    public IReadOnlyList<Quantity> Quantities { get; }

    internal string Folder => _folder;

    private sealed record Brought(FeedAnswer Answer, bool IsWhole, TaskCompletionSource<Arrival> Kept);

    /// <summary>Keeps what was brought. Done when it is on the disk.</summary>
    /// <param name="isWhole">The answer holds all events that are open: of feeds whose card says so, one that is not in it has ended.</param>
    /// <exception cref="InputException">Another process keeps this feed.</exception>
    /// <exception cref="IOException">It can't be written: then nothing of it counts as kept.</exception>
    public async Task<Arrival> Take(FeedAnswer answer, bool isWhole, CancellationToken stop)
    {
        _ = _writing.Value;
        var kept = new TaskCompletionSource<Arrival>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync(new(answer, isWhole, kept), stop);
        return await kept.Task.WaitAsync(stop);
    }

    /// <summary>Looks at what is known; nothing changes meanwhile.</summary>
    internal T Look<T>(Func<FeedIndex, T> look)
    {
        lock (_reading) return look(_index);
    }

    /// <summary>The newest value of every station and quantity, in their order.</summary>
    public IReadOnlyList<NewestReading> Newest() => Look(index => index.Series
        .Where(pair => pair.Value.Count > 0)
        .Select(pair => new NewestReading(new(pair.Key.Station, pair.Key.Quantity, FeedLines.Time(pair.Value.NewestAt), pair.Value.Newest), FeedLines.Time(pair.Value.Last.ReceivedAt), pair.Value.Last.Number) { Gaps = Gaps(pair.Value) })
        .OrderBy(newest => newest.Reading.Station, StringComparer.Ordinal).ThenBy(newest => newest.Reading.Quantity, StringComparer.Ordinal).ToList());

    /// <summary>Values of a station between two times, in order; only those of the feed's window are here, older ones are in the lake.</summary>
    public IReadOnlyList<Reading> Values(string station, string quantity, DateTimeOffset from, DateTimeOffset until) => Look<IReadOnlyList<Reading>>(index =>
    {
        if (!index.Series.TryGetValue((station, quantity), out var series)) return [];
        var found = new List<Reading>();
        for (var i = 0; i < series.Count; i++)
            if (FeedLines.Time(series.Times[i]) is var at && at >= from && at <= until) found.Add(new(station, quantity, at, series.Values[i]));
        return found;
    });

    public IReadOnlyList<Station> Stations() => Look(index => index.Stations.Values.OrderBy(station => station.Id, StringComparer.Ordinal).ToList());

    /// <summary>Events that are not over, the gravest first.</summary>
    public IReadOnlyList<KnownEvent> OpenEvents()
    {
        var now = _clock.GetUtcNow();
        return Look(index => index.Events.Values
            .Where(known => known.Event.State == EventState.Open && !(known.Event.Until <= now))
            .OrderByDescending(known => known.Event.Severity).ThenByDescending(known => known.Event.From).ThenBy(known => known.Event.Id, StringComparer.Ordinal).ToList());
    }

    /// <summary>Counts by Korean day of arrival, of the days that are here.</summary>
    public IReadOnlyDictionary<DateOnly, Arrival> Days() => Look(index => index.Days.ToDictionary());

    /// <summary>What was set aside last, the newest first.</summary>
    public IReadOnlyList<AsideValue> Asides() => Look(index => index.LastAsides.Reverse().ToList());

    public DateTimeOffset? LastArrival => Look(index => index.LastArrival);

    /// <summary>What every key says now, of those that changed after a number, in the order they did.</summary>
    public (long Last, IReadOnlyList<LiveUpdate> Updates) Since(long number) => Look<(long, IReadOnlyList<LiveUpdate>)>(index =>
    {
        var readings = index.Series.Where(pair => pair.Value.Last.Number > number)
            .Select(pair => new LiveUpdate(pair.Value.Last.Number, FeedLines.Time(pair.Value.Last.ReceivedAt), new(pair.Key.Station, pair.Key.Quantity, FeedLines.Time(pair.Value.NewestAt), pair.Value.Newest), null, true));
        var events = index.Events.Values.Where(known => known.Number > number).Select(known => new LiveUpdate(known.Number, known.ChangedAt, default, known.Event, true));
        return (index.Last, [.. readings.Concat(events).OrderBy(update => update.Number)]);
    });

    private int Gaps(Series series)
    {
        if (!Kind.Card.IsRegular) return 0;
        var cadence = (long)Kind.Card.Cadence.TotalMilliseconds;
        var from = _clock.GetUtcNow().AddDays(-1).ToUnixTimeMilliseconds();
        var gaps = 0L;
        for (var i = 1; i < series.Count; i++)
            if (series.Times[i - 1] >= from && series.Times[i] - series.Times[i - 1] is var apart && apart >= cadence * 3 / 2) gaps += (apart + (cadence / 2)) / cadence - 1;
        return (int)Math.Min(gaps, int.MaxValue);
    }

    // ---- the log

    internal static IReadOnlyList<(DateOnly Day, string Path)> Segments(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*" + Ending)
            .Select(path => (Day: DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default, Path: path))
            .Where(segment => segment.Day != default).OrderBy(segment => segment.Day)];

    /// <summary>The lines of a segment that are whole.</summary>
    internal static IEnumerable<FeedLine> Lines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        using var reader = new LogReader(file);
        while (reader.Next(out var line))
            if (line is not null) yield return line;
    }

    private FeedIndex Load()
    {
        var index = new FeedIndex(Kind.Card, Quantities);
        foreach (var (_, path) in Segments(_folder))
        {
            foreach (var line in Lines(path)) index.Apply(line);
            index.Forget(_clock.GetUtcNow());
        }
        return index;
    }

    private async Task Write()
    {
        var together = new List<Brought>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            together.Clear();
            while (together.Count < MostTogether && _waiting.Reader.TryRead(out var next)) together.Add(next);
            try
            {
                EnsureOpen();
                var (updates, arrivals) = WriteDown(together);
                _hub.Publish(Setting.Id, updates);
                foreach (var (brought, arrival) in together.Zip(arrivals)) brought.Kept.TrySetResult(arrival);
            }
            catch (Exception e)
            {
                // What is in the file is looked at anew before anything more is written.
                Close();
                foreach (var brought in together) brought.Kept.TrySetException(e is InputException ? e : new IOException($"The feed {Setting.Id} could not be written.", e));
            }
        }
        Close();
    }

    private void EnsureOpen()
    {
        var today = KoreanTime.Day(_clock.GetUtcNow());
        if (_held is null)
        {
            PrivateFiles.CreateFolder(_folder);
            _held = FileLock.TryTake(Path.Combine(_folder, "lock")) ?? throw new InputException(
                new($"'{Setting.Id}' 피드를 다른 프로세스가 받고 있습니다.", $"Another process takes the feed '{Setting.Id}'."),
                new("서버가 켜져 있으면 서버가 받으니 그대로 두세요.", "If the server runs, it does; leave it so."), Setting.Id)
            { IsTransient = true };
            foreach (var (_, path) in Segments(_folder)) CutHalfLine(path);
            var index = Load();
            lock (_reading) _index = index;
        }
        if (_file is not null && _day == today) return;
        _file?.Dispose();
        _file = PrivateFiles.Create(Path.Combine(_folder, today.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + Ending), FileMode.Append, FileShare.Read | FileShare.Delete, buffer: 0);
        _day = today;
    }

    private static void CutHalfLine(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        var length = file.Length;
        var buffer = new byte[4096];
        while (length > 0)
        {
            var from = Math.Max(0, length - buffer.Length);
            file.Seek(from, SeekOrigin.Begin);
            var part = buffer.AsSpan(0, (int)(length - from));
            file.ReadExactly(part);
            var end = part.LastIndexOf((byte)'\n');
            if (end >= 0)
            {
                length = from + end + 1;
                break;
            }
            length = from;
        }
        if (length < file.Length) file.SetLength(length);
    }

    private (List<LiveUpdate> Updates, List<Arrival> Arrivals) WriteDown(List<Brought> together)
    {
        var lines = new ArrayBufferWriter<byte>(together.Count * 120);
        using var json = FeedLines.Writer(lines);
        var updates = new List<LiveUpdate>();
        var arrivals = new List<Arrival>();
        lock (_reading)
        {
            var taking = new TakeAnswer(_index, Kind.Card, _clock.GetUtcNow(), json, lines, updates);
            foreach (var brought in together) arrivals.Add(taking.Take(brought.Answer, brought.IsWhole));
            if (_clock.GetUtcNow() - _forgotten > ForgetEvery) _index.Forget(_forgotten = _clock.GetUtcNow());
        }
        _file!.Write(lines.WrittenSpan);
        _file.Flush(flushToDisk: true);
        return (updates, arrivals);
    }

    private void Close()
    {
        _file?.Dispose();
        _held?.Dispose();
        (_file, _held) = (null, null);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_writing.IsValueCreated) await _writing.Value;
    }
}
