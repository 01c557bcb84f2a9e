namespace Maru.App.AccessLog.Review;

/// <summary>How far values lie from their like: the modified z of Iglewicz and Hoaglin (1993), (x − median) / (1.4826 · MAD).</summary>
internal static class RobustScore
{
    // So that it is a standard deviation where values are normal; the second for the mean deviation from the median.
    private const double OfMad = 1.4826;
    private const double OfMeanDeviation = 1.2533;

    /// <summary>A score for each value; all 0 when all are equal.</summary>
    public static double[] Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0) return [];
        var median = Median(values);
        var deviations = values.Select(value => Math.Abs(value - median)).ToList();
        var spread = OfMad * Median(deviations);
        // Where more than half are equal the MAD is 0.
        if (spread == 0) spread = OfMeanDeviation * deviations.Average();
        return [.. values.Select(value => spread == 0 ? 0 : (value - median) / spread)];
    }

    public static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
