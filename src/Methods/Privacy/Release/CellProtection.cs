namespace Maru.Methods.Privacy;

/// <summary>That a cell is the sum of others.</summary>
/// <param name="Total">Number of the cell that is their sum.</param>
public sealed record TotalLine(int Total, IReadOnlyList<int> Parts);

/// <summary>A cell of tables whose cells are to be protected together.</summary>
/// <param name="Value">Its true value; not below the floor, or zero.</param>
/// <param name="IsKnown">It was published before, and can't be held back any more.</param>
/// <param name="IsBlank">It was held back before.</param>
/// <param name="Low">What a sensitive cell must seem able to be at least; null for one that is not sensitive.</param>
/// <param name="High">And at most.</param>
/// <param name="Sole">Number of the one contributor it has; −1 with several or none. Who is alone in a cell knows it, held back or not.</param>
public sealed record GuardedCell(double Value, bool IsKnown = false, bool IsBlank = false, double? Low = null, double? High = null, long Sole = -1)
{
    public bool IsSensitive => Low is not null;
}

/// <summary>
/// Holds back sensitive cells of tables with totals and, with them, as little as it takes that nobody can compute them more narrowly than asked. For each
/// sensitive cell a linear program shifts it to either end of what it must seem able to be, evens the totals out over other cells at the least cost, and
/// holds back those that it shifted.
/// </summary>
/// <remarks>
/// After J. P. Kelly, B. L. Golden, A. A. Assad, "Cell suppression: disclosure protection for sensitive tabular data", Networks 22, 1992, and D. A. Robertson,
/// "Improving Statistics Canada's cell suppression software", COMPSTAT 2000. Zeros are always published, and whoever attacks knows that.
/// </remarks>
public static class CellProtection
{
    /// <param name="floor">Least value of a cell that is held back, as whoever attacks knows it: 1 for counts, 0 for sums.</param>
    /// <returns>For each cell whether it is held back; null when a sensitive cell can't be protected.</returns>
    public static bool[]? Protect(IReadOnlyList<GuardedCell> cells, IReadOnlyList<TotalLine> lines, double floor, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(lines);
        bool[] blank = [.. cells.Select(cell => !cell.IsKnown && (cell.IsBlank || cell.IsSensitive))];
        foreach (int i in Enumerable.Range(0, cells.Count).Where(i => cells[i].IsSensitive && !cells[i].IsKnown).OrderByDescending(i => cells[i].High!.Value - cells[i].Low!.Value).ThenBy(i => i))
            foreach (double shift in (double[])[cells[i].High!.Value - cells[i].Value, cells[i].Low!.Value - cells[i].Value])
            {
                if (shift == 0 || Shifted(cells, lines, floor, blank, i, shift, blanksOnly: true, stop) is not null) continue;
                if (Shifted(cells, lines, floor, blank, i, shift, blanksOnly: false, stop) is not { } moved) return null;
                foreach (int cell in moved) blank[cell] = true;
            }
        return blank;
    }

    // Cells that even out a shift of one cell at the least cost; null when none do.
    private static List<int>? Shifted(IReadOnlyList<GuardedCell> cells, IReadOnlyList<TotalLine> lines, double floor, bool[] blank, int shifted, double shift, bool blanksOnly, CancellationToken stop)
    {
        var free = new List<int>();
        var at = Enumerable.Repeat(-1, cells.Count).ToArray();
        for (int i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            bool isFixed = i == shifted || cell.IsKnown || cell.Value <= 0 || (blanksOnly && !blank[i]) || (cell.Sole >= 0 && cell.Sole != cells[shifted].Sole);
            if (isFixed) continue;
            at[i] = free.Count;
            free.Add(i);
        }
        var rows = new List<double[]>();
        var right = new List<double>();
        foreach (var line in lines)
        {
            var row = new double[free.Count * 2];
            double known = 0;
            bool isEmpty = true;
            void Put(int cell, double sign)
            {
                if (cell == shifted) known -= sign * shift;
                if (at[cell] < 0) return;
                isEmpty = false;
                row[at[cell] * 2] += sign;
                row[at[cell] * 2 + 1] -= sign;
            }
            Put(line.Total, -1);
            foreach (int part in line.Parts) Put(part, 1);
            if (isEmpty && known == 0) continue;
            if (isEmpty) return null;
            rows.Add(row);
            right.Add(known);
        }
        double[] upper = [.. free.SelectMany(i => (double[])[double.PositiveInfinity, Math.Max(0, cells[i].Value - floor)])];
        var program = new LinearProgram([.. rows], [.. right], upper, stop);
        if (!program.IsFeasible) return null;
        if (blanksOnly) return [];
        double[] costs = [.. free.SelectMany(i => blank[i] ? (double[])[0, 0] : [-cells[i].Value, -cells[i].Value])];
        var point = program.Maximize(costs, stop)!;
        return [.. free.Where((_, k) => point[k * 2] > 1e-6 || point[k * 2 + 1] > 1e-6)];
    }
}
