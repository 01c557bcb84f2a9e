using System.Globalization;
using System.Text;

namespace Maru.Web.Components.Chart;

/// <summary>Path data of the shapes charts are made of.</summary>
internal static class Paths
{
    /// <summary>A line through values, broken where one is missing.</summary>
    public static string Through(IReadOnlyList<double> values, Func<int, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        var pen = false;
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                pen = false;
                continue;
            }
            path.Append(CultureInfo.InvariantCulture, $"{(pen ? 'L' : 'M')}{Svg.Number(x(i))} {Svg.Number(y(values[i]))}");
            pen = true;
        }
        return path.ToString();
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
