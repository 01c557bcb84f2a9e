using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Cells coloured by value in the seven blues, such as hours across and days down; one cell is named.</summary>
public sealed class HeatGrid : Drawing
{
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Columns { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<string> Rows { get; set; } = [];

    /// <summary>By row, then column; not finite where there is none.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<IReadOnlyList<double>> Values { get; set; } = [];

    [Parameter]
    public (int Row, int Column)? Highlight { get; set; }

    [Parameter]
    public string? HighlightLabel { get; set; }

    [Parameter]
    public double Cell { get; set; } = 28;

    [Parameter]
    public string Unit { get; set; } = "";

    protected override string Draw()
    {
        if (Rows.Count == 0 || Columns.Count == 0) return "";
        var classes = Classes.Equal(Values.SelectMany(row => row), 7);
        var names = Math.Ceiling(Rows.Max(row => TextWidth.Of(row, 13))) + 14;
        var height = Rows.Count * (Cell + 1) + 26;
        var pitch = 100.0 / Columns.Count;

        var svg = new Svg().Raw("<div class=\"plot heat\">").Open("plot-values", names, height);
        for (var row = 0; row < Rows.Count; row++) svg.Text(row == Highlight?.Row ? "tick strong" : "tick", 0, row * (Cell + 1) + Cell / 2 + 4.5, Rows[row]);
        svg.Close().Open("plot-area", Along.Percent(100), height, Name, Description);
        for (var row = 0; row < Rows.Count; row++)
        {
            for (var column = 0; column < Columns.Count; column++)
            {
                var value = Values[row][column];
                var css = !double.IsFinite(value) ? "cell none" : $"cell seq{classes.Of(value) + 1}";
                svg.Rect(css, Along.Percent(column * pitch), row * (Cell + 1), Along.Percent(pitch), Cell, 0, $"{Rows[row]} {Columns[column]} {Figures.Number(value, 1)}{Unit}");
            }
        }
        if (Highlight is { } at) DrawHighlight(svg, at, pitch, classes);
        DrawColumnNames(svg, pitch, height);
        return svg.Close().Raw("</div>").ToString();
    }

    private void DrawHighlight(Svg svg, (int Row, int Column) at, double pitch, Classes classes)
    {
        svg.Rect("cell-outline", Along.Percent(at.Column * pitch), at.Row * (Cell + 1), Along.Percent(pitch), Cell);
        if (HighlightLabel is null) return;
        var dark = classes.Of(Values[at.Row][at.Column]) >= 4;
        svg.Text(dark ? "cell-label on-dark" : "cell-label", Along.Percent((at.Column + 0.5) * pitch), at.Row * (Cell + 1) + Cell / 2 + 4.5, HighlightLabel, "middle");
    }

    private void DrawColumnNames(Svg svg, double pitch, double height)
    {
        var every = Math.Max(1, (int)Math.Ceiling(Columns.Max(name => TextWidth.Of(name, 13) + 8) * Columns.Count / 320));
        var strong = Highlight?.Column;
        for (var i = 0; i < Columns.Count; i++)
        {
            if (i != strong && (i % every != 0 || (strong is { } s && Math.Abs(s - i) < every))) continue;
            svg.Text(i == strong ? "tick strong" : "tick", Along.Percent((i + 0.5) * pitch), height - 6, Columns[i], "middle");
        }
    }
}
