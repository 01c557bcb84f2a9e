namespace Maru.Methods.Privacy;

/// <summary>Cells of a published table that are left blank.</summary>
/// <param name="Primary">Because few people are in them.</param>
/// <param name="Complementary">Because the others could be computed from totals without them.</param>
public sealed record SuppressedCells(bool[,] Primary, bool[,] Complementary)
{
    public bool this[int row, int column] => Primary[row, column] || Complementary[row, column];
}

/// <summary>
/// Small counts of a table with totals are left blank, and with them as few people as it takes so that no blank can be computed: rows and columns are nodes,
/// blanks are edges, and a blank follows from the totals exactly when its edge lies on no cycle. So each edge on none gets the cheapest cycle.
/// </summary>
/// <remarks>D. Gusfield, "A graph theoretic approach to statistical data security", SIAM J. Computing 1988. All blanks hold at least one, so that edges run both ways.</remarks>
public static class CellSuppression
{
    /// <param name="counts">Counts by row and column, without totals.</param>
    /// <param name="least">Counts from 1 up to below this are small.</param>
    /// <param name="hasRowTotals">Whether totals of rows are published.</param>
    /// <param name="hasColumnTotals">Whether totals of columns are.</param>
    /// <returns>The blanks; null when totals give a small cell away whatever else is left blank, so that a total must go too.</returns>
    public static SuppressedCells? Protect(int[,] counts, int least, bool hasRowTotals = true, bool hasColumnTotals = true)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 1);
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        var (primary, complementary) = (new bool[rows, columns], new bool[rows, columns]);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(counts[row, column]);
                primary[row, column] = counts[row, column] > 0 && counts[row, column] < least;
            }
        var cells = new SuppressedCells(primary, complementary);
        if (!hasRowTotals && !hasColumnTotals) return cells;
        var graph = new CellGraph(counts, least, cells, hasRowTotals, hasColumnTotals);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                if (primary[row, column] && !graph.Close(row, column)) return null;
        return cells;
    }
}

/// <summary>Rows and columns joined by the cells that are or may be blank. Without its totals one side is a single node: nothing is known of its parts.</summary>
internal sealed class CellGraph(int[,] counts, int least, SuppressedCells cells, bool hasRowTotals, bool hasColumnTotals)
{
    private readonly int _rows = counts.GetLength(0), _columns = counts.GetLength(1);

    /// <summary>Blanks the cheapest path around a cell; false when there is none.</summary>
    public bool Close(int row, int column)
    {
        if (Path(row, column) is not { } path) return false;
        foreach (var (r, c) in path) cells.Complementary[r, c] |= !cells.Primary[r, c];
        return true;
    }

    private int NodeOfRow(int row) => hasRowTotals ? row : 0;

    private int NodeOfColumn(int column) => _rows + (hasColumnTotals ? column : 0);

    // Dijkstra from the cell's row to its column over other cells. Blanks cost nothing; large enough ones are taken before others.
    private List<(int Row, int Column)>? Path(int row, int column)
    {
        int from = NodeOfRow(row), to = NodeOfColumn(column);
        var cost = new double[_rows + _columns];
        Array.Fill(cost, double.PositiveInfinity);
        var by = new (int Row, int Column, int From)[cost.Length];
        var queue = new PriorityQueue<int, double>();
        queue.Enqueue(from, cost[from] = 0);
        while (queue.TryDequeue(out int node, out double spent))
        {
            if (spent > cost[node]) continue;
            foreach (var (r, c) in CellsAt(node))
            {
                if ((r, c) == (row, column)) continue;
                int next = node < _rows ? NodeOfColumn(c) : NodeOfRow(r);
                double total = spent + CostOf(r, c);
                if (total >= cost[next]) continue;
                (cost[next], by[next]) = (total, (r, c, node));
                queue.Enqueue(next, total);
            }
        }
        if (double.IsInfinity(cost[to])) return null;
        var path = new List<(int, int)>();
        for (int node = to; node != from; node = by[node].From) path.Add((by[node].Row, by[node].Column));
        return path;
    }

    private IEnumerable<(int Row, int Column)> CellsAt(int node)
    {
        for (int row = 0; row < _rows; row++)
            for (int column = 0; column < _columns; column++)
                if ((node < _rows ? NodeOfRow(row) : NodeOfColumn(column)) == node && counts[row, column] > 0) yield return (row, column);
    }

    private double CostOf(int row, int column) => cells[row, column] ? 0 : counts[row, column] + (counts[row, column] < least ? 1e9 : 0);
}
