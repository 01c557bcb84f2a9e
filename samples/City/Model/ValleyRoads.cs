using Maru.City.Chance;

namespace Maru.City.Model;

/// <summary>
/// Roads outside the town: from every village the way of least climb to the core. The ways merge into trees that run
/// along the valleys, the way country roads do.
/// </summary>
internal sealed class ValleyRoads(RoadDraft draft, Noise noise)
{
    private const double Cell = 250;
    private const int Size = 196;
    private readonly Dictionary<int, int> nodeOfCell = [];
    private readonly Dictionary<int, List<int>> neighbours = [];
    private readonly HashSet<int> walked = [];

    public void Lay(IReadOnlyList<Village> villages, IReadOnlyList<int> coreJunctions, IReadOnlyDictionary<string, List<int>> seatJunctions)
    {
        var sources = new Dictionary<int, int>();
        foreach (var junction in coreJunctions)
            sources.TryAdd(CellAt(draft.Nodes[junction].X, draft.Nodes[junction].Y), junction);
        var parent = LeastClimb(sources.Keys);
        // The seats first: their ways become the provincial roads, the others join them.
        foreach (var village in villages.OrderBy(village => village.Number))
            Walk(village, parent, sources);
        Straighten();
        foreach (var (seat, junctions) in seatJunctions)
            TieIn(seat, junctions);
    }

    private void Walk(Village village, int[] parent, Dictionary<int, int> sources)
    {
        var stem = village.Name[..^1];
        var (kind, name) = village.IsSeat ? (RoadClass.Trunk, $"{village.Dong.Name[..^1]}로") : (RoadClass.Rural, $"{stem}길");
        var cell = CellAt(village.X, village.Y);
        while (parent[cell] >= 0)
        {
            // A cell walked before already has its way on.
            if (!walked.Add(cell))
                return;
            var next = parent[cell];
            Link(NodeOf(cell), sources.TryGetValue(next, out var junction) ? junction : NodeOf(next), kind, name);
            if (sources.ContainsKey(next))
                return;
            cell = next;
        }
    }

    private void Link(int from, int to, RoadClass kind, string name)
    {
        draft.Join(from, to, kind, name);
        neighbours.TryAdd(from, []);
        neighbours.TryAdd(to, []);
        neighbours[from].Add(to);
        neighbours[to].Add(from);
    }

    /// <summary>Takes the stairs of the raster out of every bend that is not a junction.</summary>
    private void Straighten()
    {
        for (var pass = 0; pass < 2; pass++)
            foreach (var node in nodeOfCell.Values)
                if (neighbours.TryGetValue(node, out var around) && around.Count == 2)
                {
                    var (a, b, own) = (draft.Nodes[around[0]], draft.Nodes[around[1]], draft.Nodes[node]);
                    draft.Nodes[node] = new((a.X + 2 * own.X + b.X) / 4, (a.Y + 2 * own.Y + b.Y) / 4);
                }
    }

    private void TieIn(string seat, List<int> junctions)
    {
        if (junctions.Count == 0)
            return;
        var nearest = junctions
            .Select(junction => (junction, valley: draft.NearestOf(nodeOfCell.Values, draft.Nodes[junction].X, draft.Nodes[junction].Y)))
            .OrderBy(pair => draft.Distance(pair.junction, pair.valley)).Take(4);
        foreach (var (junction, valley) in nearest)
            draft.Join(junction, valley, RoadClass.Collector, $"{seat}로");
    }

    private int NodeOf(int cell)
    {
        if (!nodeOfCell.TryGetValue(cell, out var node))
        {
            var (x, y) = (CentreX(cell), CentreY(cell));
            nodeOfCell[cell] = node = draft.AddNode(x + 85 * noise.Fractal(x, y, 420, 2), y + 85 * noise.Fractal(x, y + 8000, 420, 2));
        }
        return node;
    }

    private int[] LeastClimb(IEnumerable<int> sources)
    {
        var height = new double[Size * Size];
        for (var cell = 0; cell < height.Length; cell++)
            height[cell] = draft.Land.DongAt(CentreX(cell), CentreY(cell)) < 0 ? double.NaN : draft.Land.Height(CentreX(cell), CentreY(cell));
        var wet = height.Select((value, cell) => !double.IsNaN(value) && draft.Land.IsWater(CentreX(cell), CentreY(cell))).ToArray();
        var parent = Enumerable.Repeat(-1, Size * Size).ToArray();
        var cost = Enumerable.Repeat(double.MaxValue, Size * Size).ToArray();
        var queue = new PriorityQueue<int, double>();
        foreach (var source in sources.Order())
        {
            cost[source] = 0;
            queue.Enqueue(source, 0);
        }
        while (queue.TryDequeue(out var cell, out var reached))
            if (reached <= cost[cell])
                for (var direction = 0; direction < 9; direction++)
                {
                    var (dx, dy) = (direction % 3 - 1, direction / 3 - 1);
                    var next = cell + dy * Size + dx;
                    if (next == cell || next < 0 || next >= height.Length || double.IsNaN(height[next]))
                        continue;
                    var run = Cell * Math.Sqrt(dx * dx + dy * dy);
                    var step = run * (1 + Math.Pow(height[next] / 170, 2)) + 14 * Math.Abs(height[next] - height[cell]);
                    var total = reached + (wet[next] ? step * 7 : step);
                    if (total < cost[next])
                    {
                        (cost[next], parent[next]) = (total, cell);
                        queue.Enqueue(next, total);
                    }
                }
        return parent;
    }

    private static int CellAt(double x, double y) =>
        (int)((y - CityPlace.HallY + Size * Cell / 2) / Cell) * Size + (int)((x - CityPlace.HallX + Size * Cell / 2) / Cell);

    private static double CentreX(int cell) => CityPlace.HallX - Size * Cell / 2 + (cell % Size + 0.5) * Cell;

    private static double CentreY(int cell) => CityPlace.HallY - Size * Cell / 2 + (cell / Size + 0.5) * Cell;
}
