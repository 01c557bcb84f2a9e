using System.Globalization;

namespace Maru.Methods.Privacy;

/// <summary>Numbers as words of ranges.</summary>
public static class Coding
{
    /// <summary>What lies below or above the limits becomes one value each; the rest stays.</summary>
    public static string TopBottom(decimal number, decimal? low, decimal? high) =>
        number < low ? string.Create(CultureInfo.InvariantCulture, $"<{low}") : number > high ? string.Create(CultureInfo.InvariantCulture, $">{high}") : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The range between ascending boundaries that holds the number; its lower boundary belongs to it.</summary>
    public static string Range(decimal number, IReadOnlyList<decimal> boundaries)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        int range = 0;
        while (range < boundaries.Count && boundaries[range] <= number) range++;
        return string.Create(CultureInfo.InvariantCulture, $"{(range == 0 ? "" : boundaries[range - 1])}–{(range == boundaries.Count ? "" : boundaries[range])}");
    }

    /// <summary>Boundaries beyond which a number is an outlier: quartiles and three times what lies between them.</summary>
    /// <remarks>J. Tukey, "Exploratory data analysis", 1977: the outer fences.</remarks>
    public static (double Low, double High) OuterFences(IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (numbers.Count == 0) return (double.NegativeInfinity, double.PositiveInfinity);
        double[] sorted = [.. numbers.Order()];
        double first = Quantile(sorted, 0.25), third = Quantile(sorted, 0.75), between = third - first;
        return (first - 3 * between, third + 3 * between);
    }

    private static double Quantile(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)Math.Floor(at);
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }
}
