namespace Maru.Methods.Privacy;

/// <summary>
/// Puts rows, or classes of a finer generalisation, into equivalence classes. Generalised codes are packed into 64-bit keys; what does not fit
/// one key is grouped in turns. A builder keeps its buffers, so it serves one thread at a time; large tables are grouped on all cores.
/// </summary>
public sealed class ClassBuilder
{
    private const int Chunk = 1 << 16;

    private readonly Microdata _data;
    private readonly KeyGroups _groups = new();
    private int[] _classOf = [];
    private ulong[] _keys = [];

    public ClassBuilder(Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
    }

    /// <summary>Classes of all rows.</summary>
    /// <param name="levels">A level for each quasi-identifier.</param>
    public EquivalenceClasses Group(ReadOnlySpan<int> levels)
    {
        RequireLevels(levels);
        int count = Assign(null, levels, out var representatives);
        var classOf = _classOf.AsSpan(0, _data.Rows);
        var populations = new int[count];
        foreach (int index in classOf) populations[index]++;
        var sizes = populations;
        if (_data.Sample is { } sample)
        {
            sizes = new int[count];
            for (int row = 0; row < sample.Length; row++)
                if (sample[row]) sizes[classOf[row]]++;
        }
        return new(sizes, populations, representatives, [.. _data.Sensitive.Select(column => ValueTally.OfRows(column.Column, _data.Sample, _classOf, sizes))]);
    }

    /// <summary>Classes of a coarser generalisation from those of a finer one: every level at or above the level the classes were made with.</summary>
    public EquivalenceClasses Coarsen(EquivalenceClasses finer, ReadOnlySpan<int> levels)
    {
        ArgumentNullException.ThrowIfNull(finer);
        RequireLevels(levels);
        int count = Assign(finer.Representatives, levels, out var representatives);
        for (int i = 0; i < representatives.Length; i++) representatives[i] = finer.Representatives[representatives[i]];
        var populations = Sum(finer.Populations, count);
        var sizes = ReferenceEquals(finer.Sizes, finer.Populations) ? populations : Sum(finer.Sizes, count);
        return new(sizes, populations, representatives, [.. finer.Values.Select((values, i) => ValueTally.OfClasses(values, _classOf, count, _data.Sensitive[i].Column.Values.Count))]);
    }

    /// <summary>The class of each row, as the last call of <see cref="Group"/> found them.</summary>
    public int[] ClassOfRows() => _classOf[.._data.Rows];

    private int[] Sum(int[] finer, int count)
    {
        var sums = new int[count];
        for (int i = 0; i < finer.Length; i++) sums[_classOf[i]] += finer[i];
        return sums;
    }

    private void RequireLevels(ReadOnlySpan<int> levels)
    {
        if (levels.Length != _data.QuasiIdentifiers.Count) throw new ArgumentException($"There are {_data.QuasiIdentifiers.Count} quasi-identifiers, but {levels.Length} levels.", nameof(levels));
        for (int i = 0; i < levels.Length; i++)
            if ((uint)levels[i] > (uint)_data.QuasiIdentifiers[i].Height) throw new ArgumentOutOfRangeException(nameof(levels), levels[i], $"{_data.QuasiIdentifiers[i].Name} has levels 0 to {_data.QuasiIdentifiers[i].Height}.");
    }

    // Groups the rows named (all when null) column batch by column batch; the class found so far is the low part of the next key.
    private int Assign(int[]? rows, ReadOnlySpan<int> levels, out int[] first)
    {
        int items = rows?.Length ?? _data.Rows;
        if (_classOf.Length < items) (_classOf, _keys) = (new int[items], new ulong[items]);
        Array.Clear(_classOf, 0, items);
        int count = items == 0 ? 0 : 1;
        first = items == 0 ? [] : [0];
        int column = 0;
        while (column < levels.Length)
        {
            var parts = new List<KeyPart>();
            int bits = Bits(count);
            for (; column < levels.Length; column++)
            {
                var quasi = _data.QuasiIdentifiers[column];
                int width = Bits(quasi.CardinalityAt(levels[column]));
                if (bits + width > 64) break;
                if (width > 0) parts.Add(new(quasi.Column.Codes, quasi.CodesAt(levels[column]), bits));
                bits += width;
            }
            if (parts.Count == 0) continue;
            FillKeys(rows, items, [.. parts], count > 1);
            (count, first) = _groups.Group(_keys, items, _classOf);
        }
        return count;
    }

    private void FillKeys(int[]? rows, int items, KeyPart[] parts, bool continues)
    {
        void Fill(int chunk)
        {
            int end = Math.Min(items, (chunk + 1) * Chunk);
            for (int i = chunk * Chunk; i < end; i++) _keys[i] = continues ? (ulong)(uint)_classOf[i] : 0;
            foreach (var (codes, atLevel, shift) in parts)
                for (int i = chunk * Chunk; i < end; i++)
                    _keys[i] |= (ulong)(uint)atLevel[codes[rows is null ? i : rows[i]]] << shift;
        }

        int chunks = (items + Chunk - 1) / Chunk;
        if (chunks > 2) Parallel.For(0, chunks, Fill);
        else
            for (int chunk = 0; chunk < chunks; chunk++) Fill(chunk);
    }

    private static int Bits(int cardinality) => cardinality <= 1 ? 0 : 32 - int.LeadingZeroCount(cardinality - 1);

    private readonly record struct KeyPart(int[] Codes, int[] AtLevel, int Shift);
}
