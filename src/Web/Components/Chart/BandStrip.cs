using System.Globalization;
using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>An axis of numbers cut into ranges. The chosen one is taller, says what each range holds, and its joints have handles for a script to move.</summary>
public sealed class BandStrip : Drawing
{
    private const double Low = 18;
    private const double Tall = 44;
    // Pixels the drawing has at least: a range's words are written where they fit into these.
    private const double Narrowest = 520;

    [Parameter, EditorRequired]
    public IReadOnlyList<Band> Bands { get; set; } = [];

    [Parameter]
    public bool IsChosen { get; set; }

    /// <summary>Where the axis begins.</summary>
    [Parameter]
    public double From { get; set; }

    /// <summary>Where it ends.</summary>
    [Parameter]
    public double To { get; set; }

    /// <param name="From">Where it begins; the first of them at the axis' beginning.</param>
    /// <param name="IsThin">It holds so few that it is warned of.</param>
    public sealed record Band(double From, double To, string Name, string Count, bool IsThin);

    protected override string Draw()
    {
        var height = IsChosen ? Tall : Low;
        var svg = new Svg().Open("level-plot", Along.Percent(100), height, Name, string.Join(", ", Bands.Select(band => $"{band.Name} {band.Count}")));
        foreach (var band in Bands)
        {
            var (at, share) = (At(band.From), At(band.To) - At(band.From));
            svg.Rect(Css(IsChosen ? "band this-band" : "band", band.IsThin ? "thin" : null)!, Along.Percent(at), 0, Along.Percent(share), height, 0, $"{band.Name}: {band.Count}");
            if (IsChosen && Fits(band.Name, share, 13) && Fits(band.Count, share, 12))
                svg.Text("strong", Along.Percent(at + share / 2), 19, band.Name, "middle").Text("count", Along.Percent(at + share / 2), 36, band.Count, "middle");
        }
        if (IsChosen)
            for (var i = 1; i < Bands.Count; i++)
                svg.Raw(string.Create(CultureInfo.InvariantCulture, $"<rect class=\"joint-handle\" data-joint=\"{i - 1}\" x=\"{Along.Percent(At(Bands[i].From))}\" y=\"10\" width=\"8\" height=\"24\" rx=\"3\" transform=\"translate(-4 0)\"/>"));
        return svg.Close().ToString();
    }

    private double At(double value) => Math.Clamp(100 * (value - From) / (To - From), 0, 100);

    private static bool Fits(string text, double share, double size) => TextWidth.Of(text, size) + 10 < share / 100 * Narrowest;
}
