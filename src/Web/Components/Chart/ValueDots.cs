using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>A map's key that is also its distribution: one circle per area at its value, its size by weight, over the bar of colours,
/// with the average dotted.</summary>
public sealed class ValueDots : Drawing
{
    private const double Width = 360;
    private const double BarHeight = 10;

    [Parameter, EditorRequired]
    public IReadOnlyList<Dot> Dots { get; set; } = [];

    [Parameter, EditorRequired]
    public Classes Classes { get; set; } = new([]);

    /// <summary>A dotted line with its words, such as the city's average.</summary>
    [Parameter]
    public (double Value, string Label)? Average { get; set; }

    [Parameter]
    public string Unit { get; set; } = "";

    /// <param name="Weight">Sets the area of the circle; equal weights make equal circles.</param>
    /// <param name="Label">Written beside the circle; for the one or two the text speaks of.</param>
    public sealed record Dot(string Name, double Value, double Weight = 1, string? Label = null, string? Key = null);

    protected override string Draw()
    {
        if (Dots.Count == 0) return "";
        var (low, high) = Ends();
        double X(double value) => 12 + (value - low) / (high - low) * (Width - 24);
        var placed = Place(X);
        var stack = Math.Max(40, placed.Max(item => item.Up + item.Radius));
        var floor = 30 + stack;

        var svg = new Svg().Open("value-dots", Along.Percent(100), 0, Name, Description, $"0 0 {Svg.Number(Width)} {Svg.Number(floor + 42)}");
        DrawBar(svg, floor, X);
        foreach (var (dot, x, up, radius) in placed)
        {
            if (dot.Key is not null) svg.Raw($"<g data-key=\"{Svg.Escape(dot.Key)}\">");
            svg.Circle($"area seq{ColourOf(dot.Value)}", x, floor - up, radius, $"{dot.Name} {Figures.Number(dot.Value, 1)}{Unit}");
            if (dot.Key is not null) svg.Raw("</g>");
        }
        DrawLabels(svg, placed, floor);
        if (Average is { } average)
        {
            svg.Line("average", X(average.Value), 12, X(average.Value), floor + BarHeight);
            var end = X(average.Value) > Width * 0.6;
            svg.Text("tick strong-ink", X(average.Value), 17, average.Label, end ? "end" : "start", end ? -6 : 6);
        }
        // The drawing keeps its proportions: height follows from the view box.
        return svg.Close().ToString().Replace(" height=\"0\"", "", StringComparison.Ordinal);
    }

    private int ColourOf(double value) => Palette.Step(Classes.Of(value), Classes.Count);

    private (double Low, double High) Ends()
    {
        var values = Dots.Select(dot => dot.Value).Concat(Classes.Breaks).ToArray();
        var (low, high) = (values.Min(), values.Max());
        var margin = high > low ? (high - low) * 0.04 : 1;
        return (low - margin, high + margin);
    }

    // Largest first, each as low as it can stand at its value without touching those already there.
    private List<(Dot Dot, double X, double Up, double Radius)> Place(Func<double, double> x)
    {
        var heaviest = Dots.Max(dot => dot.Weight);
        var placed = new List<(Dot Dot, double X, double Up, double Radius)>();
        foreach (var dot in Dots.OrderByDescending(dot => dot.Weight))
        {
            var radius = Math.Max(2.5, 20 * Math.Sqrt(Math.Max(0, dot.Weight) / heaviest) * Math.Min(1, 9 / Math.Sqrt(Dots.Count * 3)));
            var at = x(dot.Value);
            var heights = placed.Where(other => Math.Abs(other.X - at) < other.Radius + radius)
                .Select(other => other.Up + Math.Sqrt(Math.Pow(other.Radius + radius + 0.5, 2) - Math.Pow(other.X - at, 2)))
                .Append(radius + 1).Where(up => up >= radius + 1).Order();
            var up = heights.First(height => placed.All(other => Math.Pow(other.X - at, 2) + Math.Pow(other.Up - height, 2) >= Math.Pow(other.Radius + radius, 2)));
            placed.Add((dot, at, up, radius));
        }
        return placed;
    }

    private void DrawBar(Svg svg, double floor, Func<double, double> x)
    {
        var edges = Classes.Breaks.Select(x).Prepend(0).Append(Width).ToArray();
        for (var i = 0; i + 1 < edges.Length; i++) svg.Rect($"seq{Palette.Step(i, Classes.Count)}", edges[i], floor, edges[i + 1] - edges[i], BarHeight);
        var last = double.MinValue;
        foreach (var value in Classes.Breaks)
        {
            var label = Figures.Short(value, Viewer.Language);
            var half = TextWidth.Of(label, 13) / 2;
            if (x(value) - half < last + 6 || x(value) + half > Width - TextWidth.Of(Unit, 13) - 8) continue;
            svg.Text("tick", x(value), floor + BarHeight + 18, label, "middle");
            last = x(value) + half;
        }
        svg.Text("tick", Width, floor + BarHeight + 18, Unit, "end");
    }

    private static void DrawLabels(Svg svg, List<(Dot Dot, double X, double Up, double Radius)> placed, double floor)
    {
        foreach (var (dot, x, up, radius) in placed.Where(item => item.Dot.Label is not null))
        {
            if (TextWidth.Of(dot.Label!, 13) < radius * 2 - 2)
            {
                svg.Text("tick strong-ink", x, floor - up + 4.5, dot.Label!, "middle");
                continue;
            }
            var top = floor - up - radius;
            svg.Line("lead", x, top - 2, x, top - 22);
            svg.Text("tick strong-ink", Math.Clamp(x + 12, 60, Width), top - 28, dot.Label!, x > Width / 2 ? "end" : "start");
        }
    }
}
