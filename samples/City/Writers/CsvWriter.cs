using System.Text;

namespace Maru.City.Writers;

/// <summary>Delimited text as Excel and the departments' own programs save it.</summary>
internal static class CsvWriter
{
    public static void Write(System.IO.Stream to, Table table, Encoding encoding, char delimiter, string lineEnd)
    {
        using var writer = new StreamWriter(to, encoding, 1 << 16, leaveOpen: true) { NewLine = lineEnd };
        foreach (var line in table.Title)
            writer.WriteLine(Padded(line, table, delimiter, atEnd: false));
        if (table.Unit is { } unit)
            writer.WriteLine(Padded(unit, table, delimiter, atEnd: true));
        for (var level = 0; level < table.HeaderRows; level++)
            WriteRow(writer, HeaderRow(table, level), delimiter);
        foreach (var row in table.Rows)
            WriteRow(writer, row, delimiter);
        foreach (var line in table.Footnotes)
            writer.WriteLine(Padded(line, table, delimiter, atEnd: false));
    }

    /// <summary>A merged header cell keeps its text in its first column only.</summary>
    private static string[] HeaderRow(Table table, int level)
    {
        var cells = new string[table.Columns.Length];
        for (var column = 0; column < cells.Length; column++)
        {
            var isContinued = column > 0 && level + 1 < table.Columns[column].Split('|').Length
                && Enumerable.Range(0, level + 1).All(above => table.Header(column, above) == table.Header(column - 1, above));
            cells[column] = isContinued ? "" : table.Header(column, level);
        }
        return cells;
    }

    private static string Padded(string text, Table table, char delimiter, bool atEnd)
    {
        var rest = new string(delimiter, table.Columns.Length - 1);
        return atEnd ? rest + Quoted(text, delimiter) : Quoted(text, delimiter) + rest;
    }

    private static void WriteRow(StreamWriter writer, IReadOnlyList<object?> cells, char delimiter)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                writer.Write(delimiter);
            writer.Write(Quoted(Table.Text(cells[i]), delimiter));
        }
        writer.WriteLine();
    }

    private static string Quoted(string text, char delimiter) =>
        text.AsSpan().IndexOfAny(delimiter, '"', '\n') < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
