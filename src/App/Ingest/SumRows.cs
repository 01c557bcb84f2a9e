using System.Text;

namespace Maru.App.Ingest;

/// <summary>
/// Totals that only their figures give away: a first row that is the whole city, a 계 under a second key. Words decide nothing here; the
/// sums have to come out in the rows themselves.
/// </summary>
internal static class SumRows
{
    // Rows that are added up at least, and columns in which the sum has to come out.
    private const int FewestRows = 5;
    private const int FewestColumns = 2;
    private const string SumWord = "계";
    private const string Withheld = "*";

    /// <summary>Index of the first or last data row when it is the sum of all others; null when none is, or not all rows are in the grid.</summary>
    /// <param name="first">Index of the first data row.</param>
    public static int? Whole(LayoutGrid grid, int first)
    {
        if (grid.Count >= LayoutDetection.Rows) return null;
        var rows = Enumerable.Range(first, Math.Max(0, grid.Count - first)).Where(row => grid.Filled(row) > 1 && !RowFilter.IsTotal(grid.First(row))).ToList();
        if (rows.Count <= FewestRows) return null;
        foreach (var candidate in (int[])[rows[0], rows[^1]])
            if (IsSum(grid, candidate, [.. rows.Where(row => row != candidate)])) return candidate;
        return null;
    }

    /// <summary>True when rows that say 계 in their second or third cell are the sums of the rows with the same cells before it.</summary>
    public static bool UnderKey(LayoutGrid grid, int first)
    {
        var (right, wrong) = (0, 0);
        for (var row = first; row < grid.Count; row++)
        {
            var at = Enumerable.Range(1, 2).FirstOrDefault(column => grid.Own(row, column)?.Trim() == SumWord);
            if (at == 0) continue;
            var others = Enumerable.Range(first, grid.Count - first).Where(other => other != row && grid.Own(other, at)?.Trim() != SumWord && Enumerable.Range(0, at).All(column => grid.Own(other, column) == grid.Own(row, column))).ToList();
            // The first rows may end in the middle of a group.
            if (others.Count == 0 || others[^1] == grid.Count - 1) continue;
            if (IsSum(grid, row, others)) right++;
            else wrong++;
        }
        return right > 0 && wrong == 0;
    }

    /// <summary>
    /// True when every row that begins with 소계, 합계, … is the sum of the rows since the last such row, or of all rows that are none: a table of many short
    /// groups, in which totals are no rare rows.
    /// </summary>
    public static bool UnderWords(LayoutGrid grid, int first)
    {
        var (plain, group, totals) = (new List<int>(), new List<int>(), 0);
        for (var row = first; row < grid.Count; row++)
        {
            if (!RowFilter.IsTotal(grid.First(row)))
            {
                plain.Add(row);
                group.Add(row);
                continue;
            }
            // The word says it already, so that one column is proof enough.
            if (!(group.Count > 0 && IsSum(grid, row, group, fewest: 1)) && !IsSum(grid, row, plain, fewest: 1)) return false;
            totals++;
            group.Clear();
        }
        return totals > 0;
    }

    // Shares, years and codes do not add up; most columns have to. A column with a withheld part can't be added.
    private static bool IsSum(LayoutGrid grid, int row, IReadOnlyList<int> parts, int fewest = FewestColumns)
    {
        var (same, other) = (0, 0);
        for (var column = 0; column < grid.Width; column++)
        {
            if (Number(grid, row, column) is not { } total || total == 0 || parts.Any(part => grid.Own(part, column)?.Trim() == Withheld)) continue;
            if (total == parts.Sum(part => Number(grid, part, column) ?? 0)) same++;
            else other++;
        }
        return same >= fewest && same > other;
    }

    private static decimal? Number(LayoutGrid grid, int row, int column) =>
        grid.Own(row, column) is { } text && NumberText.TryNumber(Encoding.UTF8.GetBytes(text.Trim()), out var number) && Math.Abs(number) < 1e15 ? (decimal)number : null;
}
