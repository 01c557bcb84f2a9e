using System.Runtime.InteropServices;

namespace Maru.Methods.Geometry;

/// <summary>
/// Areas as the arcs they share: each border between neighbours is held once, so that whatever is done to it is done to both and no gap opens.
/// Vertices count as the same when they agree to 1e-9 degrees (0.1 mm). Borders must be drawn with the same vertices on both sides, as official
/// boundary files draw them; where they are not, the two sides are two borders.
/// </summary>
public sealed partial class Topology
{
    private const double VerticesPerUnit = 1e9;

    private readonly ShapeKind[] _kinds;
    private readonly double[] _x;
    private readonly double[] _y;

    // Vertex ids along each arc; a closed arc repeats its first.
    private readonly List<int[]> _arcs = [];

    // Per area, per part, per ring: arcs in order, ~arc where it is walked backwards.
    private readonly List<List<List<int[]>>> _areas = [];

    private Topology(ShapeKind[] kinds, double[] x, double[] y)
    {
        _kinds = kinds;
        _x = x;
        _y = y;
    }

    public int ArcCount => _arcs.Count;

    /// <summary>How many vertices all arcs have.</summary>
    public int VertexCount => _arcs.Sum(arc => arc.Length);

    public static Topology Build(IReadOnlyList<Shape> areas)
    {
        foreach (var area in areas)
            if (!area.IsArea)
                throw new ArgumentException($"A topology is made of polygons; found a {area.Kind}.", nameof(areas));
        var vertices = new VertexTable();
        var rings = areas.Select(area => ReadParts(area, vertices)).ToList();
        var junctions = FindJunctions(rings.SelectMany(parts => parts).SelectMany(part => part), vertices.Count);
        var topology = new Topology([.. areas.Select(area => area.Kind)], [.. vertices.X], [.. vertices.Y]);
        var cutter = new ArcCutter(topology._arcs, junctions);
        foreach (var parts in rings)
            topology._areas.Add([.. parts.Select(part => part.Select(cutter.Cut).ToList())]);
        return topology;
    }

    /// <summary>The areas back as shapes, in the order they came.</summary>
    public IReadOnlyList<Shape> ToShapes() => [.. _areas.Select((_, area) => ToShape(area))];

    /// <summary>Pairs of areas that share a border, each once (First &lt; Second), with how many arcs they share. Touching in a point is not enough.</summary>
    public IReadOnlyList<(int First, int Second, int Arcs)> Neighbours()
    {
        var owners = new List<int>[_arcs.Count];
        for (var area = 0; area < _areas.Count; area++)
            foreach (var arc in _areas[area].SelectMany(part => part).SelectMany(ring => ring))
                (owners[arc < 0 ? ~arc : arc] ??= []).Add(area);
        var pairs = from list in owners
                    where list is { Count: > 1 }
                    from first in list.Distinct()
                    from second in list.Distinct()
                    where first < second
                    group (first, second) by (first, second) into pair
                    orderby pair.Key
                    select (pair.Key.first, pair.Key.second, pair.Count());
        return [.. pairs];
    }

    private Shape ToShape(int area)
    {
        var builder = new ShapeBuilder(_kinds[area]);
        foreach (var part in _areas[area])
        {
            builder.BeginPart();
            foreach (var ring in part)
                AddRing(builder, ring);
        }
        return builder.Build();
    }

    private void AddRing(ShapeBuilder builder, int[] ring)
    {
        builder.BeginRing();
        foreach (var arc in ring)
        {
            var vertices = _arcs[arc < 0 ? ~arc : arc];
            // The last vertex of an arc is the first of the next one.
            for (var i = 0; i < vertices.Length - 1; i++)
            {
                var vertex = arc < 0 ? vertices[^(i + 1)] : vertices[i];
                builder.Add(_x[vertex], _y[vertex]);
            }
        }
    }

    // Rings as vertex ids without the closing one and without repeats.
    private static List<List<int[]>> ReadParts(Shape area, VertexTable vertices)
    {
        var parts = new List<List<int[]>>();
        for (var part = 0; part < area.PartCount; part++)
        {
            var rings = new List<int[]>();
            for (var ring = area.PartStarts[part]; ring < area.PartStarts[part + 1]; ring++)
            {
                var ids = new List<int>();
                for (var i = area.RingStarts[ring]; i < area.RingStarts[ring + 1] - 1; i++)
                    if (vertices.IdOf(area.X[i], area.Y[i]) is var id && (ids.Count == 0 || ids[^1] != id))
                        ids.Add(id);
                while (ids.Count > 1 && ids[^1] == ids[0])
                    ids.RemoveAt(ids.Count - 1);
                if (ids.Count >= 3)
                    rings.Add([.. ids]);
            }
            if (rings.Count > 0)
                parts.Add(rings);
        }
        return parts;
    }

    // A vertex is a junction where rings that pass it come from or go to different neighbours: there, borders part.
    private static bool[] FindJunctions(IEnumerable<int[]> rings, int vertexCount)
    {
        var junctions = new bool[vertexCount];
        var neighbours = new (int, int)[vertexCount];
        Array.Fill(neighbours, (-1, -1));
        foreach (var ring in rings)
            for (var i = 0; i < ring.Length; i++)
            {
                int before = ring[(i + ring.Length - 1) % ring.Length], after = ring[(i + 1) % ring.Length];
                var pair = (Math.Min(before, after), Math.Max(before, after));
                if (neighbours[ring[i]] == (-1, -1))
                    neighbours[ring[i]] = pair;
                else if (neighbours[ring[i]] != pair)
                    junctions[ring[i]] = true;
            }
        return junctions;
    }

    private sealed class VertexTable
    {
        private readonly Dictionary<(long, long), int> _ids = [];

        public List<double> X { get; } = [];

        public List<double> Y { get; } = [];

        public int Count => X.Count;

        public int IdOf(double x, double y)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, ((long)Math.Round(x * VerticesPerUnit), (long)Math.Round(y * VerticesPerUnit)), out var isKnown);
            if (isKnown)
                return id;
            X.Add(x);
            Y.Add(y);
            return id = X.Count - 1;
        }
    }

    private sealed class ArcCutter(List<int[]> arcs, bool[] junctions)
    {
        // Between two junctions no border parts, so an arc is known by its first two vertices in its own direction.
        private readonly Dictionary<(int, int), int> _known = [];

        public int[] Cut(int[] ring)
        {
            var start = Array.FindIndex(ring, vertex => junctions[vertex]);
            var isWhole = start < 0;
            if (isWhole)
                start = Array.IndexOf(ring, ring.Min());
            var cut = new List<int>();
            var arc = new List<int> { ring[start] };
            for (var step = 1; step <= ring.Length; step++)
            {
                var vertex = ring[(start + step) % ring.Length];
                arc.Add(vertex);
                if (step < ring.Length && (isWhole || !junctions[vertex]))
                    continue;
                cut.Add(Intern(arc));
                arc = [vertex];
            }
            return [.. cut];
        }

        private int Intern(List<int> arc)
        {
            var isBackwards = arc[0] > arc[^1] || (arc[0] == arc[^1] && arc[1] > arc[^2]);
            if (isBackwards)
                arc.Reverse();
            if (!_known.TryGetValue((arc[0], arc[1]), out var id))
            {
                id = arcs.Count;
                arcs.Add([.. arc]);
                _known.Add((arc[0], arc[1]), id);
            }
            return isBackwards ? ~id : id;
        }
    }
}
