namespace Maru.City.Surveying;

/// <summary>A square raster of small whole numbers laid over the plane; the draft from which borders are traced.</summary>
internal sealed class LabelRaster(double left, double bottom, double cell, int size)
{
    public const int Unset = -1;

    private readonly int[] labels = Enumerable.Repeat(Unset, size * size).ToArray();

    public int Size => size;

    public double Cell => cell;

    public int this[int column, int row]
    {
        get => column < 0 || row < 0 || column >= size || row >= size ? Unset : labels[row * size + column];
        set => labels[row * size + column] = value;
    }

    public double X(double column) => left + column * cell;

    public double Y(double row) => bottom + row * cell;

    public double CentreX(int column) => X(column + 0.5);

    public double CentreY(int row) => Y(row + 0.5);

    public (int Column, int Row) At(double x, double y) => ((int)Math.Floor((x - left) / cell), (int)Math.Floor((y - bottom) / cell));

    /// <summary>Gives every cell the label most of its neighbourhood has, which removes hairs one cell wide.</summary>
    public void Smooth(int passes)
    {
        for (var pass = 0; pass < passes; pass++)
        {
            var before = (int[])labels.Clone();
            Parallel.For(1, size - 1, row =>
            {
                for (var column = 1; column + 1 < size; column++)
                    if (IsNearBorder(before, row * size + column))
                        labels[row * size + column] = Majority(before, column, row);
            });
        }
    }

    /// <summary>Leaves each label in one piece: smaller pieces go to the neighbour they share the longest border with.</summary>
    public void KeepLargestPieces()
    {
        for (var pass = 0; pass < 4; pass++)
        {
            var pieces = Pieces();
            var largest = pieces.GroupBy(piece => piece.Label).ToDictionary(group => group.Key, group => group.MaxBy(piece => piece.Cells.Count));
            var stray = pieces.Where(piece => largest[piece.Label] != piece).ToList();
            if (stray.Count == 0)
                return;
            foreach (var piece in stray)
                Absorb(piece);
        }
    }

    private bool IsNearBorder(int[] before, int index)
    {
        var own = before[index];
        return before[index - 1] != own || before[index + 1] != own || before[index - size] != own || before[index + size] != own;
    }

    private int Majority(int[] before, int column, int row)
    {
        var own = before[row * size + column];
        var (best, votes) = (own, 0);
        for (var i = 0; i < 9; i++)
        {
            var candidate = before[(row + i / 3 - 1) * size + column + i % 3 - 1];
            var count = 0;
            for (var j = 0; j < 9; j++)
                if (before[(row + j / 3 - 1) * size + column + j % 3 - 1] == candidate)
                    count++;
            if (count > votes || (count == votes && candidate == own))
                (best, votes) = (candidate, count);
        }
        return best;
    }

    private void Absorb(Piece piece)
    {
        var votes = new SortedDictionary<int, int>();
        Span<int> around = stackalloc int[4];
        foreach (var cellIndex in piece.Cells)
            foreach (var next in around[..Neighbours(cellIndex, around)])
                if (labels[next] != piece.Label)
                    votes[labels[next]] = votes.GetValueOrDefault(labels[next]) + 1;
        var winner = votes.MaxBy(vote => vote.Value).Key;
        foreach (var cellIndex in piece.Cells)
            labels[cellIndex] = winner;
    }

    private List<Piece> Pieces()
    {
        var seen = new bool[labels.Length];
        var pieces = new List<Piece>();
        var queue = new Queue<int>();
        Span<int> around = stackalloc int[4];
        for (var start = 0; start < labels.Length; start++)
        {
            if (seen[start])
                continue;
            var piece = new Piece(labels[start], []);
            seen[start] = true;
            for (queue.Enqueue(start); queue.TryDequeue(out var current);)
            {
                piece.Cells.Add(current);
                foreach (var next in around[..Neighbours(current, around)])
                    if (!seen[next] && labels[next] == piece.Label)
                    {
                        seen[next] = true;
                        queue.Enqueue(next);
                    }
            }
            pieces.Add(piece);
        }
        return pieces;
    }

    /// <summary>Fills in the cells that share an edge with the given one; returns how many there are.</summary>
    public int Neighbours(int index, Span<int> found)
    {
        var (column, count) = (index % size, 0);
        if (column > 0)
            found[count++] = index - 1;
        if (column + 1 < size)
            found[count++] = index + 1;
        if (index >= size)
            found[count++] = index - size;
        if (index + size < labels.Length)
            found[count++] = index + size;
        return count;
    }

    private sealed record Piece(int Label, List<int> Cells);
}
