namespace Maru.Methods.Privacy;

/// <summary>What a cell can be, for all that is published.</summary>
public readonly record struct CellRange(double Low, double High);

/// <summary>
/// What anybody can compute of blank cells from those that are published and from the totals: the least and the greatest value that each can have, by linear
/// programs that know nothing but what is published.
/// </summary>
public static class CellBounds
{
    /// <param name="published">Values by cell; null for a blank.</param>
    /// <param name="floor">Least value of a blank.</param>
    /// <returns>Ranges by cell; those of published cells are their value.</returns>
    /// <exception cref="ArgumentException">No values of the blanks agree with what is published.</exception>
    public static CellRange[] Of(IReadOnlyList<double?> published, IReadOnlyList<TotalLine> lines, double floor, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(lines);
        var ranges = published.Select(value => value is { } known ? new CellRange(known, known) : new(floor, double.PositiveInfinity)).ToArray();
        foreach (var (blanks, own) in Parts(published, lines)) Measure(published, own, blanks, floor, ranges, stop);
        return ranges;
    }

    private static void Measure(IReadOnlyList<double?> published, List<TotalLine> lines, List<int> blanks, double floor, CellRange[] ranges, CancellationToken stop)
    {
        var at = blanks.Select((cell, i) => (cell, i)).ToDictionary(pair => pair.cell, pair => pair.i);
        var rows = new double[lines.Count][];
        var right = new double[lines.Count];
        for (int line = 0; line < lines.Count; line++)
        {
            var row = rows[line] = new double[blanks.Count];
            double known = 0;
            foreach (var (cell, sign) in lines[line].Parts.Select(part => (part, 1.0)).Append((lines[line].Total, -1.0)))
                if (published[cell] is { } value) known -= sign * value;
                else
                {
                    row[at[cell]] += sign;
                    known -= sign * floor;
                }
            right[line] = known;
        }
        var program = new LinearProgram(rows, right, [.. blanks.Select(_ => double.PositiveInfinity)], stop);
        if (!program.IsFeasible) throw new ArgumentException("The published cells contradict their totals.", nameof(published));
        var function = new double[blanks.Count];
        for (int i = 0; i < blanks.Count; i++)
        {
            function[i] = 1;
            double high = program.Maximize(function, stop) is { } most ? most[i] + floor : double.PositiveInfinity;
            function[i] = -1;
            double low = program.Maximize(function, stop)![i] + floor;
            function[i] = 0;
            ranges[blanks[i]] = new(low, high);
        }
    }

    // Blanks that hang together by totals, each with the totals it hangs by.
    private static IEnumerable<(List<int> Blanks, List<TotalLine> Lines)> Parts(IReadOnlyList<double?> published, IReadOnlyList<TotalLine> lines)
    {
        int[] root = [.. Enumerable.Range(0, published.Count)];
        int Root(int cell)
        {
            while (root[cell] != cell) cell = root[cell] = root[root[cell]];
            return cell;
        }
        var own = lines.Select(line => (Line: line, Blanks: line.Parts.Append(line.Total).Where(cell => published[cell] is null).ToList())).Where(pair => pair.Blanks.Count > 0).ToList();
        foreach (var (_, blanks) in own)
            foreach (int cell in blanks) root[Root(cell)] = Root(blanks[0]);
        return own.GroupBy(pair => Root(pair.Blanks[0])).Select(part => (part.SelectMany(pair => pair.Blanks).Distinct().ToList(), part.Select(pair => pair.Line).ToList())).ToList();
    }
}
