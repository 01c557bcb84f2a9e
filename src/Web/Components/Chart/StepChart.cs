using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>A value that holds until it changes, such as the rows of each version; the first and last are labelled.</summary>
public sealed class StepChart : Drawing
{
    [Parameter, EditorRequired]
    public IReadOnlyList<double> Values { get; set; } = [];

    /// <summary>Name of each value's place; the first and last are shown.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Places { get; set; } = [];

    [Parameter]
    public string Unit { get; set; } = "";

    [Parameter]
    public double Height { get; set; } = 64;

    protected override string Draw()
    {
        if (Values.Count == 0) return "";
        var (low, high) = (Values.Min(), Values.Max());
        var span = high > low ? high - low : 1;
        var last = Values.Count - 1;
        var room = Math.Ceiling(TextWidth.Of(Figures.Number(Values[last]) + Unit, 15)) + 16;
        double X(int i) => last == 0 ? 0 : i * 100.0 / last;
        double Y(double value) => 24 + (high - value) / span * (Height - 24);

        var svg = new Svg().Raw("<div class=\"plot steps\">").Open("plot-area", Along.Percent(100), Height + 34, Name, Description);
        svg.OpenStretched(Height + 34).Path("line", Paths.Steps(Values, X, Y)).Close();
        for (var i = 0; i < last; i++) svg.Circle("point", Along.Percent(X(i)), Y(Values[i]), 3, $"{Places[i]} {Figures.Number(Values[i])}{Unit}");
        svg.Circle("dot", Along.Percent(X(last)), Y(Values[last]), 4.5);
        svg.Text("label ink strong-ink", Along.Percent(X(last)), Y(Values[last]) + 5, Figures.Number(Values[last]) + Unit, shift: 10);
        if (last > 0)
        {
            svg.Text("tick", 0, Y(Values[0]) - 10, Figures.Number(Values[0]));
            svg.Text("tick", 0, Height + 28, Places[0]);
        }
        svg.Text("tick", Along.Percent(X(last)), Height + 28, Places[last], last == 0 ? "start" : "end");
        svg.Close();
        Axis.End(svg, room);
        return svg.ToString();
    }
}
