using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Maru.App.Export;
using Maru.App.Tests.Rows;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Tests.Export;

public sealed class XlsxTests : IDisposable
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    private static readonly Column[] Columns =
    [
        new("이름", ColumnType.Text), new("금액", ColumnType.Integer, ColumnRole.Measure, Unit: "원"), new("비율", ColumnType.Number),
        new("일자", ColumnType.Date), new("일시", ColumnType.DateTime), new("시각", ColumnType.Time), new("여부", ColumnType.Boolean),
    ];

    private VersionManifest Put() => _lake.Put("예산", Columns,
    [
        ["=1+1", 3_088_328_520_776L, 0.25, new DateOnly(2025, 9, 11), new DateTime(2025, 9, 11, 13, 5, 10), new TimeOnly(23, 59, 0), true],
        ["<b> & \"따옴표\" _x0041_ \u0001", -1L, -1.5, new DateOnly(1900, 2, 1), null, null, false],
        ["00123", 9_007_199_254_740_993L, null, null, null, null, null],
    ]);

    private async Task<string> Write(VersionManifest manifest)
    {
        var path = Path.Combine(_lake.Home.Folder, "a.xlsx");
        await _lake.Export.ToFile(manifest, _lake.Query(manifest, ""), ExportFormat.Xlsx, path, new(), CancellationToken.None);
        return path;
    }

    private static XDocument Part(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        using var stream = zip.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }

    [Fact]
    public async Task Cells_have_real_types_and_text_is_never_a_formula()
    {
        var sheet = Part(await Write(Put()), "xl/worksheets/sheet1.xml");
        Assert.Empty(sheet.Descendants(Sheet + "f"));
        var cells = sheet.Descendants(Sheet + "c").ToDictionary(c => c.Attribute("r")!.Value, c => (Type: c.Attribute("t")?.Value ?? "n", c.Value));
        Assert.Equal(("inlineStr", "=1+1"), cells["A2"]);
        Assert.Equal(("n", "3088328520776"), cells["B2"]);
        Assert.Equal(("n", "45911"), cells["D2"]);
        Assert.Equal(("b", "1"), cells["G2"]);
        Assert.Equal(("inlineStr", "<b> & \"따옴표\" _x005F_x0041_ _x0001_"), cells["A3"]);
        Assert.Equal(("inlineStr", "1900-02-01"), cells["D3"]);
        Assert.Equal(("inlineStr", "00123"), cells["A4"]);
        Assert.Equal(("inlineStr", "9007199254740993"), cells["B4"]);
        Assert.DoesNotContain("C4", cells.Keys);
    }

    [Fact]
    public async Task The_header_is_frozen_with_a_filter_over_all_rows()
    {
        var sheet = Part(await Write(Put()), "xl/worksheets/sheet1.xml");
        Assert.Equal("frozen", sheet.Descendants(Sheet + "pane").Single().Attribute("state")!.Value);
        Assert.Equal("A1:G4", sheet.Descendants(Sheet + "autoFilter").Single().Attribute("ref")!.Value);
    }

    [Fact]
    public void A_full_sheet_is_followed_by_another()
    {
        var manifest = _lake.Put("많음", [new("값", ColumnType.Integer)], [.. Enumerable.Range(1, 25).Select(i => new object?[] { (long)i })]);
        using var stream = new MemoryStream();
        using (var rows = _lake.Reader.Open(manifest, new(), CancellationToken.None))
        using (var writer = new XlsxWriter(stream, new("많음", []), sheetRows: 11))
        {
            writer.Begin(rows.Columns);
            while (rows.Next(out var count)) writer.Write(rows.Batch, count);
            writer.End();
        }
        using var zip = new ZipArchive(stream);
        var values = zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(e =>
        {
            using var entry = e.Open();
            return XDocument.Load(entry).Descendants(Sheet + "v").Select(v => v.Value).ToList();
        }).ToList();
        Assert.Equal([10, 10, 5], values.Select(v => v.Count));
        Assert.Equal(Enumerable.Range(1, 25).Select(i => $"{i}"), values.SelectMany(v => v));
    }

    [Theory]
    [InlineData("예산/결산 [2025]: 전체?", 1, "예산 결산  2025   전체")]
    [InlineData("", 1, "data")]
    [InlineData("가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사", 2, "가나다라마바사아자차카타파하가나다라마바사아자차카타파 (2)")]
    public void Sheet_names_are_ones_Excel_accepts(string title, int number, string expected) =>
        Assert.Equal(expected, XlsxParts.SheetName(title, number));

    [Fact]
    public async Task LibreOffice_reads_the_workbook_as_it_was_written()
    {
        var path = await Write(Put());
        var outFolder = Directory.CreateDirectory(Path.Combine(_lake.Home.Folder, "converted")).FullName;
        await Convert(path, outFolder);
        var lines = await File.ReadAllLinesAsync(Path.Combine(outFolder, "a.csv"));
        Assert.Equal("이름,금액,비율,일자,일시,시각,여부", lines[0]);
        Assert.Equal("=1+1,3088328520776,0.25,2025-09-11,2025-09-11 13:05:10,23:59:00,TRUE", lines[1]);
        Assert.StartsWith("\"<b> & \"\"따옴표\"\" _x0041_ ", lines[2], StringComparison.Ordinal);
        Assert.Equal("00123,9007199254740993,,,,,", lines[3]);
    }

    private static async Task Convert(string path, string outFolder)
    {
        // A profile of its own, so that it neither meets nor leaves anything.
        var start = new ProcessStartInfo("soffice", [
            $"-env:UserInstallation=file://{outFolder}/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", outFolder, path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("soffice did not start.");
        var said = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, await said);
    }
}
