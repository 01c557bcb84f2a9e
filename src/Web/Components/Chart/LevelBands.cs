using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>How values come together level by level: one band a level, cut into groups as wide as they hold rows; the chosen level is taller and says its groups.</summary>
public sealed class LevelBands : Drawing
{
    private const double Low = 18;
    private const double Tall = 44;
    // Pixels the drawing has at least: a group's words are written where they fit into these.
    private const double Narrowest = 560;

    [Parameter, EditorRequired]
    public IReadOnlyList<Level> Levels { get; set; } = [];

    /// <summary>Index of the chosen level.</summary>
    [Parameter]
    public int Chosen { get; set; }

    /// <summary>What rows are called that belong to groups too small to be said.</summary>
    [Parameter]
    public string Rest { get; set; } = "";

    /// <param name="Note">Written at the right end.</param>
    /// <param name="Count">How many groups there are.</param>
    /// <param name="Groups">Those that are said; none where they are too many.</param>
    /// <param name="Rows">Of all groups.</param>
    public sealed record Level(string Name, string Note, int Count, IReadOnlyList<Group> Groups, int Rows);

    public sealed record Group(string Name, int Rows);

    protected override string Draw()
    {
        var svg = new Svg().Raw("<div class=\"level-bands\">");
        for (var i = 0; i < Levels.Count; i++)
        {
            var (level, isChosen) = (Levels[i], i == Chosen);
            var height = isChosen ? Tall : Low;
            svg.Raw($"<div class=\"{Css("level-band", isChosen ? "chosen" : null)}\"><span class=\"level-name\">{Svg.Escape(level.Name)}</span>");
            svg.Open("level-plot", Along.Percent(100), height, $"{level.Name} {level.Note}", string.Join(", ", level.Groups.Select(group => $"{group.Name} {Figures.Number(group.Rows)}")));
            if (level.Groups.Count == 0) Comb(svg, level.Count, height, isChosen);
            else Band(svg, level, height, isChosen);
            svg.Close().Raw($"<span class=\"level-note\">{Svg.Escape(level.Note)}</span></div>");
        }
        return svg.Raw("</div>").ToString();
    }

    private void Band(Svg svg, Level level, double height, bool isChosen)
    {
        var at = 0.0;
        foreach (var group in level.Groups)
        {
            var share = 100.0 * group.Rows / level.Rows;
            svg.Rect(isChosen ? "band this-band" : "band", Along.Percent(at), 0, Along.Percent(share), height, 0, $"{group.Name}: {Figures.Number(group.Rows)}");
            if (isChosen && Fits(group.Name, share, 13) && Fits(Figures.Number(group.Rows), share, 12))
                svg.Text("strong", Along.Percent(at + share / 2), 19, group.Name, "middle").Text("count", Along.Percent(at + share / 2), 36, Figures.Number(group.Rows), "middle");
            at += share;
        }
        // What is left are groups of too few rows.
        if (at < 99.99) svg.Rect("band rest", Along.Percent(at), 0, Along.Percent(100 - at), height, 0, Rest);
    }

    private static void Comb(Svg svg, int count, double height, bool isChosen)
    {
        svg.Rect(isChosen ? "band this-band" : "band", 0, 0, Along.Percent(100), height);
        var teeth = Math.Min(count, 120);
        for (var i = 1; i < teeth; i++) svg.Line("tooth", Along.Percent(100.0 * i / teeth), 0, Along.Percent(100.0 * i / teeth), height);
    }

    private static bool Fits(string text, double share, double size) => TextWidth.Of(text, size) + 8 < share / 100 * Narrowest;
}
