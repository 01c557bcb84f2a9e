using System.Text;
using Maru.Core.Sources;

namespace Maru.App.Ingest;

/// <summary>
/// Finds where a table starts in a sheet or file: title and unit lines above, one to four stacked header rows with merged cells,
/// or no header at all. Works on the first rows; what ends a table (totals, footnotes) is told row by row while loading.
/// </summary>
public static class LayoutDetection
{
    /// <summary>Rows looked at.</summary>
    public const int Rows = 256;

    private const int MostHeaderRows = 4;
    private const int MostTitleRows = 20;

    /// <param name="rows">The first rows' cells, null for "no value".</param>
    /// <param name="merged">Merged ranges, rows counted as in <paramref name="rows"/>.</param>
    /// <param name="chosen">Where a person says the header is; what it leaves open is found.</param>
    public static TableLayout Detect(IReadOnlyList<IReadOnlyList<string?>> rows, IReadOnlyList<MergedRange> merged, HeaderChoice chosen = default)
    {
        if (rows.Count == 0) return new(0, []);
        var grid = new LayoutGrid(rows, merged);
        var header = chosen.Row ?? FindHeader(grid);
        var titles = Enumerable.Range(0, header).SelectMany(grid.Texts).ToList();
        if (chosen.None || (chosen is { Row: null, Height: null } && LooksLikeData(grid, header)))
            return Finish(grid, header, 0, [.. Enumerable.Range(0, grid.Width).Select(_ => (IReadOnlyList<string>)[])], titles);
        var height = Math.Min(chosen.Height ?? HeaderHeight(grid, header), grid.Count - header);
        var stacks = Enumerable.Range(0, grid.Width).Select(column => (IReadOnlyList<string>)grid.Stack(header, height, column)).ToList();
        return Finish(grid, header, height, stacks, titles);
    }

    private static TableLayout Finish(LayoutGrid grid, int header, int height, List<IReadOnlyList<string>> stacks, List<string> titles)
    {
        var first = header + height;
        var columns = HeaderNames.Name(stacks).Where(column => column.Source.Length > 0 || grid.HasValues(first, column.Cell)).ToList();
        var totals = Enumerable.Range(first, Math.Max(0, grid.Count - first)).Count(row => RowFilter.IsTotal(grid.First(row)));
        return new(first, columns)
        {
            Titles = [.. titles.Where(line => HeaderNames.UnitOfLine(line) is null)],
            Unit = titles.Select(HeaderNames.UnitOfLine).FirstOrDefault(unit => unit is not null),
            HeaderRows = height,
            TotalsAreRows = totals * 4 <= grid.Count - first || SumRows.UnderWords(grid, first),
            SumsUnderKey = SumRows.UnderKey(grid, first),
            WholeRow = SumRows.Whole(grid, first),
        };
    }

    // The header is the first row about as wide as the body. A title merged over the whole width is one text, however wide.
    private static int FindHeader(LayoutGrid grid)
    {
        for (var row = 0; row < Math.Min(grid.Count, MostTitleRows); row++)
        {
            if (grid.Width == 1) return grid.Filled(row) == 1 ? row : row + 1 < grid.Count ? row + 1 : row;
            var filled = grid.Filled(row);
            if (filled == 0 || grid.IsOneText(row)) continue;
            if (HeaderNames.UnitOfLine(string.Concat(grid.Texts(row))) is not null || grid.IsNotes(row)) continue;
            if (filled * 5 >= grid.Width * 2 || (filled >= 2 && grid.IsParent(row))) return row;
        }
        return 0;
    }

    private static int HeaderHeight(LayoutGrid grid, int header)
    {
        var height = 1;
        while (height < MostHeaderRows && header + height < grid.Count && Continues(grid, header, height)) height++;
        return height;
    }

    // A further header row is one of words that fills gaps the rows above leave, or that a merged cell reaches into.
    private static bool Continues(LayoutGrid grid, int header, int height)
    {
        var row = header + height;
        if (grid.Filled(row) == 0 || grid.Numbers(row) > 0) return false;
        if (grid.MergedInto(row, header)) return true;
        if (grid.NumbersBelow(row + 1) == 0) return false;
        var gaps = Enumerable.Range(0, grid.Width).Count(column => grid.Own(row - 1, column) is null && grid.Own(row, column) is not null);
        var parentGaps = Enumerable.Range(1, grid.Width - 1).Count(column => grid.Own(header, column) is null);
        return gaps > 0 && parentGaps > 0;
    }

    // No header: the first row is of the same kinds as the rows below in every column, and has numbers that are not a run of years.
    private static bool LooksLikeData(LayoutGrid grid, int row)
    {
        if (grid.Count < row + 3 || grid.Numbers(row) == 0) return false;
        if (grid.IsRunOfLabels(row)) return false;
        for (var column = 0; column < grid.Width; column++)
        {
            var own = grid.Own(row, column);
            if (own is null) continue;
            var kind = LayoutGrid.KindOf(own);
            var (same, other) = grid.KindsBelow(row + 1, column, kind);
            if (kind != LayoutGrid.Kind.Word && other > same) return false;
            if (kind == LayoutGrid.Kind.Word && same == 0 && other > 0) return false;
        }
        // Words of a header do not come again below; words of data often do. Without numbers in most columns a header is likelier.
        return grid.Numbers(row) * 2 >= grid.Filled(row) || grid.WordsRepeat(row);
    }

    /// <summary>A header chosen by a person.</summary>
    /// <param name="Row">Index of its first row; null when it is to be found.</param>
    /// <param name="Height">Its rows; null when they are to be found.</param>
    /// <param name="None">The table has no header.</param>
    public readonly record struct HeaderChoice(int? Row, int? Height, bool None = false);

    internal static string Normal(string text) => HeaderNames.Clean(text).Normalize(NormalizationForm.FormC);
}
