using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>
/// Moves days of arrival that are over from a feed's log into the lake, as a new version of its dataset: one Parquet part for each day the
/// values speak of, of which only those are written anew that something came for. A corrected value replaces the one before; the version
/// before keeps that. The version itself says up to which day it goes, so that a process killed anywhere neither loses nor doubles a value.
/// </summary>
public sealed partial class CompactFeed(LakeStore lake, IEngine engine, CatalogStore catalog, IDatasetRegister register, TimeProvider clock)
{
    private const string UntilKey = "until";
    private const string Fresh = "fresh";
    private const string Before = "before";
    private const string Self = "t";

    // What was under way at midnight is in the file by then.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    /// <returns>The versions made.</returns>
    /// <exception cref="Core.InputException">Another writer is at the dataset.</exception>
    public IReadOnlyList<VersionManifest> Run(HotFeed feed, CancellationToken stop)
    {
        var over = KoreanTime.Day(clock.GetUtcNow() - Settling);
        var segments = HotFeed.Segments(feed.Folder).Where(segment => segment.Day < over).ToList();
        if (segments.Count == 0) return [];
        var made = new List<VersionManifest>();
        foreach (var table in (IEnumerable<FeedTable>)[FeedTable.Readings(feed), FeedTable.Events(feed)])
        {
            var newest = lake.Latest(table.Dataset);
            var until = UntilOf(newest);
            var waiting = segments.Where(segment => segment.Day > until).ToList();
            // A feed without values gets no dataset of values, and one without events none of events.
            if (waiting.Count == 0 || !waiting.SelectMany(segment => HotFeed.Lines(segment.Path)).Any(table.Takes)) continue;
            made.Add(Write(feed, table, newest, waiting, stop));
        }
        Forget(feed, segments);
        return made;
    }

    private static DateOnly UntilOf(VersionManifest? newest) =>
        newest?.Source.Settings.GetValueOrDefault(UntilKey) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : DateOnly.MinValue;

    private VersionManifest Write(HotFeed feed, FeedTable table, VersionManifest? newest, List<(DateOnly Day, string Path)> waiting, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        // Before anybody could see a first version: whose it is, and who may see it.
        if (newest is null) Describe(feed.Setting, table);
        using var writer = lake.BeginVersion(table.Dataset);
        var fresh = Path.Combine(writer.Folder, "fresh.parquet");
        IEnumerable<FeedLine> lines = waiting.SelectMany(segment => HotFeed.Lines(segment.Path));
        var came = engine.WriteParquet(fresh, table.Source(lines.Where(table.Takes)), new(), stop);
        var parts = Merge(table, newest, writer, fresh, stop);
        File.Delete(fresh);
        var aside = SetAside(table, writer, waiting);
        var rows = parts.Sum(part => part.Rows);
        using var session = engine.Open([new(Self, [.. parts.Select(part => Path.Combine(writer.Folder, part.Name))])], new SessionLimits());
        var profiling = new ColumnProfiling(session, Self);
        var manifest = new VersionManifest(
            table.Dataset, writer.Version, table.Title.Ko, rows, aside, waiting[^1].Day, clock.GetLocalNow(),
            [.. table.Columns.Select(column => column with { Profile = profiling.OfStored(column.Type, column.Name, rows, 0, stop) })], parts,
            new("feed", table.Title.Ko, "feed:" + feed.Setting.Id, waiting.Sum(segment => new FileInfo(segment.Path).Length), HashOf(parts))
            {
                Settings = new Dictionary<string, string> { [UntilKey] = waiting[^1].Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
            })
        {
            Lineage = [new("live-feed", new($"실시간 피드 ‘{feed.Setting.Title}’에서 {waiting[0].Day:yyyy-MM-dd}부터 {waiting[^1].Day:yyyy-MM-dd}까지 들어온 값을 더했습니다.", $"Values that came from the live feed '{feed.Setting.TitleEn ?? feed.Setting.Id}' from {waiting[0].Day:yyyy-MM-dd} to {waiting[^1].Day:yyyy-MM-dd} were added."), came, rows)],
            Diff = newest is null ? null : new(newest.Version, null, Math.Max(0, rows - newest.Rows), 0, Math.Max(0, came - (rows - newest.Rows)), [], []),
            Seconds = clock.GetElapsedTime(started).TotalSeconds,
        };
        writer.Commit(manifest);
        register.Register(manifest);
        return manifest;
    }

    private List<PartFile> Merge(FeedTable table, VersionManifest? newest, LakeWriter writer, string fresh, CancellationToken stop)
    {
        var known = (newest?.Parts ?? []).ToDictionary(part => part.Name, StringComparer.Ordinal);
        var parts = new SortedDictionary<string, PartFile>(StringComparer.Ordinal);
        foreach (var number in table.IsByDay ? Days(fresh, stop) : [0])
        {
            var name = LakeWriter.NameOf(number);
            var before = known.Remove(name) ? lake.PartPaths(newest!).First(path => Path.GetFileName(path) == name) : null;
            using var session = engine.Open(before is null ? [new(Fresh, [fresh])] : [new(Fresh, [fresh]), new(Before, [before])], new SessionLimits());
            using var result = session.Query(table.MergeSql(before is null ? null : Before, Fresh, number), null, stop);
            var rows = engine.WriteParquet(writer.PartPath(number), new ResultSource(result), new(), stop);
            parts[name] = writer.SealPart(number, rows);
        }
        foreach (var (name, part) in known)
        {
            Link(Path.Combine(lake.VersionFolder(newest!.Dataset, newest.Version), name), Path.Combine(writer.Folder, name));
            parts[name] = part;
        }
        return [.. parts.Values];
    }

    private List<int> Days(string fresh, CancellationToken stop)
    {
        using var session = engine.Open([new(Fresh, [fresh])], new SessionLimits());
        using var result = session.Query($"select distinct cast(strftime({FeedTable.Time}, '%Y%m%d') as bigint) from {Fresh} order by 1", null, stop);
        var days = new List<int>();
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++) days.Add((int)result.Batch.Int64(0)[row]);
        return days;
    }

    private static long SetAside(FeedTable table, LakeWriter writer, List<(DateOnly Day, string Path)> waiting)
    {
        if (!table.IsByDay) return 0;
        var count = 0L;
        var spool = Path.Combine(writer.Folder, "aside.tmp");
        using (var stream = PrivateFiles.Create(spool))
        {
            foreach (var line in waiting.SelectMany(segment => HotFeed.Lines(segment.Path)).Where(line => line.Kind == LineKind.Aside))
            {
                var bad = line.Bad!;
                var time = bad.At is { } at ? KoreanTime.Of(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null;
                JsonSerializer.Serialize(stream, new SetAsideRow(bad.Reason.ToString(), ++count, FeedTable.ValueName, bad.Found, bad.Flag ?? bad.Reason.Name().Ko, [bad.Station, bad.Quantity, time, bad.Found]), LakeLinesJson.Default.SetAsideRow);
                stream.WriteByte((byte)'\n');
            }
        }
        writer.JoinSetAside([spool]);
        return count;
    }

    private void Describe(FeedSetting setting, FeedTable table)
    {
        catalog.Prepare();
        catalog.EditDataset(table.Dataset, "maru", row =>
        {
            (row.TitleKo, row.TitleEn) = (row.TitleKo ?? table.Title.Ko, row.TitleEn ?? table.Title.En);
            row.Access ??= (setting.IsOpen ? AccessLevel.Everyone : AccessLevel.Internal).ToString();
            row.Department ??= setting.Department;
            row.Team ??= setting.Team;
            row.Domain ??= setting.Domain;
            row.Collection ??= "sensor";
        });
    }

    // What is in the lake, and older than any value that could come twice, is here no more.
    private void Forget(HotFeed feed, List<(DateOnly Day, string Path)> segments)
    {
        var oldest = KoreanTime.Day(clock.GetUtcNow() - feed.Kind.Card.LateWindow).AddDays(-1);
        foreach (var (day, path) in segments.Where(segment => segment.Day < oldest)) File.Delete(path);
    }

    private static string HashOf(IReadOnlyList<PartFile> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(part => part.Sha256)))));

    // The same bytes under another name: a part never changes once written.
    private static void Link(string from, string to)
    {
        if (OperatingSystem.IsWindows() || HardLink(from, to) != 0) File.Copy(from, to);
    }

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "link", StringMarshalling = System.Runtime.InteropServices.StringMarshalling.Utf8)]
    private static partial int HardLink(string from, string to);
}
