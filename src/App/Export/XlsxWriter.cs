using System.Globalization;
using System.IO.Compression;
using System.Text;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;

namespace Maru.App.Export;

/// <param name="Title">Name of the sheet.</param>
/// <param name="Facts">Label and value pairs for the last sheet: what the data are, of when, from whom.</param>
public sealed record XlsxInfo(string Title, IReadOnlyList<(string Label, string Value)> Facts);

/// <summary>
/// A workbook written as a stream: typed cells, a header row that stays in view with a filter, widths from the first rows,
/// a new sheet when one is full, and a last sheet of facts. Text is always text: nothing in a cell is ever a formula.
/// </summary>
public sealed class XlsxWriter : IResultWriter
{
    /// <summary>Rows a sheet holds, its header included.</summary>
    public const int SheetRows = 1_048_576;
    private const int MaxColumns = 16_384;
    private const int WidthSample = 200;

    private readonly ZipArchive _zip;
    private readonly XlsxInfo _info;
    private readonly int _sheetRows;
    private readonly List<string> _sheets = [];
    private OutputColumn[] _columns = [];
    private byte[][] _letters = [];
    private int[] _widths = [];
    private XlsxCells? _cells;
    private Stream? _entry;
    private ByteSink? _sink;
    private int _row;

    /// <param name="target">Written from start to end; need not seek. Left open.</param>
    /// <param name="sheetRows">Rows of a sheet, header included.</param>
    public XlsxWriter(Stream target, XlsxInfo info, int sheetRows = SheetRows)
    {
        _zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        _info = info;
        _sheetRows = sheetRows;
    }

    /// <summary>Texts cut to the 32,767 characters a cell can hold.</summary>
    public long Truncated => _cells?.Truncated ?? 0;

    public void Begin(IReadOnlyList<OutputColumn> columns)
    {
        if (columns.Count > MaxColumns)
            throw new InputException(
                new($"컬럼이 {columns.Count}개라 엑셀 시트에 담기지 않습니다.", $"{columns.Count} columns do not fit an Excel sheet."),
                new($"{MaxColumns}개 이하로 골라 받거나 CSV로 받으세요.", $"Select at most {MaxColumns} or take CSV."), "format=xlsx");
        _columns = [.. columns];
        _letters = [.. Enumerable.Range(0, columns.Count).Select(i => Encoding.ASCII.GetBytes(XlsxParts.ColumnLetters(i)))];
        _widths = [.. columns.Select(c => DisplayWidth.Of(Encoding.UTF8.GetBytes(c.Name)) + 3)];
        _cells = new XlsxCells(_columns);
    }

    public void Write(ResultBatch batch, int rows)
    {
        if (_sink is null)
        {
            _cells!.Widen(_widths, batch, Math.Min(rows, WidthSample));
            StartSheet();
        }
        for (var row = 0; row < rows; row++)
        {
            if (_row == _sheetRows)
            {
                FinishSheet();
                StartSheet();
            }
            WriteRow(batch, row);
        }
        _sink!.Flush();
    }

    public void End()
    {
        if (_sink is null) StartSheet();
        FinishSheet();
        WriteFacts();
        WriteEntry("[Content_Types].xml", sink => XlsxParts.WriteContentTypes(sink, _sheets.Count));
        WriteEntry("_rels/.rels", sink => sink.Write(XlsxParts.Relations));
        WriteEntry("xl/styles.xml", sink => sink.Write(XlsxParts.Styles));
        WriteEntry("xl/workbook.xml", sink => XlsxParts.WriteWorkbook(sink, _sheets));
        WriteEntry("xl/_rels/workbook.xml.rels", sink => XlsxParts.WriteWorkbookRelations(sink, _sheets.Count));
        _zip.Dispose();
    }

    public void Dispose()
    {
        _sink?.Dispose();
        _entry?.Dispose();
        _zip.Dispose();
    }

    private void WriteRow(ResultBatch batch, int row)
    {
        var sink = _sink!;
        _row++;
        Span<byte> digits = stackalloc byte[12];
        digits = digits[..CellText.Whole(_row, digits)];
        sink.Write("<row r=\""u8);
        sink.Write(digits);
        sink.Write("\">"u8);
        for (var i = 0; i < _columns.Length; i++)
        {
            if (batch.IsNull(i, row)) continue;
            sink.Write("<c r=\""u8);
            sink.Write(_letters[i]);
            sink.Write(digits);
            _cells!.Write(batch, i, row, sink);
        }
        sink.Write("</row>"u8);
    }

    private void StartSheet()
    {
        _sheets.Add(XlsxParts.SheetName(_info.Title, _sheets.Count + 1));
        OpenSheetEntry();
        var sink = _sink!;
        sink.Write("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var i = 0; i < _widths.Length; i++)
            sink.Write(string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{Math.Clamp(_widths[i], 6, 60)}" customWidth="1"/>"""));
        sink.Write("""</cols><sheetData><row r="1" ht="22" customHeight="1">""");
        for (var i = 0; i < _columns.Length; i++)
        {
            sink.Write("<c r=\""u8);
            sink.Write(_letters[i]);
            sink.Write("1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
            XlsxText.Write(Encoding.UTF8.GetBytes(_columns[i].Name), sink);
            sink.Write("</t></is></c>"u8);
        }
        sink.Write("</row>"u8);
        _row = 1;
    }

    private void OpenSheetEntry()
    {
        _entry = _zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{_sheets.Count}.xml"), CompressionLevel.Fastest).Open();
        _sink = new ByteSink(_entry);
        _sink.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""");
    }

    private void FinishSheet()
    {
        _sink!.Write(string.Create(CultureInfo.InvariantCulture, $"""</sheetData><autoFilter ref="A1:{XlsxParts.ColumnLetters(_columns.Length - 1)}{_row}"/></worksheet>"""));
        CloseEntry();
    }

    private void WriteFacts()
    {
        if (_info.Facts.Count == 0) return;
        _sheets.Add(_sheets.Contains("안내") ? "안내 (데이터)" : "안내");
        OpenSheetEntry();
        _sink!.Write("""<cols><col min="1" max="1" width="18" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols><sheetData>""");
        foreach (var (label, value) in _info.Facts)
        {
            _sink.Write("<row>"u8);
            WriteFact(label, XlsxParts.HeaderStyle);
            WriteFact(value, XlsxParts.TextStyle);
            _sink.Write("</row>"u8);
        }
        _sink.Write("</sheetData></worksheet>"u8);
        CloseEntry();
    }

    private void WriteFact(string text, int style)
    {
        _sink!.Write(string.Create(CultureInfo.InvariantCulture, $"<c s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"));
        XlsxText.Write(XlsxText.Cut(Encoding.UTF8.GetBytes(text), out _), _sink);
        _sink.Write("</t></is></c>"u8);
    }

    private void WriteEntry(string name, Action<ByteSink> write)
    {
        using var entry = _zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var sink = new ByteSink(entry);
        write(sink);
        sink.Flush();
    }

    private void CloseEntry()
    {
        _sink!.Flush();
        _sink.Dispose();
        _entry!.Dispose();
        _sink = null;
        _entry = null;
    }
}
