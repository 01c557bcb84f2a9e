using System.Globalization;
using System.Security;
using System.Text;

namespace Maru.City.Writers;

/// <summary>One worksheet: title rows, unit row, stacked and merged headers, rows, footnotes.</summary>
internal sealed class SheetXml
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly StringBuilder xml = new();
    private readonly List<string> merges = [];
    private int row;

    public SheetXml(Sheet sheet)
    {
        xml.Append("<worksheet xmlns=\"").Append(Main).Append("\"><sheetData>");
        foreach (var line in sheet.Lines ?? [])
            Line(line, 0);
        if (sheet.Table is { } table)
            Write(table);
        xml.Append("</sheetData>");
        if (merges.Count > 0)
            xml.Append("<mergeCells>").AppendJoin("", merges.Select(range => $"<mergeCell ref=\"{range}\"/>")).Append("</mergeCells>");
        xml.Append("</worksheet>");
    }

    public override string ToString() => xml.ToString();

    public static string Escape(string text) => SecurityElement.Escape(text);

    private void Write(Table table)
    {
        var last = table.Columns.Length - 1;
        foreach (var line in table.Title)
        {
            if (last > 0)
                merges.Add($"{XlsxWriter.Reference(0, row)}:{XlsxWriter.Reference(last, row)}");
            Line(line, 0, 3);
        }
        if (table.Unit is { } unit)
            Line(unit, last);
        var top = row;
        for (var level = 0; level < table.HeaderRows; level++)
            HeaderRow(table, level);
        MergeHeaders(table, top);
        foreach (var cells in table.Rows)
        {
            Open();
            for (var column = 0; column < cells.Length; column++)
                Cell(column, cells[column]);
            Close();
        }
        foreach (var line in table.Footnotes)
            Line(line, 0);
    }

    private void HeaderRow(Table table, int level)
    {
        Open();
        for (var column = 0; column < table.Columns.Length; column++)
            if (table.Header(column, level) is { Length: > 0 } text && !IsContinued(table, column, level))
                TextCell(column, text, 3);
        Close();
    }

    private static bool IsContinued(Table table, int column, int level) =>
        column > 0 && level + 1 < table.Columns[column].Split('|').Length
        && Enumerable.Range(0, level + 1).All(above => table.Header(column, above) == table.Header(column - 1, above));

    private void MergeHeaders(Table table, int top)
    {
        for (var column = 0; column < table.Columns.Length; column++)
        {
            var depth = table.Columns[column].Split('|').Length;
            if (depth < table.HeaderRows)
                merges.Add($"{XlsxWriter.Reference(column, top + depth - 1)}:{XlsxWriter.Reference(column, top + table.HeaderRows - 1)}");
            for (var level = 0; level + 1 < depth; level++)
            {
                var end = column;
                while (end + 1 < table.Columns.Length && IsContinued(table, end + 1, level))
                    end++;
                if (end > column && !IsContinued(table, column, level))
                    merges.Add($"{XlsxWriter.Reference(column, top + level)}:{XlsxWriter.Reference(end, top + level)}");
            }
        }
    }

    private void Line(string text, int column, int style = 0)
    {
        Open();
        TextCell(column, text, style);
        Close();
    }

    private void Open() => xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");

    private void Close()
    {
        xml.Append("</row>");
        row++;
    }

    private void Cell(int column, object? cell)
    {
        switch (cell)
        {
            case null or "":
                break;
            case string text:
                TextCell(column, text, 0);
                break;
            case DateOnly day:
                NumberCell(column, (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture), 2);
                break;
            case int or long:
                NumberCell(column, Table.Text(cell), 1);
                break;
            default:
                NumberCell(column, Table.Text(cell), 0);
                break;
        }
    }

    private void NumberCell(int column, string value, int style) =>
        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{XlsxWriter.Reference(column, row)}\" s=\"{style}\"><v>{value}</v></c>");

    private void TextCell(int column, string text, int style) =>
        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{XlsxWriter.Reference(column, row)}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escape(text)}</t></is></c>");
}
