using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Lying bars put together from parts that add up: as long as the whole, coloured by part, with the whole at the end.</summary>
public sealed class SplitBars : Drawing
{
    private const double Row = 24;
    private const double Thickness = 15;

    /// <summary>Names of the parts, in order of their colours.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Parts { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<Whole> Wholes { get; set; } = [];

    [Parameter]
    public string Unit { get; set; } = "";

    /// <param name="Amounts">One a part; not finite where there is none. None is below zero.</param>
    public sealed record Whole(string Name, IReadOnlyList<double> Amounts)
    {
        public double Sum => Amounts.Where(double.IsFinite).Sum();
    }

    protected override string Draw()
    {
        if (Wholes.Count == 0) return "";
        var names = Math.Ceiling(Wholes.Max(whole => TextWidth.Of(whole.Name, 13.5))) + 10;
        var ends = Math.Ceiling(Wholes.Max(whole => TextWidth.Of(Label(whole.Sum), 13.5))) + 12;
        var longest = Math.Max(Wholes.Max(whole => whole.Sum), double.Epsilon);
        var height = Wholes.Count * Row;

        var svg = new Svg().Raw("<div class=\"bar-list\">").Open("bar-names", names, height);
        for (var i = 0; i < Wholes.Count; i++) svg.Text("name", names - 8, Base(i), Wholes[i].Name, "end");
        svg.Close().Open("bar-plot", Along.Percent(100), height, Name, Description);
        for (var i = 0; i < Wholes.Count; i++)
        {
            var at = 0.0;
            for (var part = 0; part < Parts.Count; part++)
            {
                var amount = Wholes[i].Amounts[part];
                if (!(amount > 0)) continue;
                var share = amount / longest * 100;
                svg.Rect($"cat{part % 6 + 1}", Along.Percent(at), i * Row + (Row - Thickness) / 2, Along.Percent(share), Thickness, 0, $"{Wholes[i].Name} {Parts[part]} {Label(amount)}{Unit}");
                at += share;
            }
            svg.Text("value", Along.Percent(at), Base(i), Label(Wholes[i].Sum), "start", 8);
        }
        svg.Close().Raw($"<svg width=\"{Svg.Number(ends)}\" height=\"1\" aria-hidden=\"true\"></svg></div><ul class=\"key\">");
        for (var i = 0; i < Parts.Count; i++) svg.Raw($"<li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\"cat{i % 6 + 1}\" width=\"12\" height=\"12\" rx=\"2\"/></svg>{Svg.Escape(Parts[i])}</li>");
        return svg.Raw("</ul>").ToString();
    }

    private string Label(double value) => Figures.Short(value, Viewer.Language);

    private static double Base(int i) => i * Row + Row / 2 + 4.7;
}
