using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Tests.Catalog;

/// <summary>A data folder of its own with a catalogue on a clock the test sets; gone afterwards.</summary>
public sealed class CatalogFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-catalog-").FullName;

    public CatalogFolder(string now = "2026-10-20T00:40:00Z")
    {
        Clock = new SetClock(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        Lake = new LakeStore(new DataHome(_folder));
        Store = new CatalogStore(Lake, Clock);
    }

    public SetClock Clock { get; }

    public LakeStore Lake { get; }

    public CatalogStore Store { get; }

    public string Path => _folder;

    /// <summary>A second process's view of the same folder.</summary>
    public CatalogStore Another() => new(new LakeStore(new DataHome(_folder)), Clock);

    /// <summary>Commits a version to the lake, as ingest does.</summary>
    public VersionManifest Commit(string dataset, string title, Func<VersionManifest, VersionManifest>? change = null, params Column[] columns)
    {
        using var writer = Lake.BeginVersion(dataset);
        var manifest = Example.Manifest(dataset, title, columns) with { Version = writer.Version, CollectedAt = Clock.GetUtcNow() };
        manifest = change?.Invoke(manifest) ?? manifest;
        writer.Commit(manifest);
        return manifest;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

public static class Example
{
    public static Column[] Stops { get; } =
    [
        new("정류장번호", ColumnType.Text, ColumnRole.Key, Source: "정류장번호") { Profile = new(1890, 0, 0, 1890) },
        new("정류장명", ColumnType.Text, ColumnRole.Name, Source: "정류장명") { Profile = new(1890, 0, 0, 998) },
        new("경도", ColumnType.Number, ColumnRole.Longitude, Source: "경도") { Profile = new(1890, 0, 0, 1800) },
        new("위도", ColumnType.Number, ColumnRole.Latitude, Source: "위도") { Profile = new(1890, 0, 0, 1800) },
        new("행정동", ColumnType.Text, ColumnRole.Region)
        {
            Profile = new(1890, 50, 0, 2, Top: [new("서면", 1500), new("중앙동", 340)]),
        },
    ];

    public static VersionManifest Manifest(string dataset, string title, params Column[] columns) => new(
        dataset, 1, title, 1890, 0, new DateOnly(2026, 9, 26), new DateTimeOffset(2026, 10, 1, 3, 12, 0, TimeSpan.FromHours(9)),
        columns.Length > 0 ? columns : Stops, [new("part-0000.parquet", 1890, 60_000, new string('0', 64))],
        new("csv", title + ".csv", "folder/" + title + ".csv", 142_000, new string('1', 64)) { Encoding = "CP949" });
}

public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => _now += by;
}
