using NetTopologySuite.Geometries;

namespace Maru.City.Model;

/// <summary>Roads while they are being laid: junctions and links that may still be moved, joined or dropped.</summary>
internal sealed class RoadDraft(Land land)
{
    private readonly List<Link> links = [];
    private readonly HashSet<(int, int)> linked = [];

    public List<Coordinate> Nodes { get; } = [];

    public Land Land => land;

    public int AddNode(double x, double y)
    {
        Nodes.Add(new Coordinate(x, y));
        return Nodes.Count - 1;
    }

    public void Join(int from, int to, RoadClass kind, string name)
    {
        if (from != to && linked.Add((Math.Min(from, to), Math.Max(from, to))))
            links.Add(new Link(from, to, kind, name));
    }

    public int NearestOf(IEnumerable<int> candidates, double x, double y) =>
        candidates.MinBy(node => (Nodes[node].X - x) * (Nodes[node].X - x) + (Nodes[node].Y - y) * (Nodes[node].Y - y));

    public double Distance(int a, int b) => Nodes[a].Distance(Nodes[b]);

    /// <summary>Keeps what hangs together, drops the rest and numbers junctions and roads anew.</summary>
    public RoadNetwork Finish()
    {
        var number = new Dictionary<int, int>();
        foreach (var node in Connected())
            number[node] = number.Count;
        var roads = new List<Road>();
        foreach (var link in links.Where(link => number.ContainsKey(link.From)))
        {
            var (a, b) = (Nodes[link.From], Nodes[link.To]);
            var (x, y) = ((a.X + b.X) / 2, (a.Y + b.Y) / 2);
            roads.Add(new Road(roads.Count, number[link.From], number[link.To], link.Kind, link.Name, Math.Max(1, a.Distance(b)), land.DongAt(x, y), land.IsWater(x, y)));
        }
        return new RoadNetwork([.. number.Keys.Select(node => Nodes[node])], roads);
    }

    /// <summary>The junctions of the largest part that hangs together, in order.</summary>
    public IReadOnlyList<int> Connected()
    {
        var group = Groups();
        var largest = group.GroupBy(label => label).MaxBy(members => members.Count())!.Key;
        return [.. Enumerable.Range(0, Nodes.Count).Where(node => group[node] == largest)];
    }

    private int[] Groups()
    {
        var parent = Enumerable.Range(0, Nodes.Count).ToArray();
        foreach (var link in links)
            parent[Root(parent, link.From)] = Root(parent, link.To);
        return [.. parent.Select((_, node) => Root(parent, node))];
    }

    private static int Root(int[] parent, int node)
    {
        while (parent[node] != node)
            node = parent[node] = parent[parent[node]];
        return node;
    }

    private sealed record Link(int From, int To, RoadClass Kind, string Name);
}
