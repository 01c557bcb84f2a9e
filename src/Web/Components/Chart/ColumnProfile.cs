using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>The shape of a column in 132 × 36: a histogram, a comb when every value differs, a solid bar when all are the same,
/// hatching when the values are hidden.</summary>
public sealed class ColumnProfile : Drawing
{
    [Parameter]
    public ProfileShape Shape { get; set; } = ProfileShape.Histogram;

    /// <summary>Counts by bin or, for text, by value in descending order. At most the first 28 are drawn.</summary>
    [Parameter]
    public IReadOnlyList<double> Counts { get; set; } = [];

    [Parameter]
    public double Width { get; set; } = 132;

    [Parameter]
    public double Height { get; set; } = 36;

    protected override string Draw()
    {
        var svg = new Svg().Open(Css("profile", Shape.ToString().ToLowerInvariant()), Width, Height, Name, Description);
        switch (Shape)
        {
            case ProfileShape.AllDifferent:
                for (var x = 0.0; x < Width; x += 3.5) svg.Rect("bar", x, Height - 17, 1.5, 17);
                break;
            case ProfileShape.AllSame:
                svg.Rect("bar", 0, Height - 17, Width, 17);
                break;
            case ProfileShape.Hidden:
                svg.Rect("hatched", 0, Height - 17, Width, 17);
                for (var x = -12.0; x < Width; x += 6) svg.Line("hatch", Math.Max(0, x), Height - Math.Max(0, -x), Math.Min(Width, x + 17), Height - Math.Min(17, Width - x));
                break;
            default:
                Histogram(svg);
                break;
        }
        return svg.Close().ToString();
    }

    private void Histogram(Svg svg)
    {
        var counts = Counts.Take(28).ToArray();
        var high = counts.DefaultIfEmpty(0).Max();
        if (high <= 0) return;
        var pitch = Math.Min(Width / counts.Length, 16);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] <= 0) continue;
            var height = Math.Max(1, counts[i] / high * Height);
            svg.Rect("bar", i * pitch, Height - height, Math.Max(1, pitch - 1), height);
        }
    }
}

/// <summary>How the values of a column lie.</summary>
public enum ProfileShape
{
    Histogram,
    AllDifferent,
    AllSame,
    Hidden,
}
