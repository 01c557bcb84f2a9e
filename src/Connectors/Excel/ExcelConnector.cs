using Maru.Core.Cards;
using Maru.Core.Sources;

namespace Maru.Connectors.Excel;

/// <summary>Reads Excel workbooks (.xls, .xlsx) and what Korean systems save under these names: HTML tables and Excel 2003 XML.</summary>
public sealed class ExcelConnector : IConnector
{
    public Card Card { get; } = new(
        "excel",
        new("엑셀", "Excel"),
        new("엑셀 파일(.xls, .xlsx)의 시트를 표로 읽습니다. 확장자만 .xls인 HTML 표도 읽습니다.",
            "Reads the sheets of Excel workbooks (.xls, .xlsx), and HTML tables saved as .xls."),
        [
            new("sheet", ParameterType.Text, new("시트", "Sheet"),
                new("읽을 시트 이름 하나. 비우면 빈 시트를 뺀 모든 시트를 읽습니다.", "Name of the one sheet to read. Left empty, all sheets that are not empty.")),
            new("password", ParameterType.Text, new("암호", "Password"),
                new("암호가 걸린 파일을 여는 암호.", "Password of a protected file.")),
        ]);

    public int Recognise(SourceFile file)
    {
        var named = file.Extension is "xls" or "xlsx" or "xlsm";
        return WorkbookHead.Look(file.Head.Span) switch
        {
            WorkbookKind.Compound => named ? 95 : WorkbookHead.NamesWorkbook(file.Head.Span) ? 60 : 0,
            WorkbookKind.Package => named ? 95 : WorkbookHead.NamesSheets(file.Head.Span) ? 70 : 0,
            WorkbookKind.SpreadsheetXml => 90,
            WorkbookKind.Html => named ? 90 : 0,
            // Recognised only to say what it really is.
            WorkbookKind.Text => named && file.Length > 0 ? 30 : 0,
            _ => 0,
        };
    }

    public IReadOnlyList<RawTable> Open(SourceFile file, Settings settings, CancellationToken stop)
    {
        var only = settings.Text("sheet") is { Length: > 0 } sheet ? sheet : null;
        return WorkbookHead.Look(file.Head.Span) switch
        {
            WorkbookKind.Compound or WorkbookKind.Package => Workbook.Open(file, only, settings.Text("password"), stop),
            WorkbookKind.SpreadsheetXml => SpreadsheetXml.Open(file, only, stop),
            WorkbookKind.Html => HtmlTables.Open(file, stop),
            WorkbookKind.Empty => throw ExcelErrors.Empty(file.Name),
            _ => throw ExcelErrors.NotWorkbook(file.Name),
        };
    }
}
