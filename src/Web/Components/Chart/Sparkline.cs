using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>A line the size of a word, for stocks and rates: the last point is the blue dot, the compared value a dotted line.</summary>
public sealed class Sparkline : Drawing
{
    private const double Edge = 6;

    /// <summary>In order of time; a value that is not finite breaks the line.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<double> Values { get; set; } = [];

    /// <summary>What the last value is compared with.</summary>
    [Parameter]
    public double? Compared { get; set; }

    [Parameter]
    public double Height { get; set; } = 48;

    /// <summary>The whole drawing is gray: the figure is late.</summary>
    [Parameter]
    public bool Stale { get; set; }

    protected override string Draw()
    {
        var known = Values.Where(double.IsFinite).ToArray();
        if (known.Length < 2) return "";
        var low = Math.Min(known.Min(), Compared ?? double.MaxValue);
        var high = Math.Max(known.Max(), Compared ?? double.MinValue);
        var span = high > low ? high - low : 1;
        double Y(double value) => Edge + (high - value) / span * (Height - 2 * Edge);
        double X(int i) => i * 100.0 / (Values.Count - 1);

        var svg = new Svg().Open(Css("spark", Stale ? "stale" : null), Along.Percent(100), Height, Name, Description);
        if (Compared is { } compared) svg.Line("compared", 0, Y(compared), Along.Percent(100), Y(compared));
        svg.OpenStretched(Height).Path("line", Paths.Through(Values, X, Y)).Close();
        var last = Values.Count - 1;
        while (!double.IsFinite(Values[last])) last--;
        return svg.Circle("dot", Along.Percent(X(last)), Y(Values[last]), 4.5).Close().ToString();
    }
}
