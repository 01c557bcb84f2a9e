using Maru.App.Relations;

namespace Maru.Web.Features.Relations;

/// <summary>Addresses of the data-relationship diagram.</summary>
internal static class RelationAddress
{
    public const string All = "/relations";

    /// <param name="open">Neighbours whose own neighbours are shown too.</param>
    public static string Of(string dataset, IEnumerable<string>? open = null) =>
        $"{All}?dataset={Uri.EscapeDataString(dataset)}{string.Concat((open ?? []).Select(id => "&open=" + Uri.EscapeDataString(id)))}";

    /// <summary>Counts the relation again and leads to its receipt.</summary>
    public static string Receipt(Relation relation) =>
        $"{All}/receipt?left={Uri.EscapeDataString(relation.Left.Dataset)}&left-column={Uri.EscapeDataString(relation.Left.Column)}&right={Uri.EscapeDataString(relation.Right.Dataset)}&right-column={Uri.EscapeDataString(relation.Right.Column)}";
}
