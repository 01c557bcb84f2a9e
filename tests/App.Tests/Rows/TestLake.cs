using Maru.App.Catalog;
using Maru.App.Export;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Contracts;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Engines.DuckDb;

namespace Maru.App.Tests.Rows;

/// <summary>A data folder of its own with datasets written row by row in the test.</summary>
public sealed class TestLake : IDisposable
{
    private static readonly DateTimeOffset Collected = new(2025, 7, 1, 9, 0, 0, TimeSpan.FromHours(9));

    public TestLake()
    {
        Home = new DataHome(Directory.CreateTempSubdirectory("maru-rows-").FullName);
        Lake = new LakeStore(Home);
        Engine = new DuckDbEngine(Home.Lake);
        Catalog = new CatalogStore(Lake, TimeProvider.System);
        Versions = new ReadableVersions(Lake, Catalog);
        Reader = new RowReader(Lake, Engine, TimeProvider.System);
        Export = new DatasetExport(Lake, Reader, Engine);
    }

    public DataHome Home { get; }

    public LakeStore Lake { get; }

    public IEngine Engine { get; }

    public CatalogStore Catalog { get; }

    public ReadableVersions Versions { get; }

    public RowReader Reader { get; }

    public DatasetExport Export { get; }

    /// <summary>Writes a version; the rows are spread over the given number of parts in order.</summary>
    public VersionManifest Put(string dataset, IReadOnlyList<Column> columns, IReadOnlyList<object?[]> rows, int parts = 1, IReadOnlyList<SetAsideRow>? setAside = null, IReadOnlyList<Issue>? issues = null)
    {
        StoredColumn[] stored = [.. columns.Select(c => new StoredColumn(c.Name, Storage(c.Type)))];
        using var writer = Lake.BeginVersion(dataset);
        var share = (rows.Count + parts - 1) / parts;
        var counts = Enumerable.Range(0, parts)
            .Select(part => Engine.WriteParquet(writer.PartPath(part), new RowsSource(stored, rows.Skip(part * share).Take(share)), new(), CancellationToken.None))
            .ToList();
        var spool = Path.Combine(writer.Folder, "aside.jsonl");
        File.WriteAllLines(spool, (setAside ?? []).Select(row => System.Text.Json.JsonSerializer.Serialize(row, LakeLinesJson.Default.SetAsideRow)));
        writer.JoinSetAside([spool]);
        var manifest = new VersionManifest(
            dataset, writer.Version, dataset, rows.Count, setAside?.Count ?? 0, new DateOnly(2025, 6, 28), Collected,
            [.. columns.Select((column, i) => column with { Cell = i })], writer.Seal(counts), new SourceRecord("test", dataset + ".csv", dataset + ".csv", 1, "00"))
        {
            Issues = issues ?? [],
        };
        writer.Commit(manifest);
        if (File.Exists(Home.CatalogFile)) Catalog.Register(manifest);
        return manifest;
    }

    public RowQuery Query(VersionManifest manifest, string address) => RowQueryReader.Read(Parse(address), new RowSchema(manifest));

    /// <summary>Rows of a query as text, cells joined by bars; a blank is ∅.</summary>
    public List<string> Rows(VersionManifest manifest, string address)
    {
        using var rows = Reader.Open(manifest, Query(manifest, address), CancellationToken.None);
        return Read(rows);
    }

    public static List<string> Read(OpenRows rows)
    {
        var lines = new List<string>();
        while (rows.Next(out var count))
            for (var row = 0; row < count; row++)
                lines.Add(string.Join("|", Enumerable.Range(0, rows.Columns.Count).Select(c => Text(rows.Batch.Value(c, row)))));
        return lines;
    }

    /// <summary>All pages of a query, following next.</summary>
    public List<List<string>> Pages(VersionManifest manifest, string address)
    {
        var pages = new List<List<string>>();
        var query = Query(manifest, address);
        while (true)
        {
            using var rows = Reader.Open(manifest, query, CancellationToken.None);
            pages.Add(Read(rows));
            if (rows.NextPage(rows.KnownCount() ?? MatchCount.Unknown) is not { } next) return pages;
            query = query with { After = next };
        }
    }

    public void Dispose()
    {
        Engine.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Home.Folder, recursive: true);
    }

    public static IEnumerable<KeyValuePair<string, string>> Parse(string address) =>
        address.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            return new KeyValuePair<string, string>(Uri.UnescapeDataString(pair[..equals]), Uri.UnescapeDataString(pair[(equals + 1)..]));
        });

    private static string Text(object? value) => value switch
    {
        null => "∅",
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        _ => value.ToString()!,
    };

    private static StorageType Storage(ColumnType type) => type switch
    {
        ColumnType.Integer => StorageType.Int64,
        ColumnType.Number => StorageType.Double,
        ColumnType.Boolean => StorageType.Boolean,
        ColumnType.Date => StorageType.Date,
        ColumnType.Time => StorageType.Time,
        ColumnType.DateTime => StorageType.Timestamp,
        ColumnType.Geometry => StorageType.Blob,
        _ => StorageType.Text,
    };
}
