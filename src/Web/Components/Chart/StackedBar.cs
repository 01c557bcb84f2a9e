using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Chart;

/// <summary>Bars of equal length cut into shares, with the share written inside where it fits and the key below.</summary>
public sealed class StackedBar : Drawing
{
    /// <summary>Names of the parts, in order; they take the categorical colours unless <see cref="IsOrdered"/>.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Parts { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<Whole> Wholes { get; set; } = [];

    /// <summary>The parts are degrees of one thing: coloured in the blues.</summary>
    [Parameter]
    public bool IsOrdered { get; set; }

    /// <summary>Class of each part's colour, where they are told apart by what they mean; null for the usual ones.</summary>
    [Parameter]
    public IReadOnlyList<string>? Colours { get; set; }

    /// <param name="Amounts">One per part.</param>
    public sealed record Whole(string Name, IReadOnlyList<double> Amounts);

    protected override string Draw()
    {
        var svg = new Svg().Raw("<div class=\"stacked\">");
        foreach (var whole in Wholes)
        {
            var total = whole.Amounts.Where(double.IsFinite).Sum();
            if (total <= 0) continue;
            svg.Raw($"<p class=\"stacked-name\">{Svg.Escape(whole.Name)}</p>").Open("stacked-bar", Along.Percent(100), 24, Name is null ? whole.Name : $"{Name}: {whole.Name}", Sentence(whole, total));
            var at = 0.0;
            for (var i = 0; i < whole.Amounts.Count; i++)
            {
                var share = whole.Amounts[i] / total * 100;
                if (!(share > 0)) continue;
                svg.Rect(Colour(i), Along.Percent(at), 0, Along.Percent(share), 24, 0, $"{Parts[i]} {Figures.Number(share, 1)}%");
                if (share >= 6) svg.Text(InkOn(i), Along.Percent(at + share / 2), 16.5, Figures.Number(share), "middle");
                at += share;
            }
            svg.Close();
        }
        svg.Raw("<ul class=\"key\">");
        for (var i = 0; i < Parts.Count; i++) svg.Raw($"<li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\"{Colour(i)}\" width=\"12\" height=\"12\" rx=\"2\"/></svg>{Svg.Escape(Parts[i])}</li>");
        return svg.Raw("</ul></div>").ToString();
    }

    private string Sentence(Whole whole, double total) =>
        string.Join(", ", whole.Amounts.Select((amount, i) => $"{Parts[i]} {Figures.Number(amount / total * 100, 1)}%"));

    private string Colour(int i) => Colours is not null ? Colours[i] : IsOrdered ? $"seq{Math.Min(7, 7 - (Parts.Count - 1) + i)}" : $"cat{i % 6 + 1}";

    // Of the categorical colours only the blue and the violet are deep enough for white.
    private string InkOn(int i) => Colours is not null ? Colours[i] is "seq5" or "seq6" or "seq7" ? "share on-dark" : Colours[i].StartsWith("seq", StringComparison.Ordinal) ? "share" : "share on-ground" : IsOrdered
        ? 7 - (Parts.Count - 1) + i >= 5 ? "share on-dark" : "share"
        : i % 6 is 0 or 4 ? "share on-deep" : "share on-bright";
}
