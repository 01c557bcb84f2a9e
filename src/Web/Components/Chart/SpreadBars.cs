using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>How numbers are spread along an axis: bars as wide as they reach and as high as they are dense, with the axis below.</summary>
public sealed class SpreadBars : Drawing
{
    private const double Bars = 56;
    private const double Ticks = 22;

    [Parameter, EditorRequired]
    public IReadOnlyList<Bin> Bins { get; set; } = [];

    /// <summary>Where the axis begins.</summary>
    [Parameter]
    public double From { get; set; }

    /// <summary>Where it ends.</summary>
    [Parameter]
    public double To { get; set; }

    /// <param name="To">Where the next may begin.</param>
    public sealed record Bin(double From, double To, int Rows);

    protected override string Draw()
    {
        if (Bins.Count == 0 || To <= From) return "";
        var svg = new Svg().Open("spread", Along.Percent(100), Bars + Ticks, Name, Description);
        var high = Bins.Max(Density);
        foreach (var bin in Bins)
        {
            var height = Math.Max(1, Density(bin) / high * Bars);
            svg.Rect("bar", Along.Percent(At(bin.From)), Bars - height, Along.Percent(At(bin.To) - At(bin.From)), height, 0, $"{Figures.Number(bin.From, 2)}–{Figures.Number(bin.To, 2)}: {Figures.Number(bin.Rows)}");
        }
        svg.Line("axis", 0, Bars, Along.Percent(100), Bars);
        foreach (var tick in Scale.Nice([From, To], fromZero: false, wanted: 6).Ticks.Where(tick => tick >= From && tick <= To))
            svg.Text("tick", Along.Percent(At(tick)), Bars + 17, Figures.Short(tick, Viewer.Language), At(tick) < 3 ? "start" : At(tick) > 97 ? "end" : "middle");
        return svg.Close().ToString();
    }

    private double At(double value) => 100 * (value - From) / (To - From);

    private static double Density(Bin bin) => bin.Rows / Math.Max(1e-9, bin.To - bin.From);
}
