using System.Globalization;
using ExcelDataReader;
using Maru.Core.Sources;

namespace Maru.Connectors.Excel;

/// <summary>Renders cells as text.</summary>
internal sealed class ExcelCell
{
    private readonly Dictionary<string, CellFormat> _formats = new(StringComparer.Ordinal);

    public void Add(CellBlock block, IExcelDataReader reader, int column)
    {
        var text = Text(reader, column);
        if (text is null) block.AddNull();
        else block.AddText(text);
    }

    private string? Text(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => null,
        string text => text.Length == 0 ? null : text,
        double number => Format(reader, column).Show(number),
        int number => Format(reader, column).Show(number),
        bool flag => flag ? "true" : "false",
        DateTime moment => CellFormat.Show(moment),
        TimeSpan span => CellFormat.Show(span),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    private CellFormat Format(IExcelDataReader reader, int column)
    {
        var format = reader.GetNumberFormatString(column) ?? "";
        if (!_formats.TryGetValue(format, out var known)) _formats[format] = known = CellFormat.Parse(format);
        return known;
    }
}
