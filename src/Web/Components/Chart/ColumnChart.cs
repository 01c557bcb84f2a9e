using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Upright bars from zero over an ordered axis. One is blue and carries its value; the axis has no numbers when every bar that matters is labelled.</summary>
public sealed class ColumnChart : Drawing
{
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Places { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<double> Values { get; set; } = [];

    /// <summary>Index of the bar the headline speaks of.</summary>
    [Parameter]
    public int? Highlight { get; set; }

    /// <summary>Other bars that carry their value.</summary>
    [Parameter]
    public IReadOnlyList<int> Labelled { get; set; } = [];

    /// <summary>Written after the value of the highlighted bar, as "명".</summary>
    [Parameter]
    public string Unit { get; set; } = "";

    /// <summary>Draws gridlines and numbers; else direct labels do.</summary>
    [Parameter]
    public bool WithScale { get; set; }

    [Parameter]
    public double Height { get; set; } = 150;

    protected override string Draw()
    {
        if (Values.Count == 0) return "";
        var scale = WithScale ? Scale.Nice(Values, fromZero: true) : Tight(Values);
        var axis = new Axis(scale, Height, Viewer.Language);
        var pitch = 100.0 / Values.Count;
        double Middle(int i) => (i + 0.5) * pitch;

        var svg = WithScale ? axis.Begin("columns") : new Svg().Raw("<div class=\"plot columns\">");
        svg.Open("plot-area", Along.Percent(100), axis.Height, Name, Description);
        if (WithScale) axis.Grid(svg);
        for (var i = 0; i < Values.Count; i++)
        {
            if (!double.IsFinite(Values[i])) continue;
            var (top, foot) = (axis.Y(Math.Max(0, Values[i])), axis.Y(Math.Min(0, Values[i])));
            svg.Rect(i == Highlight ? "this" : "mark", Along.Percent(i * pitch + pitch * 0.07), top, Along.Percent(pitch * 0.86), Math.Max(foot - top, Values[i] == 0 ? 0 : 1), 0, $"{Places[i]} {Figures.Number(Values[i], 2)}{Unit}");
        }
        svg.Line("axis", 0, axis.Y(0), Along.Percent(100), axis.Y(0));
        foreach (var i in Labelled.Where(i => i != Highlight && i >= 0 && i < Values.Count && double.IsFinite(Values[i]))) Label(svg, axis, i, Middle(i), "label", "");
        if (Highlight is { } at && at < Values.Count && double.IsFinite(Values[at])) Label(svg, axis, at, Middle(at), "label strong", Unit);
        axis.Names(svg, Places, Middle, i => i == Highlight);
        svg.Close();
        Axis.End(svg, 0);
        return svg.ToString();
    }

    private void Label(Svg svg, Axis axis, int i, double x, string css, string unit) =>
        svg.Text(css, Along.Percent(x), axis.Y(Math.Max(0, Values[i])) - 7, Figures.Number(Values[i], 1) + unit, x < 10 ? "start" : x > 90 ? "end" : "middle");

    private static Scale Tight(IReadOnlyList<double> values)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (low, high) = (Math.Min(0, finite.Min()), Math.Max(0, finite.Max()));
        return new(low, high > low ? high : low + 1, []);
    }
}
