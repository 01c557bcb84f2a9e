using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>The criteria of a quality score as four small upright bars; any under the limit is amber.</summary>
public sealed class QualityBars : Drawing
{
    public const double Limit = 80;
    private const double Height = 28;

    /// <summary>Points of 100 by criterion, in the order of the law.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(string Name, double Points)> Criteria { get; set; } = [];

    protected override string Draw()
    {
        var svg = new Svg().Open("quality-bars", Criteria.Count * 10.5, Height, Name, Description);
        for (var i = 0; i < Criteria.Count; i++)
        {
            var (name, points) = Criteria[i];
            var height = Math.Clamp(points, 0, 100) / 100 * Height;
            svg.Rect("track", i * 10.5, 0, 8, Height, 1).Rect(points < Limit ? "late" : "bar", i * 10.5, Height - height, 8, height, 1, $"{name} {Figures.Number(points)}");
        }
        return svg.Close().ToString();
    }
}
