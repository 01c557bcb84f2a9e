using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Shares that are reached, each a bar in its track with a tick where it should be.</summary>
public sealed class ProgressBars : Drawing
{
    private const double Row = 38;
    private const double Thickness = 12;

    [Parameter, EditorRequired]
    public IReadOnlyList<Item> Items { get; set; } = [];

    [Parameter]
    public int Decimals { get; set; } = 1;

    /// <param name="Value">Percent.</param>
    /// <param name="Target">Percent; not finite where there is none.</param>
    /// <param name="Note">Written after the value, as amounts.</param>
    public sealed record Item(string Name, double Value, double Target = double.NaN, string? Note = null, bool IsHighlighted = false);

    protected override string Draw()
    {
        if (Items.Count == 0) return "";
        var height = Items.Count * Row;
        // Over a hundred is drawn to its end: the track is what was meant.
        var most = Math.Max(100, Items.Max(item => double.IsFinite(item.Value) ? item.Value : 0));
        var names = Math.Min(180, Math.Ceiling(Items.Max(item => TextWidth.Of(item.Name, 14.5))) + 12);
        var values = Math.Ceiling(Items.Max(item => TextWidth.Of(Label(item), 14.5))) + 14;
        var notes = Items.Any(item => item.Note is not null) ? Math.Ceiling(Items.Max(item => TextWidth.Of(item.Note ?? "", 13.5))) + 16 : 0;
        double Y(int i) => i * Row + Row / 2;

        var svg = new Svg().Raw("<div class=\"bar-list progress-bars\">").Open("bar-names", names, height);
        for (var i = 0; i < Items.Count; i++) svg.Text(Items[i].IsHighlighted ? "name strong" : "name", 0, Y(i) + 5, TextWidth.Fit(Items[i].Name, 14.5, names - 12));
        svg.Close().Open("bar-plot", Along.Percent(100), height, Name, Description);
        for (var i = 0; i < Items.Count; i++)
        {
            var item = Items[i];
            svg.Rect("track", 0, Y(i) - Thickness / 2, Along.Percent(100 * 100 / most), Thickness);
            if (double.IsFinite(item.Value)) svg.Rect(item.IsHighlighted ? "this" : "done", 0, Y(i) - Thickness / 2, Along.Percent(Math.Max(0, item.Value) * 100 / most), Thickness, 0, $"{item.Name} {Label(item)}");
            if (double.IsFinite(item.Target)) svg.Line("limit", Along.Percent(Math.Clamp(item.Target, 0, most) * 100 / most), Y(i) - Thickness, Along.Percent(Math.Clamp(item.Target, 0, most) * 100 / most), Y(i) + Thickness);
        }
        svg.Close().Open("bar-values", values, height);
        for (var i = 0; i < Items.Count; i++) svg.Text(Items[i].IsHighlighted ? "value strong" : "value", values, Y(i) + 5, Label(Items[i]), "end");
        svg.Close();
        if (notes > 0)
        {
            svg.Open("bar-notes", notes, height);
            for (var i = 0; i < Items.Count; i++) svg.Text("note", notes, Y(i) + 5, Items[i].Note ?? "", "end");
            svg.Close();
        }
        return svg.Raw("</div>").ToString();
    }

    private string Label(Item item) => double.IsFinite(item.Value) ? Figures.Fixed(item.Value, Decimals) + "%" : "—";
}
