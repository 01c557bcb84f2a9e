using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Maru.Web.Components.Basics;

/// <summary>Text with the matched parts marked.</summary>
public sealed class Highlighted : ComponentBase
{
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>Ranges of UTF-16 characters, ascending; one that overlaps or lies outside is skipped.</summary>
    [Parameter]
    public IReadOnlyList<(int Start, int Length)> Matches { get; set; } = [];

    /// <summary>Underlined instead of on a ground: for running text.</summary>
    [Parameter]
    public bool Underline { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var at = 0;
        foreach (var (start, length) in Matches)
        {
            if (start < at || length <= 0 || start + length > Text.Length) continue;
            builder.AddContent(0, Text[at..start]);
            builder.OpenElement(1, "mark");
            if (Underline) builder.AddAttribute(2, "class", "under");
            builder.AddContent(3, Text.Substring(start, length));
            builder.CloseElement();
            at = start + length;
        }
        builder.AddContent(4, Text[at..]);
    }
}
