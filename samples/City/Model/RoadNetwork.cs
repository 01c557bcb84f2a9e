using NetTopologySuite.Geometries;

namespace Maru.City.Model;

internal enum RoadClass { Trunk, Arterial, Collector, Local, Rural }

/// <summary>A piece of road between two junctions; the graph's edge. Length in metres.</summary>
internal sealed record Road(int Id, int From, int To, RoadClass Class, string Name, double Length, int Dong, bool IsBridge)
{
    public bool IsMain => Class is RoadClass.Trunk or RoadClass.Arterial or RoadClass.Collector;

    public string ClassName => Class switch
    {
        RoadClass.Trunk => "지방도",
        RoadClass.Arterial => "대로",
        RoadClass.Collector => "로",
        RoadClass.Local => "길",
        _ => "농어촌도로",
    };

    public int Lanes => Class switch { RoadClass.Arterial => 6, RoadClass.Collector => 4, RoadClass.Trunk => 2, RoadClass.Local => 2, _ => 1 };
}

/// <summary>The road graph: junctions as points in EPSG:5186, roads as edges between them.</summary>
internal sealed class RoadNetwork
{
    private readonly List<int>[] touching;

    public RoadNetwork(IReadOnlyList<Coordinate> nodes, IReadOnlyList<Road> roads)
    {
        Nodes = nodes;
        Roads = roads;
        touching = [.. nodes.Select(_ => new List<int>())];
        foreach (var road in roads)
        {
            touching[road.From].Add(road.Id);
            touching[road.To].Add(road.Id);
        }
    }

    public IReadOnlyList<Coordinate> Nodes { get; }

    public IReadOnlyList<Road> Roads { get; }

    public IReadOnlyList<int> At(int node) => touching[node];

    public int Nearest(double x, double y)
    {
        var (best, least) = (0, double.MaxValue);
        for (var i = 0; i < Nodes.Count; i++)
        {
            var distance = (Nodes[i].X - x) * (Nodes[i].X - x) + (Nodes[i].Y - y) * (Nodes[i].Y - y);
            if (distance < least)
                (best, least) = (i, distance);
        }
        return best;
    }

    /// <summary>A place beside the road: <paramref name="along"/> 0 … 1 from its start, metres to the right of it.</summary>
    public Coordinate Beside(Road road, double along, double right)
    {
        var (a, b) = (Nodes[road.From], Nodes[road.To]);
        var (dx, dy) = ((b.X - a.X) / road.Length, (b.Y - a.Y) / road.Length);
        return new Coordinate(a.X + (b.X - a.X) * along + dy * right, a.Y + (b.Y - a.Y) * along - dx * right);
    }

    /// <summary>For every junction the road that leads back to the source on the quickest way, −1 when none does.</summary>
    public int[] QuickestWaysTo(int source)
    {
        var back = Enumerable.Repeat(-1, Nodes.Count).ToArray();
        var cost = Enumerable.Repeat(double.MaxValue, Nodes.Count).ToArray();
        var queue = new PriorityQueue<int, double>();
        cost[source] = 0;
        for (queue.Enqueue(source, 0); queue.TryDequeue(out var node, out var reached);)
            if (reached <= cost[node])
                foreach (var id in touching[node])
                {
                    var road = Roads[id];
                    var next = road.From == node ? road.To : road.From;
                    var total = reached + road.Length * (road.Class switch { RoadClass.Local => 2.2, RoadClass.Rural => 1.5, _ => 1.0 });
                    if (total < cost[next])
                    {
                        (cost[next], back[next]) = (total, id);
                        queue.Enqueue(next, total);
                    }
                }
        return back;
    }
}
