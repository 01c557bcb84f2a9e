namespace Maru.Methods.Privacy;

/// <summary>All combinations of levels, numbered: a node is one number, its levels the digits.</summary>
internal sealed class Lattice
{
    private readonly int[] _least;
    private readonly int[] _counts;
    private readonly int[] _weights;

    /// <param name="columns">Each with the levels it may take.</param>
    /// <param name="mostNodes">More than these are not searched.</param>
    /// <exception cref="ArgumentException">There are more nodes than can be searched.</exception>
    public Lattice(IReadOnlyList<GeneralizedColumn> columns, int mostNodes)
    {
        (_least, _counts, _weights) = ([.. columns.Select(column => column.LeastLevel)], [.. columns.Select(column => column.MostLevel - column.LeastLevel + 1)], new int[columns.Count]);
        long nodes = 1;
        for (int i = 0; i < _counts.Length; i++)
        {
            _weights[i] = (int)nodes;
            nodes *= _counts[i];
            if (nodes > mostNodes) throw new ArgumentException($"There are more than {mostNodes} combinations of levels.", nameof(columns));
        }
        Nodes = (int)nodes;
    }

    public int Nodes { get; }

    public int Columns => _counts.Length;

    public int LevelOf(int node, int column) => _least[column] + Digit(node, column);

    public void LevelsOf(int node, Span<int> levels)
    {
        for (int i = 0; i < levels.Length; i++) levels[i] = LevelOf(node, i);
    }

    public int[] LevelsOf(int node)
    {
        var levels = new int[Columns];
        LevelsOf(node, levels);
        return levels;
    }

    public int SumOf(int node)
    {
        int sum = 0;
        for (int i = 0; i < Columns; i++) sum += LevelOf(node, i);
        return sum;
    }

    /// <summary>The node one level finer in a column; -1 when there is none.</summary>
    public int Below(int node, int column) => Digit(node, column) > 0 ? node - _weights[column] : -1;

    /// <summary>The node one level coarser in a column; -1 when there is none.</summary>
    public int Above(int node, int column) => Digit(node, column) < _counts[column] - 1 ? node + _weights[column] : -1;

    private int Digit(int node, int column) => node / _weights[column] % _counts[column];
}
