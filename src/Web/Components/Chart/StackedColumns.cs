using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Upright bars whose parts lie on each other, over an ordered axis, with the key above.</summary>
public sealed class StackedColumns : Drawing
{
    private const int Colours = 6;

    [Parameter, EditorRequired]
    public IReadOnlyList<string> Places { get; set; } = [];

    /// <summary>From the floor up; the first is the one the headline speaks of.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Part> Parts { get; set; } = [];

    [Parameter]
    public string Unit { get; set; } = "";

    [Parameter]
    public double Height { get; set; } = 200;

    /// <param name="Values">One per place, not below zero; not finite where there is none.</param>
    public sealed record Part(string Name, IReadOnlyList<double> Values);

    protected override string Draw()
    {
        if (Places.Count == 0 || Parts.Count == 0) return "";
        var sums = Places.Select((_, i) => Parts.Sum(part => Held(part.Values[i]))).ToArray();
        var axis = new Axis(Scale.Nice(sums, fromZero: true), Height, Viewer.Language);
        var pitch = 100.0 / Places.Count;
        var svg = new Svg().Raw("<ul class=\"swatches\">");
        for (var p = 0; p < Parts.Count; p++) svg.Raw("<li>").Open("swatch", 14, 14, viewBox: "0 0 14 14").Rect(Colour(p), 0, 0, 14, 14, 3).Close().Raw($"{Svg.Escape(Parts[p].Name)}</li>");
        svg.Raw("</ul>").Raw(axis.Begin("columns stacked").Open("plot-area", Along.Percent(100), axis.Height, Name, Description).ToString());
        axis.Grid(svg);
        for (var i = 0; i < Places.Count; i++)
        {
            var under = 0.0;
            for (var p = 0; p < Parts.Count; p++)
            {
                if (Held(Parts[p].Values[i]) is not (> 0 and var value)) continue;
                svg.Rect(Colour(p), Along.Percent(i * pitch + pitch * 0.1), axis.Y(under + value), Along.Percent(pitch * 0.8), axis.Y(under) - axis.Y(under + value), 0, $"{Places[i]} {Parts[p].Name} {Figures.Number(value, 1)}{Unit}");
                under += value;
            }
        }
        axis.Names(svg, Places, i => (i + 0.5) * pitch, _ => false);
        svg.Close();
        Axis.End(svg, 0);
        return svg.ToString();
    }

    private static double Held(double value) => double.IsFinite(value) ? Math.Max(0, value) : 0;

    private static string Colour(int part) => $"cat{(part % Colours) + 1}";
}
