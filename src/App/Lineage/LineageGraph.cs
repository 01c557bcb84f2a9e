using Maru.Core;

namespace Maru.App.Lineage;

/// <summary>What stands at a place of the way from source to use.</summary>
public enum LineageKind
{
    /// <summary>A column of the source: a header of a file, a field of an API, a column of a database's table.</summary>
    Source,
    /// <summary>A column of a dataset's newest version.</summary>
    Column,
    Rule,
    /// <summary>A figure of the home page.</summary>
    Figure,
    /// <summary>A linking of two datasets.</summary>
    Link,
    /// <summary>A table published out of closed data.</summary>
    Table,
}

/// <param name="Id">Unique in the graph.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Note">Where it stands: file and place, dataset.</param>
public sealed record LineageNode(string Id, LineageKind Kind, Bilingual Title, Bilingual Note)
{
    /// <summary>Of columns: their dataset; of uses: the dataset they belong to, where there is one.</summary>
    public string? Dataset { get; init; }

    /// <summary>Of columns.</summary>
    public string? Column { get; init; }

    /// <summary>Of uses: their own id.</summary>
    public string? Use { get; init; }

    public bool IsClosed { get; init; }
}

/// <param name="What">What was done on the way, in sentences; empty for nothing but taking it as it is.</param>
public sealed record LineageEdge(string From, string To, IReadOnlyList<Bilingual> What)
{
    /// <summary>The SQL that did it, for those who may see all it reads; null for none.</summary>
    public string? Sql { get; init; }
}

/// <summary>Where columns come from and what they are used for.</summary>
public sealed record LineageGraph(IReadOnlyList<LineageNode> Nodes, IReadOnlyList<LineageEdge> Edges)
{
    private readonly Dictionary<string, LineageNode> _nodes = Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
    private readonly ILookup<string, LineageEdge> _into = Edges.ToLookup(edge => edge.To, StringComparer.Ordinal);
    private readonly ILookup<string, LineageEdge> _outOf = Edges.ToLookup(edge => edge.From, StringComparer.Ordinal);

    public LineageNode? Find(string id) => _nodes.GetValueOrDefault(id);

    public IEnumerable<LineageEdge> Into(string id) => _into[id];

    public IEnumerable<LineageEdge> OutOf(string id) => _outOf[id];

    /// <summary>
    /// Everything within so many steps of a node, in layers from the farthest source to the farthest use; the node's own layer holds it alone.
    /// What is both source and use of it, as columns worked out from one another are, stands where it is nearest.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<LineageNode>> Around(string id, int steps)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { id };
        List<IReadOnlyList<LineageNode>> before = [], after = [];
        Walk(before, _into, edge => edge.From);
        Walk(after, _outOf, edge => edge.To);
        before.Reverse();
        return [.. before, [_nodes[id]], .. after];

        void Walk(List<IReadOnlyList<LineageNode>> layers, ILookup<string, LineageEdge> edges, Func<LineageEdge, string> next)
        {
            List<string> front = [id];
            for (var step = 0; step < steps && front.Count > 0; step++)
            {
                front = [.. front.SelectMany(from => edges[from]).Select(next).Where(seen.Add)];
                if (front.Count > 0) layers.Add([.. front.Select(found => _nodes[found])]);
            }
        }
    }
}
