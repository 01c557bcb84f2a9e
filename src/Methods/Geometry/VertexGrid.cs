namespace Maru.Methods.Geometry;

/// <summary>Vertices by grid cell, to ask whether any lies in a triangle.</summary>
internal sealed class VertexGrid
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly Box _box;
    private readonly int _size;
    private readonly List<int>[] _cells;

    public VertexGrid(double[] x, double[] y, IEnumerable<int> vertices)
    {
        _x = x;
        _y = y;
        _box = Box.Of(x, y);
        _size = Math.Clamp((int)Math.Sqrt(x.Length / 4.0), 1, 1024);
        _cells = new List<int>[_size * _size];
        foreach (var vertex in vertices)
            (_cells[Cell(x[vertex], y[vertex])] ??= []).Add(vertex);
    }

    public void Remove(int vertex) => _cells[Cell(_x[vertex], _y[vertex])].Remove(vertex);

    /// <summary>Whether a vertex other than the corners lies in the triangle or on its sides.</summary>
    public bool HasVertexInTriangle(int a, int b, int c)
    {
        double minX = Math.Min(_x[a], Math.Min(_x[b], _x[c])), maxX = Math.Max(_x[a], Math.Max(_x[b], _x[c]));
        double minY = Math.Min(_y[a], Math.Min(_y[b], _y[c])), maxY = Math.Max(_y[a], Math.Max(_y[b], _y[c]));
        for (var row = Row(minY); row <= Row(maxY); row++)
            for (var column = Column(minX); column <= Column(maxX); column++)
                foreach (var vertex in _cells[row * _size + column] ?? [])
                    if (vertex != a && vertex != b && vertex != c && IsInTriangle(vertex, a, b, c))
                        return true;
        return false;
    }

    private bool IsInTriangle(int vertex, int a, int b, int c)
    {
        double first = Side(vertex, a, b), second = Side(vertex, b, c), third = Side(vertex, c, a);
        return !((first < 0 || second < 0 || third < 0) && (first > 0 || second > 0 || third > 0));
    }

    private double Side(int p, int a, int b) => (_x[b] - _x[a]) * (_y[p] - _y[a]) - (_x[p] - _x[a]) * (_y[b] - _y[a]);

    private int Cell(double x, double y) => Row(y) * _size + Column(x);

    private int Column(double x) => _box.Width > 0 ? Math.Clamp((int)((x - _box.MinX) / _box.Width * _size), 0, _size - 1) : 0;

    private int Row(double y) => _box.Height > 0 ? Math.Clamp((int)((y - _box.MinY) / _box.Height * _size), 0, _size - 1) : 0;
}
