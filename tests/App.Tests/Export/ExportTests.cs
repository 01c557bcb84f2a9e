using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Maru.App.Export;
using Maru.App.Rows;
using Maru.App.Tests.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Tests.Export;

public sealed class ExportTests : IDisposable
{
    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    private string Out(string name) => Path.Combine(_lake.Home.Folder, name);

    private Task<ExportResult> Write(VersionManifest manifest, ExportFormat format, string path, string address = "", ExportOptions? options = null) =>
        _lake.Export.ToFile(manifest, _lake.Query(manifest, address), format, path, options ?? new(), CancellationToken.None);

    [Fact]
    public async Task Csv_starts_with_the_mark_Excel_needs()
    {
        var result = await Write(Ridership.PutInto(_lake), ExportFormat.Csv, Out("a.csv"), "select=정류장명&노선=7");
        Assert.Equal("\uFEFF정류장명\r\n시청\r\n춘천역\r\n"u8.ToArray(), await File.ReadAllBytesAsync(Out("a.csv")));
        Assert.Equal(new ExportResult(2), result);
    }

    [Fact]
    public async Task Cp949_counts_what_it_had_to_replace()
    {
        var words = _lake.Put("낱말", [new("낱말", ColumnType.Text)], [["똠방각하 뷁"], ["2020–2025"], ["😀 웃음"], ["㎡·①"], ["한\u200B글"]]);
        var result = await Write(words, ExportFormat.CsvCp949, Out("a.csv"));
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Assert.Equal("낱말\r\n똠방각하 뷁\r\n2020-2025\r\n? 웃음\r\n㎡·①\r\n한글\r\n", Encoding.GetEncoding(949).GetString(await File.ReadAllBytesAsync(Out("a.csv"))));
        Assert.Equal(3, result.Substituted);
        Assert.Contains("3개", result.Remark!.Value.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public void Cp949_takes_characters_cut_at_any_byte()
    {
        var text = Encoding.UTF8.GetBytes("가a나😀다–라");
        for (var cut = 0; cut <= text.Length; cut++)
        {
            using var target = new MemoryStream();
            using (var stream = new Cp949Stream(target))
            {
                stream.Write(text.AsSpan(0, cut));
                stream.Write(text.AsSpan(cut));
                stream.Flush();
                Assert.Equal(2, stream.Substituted);
            }
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            Assert.Equal("가a나?다-라", Encoding.GetEncoding(949).GetString(target.ToArray()));
        }
    }

    [Fact]
    public async Task GeoJson_of_points_leaves_rows_without_a_place_in()
    {
        var points = _lake.Put("점", [new("이름", ColumnType.Text), new("경도", ColumnType.Number, ColumnRole.Longitude), new("위도", ColumnType.Number, ColumnRole.Latitude)], [["시청", 127.73, 37.88], ["모름", null, 37.9]]);
        await Write(points, ExportFormat.GeoJson, Out("a.geojson"));
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(Out("a.geojson")));
        var features = document.RootElement.GetProperty("features");
        Assert.Equal("""{"type":"Point","coordinates":[127.73,37.88]}""", features[0].GetProperty("geometry").GetRawText());
        Assert.Equal("시청", features[0].GetProperty("properties").GetProperty("이름").GetString());
        Assert.Equal(JsonValueKind.Null, features[1].GetProperty("geometry").ValueKind);
    }

    [Fact]
    public async Task Parquet_of_closed_columns_is_rewritten_without_them_and_reads_back_the_same()
    {
        var rides = Ridership.PutInto(_lake);
        await Write(rides, ExportFormat.Parquet, Out("a.parquet"));
        using var session = _lake.Engine.Open([new("t", [Out("a.parquet")])], new());
        using var result = session.Query("select * from t", null, CancellationToken.None);
        Assert.Equal(["정류장명", "노선", "승차인원", "일자", "비고"], result.Columns.Select(c => c.Name));
        Assert.True(result.Next());
        Assert.Equal(["시청", "7", 412L, new DateOnly(2025, 6, 25), null], Enumerable.Range(0, 5).Select(i => result.Batch.Value(i, 0)));
    }

    [Fact]
    public async Task Parquet_of_an_open_single_part_is_the_part_itself()
    {
        var open = _lake.Put("열림", [new("값", ColumnType.Integer)], [[1L]]);
        await Write(open, ExportFormat.Parquet, Out("a.parquet"));
        Assert.Equal(await File.ReadAllBytesAsync(_lake.Lake.PartPaths(open)[0]), await File.ReadAllBytesAsync(Out("a.parquet")));
    }

    [Fact]
    public async Task A_failed_export_leaves_the_old_file_and_nothing_else()
    {
        var rides = Ridership.PutInto(_lake);
        Directory.CreateDirectory(Out("out"));
        await File.WriteAllTextAsync(Out("out/a.geojson"), "old");
        await Assert.ThrowsAsync<InputException>(() => Write(rides, ExportFormat.GeoJson, Out("out/a.geojson")));
        Assert.Equal("old", await File.ReadAllTextAsync(Out("out/a.geojson")));
        Assert.Equal(["a.geojson"], Directory.GetFiles(Out("out")).Select(Path.GetFileName));
    }

    [Fact]
    public void File_names_carry_the_title_and_the_reference_date()
    {
        var rides = Ridership.PutInto(_lake);
        Assert.Equal("춘천시 버스_노선_20250628.xlsx", ExportName.Of("춘천시 버스/노선", rides, ExportFormat.Xlsx));
        Assert.Equal("승하차_v1.csv", ExportName.Of("승하차", rides with { ReferenceDate = null }, ExportFormat.CsvCp949));
    }
}
