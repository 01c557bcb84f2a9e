namespace Maru.Methods.Privacy;

/// <summary>All combinations of levels, numbered: a node is one number, its levels the digits.</summary>
internal sealed class Lattice
{
    private readonly int[] _heights;
    private readonly int[] _weights;

    /// <exception cref="ArgumentException">There are more nodes than can be searched.</exception>
    public Lattice(IReadOnlyList<int> heights, int mostNodes)
    {
        (_heights, _weights) = ([.. heights], new int[heights.Count]);
        long nodes = 1;
        for (int i = 0; i < heights.Count; i++)
        {
            _weights[i] = (int)nodes;
            nodes *= heights[i] + 1;
            if (nodes > mostNodes) throw new ArgumentException($"There are more than {mostNodes} combinations of levels.", nameof(heights));
        }
        Nodes = (int)nodes;
    }

    public int Nodes { get; }

    public int Columns => _heights.Length;

    public int LevelOf(int node, int column) => node / _weights[column] % (_heights[column] + 1);

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
    public int Below(int node, int column) => LevelOf(node, column) > 0 ? node - _weights[column] : -1;

    /// <summary>The node one level coarser in a column; -1 when there is none.</summary>
    public int Above(int node, int column) => LevelOf(node, column) < _heights[column] ? node + _weights[column] : -1;
}
