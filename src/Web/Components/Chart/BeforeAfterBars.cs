using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Pairs of bars on one scale: before in gray, after in blue, and where given a tick at a limit.</summary>
public sealed class BeforeAfterBars : Drawing
{
    // Room at the right end for the figure of the longest bar.
    private const double Longest = 84;
    private const double Height = 30;

    [Parameter, EditorRequired]
    public IReadOnlyList<Pair> Pairs { get; set; } = [];

    /// <summary>Value of the tick; null for none.</summary>
    [Parameter]
    public double? Limit { get; set; }

    /// <summary>Written under the last tick.</summary>
    [Parameter]
    public string LimitName { get; set; } = "";

    [Parameter]
    public string Unit { get; set; } = "%";

    /// <param name="Note">Small, at the right end of the name.</param>
    public sealed record Pair(string Name, double Before, double After, string? Note = null);

    protected override string Draw()
    {
        if (Pairs.Count == 0) return "";
        var most = Pairs.SelectMany(pair => (double[])[pair.Before, pair.After, Limit ?? 0]).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        double At(double value) => most > 0 && double.IsFinite(value) ? value / most * Longest : 0;
        var svg = new Svg().Raw("<div class=\"before-after\">");
        foreach (var pair in Pairs)
        {
            var hasName = Limit is not null && pair == Pairs[^1];
            svg.Raw($"<p class=\"before-after-name\"><span>{Svg.Escape(pair.Name)}</span>{(pair.Note is null ? "" : $"<small>{Svg.Escape(pair.Note)}</small>")}</p>");
            svg.Open("before-after-bars", Along.Percent(100), Height + (hasName ? 16 : 0), pair.Name, $"{Label(pair.Before)} → {Label(pair.After)}");
            svg.Rect("mark", 0, 1, Along.Percent(At(pair.Before)), 8).Text("value", Along.Percent(At(pair.Before)), 10, Label(pair.Before), "start", 7);
            svg.Rect("this", 0, 11, Along.Percent(At(pair.After)), 14).Text("value strong", Along.Percent(At(pair.After)), 23, Label(pair.After), "start", 7);
            if (Limit is { } limit) svg.Line("limit", Along.Percent(At(limit)), -1, Along.Percent(At(limit)), 29);
            if (hasName) svg.Text("value", Along.Percent(At(Limit!.Value)), 43, LimitName, At(Limit.Value) > 12 ? "middle" : "start");
            svg.Close();
        }
        return svg.Raw("</div>").ToString();
    }

    private string Label(double value) => Figures.Fixed(value, 1) + Unit;
}
