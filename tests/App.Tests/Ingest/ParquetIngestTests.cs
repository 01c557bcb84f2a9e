using System.IO.Compression;
using System.Text;
using Maru.App.Export;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Contracts;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Hosting;
using Maru.Methods.Geometry;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Ingest;

/// <summary>Parquet as a source: the engine reads it, and it becomes a dataset like any other.</summary>
public sealed class ParquetIngestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-parquet-").FullName;
    private readonly ServiceProvider _services;

    public ParquetIngestTests() => _services = new ServiceCollection().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();

    private LakeStore Lake => _services.GetRequiredService<LakeStore>();

    private IEngine Engine => _services.GetRequiredService<IEngine>();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("lamps.parquet")]
    [InlineData("lamps.parquet.gz")]
    [InlineData("lamps.zip")]
    public async Task The_sample_keeps_its_rows_types_and_values_however_it_is_packed(string name)
    {
        var version = await Ingest(Packed(Path.Combine(Repository.Root, "src/Connectors/Parquet/Samples/lamps.parquet"), name));
        Assert.Equal((2L, 0L, "parquet"), (version.Rows, version.SetAside, version.Source.Connector));
        Assert.Equal(
            [
                ("관리번호", ColumnType.Text), ("동", ColumnType.Text), ("등 수", ColumnType.Integer), ("위도", ColumnType.Number), ("점검일", ColumnType.Date),
                ("점검시각", ColumnType.DateTime), ("정상", ColumnType.Boolean), ("요금", ColumnType.Number), ("종류", ColumnType.Text),
            ],
            version.Columns.Take(9).Select(column => (column.Name, column.Type)));
        Assert.Equal(
            """
            0001|가람동|12|37.9012|2026-03-01|2026-03-01T13:20:00|True|12.5|[LED, 나트륨]
            0002|새울동|7|∅|∅|∅|False|∅|∅
            """, Query($"select * from \"{version.Dataset}\""));
    }

    [Fact]
    public async Task Blanks_leading_zeros_and_large_numbers_come_through_many_row_groups()
    {
        var path = Path.Combine(_folder, "계량기.parquet");
        StoredColumn[] columns = [new("번호", StorageType.Text), new("값", StorageType.Double), new("누계", StorageType.Int64), new("검침일", StorageType.Date)];
        const int rows = 300_000;
        Engine.WriteParquet(path, new RowsSource(columns, Enumerable.Range(0, rows).Select(n => new object?[]
        {
            $"{n:D8}", n % 10 == 0 ? null : n / 4.0, 9_007_199_254_740_993L + n, new DateOnly(2026, 1, 1).AddDays(n % 28),
        })), new(), default);
        var version = await Ingest(path);
        Assert.Equal((rows, 0L), (version.Rows, version.SetAside));
        Assert.Equal([ColumnType.Text, ColumnType.Number, ColumnType.Integer, ColumnType.Date], version.Columns.Select(column => column.Type));
        Assert.Equal("00000000|00299999|30000|9007199254740993|9007199255040992|2026-01-28", Query($"select min(번호), max(번호), count(*) - count(값), min(누계), max(누계), max(검침일) from \"{version.Dataset}\""));
    }

    [Fact]
    public async Task Geoparquet_of_a_projected_system_becomes_shapes_in_degrees()
    {
        var path = Path.Combine(_folder, "쉼터.parquet");
        const string geo = """{"version":"1.1.0","primary_column":"자리","columns":{"자리":{"encoding":"WKB","geometry_types":["Point"],"crs":{"id":{"authority":"EPSG","code":5186}}}}}""";
        StoredColumn[] columns = [new("이름", StorageType.Text), new("자리", StorageType.Blob)];
        Engine.WriteParquet(
            path, new RowsSource(columns, Enumerable.Range(0, 40).Select(n => new object?[] { $"쉼터 {n}", n == 7 ? null : Wkb.WritePoint(264184.52 + (n * 31), 588912.07 - (n * 17)) })),
            new(new Dictionary<string, string> { ["geo"] = geo }), default);
        var version = await Ingest(path);
        Assert.Equal((40L, 0L), (version.Rows, version.SetAside));
        Assert.Equal("EPSG:5186", version.Source.Crs);
        Assert.Equal(39, version.Places!.Located);
        Assert.Single(version.Columns, column => column is { Type: ColumnType.Geometry, Role: ColumnRole.Geometry });
        Assert.InRange(version.Places.Box[0], 127.6, 127.8);
        Assert.InRange(version.Places.Box[1], 37.8, 38.0);
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("geojson")]
    [InlineData("csv")]
    public async Task Shapes_written_for_others_come_back_as_they_were(string format)
    {
        var path = Path.Combine(_folder, "구역.geojson");
        var features = Enumerable.Range(0, 30).Select(n => FormattableString.Invariant(
            $$$"""{"type":"Feature","properties":{"이름":"구역 {{{n}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{127 + (n * 0.01)}}},37.9],[{{{127.01 + (n * 0.01)}}},37.9],[{{{127.01 + (n * 0.01)}}},37.91],[{{{127 + (n * 0.01)}}},37.9]]]}}"""));
        await File.WriteAllTextAsync(path, $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""");
        var first = await Ingest(path);
        var written = Path.Combine(_folder, "돌아온 구역." + format);
        await _services.GetRequiredService<DatasetExport>().ToFile(first, new RowQuery(), ExportFormat.Find(format, "format"), written, new(), default);
        var again = await Ingest(written);
        Assert.Equal(first.Columns.Select(column => (column.Name, column.Type, column.Role)), again.Columns.Select(column => (column.Name, column.Type, column.Role)));
        Assert.Equal(first.Places!.Box, again.Places!.Box);
        Assert.Equal(Query($"select 이름, hex(geometry), bbox_west from \"{first.Dataset}\" order by 이름"), Query($"select 이름, hex(geometry), bbox_west from \"{again.Dataset}\" order by 이름"));
    }

    [Fact]
    public async Task Files_of_the_same_columns_are_appended_as_those_of_text_are()
    {
        StoredColumn[] whole = [new("월", StorageType.Int64), new("이용", StorageType.Int64), new("기준일", StorageType.Date)];
        StoredColumn[] broken = [new("월", StorageType.Int64), new("이용", StorageType.Double), new("기준일", StorageType.Date)];
        var paths = new[] { Path.Combine(_folder, "2025년.parquet"), Path.Combine(_folder, "2026년.parquet") };
        Engine.WriteParquet(paths[0], new RowsSource(whole, Enumerable.Range(1, 12).Select(n => new object?[] { (long)n, 10L * n, new DateOnly(2025, n, 1) })), new(), default);
        Engine.WriteParquet(paths[1], new RowsSource(broken, Enumerable.Range(1, 12).Select(n => new object?[] { (long)n, n + 0.5, new DateOnly(2026, n, 1) })), new(), default);
        var outcome = Assert.Single(await _services.GetRequiredService<IngestSources>().Run(new(paths, "이용") { Append = true }, null, default));
        Assert.True(outcome.Result is not null, outcome.Problem?.Message.Ko);
        var version = outcome.Result!.Version;
        Assert.Equal((24L, 0L), (version.Rows, version.SetAside));
        Assert.Equal([ColumnType.Integer, ColumnType.Number, ColumnType.Date, ColumnType.Text], version.Columns.Select(column => column.Type));
        Assert.Equal("2025년|780|2025-12-01\n2026년|84|2026-12-01", Query($"select 원본, sum(이용), max(기준일) from \"{version.Dataset}\" group by 원본 order by 원본"));
    }

    [Fact]
    public async Task A_timetable_that_ends_at_24_00_keeps_its_last_time()
    {
        var path = Path.Combine(_folder, "막차.parquet");
        Engine.WriteParquet(path, new RowsSource([new("노선", StorageType.Text), new("막차", StorageType.Time)], [["1번", new TimeSpan(23, 30, 0)], ["2번", TimeSpan.FromHours(24)], ["3번", null]]), new(), default);
        var version = await Ingest(path);
        Assert.Equal((3L, 0L, ColumnType.Time), (version.Rows, version.SetAside, version.Columns[1].Type));
        Assert.Equal("23:30:00|24:00:00", Query($"select cast(min(막차) as varchar), cast(max(막차) as varchar) from \"{version.Dataset}\""));
    }

    private string Packed(string path, string name)
    {
        var packed = Path.Combine(_folder, name);
        if (name.EndsWith(".zip", StringComparison.Ordinal))
        {
            using var zip = ZipFile.Open(packed, ZipArchiveMode.Create);
            zip.CreateEntryFromFile(path, "lamps.parquet");
        }
        else if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest);
            gzip.Write(File.ReadAllBytes(path));
        }
        else
        {
            File.Copy(path, packed);
        }
        return packed;
    }

    private async Task<VersionManifest> Ingest(string path)
    {
        var outcome = Assert.Single(await _services.GetRequiredService<IngestSources>().Run(new([path]), null, default));
        Assert.True(outcome.Result is not null, outcome.Problem?.Message.Ko);
        return outcome.Result!.Version;
    }

    /// <summary>Cells of all rows joined by bars, rows by line ends.</summary>
    private string Query(string sql)
    {
        using var open = _services.GetRequiredService<SqlReader>().Open(sql, new(), default);
        var rows = new List<string>();
        while (open.Result.Next())
            for (var row = 0; row < open.Result.Batch.Rows; row++)
                rows.Add(string.Join('|', open.Columns.Select((_, i) => Written(open.Result.Batch.Value(i, row)))));
        return string.Join('\n', rows);
    }

    private static string Written(object? value) => value switch
    {
        null => "∅",
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
