using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>
/// How the numbers of a column are spread, in bins that each hold enough rows: no boundary drawn between bins tells of fewer. Where they begin and end is a
/// round number about what enough rows lie beyond, not what one row has.
/// </summary>
internal static class ValueBins
{
    private const int Most = 200;

    // A column is taken for numbers when this share of its filled cells are; what is no number is in no range.
    private const double Numeric = 0.9;

    /// <returns>Ascending, with the entropy of the numbers in bits; none where the column holds other things than numbers, or fewer rows than are enough.</returns>
    public static (IReadOnlyList<ValueBin> Bins, double? Bits) Of(CodedColumn column, Func<int, bool> isMeant, int least)
    {
        var rows = new SortedDictionary<decimal, int>();
        int filled = 0;
        for (int row = 0; row < column.Rows; row++)
        {
            if (!isMeant(row) || column.Values[column.Codes[row]] is not { Length: > 0 } text) continue;
            filled++;
            if (TechniqueSettings.Decimal(text) is { } number) rows[number] = rows.GetValueOrDefault(number) + 1;
        }
        if (rows.Values.Sum() < Numeric * filled) return ([], null);
        int enough = Math.Max(least, rows.Values.Sum() / Most);
        var bins = new List<ValueBin>();
        ValueBin? open = null;
        foreach (var (number, count) in rows)
        {
            open = open is null ? new(number, number, count) : new(open.From, number, open.Rows + count);
            if (open.Rows < enough) continue;
            bins.Add(open);
            open = null;
        }
        // Too few at the end go with those before them.
        if (open is not null && bins.Count > 0) bins[^1] = new(bins[^1].From, open.To, bins[^1].Rows + open.Rows);
        if (bins.Count > 1)
        {
            var (low, high) = (Beyond(rows, least), Beyond(rows.Reverse(), least));
            decimal step = Step((high - low) / bins.Count);
            bool isWhole = rows.Keys.All(number => number == Math.Floor(number));
            if (isWhole) step = Math.Max(1, step);
            bins[0] = bins[0] with { From = Math.Floor(low / step) * step };
            // Whole numbers up to the next step; its first belongs to what would come after.
            bins[^1] = bins[^1] with { To = isWhole ? ((Math.Floor(high / step) + 1) * step) - 1 : Math.Ceiling(high / step) * step };
        }
        return bins.Count > 1 ? (bins, LevelInformation.Bits(rows.Values.Select(count => (long)count))) : ([], null);
    }

    // The number that with all before it as many rows have as are enough.
    private static decimal Beyond(IEnumerable<KeyValuePair<decimal, int>> rows, int least)
    {
        int before = 0;
        return rows.First(row => (before += row.Value) >= least).Key;
    }

    // 1, 2 or 5 times a power of ten, no less than a width.
    private static decimal Step(decimal width)
    {
        decimal power = 1;
        while (power > width && power > 0.000001m) power /= 10;
        while (power * 10 <= width) power *= 10;
        return ((decimal[])[1, 2, 5, 10]).Select(times => times * power).First(step => step >= width);
    }
}
