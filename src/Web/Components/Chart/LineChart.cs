using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Lines over an ordered axis, each named at its right end, with one highlighted point and an optional band.</summary>
public sealed class LineChart : Drawing
{
    /// <summary>Names of the places along the axis.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Places { get; set; } = [];

    /// <summary>Where the places lie along the axis, rising, in any unit; null when they are equally far apart.</summary>
    [Parameter]
    public IReadOnlyList<double>? At { get; set; }

    /// <summary>Places before which the lines break, for what lies between is not known.</summary>
    [Parameter]
    public IReadOnlySet<int>? Gaps { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<Series> Lines { get; set; } = [];

    /// <summary>The range a forecast may fall in, drawn behind the lines.</summary>
    [Parameter]
    public (IReadOnlyList<double> Lower, IReadOnlyList<double> Upper)? Band { get; set; }

    /// <summary>A dashed line across with its name, such as a target.</summary>
    [Parameter]
    public (double Value, string Name)? Reference { get; set; }

    /// <summary>Index of the place the headline speaks of.</summary>
    [Parameter]
    public int? Highlight { get; set; }

    [Parameter]
    public string? HighlightLabel { get; set; }

    [Parameter]
    public bool FromZero { get; set; }

    [Parameter]
    public double Height { get; set; } = 220;

    /// <param name="Values">One per place; not finite where there is none.</param>
    /// <param name="Colour">1–6 of the categorical colours; null for gray.</param>
    /// <param name="IsMain">Blue and thicker.</param>
    public sealed record Series(string Name, IReadOnlyList<double> Values, bool IsMain = false, int? Colour = null, bool IsDashed = false)
    {
        internal string Css => string.Join(' ', new[] { "line", IsMain ? "main" : Colour is { } colour ? $"cat{colour}" : "", IsDashed ? "dashed" : "" }.Where(name => name.Length > 0));
    }

    protected override string Draw()
    {
        if (Places.Count < 2 || Lines.Count == 0) return "";
        IEnumerable<double> all = [.. Lines.SelectMany(line => line.Values), .. Band?.Lower ?? [], .. Band?.Upper ?? [], .. Reference is { } r ? new[] { r.Value } : []];
        var axis = new Axis(Scale.Nice(all, FromZero), Height, Viewer.Language);
        double X(int i) => At is null ? i * 100.0 / (Places.Count - 1) : (At[i] - At[0]) * 100 / (At[^1] - At[0]);

        var svg = axis.Begin("lines").Open("plot-area", Along.Percent(100), axis.Height, Name, Description);
        axis.Grid(svg);
        if (Reference is { } reference) svg.Line("reference", 0, axis.Y(reference.Value), Along.Percent(100), axis.Y(reference.Value));
        svg.OpenStretched(axis.Height);
        if (Band is { } band) svg.Path("band", Paths.Band(band.Lower, band.Upper, X, axis.Y));
        foreach (var line in Lines) svg.Path(line.Css, Paths.Through(line.Values, X, axis.Y, Gaps));
        svg.Close();
        if (Reference is { } named) svg.Text("tick", 4, axis.Y(named.Value) - 6, named.Name);
        DrawHighlight(svg, axis, X);
        axis.Names(svg, Places, X, i => i == Highlight, isEven: At is null);
        var right = DrawEndLabels(svg, axis);
        svg.Close();
        Axis.End(svg, right);
        return svg.ToString();
    }

    private void DrawHighlight(Svg svg, Axis axis, Func<int, double> x)
    {
        var main = Lines.FirstOrDefault(line => line.IsMain) ?? Lines[0];
        if (Highlight is not { } at || at >= main.Values.Count || !double.IsFinite(main.Values[at])) return;
        var y = axis.Y(main.Values[at]);
        svg.Circle("dot halo", Along.Percent(x(at)), y, 5);
        if (HighlightLabel is null) return;
        svg.Text("label strong", Along.Percent(x(at)), y - 12, HighlightLabel, x(at) < 12 ? "start" : x(at) > 88 ? "end" : "middle");
    }

    // Names stand at the ends of their lines; where ends are closer than a line of type they are pushed apart, lowest last.
    private double DrawEndLabels(Svg svg, Axis axis)
    {
        if (Lines.Count < 2) return 0;
        var ends = Lines.Select(line => (Line: line, Last: LastIndex(line.Values))).Where(end => end.Last >= 0)
            .Select(end => (end.Line, Y: axis.Y(end.Line.Values[end.Last]))).OrderBy(end => end.Y).ToArray();
        var room = Math.Ceiling(ends.Max(end => TextWidth.Of(end.Line.Name, 13))) + 14;
        var floor = double.MinValue;
        foreach (var (line, y) in ends)
        {
            var at = Math.Max(y + 4.5, floor + 17);
            svg.Text(line.IsMain ? "end strong" : "end", Along.Percent(100), at, line.Name, shift: 9);
            floor = at;
        }
        return room;
    }

    private static int LastIndex(IReadOnlyList<double> values)
    {
        var i = values.Count - 1;
        while (i >= 0 && !double.IsFinite(values[i])) i--;
        return i;
    }
}
