using Maru.Web.Text;

namespace Maru.Web.Components.Chart;

/// <summary>The frame of a chart with a value axis: numbers at the left, thin gridlines, names of places below, no box.</summary>
internal sealed class Axis(Scale scale, double plotHeight, Language language)
{
    /// <summary>Room above the plot for the label of the highest point.</summary>
    public const double Above = 22;

    /// <summary>Room below for one line of names.</summary>
    public const double Below = 26;

    private const double TypeSize = 13;

    // Pixels across that names have on a wide screen and on a phone.
    private const double WidePlot = 620;
    private const double NarrowPlot = 290;

    public double Height => Above + plotHeight + Below;

    public double Y(double value) => Above + scale.Down(value, plotHeight);

    public double Floor => Above + plotHeight;

    /// <summary>Opens the frame and draws the numbers; the plot is to be opened next.</summary>
    public Svg Begin(string css)
    {
        var labels = scale.Ticks.Select(tick => Figures.Short(tick, language)).ToArray();
        var width = Math.Ceiling(labels.Max(label => TextWidth.Of(label, TypeSize))) + 10;
        var svg = new Svg().Raw($"<div class=\"plot {css}\">").Open("plot-values", width, Height);
        for (var i = 0; i < labels.Length; i++) svg.Text("tick", width - 10, Y(scale.Ticks[i]) + 4.5, labels[i], "end");
        return svg.Close();
    }

    public void Grid(Svg svg)
    {
        foreach (var tick in scale.Ticks) svg.Line(tick == 0 ? "axis" : "grid", 0, Y(tick), Along.Percent(100), Y(tick));
    }

    /// <summary>Names below the plot, as many as fit a phone; the rest only where there is room (class <c>roomy</c>).</summary>
    /// <param name="at">Position across of name i in percent.</param>
    /// <param name="strong">Names in bold, such as the one of the highlight.</param>
    /// <param name="isEven">All are equally far apart; else each is given the room it needs.</param>
    public void Names(Svg svg, IReadOnlyList<string> names, Func<int, double> at, Func<int, bool> strong, bool isEven = true)
    {
        var widest = names.Max(name => TextWidth.Of(name, TypeSize)) + 14;
        if (!isEven)
        {
            NamesApart(svg, names, at, strong, widest);
            return;
        }
        var every = Math.Max(1, (int)Math.Ceiling(names.Count * widest / WidePlot));
        var everyNarrow = Math.Max(every, (int)Math.Ceiling(names.Count * widest / NarrowPlot / every) * every);
        var strongAt = Enumerable.Range(0, names.Count).Where(strong).ToArray();
        for (var i = 0; i < names.Count; i++)
        {
            var isStrong = strong(i);
            if (!isStrong && i % every != 0) continue;
            if (!isStrong && strongAt.Any(other => Math.Abs(other - i) < every)) continue;
            var roomy = !isStrong && (i % everyNarrow != 0 || strongAt.Any(other => Math.Abs(other - i) < everyNarrow));
            var x = at(i);
            svg.Text(isStrong ? "tick strong" : roomy ? "tick roomy" : "tick", Along.Percent(x), Floor + 20, names[i], "middle");
        }
    }

    // Narrow screens come first: what fits there is seen everywhere, and what fits between is for wide ones.
    private void NamesApart(Svg svg, IReadOnlyList<string> names, Func<int, double> at, Func<int, bool> strong, double widest)
    {
        var shown = Enumerable.Range(0, names.Count).Where(strong).ToDictionary(i => i, _ => "tick strong");
        foreach (var (css, width) in (ReadOnlySpan<(string, double)>)[("tick", NarrowPlot), ("tick roomy", WidePlot)])
            for (var i = 0; i < names.Count; i++)
                if (shown.Keys.All(other => other != i && Math.Abs(at(other) - at(i)) >= widest * 100 / width)) shown[i] = css;
        foreach (var (i, css) in shown.OrderBy(name => name.Key)) svg.Text(css, Along.Percent(at(i)), Floor + 20, names[i], "middle");
    }

    public static void End(Svg svg, double rightRoom)
    {
        if (rightRoom > 0) svg.Raw($"<svg width=\"{Svg.Number(rightRoom)}\" height=\"1\" aria-hidden=\"true\"></svg>");
        svg.Raw("</div>");
    }
}
