using System.Globalization;
using System.Xml;
using Maru.Core;
using Maru.Core.Sources;

namespace Maru.Connectors.Excel;

/// <summary>Excel 2003 XML: Workbook / Worksheet / Table / Row / Cell / Data.</summary>
internal static class SpreadsheetXml
{
    private const long MaxBytes = 1L << 30;
    private const string Ss = "urn:schemas-microsoft-com:office:spreadsheet";

    public static IReadOnlyList<RawTable> Open(SourceFile file, string? only, CancellationToken stop)
    {
        if (file.Length > MaxBytes) throw ExcelErrors.TooLarge(file.Name, $"{file.Length >> 20:N0} MB > {MaxBytes >> 20:N0} MB");
        try
        {
            using var stream = File.OpenRead(file.Path);
            using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return Read(reader, file.Name, only, stop);
        }
        catch (XmlException e)
        {
            throw ExcelErrors.Damaged(file.Name, e);
        }
    }

    private static List<RawTable> Read(XmlReader reader, string file, string? only, CancellationToken stop)
    {
        var tables = new List<RawTable>();
        var names = new List<string>();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Worksheet") continue;
            var name = reader.GetAttribute("Name", Ss) ?? "";
            names.Add(name);
            if (only is not null && name != only) continue;
            var grid = Sheet(reader, file, stop);
            if (grid.HasValues) tables.Add(new GridTable(grid.Rows()) { Name = name, Merged = grid.Merged });
        }
        if (only is not null && !names.Contains(only)) throw ExcelErrors.NoSheet(file, only, names);
        return tables.Count > 0 ? tables : throw ExcelErrors.NoRows(file);
    }

    private static Grid Sheet(XmlReader reader, string file, CancellationToken stop)
    {
        var grid = new Grid(file);
        using var sheet = reader.ReadSubtree();
        var cell = (Columns: 1, Rows: 1);
        while (sheet.Read())
        {
            if (sheet.NodeType == XmlNodeType.EndElement && sheet.LocalName == "Row") grid.EndRow();
            if (sheet.NodeType != XmlNodeType.Element) continue;
            switch (sheet.LocalName)
            {
                case "Row":
                    stop.ThrowIfCancellationRequested();
                    grid.BeginRow(Number(sheet, "Index"));
                    break;
                case "Cell":
                    if (Number(sheet, "Index") is { } index) grid.SkipTo(index - 1);
                    cell = (1 + (Number(sheet, "MergeAcross") ?? 0), 1 + (Number(sheet, "MergeDown") ?? 0));
                    if (sheet.IsEmptyElement) grid.Add(null, cell.Columns, cell.Rows);
                    break;
                case "Data":
                    grid.Add(Value(sheet), cell.Columns, cell.Rows);
                    break;
            }
        }
        return grid;
    }

    private static int? Number(XmlReader reader, string attribute) =>
        int.TryParse(reader.GetAttribute(attribute, Ss), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Value(XmlReader reader)
    {
        var type = reader.GetAttribute("Type", Ss);
        using var data = reader.ReadSubtree();
        var text = new System.Text.StringBuilder();
        while (data.Read())
            if (data.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) text.Append(data.Value);
        return type switch
        {
            "Error" => null,
            "Boolean" => text.ToString() == "1" ? "true" : "false",
            "DateTime" => Moment(text.ToString()),
            _ => text.ToString(),
        };
    }

    private static string Moment(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? CellFormat.Show(moment) : text;
}
