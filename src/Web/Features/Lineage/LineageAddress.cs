using Maru.App.Lineage;
using Maru.Web.Features.Dataset;
using Maru.Web.Features.Linking;
using Maru.Web.Features.Quality;

namespace Maru.Web.Features.Lineage;

/// <summary>Addresses of lineage, and of what stands in it.</summary>
internal static class LineageAddress
{
    public static string Of(string dataset, string? column = null, int steps = 1) =>
        $"/datasets/{Uri.EscapeDataString(dataset)}/lineage{(column is null ? "" : $"?column={Uri.EscapeDataString(column)}")}{(steps > 1 ? FormattableString.Invariant($"&steps={steps}") : "")}{(column is null ? "" : "#column")}";

    /// <summary>Where a node is looked at; null for the source's own columns, which lie outside.</summary>
    public static string? Of(LineageNode node) => node.Kind switch
    {
        LineageKind.Column => Of(node.Dataset!, node.Column),
        LineageKind.Rule => $"{QualityAddress.Of(node.Dataset!)}#rule-{node.Use![(node.Dataset!.Length + 1)..]}",
        LineageKind.Figure => "/",
        LineageKind.Link or LineageKind.Table => PreviewAddress.Path(node.Use!),
        _ => null,
    };
}
