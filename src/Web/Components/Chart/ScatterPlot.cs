using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Two measures against each other. A dot may stand for several rows: its area grows with them.</summary>
public sealed class ScatterPlot : Drawing
{
    [Parameter, EditorRequired]
    public IReadOnlyList<Dot> Dots { get; set; } = [];

    /// <summary>What is measured across, written below the axis.</summary>
    [Parameter]
    public string XName { get; set; } = "";

    /// <summary>What is measured up, written above the axis.</summary>
    [Parameter]
    public string YName { get; set; } = "";

    [Parameter]
    public double Height { get; set; } = 340;

    public sealed record Dot(double X, double Y, double Weight = 1);

    protected override string Draw()
    {
        if (Dots.Count == 0) return "";
        var across = Scale.Nice(Dots.Select(dot => dot.X), fromZero: false, wanted: 6);
        var axis = new Axis(Scale.Nice(Dots.Select(dot => dot.Y), fromZero: false, wanted: 5), Height, Viewer.Language);
        var heaviest = Dots.Max(dot => dot.Weight);
        var svg = new Svg().Raw($"<p class=\"axis-name\">{Svg.Escape(YName)}</p>").Raw(axis.Begin("scatter").ToString());
        svg.Open("plot-area", Along.Percent(100), axis.Height, Name, Description);
        axis.Grid(svg);
        foreach (var dot in Dots.OrderByDescending(dot => dot.Weight))
        {
            var radius = heaviest > 1 ? 2 + 7 * Math.Sqrt((dot.Weight - 1) / heaviest) : 3.5;
            svg.Circle("spot", Along.Percent(across.Percent(dot.X)), axis.Y(dot.Y), radius, $"{XName} {Figures.Number(dot.X, 2)}, {YName} {Figures.Number(dot.Y, 2)}{(dot.Weight > 1 ? $" ({Figures.Number(dot.Weight)})" : "")}");
        }
        axis.Names(svg, [.. across.Ticks.Select(tick => Figures.Short(tick, Viewer.Language))], i => across.Percent(across.Ticks[i]), _ => false);
        svg.Close().Raw("</div>");
        return svg.Raw($"<p class=\"axis-name across\">{Svg.Escape(XName)}</p>").ToString();
    }
}
