namespace Maru.Methods.Geometry;

public sealed partial class Topology
{
    /// <summary>
    /// The areas with fewer vertices, for small maps. Each border is thinned once (Visvalingam and Whyatt 1993: the vertex that spans the smallest
    /// triangle goes first, until every triangle is larger than tolerance²), junctions stay, and a vertex stays when removing it would sweep over
    /// another vertex or lay one border on another: areas never cross, never vanish, and never part from their neighbours.
    /// </summary>
    /// <param name="toleranceMetres">About the width of a pixel on the ground. Coordinates are taken as degrees.</param>
    public Topology Simplify(double toleranceMetres)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(toleranceMetres);
        var thinned = new Topology(_kinds, _x, _y);
        thinned._areas.AddRange(_areas);
        thinned._arcs.AddRange(new Thinning(_x, _y, _arcs).Run(toleranceMetres * toleranceMetres));
        return thinned;
    }

    private sealed class Thinning
    {
        private const double MetresPerDegree = 111_195;

        private readonly double[] _x; // metres, on a plane good enough to compare triangles
        private readonly double[] _y;
        private readonly List<Node> _nodes = [];
        private readonly List<int> _arcStarts = [];
        private readonly HashSet<(int, int)> _edges = [];
        private readonly VertexGrid _grid;
        private readonly PriorityQueue<(int Node, int Change), double> _queue = new();

        public Thinning(double[] x, double[] y, List<int[]> arcs)
        {
            var stretch = y.Length == 0 ? 1 : Math.Cos(double.DegreesToRadians(y.Average()));
            _x = [.. x.Select(value => value * MetresPerDegree * stretch)];
            _y = [.. y.Select(value => value * MetresPerDegree)];
            foreach (var arc in arcs)
            {
                _arcStarts.Add(_nodes.Count);
                for (var i = 0; i < arc.Length; i++)
                {
                    _nodes.Add(new(arc[i], i == 0 ? -1 : _nodes.Count - 1, i == arc.Length - 1 ? -1 : _nodes.Count + 1, 0));
                    if (i > 0)
                        _edges.Add(Edge(arc[i - 1], arc[i]));
                }
            }
            _grid = new(_x, _y, arcs.SelectMany(arc => arc).Distinct());
        }

        public IEnumerable<int[]> Run(double smallestArea)
        {
            for (var node = 0; node < _nodes.Count; node++)
                Enqueue(node, 0);
            while (_queue.TryDequeue(out var item, out var area) && area < smallestArea)
            {
                var node = _nodes[item.Node];
                if (node.Change == item.Change && CanRemove(node))
                    Remove(item.Node, area);
            }
            return _arcStarts.Select(Walk);
        }

        private void Enqueue(int index, double least)
        {
            var node = _nodes[index];
            if (node.Before >= 0 && node.After >= 0)
                // Never below what has gone already, so that a coast thins evenly.
                _queue.Enqueue((index, node.Change), Math.Max(least, Area(_nodes[node.Before].Vertex, node.Vertex, _nodes[node.After].Vertex)));
        }

        private bool CanRemove(Node node)
        {
            int a = _nodes[node.Before].Vertex, b = node.Vertex, c = _nodes[node.After].Vertex;
            return a != c && !_edges.Contains(Edge(a, c)) && !_grid.HasVertexInTriangle(a, b, c);
        }

        private void Remove(int index, double area)
        {
            var node = _nodes[index];
            var (before, after) = (_nodes[node.Before], _nodes[node.After]);
            _edges.Remove(Edge(before.Vertex, node.Vertex));
            _edges.Remove(Edge(node.Vertex, after.Vertex));
            _edges.Add(Edge(before.Vertex, after.Vertex));
            _grid.Remove(node.Vertex);
            _nodes[index] = node with { Change = node.Change + 1 };
            _nodes[node.Before] = before with { After = node.After, Change = before.Change + 1 };
            _nodes[node.After] = after with { Before = node.Before, Change = after.Change + 1 };
            Enqueue(node.Before, area);
            Enqueue(node.After, area);
        }

        private int[] Walk(int start)
        {
            var arc = new List<int>();
            for (var node = start; node >= 0; node = _nodes[node].After)
                arc.Add(_nodes[node].Vertex);
            return [.. arc];
        }

        private double Area(int a, int b, int c) =>
            Math.Abs((_x[b] - _x[a]) * (_y[c] - _y[a]) - (_x[c] - _x[a]) * (_y[b] - _y[a])) / 2;

        private static (int, int) Edge(int a, int b) => (Math.Min(a, b), Math.Max(a, b));

        // Change counts what happened to the node, so that stale entries of the queue are known.
        private readonly record struct Node(int Vertex, int Before, int After, int Change);
    }
}
