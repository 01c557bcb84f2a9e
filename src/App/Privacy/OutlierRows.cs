using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>Finds the rows of a column whose value stands out, and says what became of them.</summary>
internal static class OutlierRows
{
    // A column is taken for numbers when this share of its values are.
    private const double Numeric = 0.9;

    /// <param name="column">As it was read.</param>
    /// <param name="least">Fewest rows that are many enough.</param>
    /// <param name="published">Rows that are published.</param>
    /// <param name="isMeant">Rows that were to be published.</param>
    /// <param name="cell">The cell of a published row.</param>
    public static PublishedOutliers Of(CodedColumn column, int least, int[] published, Func<int, bool> isMeant, Func<int, string> cell)
    {
        var standsOut = StandOut(column, least, isMeant);
        if (!standsOut.Contains(true)) return new(0, 0, 0, 0, 0);
        var shared = published.CountBy(cell).ToDictionary(StringComparer.Ordinal);
        var isPublished = new bool[column.Rows];
        foreach (int row in published) isPublished[row] = true;
        int rows = 0, leftOut = 0, together = 0, changed = 0, alone = 0;
        for (int row = 0; row < column.Rows; row++)
        {
            if (!isMeant(row) || !standsOut[column.Codes[row]]) continue;
            rows++;
            if (!isPublished[row]) leftOut++;
            else if (cell(row) is var written && written.Length > 0 && shared[written] >= Math.Max(2, least)) together++;
            else if (written == column.Values[column.Codes[row]]) alone++;
            else changed++;
        }
        return new(rows, leftOut, together, changed, alone);
    }

    // By value of the column.
    private static bool[] StandOut(CodedColumn column, int least, Func<int, bool> isMeant)
    {
        var rows = new int[column.Values.Count];
        for (int row = 0; row < column.Rows; row++)
            if (isMeant(row)) rows[column.Codes[row]]++;
        var numbers = column.Values.Select(TechniqueSettings.Decimal).ToArray();
        int[] filled = [.. Enumerable.Range(0, rows.Length).Where(value => rows[value] > 0 && column.Values[value].Length > 0)];
        if (filled.Length == 0 || filled.Count(value => numbers[value] is not null) < Numeric * filled.Length)
            return [.. rows.Select((count, value) => count > 0 && count < least && column.Values[value].Length > 0)];
        var standsOut = new bool[rows.Length];
        int[] ascending = [.. filled.Where(value => numbers[value] is not null).OrderBy(value => numbers[value])];
        var (low, high) = Coding.OuterFences([.. ascending.SelectMany(value => Enumerable.Repeat((double)numbers[value]!.Value, rows[value]))]);
        foreach (int value in ascending) standsOut[value] = (double)numbers[value]!.Value < low || (double)numbers[value]!.Value > high;
        MarkEnd(ascending);
        MarkEnd(ascending.Reverse());
        return standsOut;

        void MarkEnd(IEnumerable<int> fromEnd)
        {
            int beyond = 0;
            foreach (int value in fromEnd)
            {
                beyond += rows[value];
                if (beyond >= least) return;
                standsOut[value] = true;
            }
        }
    }
}
