using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>One square for each thing, in rows by state with the count before them.</summary>
public sealed class UnitSquares : Drawing
{
    private const int MostSquares = 400;

    [Parameter, EditorRequired]
    public IReadOnlyList<State> States { get; set; } = [];

    [Parameter]
    public string Unit { get; set; } = "";

    public sealed record State(string Name, int Count, bool IsHighlighted = false);

    protected override string Draw()
    {
        if (States.Count == 0) return "";
        // A city's hundreds of things are drawn in tens, and it says so.
        var each = (int)Math.Pow(10, Math.Max(0, Math.Ceiling(Math.Log10(States.Max(state => state.Count) / (double)MostSquares))));
        var svg = new Svg().Raw($"<dl class=\"unit-squares\"{(Name is null ? "" : $" aria-label=\"{Svg.Escape(Name)}\"")}>");
        for (var s = 0; s < States.Count; s++)
        {
            var state = States[s];
            var css = state.IsHighlighted ? "square this" : $"square shade{Math.Min(s, 3)}";
            svg.Raw($"<div{(state.IsHighlighted ? " class=\"strong\"" : "")}><dt>{Svg.Escape(state.Name)} <b>{Figures.Number(state.Count)}</b></dt><dd aria-hidden=\"true\">");
            for (var i = 0; i < (state.Count + each - 1) / each; i++) svg.Raw($"<i class=\"{css}\"></i>");
            svg.Raw("</dd></div>");
        }
        svg.Raw("</dl>");
        if (each > 1) svg.Raw($"<p class=\"axis-name\">{(Viewer.Language == Text.Language.Korean ? $"네모 하나가 {each}{Svg.Escape(Unit)}" : $"One square stands for {each}")}</p>");
        return svg.ToString();
    }
}
