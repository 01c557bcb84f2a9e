namespace Maru.Methods.Linkage;

/// <summary>How often pairs drawn at random show each level of a comparison.</summary>
/// <remarks>
/// The share of equal values is exact, from how often each value occurs; the other levels are drawn. So a key that almost never agrees by chance is not left
/// to a lucky draw.
/// </remarks>
public static class RandomPairs
{
    public const int DefaultDraws = 1_000_000;

    // A level that no draw has shown is given half a pair.
    private const double Unseen = 0.5;

    public static IReadOnlyList<double> LevelShares(Comparison comparison, int seed, int draws = DefaultDraws)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        double same = ShareOfEqual(comparison.Column);
        var seen = new double[comparison.Levels.Count];
        Array.Fill(seen, Unseen);
        seen[comparison.Same] = 0;
        int[] left = Present(comparison.Column.Left), right = comparison.Column.IsWithin ? left : Present(comparison.Column.Right);
        var random = new Random(seed);
        if (left.Length > 0 && right.Length > 0)
            for (int i = 0; i < draws; i++)
            {
                int a = left[random.Next(left.Length)], b = right[random.Next(right.Length)];
                if (a != b && comparison.LevelOfDifferent(a, b) is >= 0 and var level) seen[level]++;
            }
        // A comparison of different values may also say that they are the same: another spelling.
        double sum = seen.Sum();
        return [.. seen.Select((count, level) => (1 - same) * count / sum + (level == comparison.Same ? same : 0))];
    }

    /// <summary>Share of pairs with equal values among all pairs whose values are both there.</summary>
    public static double ShareOfEqual(LinkColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var right = CountsOf(column.Right, column.Distinct);
        if (column.IsWithin)
        {
            double rows = right.Sum();
            return rows < 2 ? 0 : right.Sum(count => count * (count - 1)) / (rows * (rows - 1));
        }
        var left = CountsOf(column.Left, column.Distinct);
        double pairs = left.Sum() * right.Sum();
        return pairs == 0 ? 0 : left.Zip(right, (a, b) => a * b).Sum() / pairs;
    }

    private static double[] CountsOf(int[] rows, int distinct)
    {
        var counts = new double[distinct];
        foreach (int value in rows)
            if (value >= 0) counts[value]++;
        return counts;
    }

    private static int[] Present(int[] rows) => Array.FindAll(rows, value => value >= 0);
}
