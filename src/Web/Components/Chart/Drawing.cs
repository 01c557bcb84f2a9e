using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Maru.Web.Components.Chart;

/// <summary>Base of the charts drawn on the server. Takes numbers and words, knows nothing of datasets, needs no script.</summary>
public abstract class Drawing : MaruComponent
{
    /// <summary>What a screen reader announces; null for a chart that only repeats a number beside it.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>One sentence with the finding, for screen readers.</summary>
    [Parameter]
    public string? Description { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, Draw());

    protected abstract string Draw();
}
