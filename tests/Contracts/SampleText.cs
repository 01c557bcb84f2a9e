using System.Text;
using Maru.Core.Sources;
using NetTopologySuite.IO;

namespace Maru.Contracts;

/// <summary>How a connector reads a file, as text for people: tables, what each declares, its first rows, how many there are.</summary>
internal static class SampleText
{
    private const int RowsShown = 20;
    private const int LongestShape = 160;

    public static string Of(IConnector connector, SourceFile file)
    {
        List<string> lines = [$"{file.Name}, read by {connector.Card.Id} (sure {connector.Recognise(file)} of 100)"];
        foreach (var table in Rows.Open(connector, file))
        {
            lines.AddRange(Declared(table));
            lines.AddRange(Read(table));
            table.Dispose();
        }
        return string.Join('\n', lines) + '\n';
    }

    private static IEnumerable<string> Declared(RawTable table)
    {
        yield return $"\ntable    {(table.Name.Length == 0 ? "(the file)" : table.Name)}";
        if (table.Encoding is { } encoding) yield return $"encoding {encoding.Name}{(encoding.Broken > 0 ? $", {encoding.Broken} broken" : "")}";
        if (table.DeclaredCrs is { } crs) yield return $"crs      {crs}";
        foreach (var fact in table.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal)) yield return $"fact     {fact.Key} = {fact.Value}";
        foreach (var range in table.Merged) yield return $"merged   rows {range.FirstRow}–{range.LastRow}, columns {range.FirstColumn}–{range.LastColumn}";
        foreach (var issue in table.Issues) yield return $"issue    {issue.Severity} {issue.Rule}: {issue.Message.En}";
        if (table.Columns is null) yield return "columns  none declared, the header is among the rows";
        foreach (var column in table.Columns ?? []) yield return $"column   {column.Name}{(column.Type is { } type ? $": {type}" : "")}";
    }

    private static IEnumerable<string> Read(RawTable table)
    {
        if (table is ParquetTable parquet) return [$"rows     {parquet.Rows}, for the engine to read"];
        var rows = Rows.Read(table, Shape);
        return [$"rows     {rows.Count}", .. rows.Take(RowsShown).Select(row => "  " + row.ReplaceLineEndings("⏎"))];
    }

    // A shape that can't be read stands there by its name.
    private static string Shape(byte[] cell)
    {
        var shape = cell[0] <= 1 ? new WKBReader().Read(cell).AsText() : Encoding.UTF8.GetString(cell);
        return shape.Length <= LongestShape ? shape : shape[..LongestShape] + "…";
    }
}
