using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Bars the size of a word, for counts of days or months: from zero, the last one blue, the compared value a dotted line.</summary>
public sealed class SparkBars : Drawing
{
    [Parameter, EditorRequired]
    public IReadOnlyList<double> Values { get; set; } = [];

    [Parameter]
    public double? Compared { get; set; }

    [Parameter]
    public double Height { get; set; } = 48;

    protected override string Draw()
    {
        var high = Values.Append(Compared ?? 0).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        if (Values.Count == 0 || high <= 0) return "";
        var svg = new Svg().Open("spark bars", Along.Percent(100), Height, Name, Description);
        var pitch = 100.0 / Values.Count;
        for (var i = 0; i < Values.Count; i++)
        {
            if (!double.IsFinite(Values[i]) || Values[i] < 0) continue;
            var height = Math.Max(1, Values[i] / high * (Height - 6));
            svg.Rect(i == Values.Count - 1 ? "this" : "mark", Along.Percent(i * pitch), Height - height, Along.Percent(pitch * 0.84), height, 1);
        }
        if (Compared is { } compared)
        {
            var y = Height - compared / high * (Height - 6);
            svg.Line("compared", 0, y, Along.Percent(100), y);
        }
        return svg.Close().ToString();
    }
}
