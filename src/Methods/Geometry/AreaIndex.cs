namespace Maru.Methods.Geometry;

/// <summary>
/// Finds the area each of many points lies in. A grid answers at once where a cell lies wholly inside one area or outside all; in cells that a
/// border crosses the exact edges of that grid row decide, with the same arithmetic as <see cref="Shape.Contains"/>. Where areas overlap the
/// first one wins, so every point has exactly one answer. Coordinates are taken as plane ones: fine for WGS 84 degrees, where borders
/// are straight lines between vertices in longitude and latitude as GeoJSON defines them (RFC 7946 §3.1.1).
/// </summary>
public sealed partial class AreaIndex
{
    /// <summary>The answer for a point in no area, or one that is not a number.</summary>
    public const int Nowhere = -1;

    private readonly Box _box;
    private readonly int _columns;
    private readonly int _rows;
    private readonly double _columnsPerUnit;
    private readonly double _rowsPerUnit;

    // ≥ 0: the area that fills the cell; −1: none; below: −2 − (start in _candidates).
    private readonly int[] _cells;

    // Per border cell, in order of area: an entry (≥ 0) whose edges must be tested, or ~area that fills the cell; ends with int.MaxValue.
    private int[] _candidates = [];

    // An entry is one area's edges in one grid row, ordered by greatest x downwards.
    private int[] _entryArea = [];
    private int[] _entryStart = [];
    private Edge[] _edges = [];

    /// <summary>How many areas were given.</summary>
    public int Count { get; }

    public Box Box => _box;

    /// <summary>The position of the area that holds the point, or <see cref="Nowhere"/>.</summary>
    public int Locate(double x, double y)
    {
        if (!_box.Contains(x, y))
            return Nowhere;
        var cell = _cells[Row(y) * _columns + Column(x)];
        return cell >= Nowhere ? cell : LocateAtBorder(-2 - cell, x, y);
    }

    /// <summary>Locates many points at once.</summary>
    public void Locate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<int> areas)
    {
        if (x.Length != y.Length || areas.Length < x.Length)
            throw new ArgumentException($"Expected as many y and areas as x; found {x.Length}, {y.Length}, {areas.Length}.");
        for (var i = 0; i < x.Length; i++)
            areas[i] = Locate(x[i], y[i]);
    }

    private int LocateAtBorder(int candidate, double x, double y)
    {
        for (; _candidates[candidate] != int.MaxValue; candidate++)
        {
            var item = _candidates[candidate];
            if (item < 0)
                return ~item;
            if (IsInside(item, x, y))
                return _entryArea[item];
        }
        return Nowhere;
    }

    private bool IsInside(int entry, double x, double y)
    {
        var inside = false;
        foreach (ref readonly var edge in _edges.AsSpan(_entryStart[entry].._entryStart[entry + 1]))
        {
            if (edge.MaxX < x)
                break;
            inside ^= Crossing.IsRightOfRising(x, y, edge.X1, edge.Y1, edge.X2, edge.Y2);
        }
        return inside;
    }

    private int Column(double x) => Math.Clamp((int)((x - _box.MinX) * _columnsPerUnit), 0, _columns - 1);

    private int Row(double y) => Math.Clamp((int)((y - _box.MinY) * _rowsPerUnit), 0, _rows - 1);

    // Y1 ≤ Y2. Horizontal edges mark border cells but decide nothing, so entries leave them out.
    private readonly record struct Edge(double X1, double Y1, double X2, double Y2)
    {
        public double MaxX => Math.Max(X1, X2);

        public bool IsHorizontal => Y1 == Y2;
    }
}
