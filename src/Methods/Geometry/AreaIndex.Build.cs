namespace Maru.Methods.Geometry;

public sealed partial class AreaIndex
{
    private const int FewestCells = 1 << 12;
    private const int MostCells = 1 << 22;
    private const int CellsPerEdge = 16;

    private AreaIndex(IReadOnlyList<Shape> areas)
    {
        Count = areas.Count;
        _box = areas.Aggregate(Box.Empty, (box, area) => box.Union(area.Box));
        if (_box.IsEmpty)
            _box = new(0, 0, 0, 0);
        var cells = Math.Clamp(CellsPerEdge * areas.Sum(area => (long)area.X.Length), FewestCells, MostCells);
        _columns = _rows = (int)Math.Sqrt(cells);
        // A point on the far edge of the box falls in the last cell by clamping.
        _columnsPerUnit = _box.Width > 0 ? _columns / _box.Width : 0;
        _rowsPerUnit = _box.Height > 0 ? _rows / _box.Height : 0;
        _cells = new int[_columns * _rows];
    }

    /// <summary>Indexes polygons and multipolygons with holes; the answers are positions in this list.</summary>
    public static AreaIndex Build(IReadOnlyList<Shape> areas)
    {
        foreach (var area in areas)
            if (!area.IsArea)
                throw new ArgumentException($"An area index takes polygons; found a {area.Kind}.", nameof(areas));
        var index = new AreaIndex(areas);
        new Builder(index).Build(areas);
        return index;
    }

    private sealed class Builder(AreaIndex index)
    {
        private readonly List<int> _entryArea = [];
        private readonly List<int> _entryStart = [];
        private readonly List<Edge> _edges = [];

        // A linked list of items per cell; areas are added last to first, so each list comes out in order of area.
        private readonly List<(int Item, int Next)> _items = [];

        public void Build(IReadOnlyList<Shape> areas)
        {
            Array.Fill(index._cells, -1);
            for (var area = areas.Count - 1; area >= 0; area--)
                if (!areas[area].IsEmpty)
                    AddArea(area, areas[area]);
            _entryStart.Add(_edges.Count);
            index._entryArea = [.. _entryArea];
            index._entryStart = [.. _entryStart];
            index._edges = [.. _edges];
            index._candidates = [.. Condense()];
        }

        private void AddArea(int area, Shape shape)
        {
            int firstRow = index.Row(shape.Box.MinY), lastRow = index.Row(shape.Box.MaxY);
            int firstColumn = index.Column(shape.Box.MinX), lastColumn = index.Column(shape.Box.MaxX);
            var rows = EdgesByRow(shape, firstRow, lastRow);
            var touched = new bool[lastColumn - firstColumn + 1];
            for (var row = firstRow; row <= lastRow; row++)
            {
                var edges = rows[row - firstRow];
                if (edges.Count == 0)
                    continue;
                Array.Clear(touched);
                foreach (var edge in edges)
                    Touch(edge, row, firstColumn, touched);
                AddCells(area, AddEntry(area, edges), row, firstColumn, touched);
            }
        }

        // Row() never decreases with y, so an edge is in the list of every row that holds a point its half-open y range covers.
        private List<Edge>[] EdgesByRow(Shape shape, int firstRow, int lastRow)
        {
            var rows = new List<Edge>[lastRow - firstRow + 1];
            for (var i = 0; i < rows.Length; i++)
                rows[i] = [];
            for (var ring = 0; ring < shape.RingCount; ring++)
                for (var i = shape.RingStarts[ring]; i < shape.RingStarts[ring + 1] - 1; i++)
                {
                    var edge = shape.Y[i] <= shape.Y[i + 1]
                        ? new Edge(shape.X[i], shape.Y[i], shape.X[i + 1], shape.Y[i + 1])
                        : new Edge(shape.X[i + 1], shape.Y[i + 1], shape.X[i], shape.Y[i]);
                    if (!double.IsFinite(edge.X1 + edge.X2 + edge.Y1 + edge.Y2))
                        continue;
                    for (var row = index.Row(edge.Y1); row <= index.Row(edge.Y2); row++)
                        rows[row - firstRow].Add(edge);
                }
            return rows;
        }

        private int AddEntry(int area, List<Edge> edges)
        {
            _entryArea.Add(area);
            _entryStart.Add(_edges.Count);
            _edges.AddRange(edges.Where(edge => !edge.IsHorizontal).OrderByDescending(edge => edge.MaxX));
            return _entryArea.Count - 1;
        }

        // Marks the columns the edge may pass in this row, a little too wide rather than too narrow: an unmarked cell has one answer for all of it.
        private void Touch(in Edge edge, int row, int firstColumn, bool[] touched)
        {
            double height = 1 / index._rowsPerUnit, margin = height * 1e-6;
            var low = Math.Max(edge.Y1, index._box.MinY + row * height - margin);
            var high = Math.Min(edge.Y2, index._box.MinY + (row + 1) * height + margin);
            double XAt(in Edge e, double y) => e.X1 + (e.X2 - e.X1) * ((y - e.Y1) / (e.Y2 - e.Y1));
            double a = edge.IsHorizontal ? edge.X1 : XAt(edge, low), b = edge.IsHorizontal ? edge.X2 : XAt(edge, high);
            var slack = index._columnsPerUnit > 0 ? 1e-6 / index._columnsPerUnit : 0;
            var from = Math.Max(index.Column(Math.Min(a, b) - slack) - firstColumn, 0);
            var to = Math.Min(index.Column(Math.Max(a, b) + slack) - firstColumn, touched.Length - 1);
            for (var column = from; column <= to; column++)
                touched[column] = true;
        }

        // A run of cells no edge touches is wholly inside or wholly outside: one test of its first cell's middle decides.
        private void AddCells(int area, int entry, int row, int firstColumn, bool[] touched)
        {
            var y = index._box.MinY + (row + 0.5) / index._rowsPerUnit;
            var isRunInside = false;
            for (var column = 0; column < touched.Length; column++)
            {
                var cell = row * index._columns + firstColumn + column;
                if (touched[column])
                    AddItem(cell, entry);
                else
                {
                    if (column == 0 || touched[column - 1])
                        isRunInside = IsInside(entry, index._box.MinX + (firstColumn + column + 0.5) / index._columnsPerUnit, y);
                    if (isRunInside)
                        AddItem(cell, ~area);
                }
            }
        }

        private bool IsInside(int entry, double x, double y)
        {
            var inside = false;
            for (var i = _entryStart[entry]; i < _edges.Count; i++)
                inside ^= Crossing.IsRightOfRising(x, y, _edges[i].X1, _edges[i].Y1, _edges[i].X2, _edges[i].Y2);
            return inside;
        }

        private void AddItem(int cell, int item)
        {
            _items.Add((item, index._cells[cell]));
            index._cells[cell] = _items.Count - 1;
        }

        private List<int> Condense()
        {
            var candidates = new List<int>();
            for (var cell = 0; cell < index._cells.Length; cell++)
            {
                var node = index._cells[cell];
                if (node < 0)
                    continue;
                if (_items[node].Item < 0)
                {
                    index._cells[cell] = ~_items[node].Item;
                    continue;
                }
                index._cells[cell] = -2 - candidates.Count;
                for (; node >= 0; node = _items[node].Next)
                {
                    candidates.Add(_items[node].Item);
                    if (_items[node].Item < 0)
                        break;
                }
                candidates.Add(int.MaxValue);
            }
            return candidates;
        }
    }
}
