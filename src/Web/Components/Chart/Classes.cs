namespace Maru.Web.Components.Chart;

/// <summary>Splits values into classes for colouring. A value belongs to the last class whose lower break it reaches.</summary>
/// <param name="Breaks">Inner breaks, ascending: n classes have n − 1.</param>
public sealed record Classes(IReadOnlyList<double> Breaks)
{
    public int Count => Breaks.Count + 1;

    /// <summary>Index of the class of a value, from 0.</summary>
    public int Of(double value)
    {
        var i = 0;
        while (i < Breaks.Count && value >= Breaks[i]) i++;
        return i;
    }

    /// <summary>Classes of equal width between the lowest and highest value.</summary>
    public static Classes Equal(IEnumerable<double> values, int count)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite.Length == 0) return new([]);
        var (low, high) = (finite.Min(), finite.Max());
        return high > low ? new([.. Enumerable.Range(1, count - 1).Select(i => low + (high - low) * i / count)]) : new([]);
    }

    /// <summary>Natural breaks after Jenks (1967), found exactly by dynamic programming: the spread within classes is least.
    /// Breaks are rounded to the fewest digits that keep every value in its class, so the key reads 18, 22, 27.</summary>
    public static Classes Natural(IEnumerable<double> values, int count)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        var distinct = sorted.Distinct().Count();
        if (distinct <= 1) return new([]);
        var starts = JenksStarts(sorted, Math.Min(count, distinct));
        return new([.. starts.Select(start => RoundBetween(sorted[start - 1], sorted[start])).Distinct()]);
    }

    // cost[k, i] is the least sum of squares of the first i values in k classes; from[k, i] is where the last class starts.
    private static int[] JenksStarts(double[] sorted, int count)
    {
        var n = sorted.Length;
        var (sums, squares) = (new double[n + 1], new double[n + 1]);
        for (var i = 0; i < n; i++) (sums[i + 1], squares[i + 1]) = (sums[i] + sorted[i], squares[i] + sorted[i] * sorted[i]);
        double Spread(int a, int b) => squares[b] - squares[a] - (sums[b] - sums[a]) * (sums[b] - sums[a]) / (b - a);

        var cost = new double[count + 1, n + 1];
        var from = new int[count + 1, n + 1];
        for (var i = 1; i <= n; i++) cost[1, i] = Spread(0, i);
        for (var k = 2; k <= count; k++)
        {
            for (var i = k; i <= n; i++)
            {
                cost[k, i] = double.MaxValue;
                for (var a = k - 1; a < i; a++)
                {
                    var total = cost[k - 1, a] + Spread(a, i);
                    if (total < cost[k, i] && sorted[a] > sorted[a - 1]) (cost[k, i], from[k, i]) = (total, a);
                }
            }
        }
        var starts = new int[count - 1];
        for (int k = count, end = n; k > 1; k--) starts[k - 2] = end = from[k, end];
        return starts;
    }

    private static double RoundBetween(double below, double above)
    {
        for (var digits = -(int)Math.Ceiling(Math.Log10(Math.Max(1e-9, Math.Abs(above)))); digits < 12; digits++)
        {
            var unit = Math.Pow(10, -digits);
            var rounded = Math.Ceiling((below + (above - below) * 0.25) / unit) * unit;
            if (rounded > below && rounded <= above) return Math.Round(rounded, Math.Max(0, digits));
        }
        return above;
    }
}
