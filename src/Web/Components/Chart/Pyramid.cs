using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Population by age: bars of today on both sides, a stepped line for then, names of the ages in the middle.</summary>
public sealed class Pyramid : Drawing
{
    private const double Row = 17;
    private const double Head = 26;

    /// <summary>From the youngest up.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Group> Groups { get; set; } = [];

    [Parameter, EditorRequired]
    public string LeftName { get; set; } = "";

    [Parameter, EditorRequired]
    public string RightName { get; set; } = "";

    /// <param name="LeftThen">The earlier value, drawn as a line; not finite where there is none.</param>
    public sealed record Group(string Name, double Left, double Right, double LeftThen = double.NaN, double RightThen = double.NaN, bool IsHighlighted = false);

    protected override string Draw()
    {
        if (Groups.Count == 0) return "";
        var scale = Scale.Nice(Groups.SelectMany(group => new[] { group.Left, group.Right, group.LeftThen, group.RightThen }), fromZero: true, wanted: 3);
        var middle = Math.Ceiling(Groups.Max(group => TextWidth.Of(group.Name, 13))) + 16;
        var height = Head + Groups.Count * Row + 26;

        var svg = new Svg().Raw("<div class=\"plot pyramid\">");
        Side(svg, scale, height, isLeft: true);
        svg.Open("plot-values", middle, height);
        for (var i = 0; i < Groups.Count; i++) svg.Text("tick", middle / 2, Top(i) + Row / 2 + 4.5, Groups[i].Name, "middle");
        svg.Close();
        Side(svg, scale, height, isLeft: false);
        return svg.Raw("</div>").ToString();
    }

    private double Top(int i) => Head + (Groups.Count - 1 - i) * Row;

    private void Side(Svg svg, Scale scale, double height, bool isLeft)
    {
        double X(double value) => isLeft ? 100 - scale.Percent(value) : scale.Percent(value);
        var name = isLeft ? LeftName : RightName;
        svg.Open("plot-area", Along.Percent(100), height, Name is null ? name : $"{Name}: {name}", Description);
        svg.Text("label ink", Along.Percent(isLeft ? 100 : 0), 14, name, isLeft ? "end" : "start");
        foreach (var tick in scale.Ticks)
        {
            svg.Line("grid", Along.Percent(X(tick)), Head, Along.Percent(X(tick)), height - 26);
            svg.Text("tick", Along.Percent(X(tick)), height - 8, Figures.Short(tick, Viewer.Language), (tick == 0) == isLeft ? "end" : tick == 0 || !isLeft ? (tick == 0 ? "start" : "end") : "start");
        }
        for (var i = 0; i < Groups.Count; i++)
        {
            var group = Groups[i];
            var value = isLeft ? group.Left : group.Right;
            var end = X(value);
            svg.Rect(group.IsHighlighted ? "this" : "mark", Along.Percent(Math.Min(end, X(0))), Top(i) + 1, Along.Percent(Math.Abs(end - X(0))), Row - 2, 0, $"{name} {group.Name} {Figures.Number(value)}");
        }
        Then(svg, height, X, isLeft);
        svg.Close();
    }

    private void Then(Svg svg, double height, Func<double, double> x, bool isLeft)
    {
        var path = new System.Text.StringBuilder();
        for (var i = Groups.Count - 1; i >= 0; i--)
        {
            var value = isLeft ? Groups[i].LeftThen : Groups[i].RightThen;
            if (!double.IsFinite(value)) continue;
            var at = Svg.Number(x(value));
            path.Append(path.Length == 0 ? string.Concat("M", at, " ", Svg.Number(Top(i))) : "H" + at).Append('V').Append(Svg.Number(Top(i) + Row));
        }
        if (path.Length > 0) svg.OpenStretched(height).Path("then", path.ToString()).Close();
    }
}
