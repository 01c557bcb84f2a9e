namespace Maru.Methods.Linkage;

/// <summary>Counts the patterns of pairs, and remembers each pair's where there is room.</summary>
internal sealed class PatternCounter(PairReader reader, int patterns, ushort[]?[]? remembered) : IPairVisitor
{
    private ushort[] _patterns = new ushort[1 << 16];
    private int _count, _piece;

    public long[] Counts { get; } = new long[patterns];

    public void Begin(int piece) => (_piece, _count) = (piece, 0);

    public void Visit(int left, ReadOnlySpan<int> rights)
    {
        reader.Begin(left);
        if (remembered is not null && _count + rights.Length > _patterns.Length) Array.Resize(ref _patterns, Math.Max(_patterns.Length * 2, _count + rights.Length));
        foreach (int right in rights)
        {
            int pattern = reader.PatternWith(right);
            Counts[pattern]++;
            if (remembered is not null) _patterns[_count++] = (ushort)pattern;
        }
    }

    public void End()
    {
        if (remembered is not null) remembered[_piece] = _patterns[.._count];
    }
}

/// <summary>Keeps the pairs that weigh enough.</summary>
internal sealed class PairScorer(
    IReadOnlyList<Comparison> comparisons, PairReader reader, PairWeights weights, ValueFrequency?[] rarity, double least, ushort[]?[]? remembered) : IPairVisitor
{
    private readonly double[] _weights = weights.ByPattern;
    private readonly double _leastBeforeRarity = least - rarity.Sum(item => Math.Max(0, item?.MostBits ?? 0));
    private ushort[]? _patterns;
    private int _at;

    public List<ScoredPair> Kept { get; } = [];

    public void Begin(int piece) => (_patterns, _at) = (remembered?[piece], 0);

    public void Visit(int left, ReadOnlySpan<int> rights)
    {
        if (_patterns is null) reader.Begin(left);
        foreach (int right in rights)
        {
            int pattern = _patterns is null ? reader.PatternWith(right) : _patterns[_at++];
            if (_weights[pattern] < _leastBeforeRarity) continue;
            double weight = _weights[pattern] + RarityBits(left, right);
            if (weight >= least) Kept.Add(new(left, right, pattern, weight));
        }
    }

    public void End()
    {
    }

    private double RarityBits(int left, int right)
    {
        double bits = 0;
        for (int k = 0; k < rarity.Length; k++)
            if (rarity[k] is { } rare && comparisons[k].Column.Left[left] is >= 0 and var value && value == comparisons[k].Column.Right[right]) bits += rare.Bits(value);
        return bits;
    }
}
