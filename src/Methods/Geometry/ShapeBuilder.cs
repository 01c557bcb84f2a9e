namespace Maru.Methods.Geometry;

/// <summary>
/// Builds a <see cref="Shape"/> vertex by vertex: BeginPart for each point, line or polygon, BeginRing for each ring of a polygon, Add for each
/// vertex. Rings of polygons are closed by it; rings of fewer than three different vertices and parts without a ring are left out.
/// </summary>
public sealed class ShapeBuilder(ShapeKind kind)
{
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly List<int> _rings = [];
    private readonly List<int> _parts = [];

    private bool IsArea => kind is ShapeKind.Polygon or ShapeKind.MultiPolygon;

    public void BeginPart()
    {
        EndPart();
        _parts.Add(_rings.Count);
        if (!IsArea)
            _rings.Add(_x.Count);
    }

    public void BeginRing()
    {
        EndRing();
        if (IsArea)
            _rings.Add(_x.Count);
    }

    public void Add(double x, double y)
    {
        _x.Add(x);
        _y.Add(y);
    }

    public void AddRing(IEnumerable<(double X, double Y)> vertices)
    {
        BeginRing();
        foreach (var (x, y) in vertices)
            Add(x, y);
    }

    public Shape Build()
    {
        EndPart();
        return new(kind, [.. _x], [.. _y], [.. _rings, _x.Count], [.. _parts, _rings.Count]);
    }

    private void EndPart()
    {
        EndRing();
        if (_parts.Count == 0)
            return;
        if (!IsArea && _rings.Count > _parts[^1] && _rings[^1] == _x.Count)
            _rings.RemoveAt(_rings.Count - 1);
        if (_rings.Count == _parts[^1])
            _parts.RemoveAt(_parts.Count - 1);
    }

    private void EndRing()
    {
        if (!IsArea || _rings.Count == 0 || (_parts.Count > 0 && _rings.Count == _parts[^1]))
            return;
        var start = _rings[^1];
        if (_x.Count > start && (_x[^1] != _x[start] || _y[^1] != _y[start]))
            Add(_x[start], _y[start]);
        if (_x.Count - start >= 4)
            return;
        _rings.RemoveAt(_rings.Count - 1);
        _x.RemoveRange(start, _x.Count - start);
        _y.RemoveRange(start, _y.Count - start);
    }
}
