using System.Globalization;
using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>
/// Things that could be chosen, one dot each, by a whole number across and a value up: filled where it may be, hollow where not, the chosen one in blue.
/// Dots are links; the plot is one stop of the keyboard, and arrow keys go from dot to dot.
/// </summary>
public sealed class ChoicePlot : Drawing
{
    private const double TypeSize = 14;
    private const double NarrowPlot = 300;

    [Parameter, EditorRequired]
    public IReadOnlyList<Choice> Choices { get; set; } = [];

    /// <summary>What is measured across, written below the axis.</summary>
    [Parameter]
    public string XName { get; set; } = "";

    /// <summary>What is measured up, written above the axis.</summary>
    [Parameter]
    public string YName { get; set; } = "";

    /// <summary>What the chosen dot is, beside it.</summary>
    [Parameter]
    public string Said { get; set; } = "";

    [Parameter]
    public double Height { get; set; } = 280;

    /// <param name="Href">Where choosing it leads; null where it can't be.</param>
    /// <param name="Hint">What it is, in one line.</param>
    public sealed record Choice(int X, double Y, bool IsGood, bool IsChosen, string? Href, string Hint);

    protected override string Draw()
    {
        if (Choices.Count == 0) return "";
        var most = Choices.Max(choice => choice.X);
        var axis = new Axis(Scale.Nice(Choices.Select(choice => choice.Y), fromZero: true, wanted: 5), Height, Viewer.Language);
        var svg = new Svg().Raw($"<p class=\"axis-name\">{Svg.Escape(YName)}</p>").Raw(axis.Begin("choices").ToString());
        svg.Raw(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"plot-area\" width=\"100%\" height=\"{axis.Height}\" role=\"group\" aria-label=\"{Svg.Escape(Name ?? "")}\">"));
        axis.Grid(svg);
        var (across, seen) = (new double[Choices.Count], new int[most + 1]);
        for (var i = 0; i < across.Length; i++) across[i] = 100 * (Choices[i].X + 0.5 + Aside(seen[Choices[i].X]++)) / (most + 1);
        var stop = Stop();
        foreach (var i in Enumerable.Range(0, across.Length).OrderBy(i => Choices[i].IsChosen ? 2 : Choices[i].IsGood ? 1 : 0)) Dot(svg, axis, Choices[i], across[i], i == stop);
        axis.Names(svg, [.. Enumerable.Range(0, most + 1).Select(x => x.ToString(CultureInfo.InvariantCulture))], x => 100 * (x + 0.5) / (most + 1), _ => false);
        return svg.Raw("</svg></div>").Raw($"<p class=\"axis-name across\">{Svg.Escape(XName)}</p>").ToString();
    }

    // The one dot that the Tab key comes to.
    private int Stop()
    {
        for (var i = 0; i < Choices.Count; i++)
            if (Choices[i] is { IsChosen: true, Href: not null }) return i;
        return Enumerable.Range(0, Choices.Count).Where(i => Choices[i].Href is not null).DefaultIfEmpty(-1).MaxBy(i => i < 0 ? 0 : Choices[i].Y);
    }

    private void Dot(Svg svg, Axis axis, Choice choice, double at, bool isStop)
    {
        var css = choice.IsChosen ? "choice chosen" : choice.IsGood ? "choice good" : "choice";
        if (choice.Href is { } href)
            svg.Raw(string.Create(CultureInfo.InvariantCulture, $"<a href=\"{Svg.Escape(href)}\" data-x=\"{choice.X}\" tabindex=\"{(isStop ? 0 : -1)}\" aria-label=\"{Svg.Escape(choice.Hint)}\"{(choice.IsChosen ? " aria-current=\"true\"" : "")}>"));
        svg.Circle(css, Along.Percent(at), axis.Y(choice.Y), choice.IsChosen ? 6 : 3.2, choice.Hint);
        if (choice.Href is not null) svg.Raw("</a>");
        if (choice.IsChosen && Said.Length > 0) Label(svg, axis.Y(choice.Y), at);
    }

    // Beside the dot where there is room for it on a phone too, else against the edge above it.
    private void Label(Svg svg, double y, double at)
    {
        var share = (TextWidth.Of(Said, TypeSize) + 16) / NarrowPlot * 100;
        if (at + share < 100) svg.Text("chosen-name", Along.Percent(at), y - 6, Said, "start", 12);
        else if (at - share > 0) svg.Text("chosen-name", Along.Percent(at), y - 6, Said, "end", -12);
        else svg.Text("chosen-name", Along.Percent(at < 50 ? 0 : 100), Math.Max(12, y - 14), Said, at < 50 ? "start" : "end");
    }

    // Dots of one column stand side by side, in a fixed order that fills its width evenly.
    private static double Aside(int index) => (((index * 0.618033988749895) + 0.5) % 1 - 0.5) * 0.66;
}
