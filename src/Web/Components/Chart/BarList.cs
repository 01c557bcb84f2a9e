using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Horizontal bars with the name before and the value at the end of each: a ranking, and the list twin of a map.
/// Values below zero run to the left of a common line.</summary>
public sealed class BarList : Drawing
{
    [Parameter, EditorRequired]
    public IReadOnlyList<Bar> Bars { get; set; } = [];

    /// <summary>Height of a row in pixels.</summary>
    [Parameter]
    public double Row { get; set; } = 22;

    [Parameter]
    public double Thickness { get; set; } = 13;

    /// <summary>Digits after the point in the value labels.</summary>
    [Parameter]
    public int Decimals { get; set; }

    /// <summary>Written after each value, as "%".</summary>
    [Parameter]
    public string Unit { get; set; } = "";

    /// <param name="IsHighlighted">Blue: the ones the headline speaks of.</param>
    /// <param name="Key">Links the bar to the same thing on a map.</param>
    /// <param name="Note">Written at the right end, as a price.</param>
    public sealed record Bar(string Name, double Value, bool IsHighlighted = false, string? Key = null, string? Note = null);

    protected override string Draw()
    {
        if (Bars.Count == 0) return "";
        var names = Math.Ceiling(Bars.Max(bar => TextWidth.Of(bar.Name, 13.5))) + 10;
        var values = Math.Ceiling(Bars.Max(bar => TextWidth.Of(Label(bar), 13.5))) + 12;
        var known = Bars.Select(bar => bar.Value).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var low = Math.Min(0, known.Min());
        var high = Math.Max(0, known.Max());
        var span = high > low ? high - low : 1;
        var zero = (0 - low) / span * 100;
        var height = Bars.Count * Row;

        var svg = new Svg().Raw("<div class=\"bar-list\">").Open("bar-names", names, height);
        for (var i = 0; i < Bars.Count; i++) svg.Text(Css("name", Bars[i].IsHighlighted ? "strong" : null), names - 8, Base(i), Bars[i].Name, "end");
        svg.Close();
        if (low < 0) svg.Raw($"<svg width=\"{Svg.Number(values)}\" height=\"1\" aria-hidden=\"true\"></svg>");
        svg.Open("bar-plot", Along.Percent(100), height, Name, Description);
        for (var i = 0; i < Bars.Count; i++) DrawBar(svg, i, zero, span);
        if (low < 0) svg.Line("axis", Along.Percent(zero), 0, Along.Percent(zero), height);
        svg.Close().Raw($"<svg width=\"{Svg.Number(values)}\" height=\"1\" aria-hidden=\"true\"></svg>");
        if (Bars.Any(bar => bar.Note is not null)) DrawNotes(svg, height);
        return svg.Raw("</div>").ToString();
    }

    private void DrawBar(Svg svg, int i, double zero, double span)
    {
        var bar = Bars[i];
        // What is not known has no length: the dash at its end says so.
        var length = double.IsFinite(bar.Value) ? Math.Abs(bar.Value) / span * 100 : 0;
        var start = bar.Value < 0 ? zero - length : zero;
        var end = bar.Value < 0 ? start : zero + length;
        if (bar.Key is not null) svg.Raw($"<g data-key=\"{Svg.Escape(bar.Key)}\">");
        svg.Rect(bar.IsHighlighted ? "this" : "mark", Along.Percent(start), i * Row + (Row - Thickness) / 2, Along.Percent(length), Thickness, 0, $"{bar.Name} {Label(bar)}");
        svg.Text(Css("value", bar.IsHighlighted ? "strong" : null), Along.Percent(end), Base(i), Label(bar), bar.Value < 0 ? "end" : "start", bar.Value < 0 ? -8 : 8);
        if (bar.Key is not null) svg.Raw("</g>");
    }

    private void DrawNotes(Svg svg, double height)
    {
        var width = Math.Ceiling(Bars.Max(bar => TextWidth.Of(bar.Note ?? "", 13.5))) + 8;
        svg.Open("bar-notes", width, height);
        for (var i = 0; i < Bars.Count; i++) svg.Text("note", width, Base(i), Bars[i].Note ?? "", "end");
        svg.Close();
    }

    private double Base(int i) => i * Row + Row / 2 + 4.7;

    private string Label(Bar bar) => double.IsFinite(bar.Value) ? Figures.Fixed(bar.Value, Decimals) + Unit : Figures.Fixed(bar.Value, Decimals);
}
