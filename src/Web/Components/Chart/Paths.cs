using System.Globalization;
using System.Text;

namespace Maru.Web.Components.Chart;

/// <summary>Path data of the shapes charts are made of.</summary>
internal static class Paths
{
    /// <summary>A line through values, broken where one is missing and before <paramref name="gaps"/>. A value alone between two breaks is a dot.</summary>
    public static string Through(IReadOnlyList<double> values, Func<int, double> x, Func<double, double> y, IReadOnlySet<int>? gaps = null)
    {
        var path = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i])) continue;
            var (before, after) = (Joins(i), Joins(i + 1));
            var at = $"{Svg.Number(x(i))} {Svg.Number(y(values[i]))}";
            path.Append(before ? 'L' : 'M').Append(at);
            if (!before && !after) path.Append('L').Append(at);
        }
        return path.ToString();

        bool Joins(int i) => i > 0 && i < values.Count && double.IsFinite(values[i - 1]) && double.IsFinite(values[i]) && gaps?.Contains(i) != true;
    }

    /// <summary>A staircase: each value holds until the next.</summary>
    public static string Steps(IReadOnlyList<double> values, Func<int, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'H')}{Svg.Number(x(i))}");
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? " " : "V")}{Svg.Number(y(values[i]))}");
        }
        return path.ToString();
    }

    /// <summary>The area between two lines over the same places.</summary>
    public static string Band(IReadOnlyList<double> lower, IReadOnlyList<double> upper, Func<int, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        var places = Enumerable.Range(0, Math.Min(lower.Count, upper.Count)).Where(i => double.IsFinite(lower[i]) && double.IsFinite(upper[i])).ToArray();
        foreach (var i in places) path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{Svg.Number(x(i))} {Svg.Number(y(upper[i]))}");
        foreach (var i in places.Reverse()) path.Append(CultureInfo.InvariantCulture, $"L{Svg.Number(x(i))} {Svg.Number(y(lower[i]))}");
        return path.Length == 0 ? "" : path.Append('Z').ToString();
    }
}
