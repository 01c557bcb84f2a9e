using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core.Data;

namespace Maru.App.Import;

/// <summary>Picks the lines of a source that show how it was read: titles, header, the first rows, and what stands at its end.</summary>
internal static class FoundLines
{
    private const int MostAbove = 12;
    private const int DataRows = 3;
    private const int EndRows = 3;
    private const int MostCells = 40;
    private const string ShapeMark = "◇";

    /// <param name="aside">Rows set aside, in order; closed cells covered.</param>
    /// <param name="covered">Cells whose values may not be seen.</param>
    /// <param name="isHeaderFound">Titles and header are where they were found; else data may stand there, and their cells are covered too.</param>
    public static IReadOnlyList<FoundLine> Of(LoadPlan plan, long rows, IReadOnlyList<SetAsideRow> aside, IReadOnlySet<int> covered, bool isHeaderFound)
    {
        var above = isHeaderFound && plan.Layout.HeaderRows > 0 ? new HashSet<int>() : covered;
        var layout = plan.Layout;
        var header = layout.FirstDataRow - layout.HeaderRows;
        var shapes = plan.Columns.Where(column => column.As is ReadAs.Wkb).Select(column => column.Cell).ToHashSet();
        FoundLine Line(RawLine line, LineKind kind) => new(line.Number, kind, Cells(line.Cells, kind == LineKind.Data ? covered : above, shapes));

        var lines = plan.Top.Take(layout.FirstDataRow).Skip(Math.Max(0, header - MostAbove))
            .Select((line, i) => Line(line, KindAbove(line, i + Math.Max(0, header - MostAbove) >= header))).ToList();
        var notData = aside.Select(row => row.Row).ToHashSet();
        var data = plan.Top.Skip(layout.FirstDataRow).Where(line => !notData.Contains(line.Number) && line.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell))).Take(DataRows).ToList();
        lines.AddRange(data.Select(line => Line(line, LineKind.Data)));
        if (rows > data.Count) lines.Add(new(rows - data.Count, LineKind.Gap, []));
        var end = aside.Where(row => KindOf(row.Rule) is not null && (data.Count == 0 || row.Row > data[^1].Number)).TakeLast(EndRows);
        lines.AddRange(end.Select(row => new FoundLine(row.Row, KindOf(row.Rule)!.Value, Cells(row.Cells, covered, shapes))));
        return lines;
    }

    private static LineKind KindAbove(RawLine line, bool isHeader)
    {
        if (isHeader) return LineKind.Header;
        var text = string.Concat(line.Cells);
        return string.IsNullOrWhiteSpace(text) ? LineKind.Blank : HeaderNames.UnitOfLine(text) is not null ? LineKind.Unit : LineKind.Title;
    }

    private static LineKind? KindOf(string rule) => rule switch
    {
        "total-row" => LineKind.Total,
        "footnote" => LineKind.Footnote,
        "repeated-header" => LineKind.RepeatedHeader,
        _ => null,
    };

    private static List<string?> Cells(IReadOnlyList<string?> cells, IReadOnlySet<int> covered, HashSet<int> shapes) =>
    [
        .. cells.Take(MostCells).Select((cell, i) =>
            string.IsNullOrWhiteSpace(cell) ? null : covered.Contains(i) ? SetAsideReading.Covered : shapes.Contains(i) ? ShapeMark : ShownText.Of(cell)),
    ];
}
