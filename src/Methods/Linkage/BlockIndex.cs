namespace Maru.Methods.Linkage;

/// <summary>Rows of the right table ordered by their block, and the block of every row, for one rule.</summary>
internal sealed class BlockIndex
{
    private readonly int[] _leftBlock;
    private readonly int[] _rightBlock;
    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly int[] _leftRows;
    private readonly bool _within;

    private BlockIndex(BlockingRule rule, int[] leftBlock, int[] rightBlock, int blocks)
    {
        (Rule, _leftBlock, _rightBlock, _within) = (rule, leftBlock, rightBlock, ReferenceEquals(leftBlock, rightBlock));
        (_starts, _rows) = Order(rightBlock, blocks);
        _leftRows = _within ? _rows : Order(leftBlock, blocks).Rows;
    }

    public BlockingRule Rule { get; }

    /// <summary>Left rows that have a key, ordered by it.</summary>
    public ReadOnlySpan<int> LeftRows => _leftRows;

    public static BlockIndex Of(BlockingRule rule)
    {
        if (rule.Keys.Count == 0) throw new ArgumentException($"The blocking rule ‘{rule.Name}’ has no key; expected at least one column.");
        if (rule.Reach > 0) return Sorted(rule);
        var first = rule.Keys[0];
        var (left, right, blocks) = (first.Left, first.Right, first.Distinct);
        foreach (var key in rule.Keys.Skip(1)) (left, right, blocks) = Join(left, right, key);
        return new(rule, left, right, blocks);
    }

    /// <summary>Rows of the right table that the rule pairs with a left row. When doubles are searched, also the row itself and those before it.</summary>
    public ReadOnlySpan<int> Candidates(int left)
    {
        int block = _leftBlock[left];
        if (block < 0) return default;
        int from = _starts[Math.Max(0, block - Rule.Reach)], to = _starts[Math.Min(_starts.Length - 1, block + Rule.Reach + 1)];
        return _rows.AsSpan(from, to - from);
    }

    public bool Pairs(int left, int right)
    {
        int a = _leftBlock[left], b = _rightBlock[right];
        return a >= 0 && b >= 0 && Math.Abs(a - b) <= Rule.Reach;
    }

    public BlockingCount Count()
    {
        long pairs = 0, largest = 0;
        int worst = -1;
        for (int from = 0; from < _leftRows.Length;)
        {
            int to = from + 1, block = _leftBlock[_leftRows[from]];
            while (to < _leftRows.Length && _leftBlock[_leftRows[to]] == block) to++;
            long here = (long)(to - from) * Candidates(_leftRows[from]).Length;
            if (here > largest) (largest, worst) = (here, _leftRows[from]);
            pairs += here;
            from = to;
        }
        // Each pair of doubles is met from both its rows, and each row meets itself.
        if (_within) (pairs, largest) = ((pairs - _leftRows.Length) / 2, largest / 2);
        string key = worst < 0 ? "" : string.Join(" + ", Rule.Keys.Select(column => column.TextOf(column.Left[worst])));
        return new(Rule.Name, pairs, (key, largest));
    }

    // Blocks of two columns together, numbered without gaps.
    private static (int[] Left, int[] Right, int Blocks) Join(int[] left, int[] right, LinkColumn key)
    {
        var interner = new Interner<long>();
        Func<int, (bool, long)> Both(int[] blocks, int[] values) => row => (blocks[row] >= 0 && values[row] >= 0, (long)blocks[row] << 32 | (uint)values[row]);
        var joinedLeft = interner.NumbersOf(left.Length, Both(left, key.Left));
        bool within = ReferenceEquals(left, right) && key.IsWithin;
        var joinedRight = within ? joinedLeft : interner.NumbersOf(right.Length, Both(right, key.Right));
        return (joinedLeft, joinedRight, interner.Count);
    }

    private static BlockIndex Sorted(BlockingRule rule)
    {
        if (rule.Keys is not [LinkColumn<string> key])
            throw new ArgumentException($"The blocking rule ‘{rule.Name}’ reaches {rule.Reach} values around: expected one text key, found {rule.Keys.Count} keys or another type.");
        var order = Enumerable.Range(0, key.Distinct).ToArray();
        Array.Sort((string[])key.Values.Clone(), order, StringComparer.Ordinal);
        var rank = new int[order.Length];
        for (int i = 0; i < order.Length; i++) rank[order[i]] = i;
        int[] Ranks(int[] rows) => Array.ConvertAll(rows, value => value < 0 ? LinkColumn.Missing : rank[value]);
        var left = Ranks(key.Left);
        return new(rule, left, key.IsWithin ? left : Ranks(key.Right), key.Distinct);
    }

    // Counting sort: rows with a block, by block and then by row.
    private static (int[] Starts, int[] Rows) Order(int[] blockOfRow, int blocks)
    {
        var starts = new int[blocks + 1];
        foreach (int block in blockOfRow)
            if (block >= 0) starts[block + 1]++;
        for (int i = 0; i < blocks; i++) starts[i + 1] += starts[i];
        var next = starts.AsSpan().ToArray();
        var rows = new int[starts[blocks]];
        for (int row = 0; row < blockOfRow.Length; row++)
            if (blockOfRow[row] >= 0) rows[next[blockOfRow[row]]++] = row;
        return (starts, rows);
    }
}
