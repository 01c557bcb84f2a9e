using Maru.Connectors.Excel;
using Maru.Contracts;
using Maru.Core;
using Maru.Core.Sources;

namespace Maru.Connectors.Tests.Excel;

public sealed class XlsxContract : ConnectorContract<ExcelConnector>
{
    protected override string Sample => "lamps.xlsx";

    protected override bool WriteLarge(string path)
    {
        using var file = File.Create(path);
        XlsxBytes.Write(file, writer =>
        {
            for (var row = 1; row <= 60_000; row++)
                writer.Write($"<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c><c r=\"B{row}\" t=\"inlineStr\"><is><t>가로등 {row * 7919}</t></is></c><c r=\"C{row}\"><v>{row * 0.37}</v></c></row>");
        });
        return true;
    }
}

public sealed class XlsContract : ConnectorContract<ExcelConnector>
{
    protected override string Sample => "lamps.xls";
}

public sealed class HtmlAsXlsContract : ConnectorContract<ExcelConnector>
{
    protected override string Sample => "complaints.xls";
}

public sealed class ExcelConnectorTests
{
    [Theory]
    [InlineData("lamps.xlsx")]
    [InlineData("lamps.xls")]
    public void Cells_keep_their_meaning_and_rows_their_numbers(string sample)
    {
        var tables = Sample(sample);
        Assert.Equal(["가로등 현황", "참고"], tables.Select(t => t.Name));
        Assert.Equal(
            [
                "1:2026년 가로등 현황",
                "2:",
                "3:동|등 수|∅|비율|코드|점검일|점검시각|켜는시각|정상|수식",
                "4:∅|LED|나트륨",
                "5:가람동|1234567|0.1|25.3%|00123|2025-09-11|2025-09-11T13:20:00|18:30:00|1|2469134",
                "6:",
                "7:새울동|-7|∅|∅|∅|∅|∅|∅|0",
            ],
            Rows.Read(tables[0]).Select(r => r.EndsWith("|∅", StringComparison.Ordinal) ? r[..^2] : r));
        Assert.Equal([new(0, 0, 0, 2), new(2, 3, 0, 0), new(2, 2, 1, 2)], tables[0].Merged.OrderBy(m => (m.FirstRow, m.FirstColumn)));
    }

    [Fact]
    public void A_hidden_sheet_is_marked() => Assert.Equal("hidden-sheet", Sample("lamps.xlsx")[1].Issues.Single().Rule);

    [Fact]
    public void One_sheet_may_be_chosen()
    {
        Assert.Equal(["참고"], Sample("lamps.xlsx", ("sheet", "참고")).Select(t => t.Name));
        Assert.Contains("가로등 현황", Assert.Throws<InputException>(() => Sample("lamps.xlsx", ("sheet", "없음"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_booleans_and_texts()
    {
        var table = Xlsx("<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"e\"><v>#N/A</v></c><c r=\"C1\" t=\"inlineStr\"><is><t> 앞뒤 빈칸 </t></is></c><c r=\"D1\" t=\"str\"><v>00123</v></c></row>");
        Assert.Equal(["1:true|∅| 앞뒤 빈칸 |00123"], Rows.Read(table));
        var issue = Assert.Single(table.Issues);
        Assert.Equal(("cell-error", 1, "#N/A"), (issue.Rule, issue.Row, issue.Found));
        Assert.Contains("B1", issue.Message.Ko, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0%", "0.253", "25.3%")]
    [InlineData("0%", "1", "100%")]
    [InlineData("0.00%", "0.07", "7%")]
    [InlineData("00000", "123", "00123")]
    [InlineData("0000000000", "1100000000", "1100000000")]
    [InlineData("#,##0", "1234567", "1234567")]
    [InlineData("0.00", "0.1", "0.1")]
    [InlineData("General", "1E-7", "0.0000001")]
    [InlineData("General", "123456789012345", "123456789012345")]
    [InlineData("General", "0.30000000000000004", "0.30000000000000004")]
    [InlineData("\"50%\" 0", "3", "3")]
    [InlineData("yyyy\"년\" m\"월\" d\"일\"", "45911", "2025-09-11")]
    [InlineData("yyyy-mm-dd hh:mm:ss", "45911.5555555556", "2025-09-11T13:20:00")]
    [InlineData("hh:mm", "0.770833333333333", "18:30:00")]
    [InlineData("[h]:mm", "1.5", "36:00:00")]
    public void Number_formats_decide_what_a_number_is(string format, string number, string shown)
    {
        var formats = $"<numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"{System.Security.SecurityElement.Escape(format)}\"/></numFmts><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"170\" applyNumberFormat=\"1\"/></cellXfs>";
        Assert.Equal(["1:" + shown], Rows.Read(Xlsx($"<row r=\"1\"><c r=\"A1\" s=\"1\"><v>{number}</v></c></row>", formats)));
    }

    [Fact]
    public void Values_far_apart_do_not_fill_memory_or_time()
    {
        Assert.Equal(200_000, Rows.Read(Xlsx("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"200000\"><c r=\"B200000\"><v>2</v></c></row>")).Count);
        var far = Assert.Throws<InputException>(() => Xlsx("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>"));
        Assert.Contains("16,384", far.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_of_formats_without_values_is_no_table() =>
        Assert.Throws<InputException>(() => Xlsx("<row r=\"1\"><c r=\"A1\" s=\"0\"/></row>"));

    [Fact]
    public void An_html_table_named_xls_is_read_with_its_merged_cells()
    {
        var table = Sample("complaints.xls").Single();
        Assert.Equal(
            ["1:민원 접수 현황|∅|∅", "2:번호|제목|접수일", "3:∅|(내용)|∅", "4:1|보도블록 & 경계석\n파손|2026-03-01", "5:2|가로등 <소등>|2026-03-02"],
            Rows.Read(table));
        Assert.Equal([new(0, 0, 0, 2), new(1, 2, 0, 0)], table.Merged);
        Assert.Equal("html-as-excel", table.Issues.Single().Rule);
    }

    [Fact]
    public void Excel_2003_xml_is_read()
    {
        const string xml = """
            <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Worksheet ss:Name="현황"><Table>
            <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">제목</Data></Cell></Row>
            <Row ss:Index="3"><Cell><Data ss:Type="Number">1.5</Data></Cell><Cell ss:Index="3"><Data ss:Type="DateTime">2026-03-01T00:00:00.000</Data></Cell></Row>
            </Table></Worksheet></Workbook>
            """;
        var table = Rows.Open(new ExcelConnector(), Rows.File(xml, "a.xls")).Single();
        Assert.Equal(["1:제목|∅", "2:", "3:1.5|∅|2026-03-01"], Rows.Read(table));
        Assert.Equal([new(0, 0, 0, 1)], table.Merged);
    }

    [Fact]
    public void Csv_named_xls_is_refused_with_advice()
    {
        var file = Rows.File("a,b\n1,2\n", "a.xls");
        Assert.True(new ExcelConnector().Recognise(file) > 0);
        Assert.Contains("--as csv", Assert.Throws<InputException>(() => Rows.Open(new ExcelConnector(), file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seoul_proposals_have_800_rows_and_keep_their_html()
    {
        if (Repository.SharedData("complaints") is not { } folder) return;
        var table = Rows.Open(new ExcelConnector(), Rows.File(Directory.GetFiles(folder, "*.xls").Single()))[0];
        var rows = Rows.Read(table);
        Assert.Equal(801, rows.Count);
        Assert.Contains(rows, r => r.Contains("<p", StringComparison.Ordinal));
    }

    private static RawTable Xlsx(string sheetData, string formats = "") => Rows.Open(new ExcelConnector(), Rows.File(XlsxBytes.Of(sheetData, formats), "a.xlsx"))[0];

    private static IReadOnlyList<RawTable> Sample(string name, params (string, string)[] settings) =>
        Rows.Open(new ExcelConnector(), Rows.File(Path.Combine(Repository.Root, "src/Connectors/Excel/Samples", name)), settings);
}
