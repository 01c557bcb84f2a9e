namespace Maru.Methods.Linkage;

/// <summary>
/// Links the rows of two tables that name the same things without a common key, or finds doubles in one: block, compare, fit, weigh. Pairs are never
/// all held: one pass counts their patterns, a second keeps those that weigh enough. One call at a time.
/// </summary>
public sealed class RecordLinkage
{
    public const long DefaultPairLimit = 200_000_000;

    // A pattern takes two bytes: 400 MB at the default limit.
    private const long MostRemembered = 250_000_000;

    private readonly PairScan _scan;
    private readonly int[] _rightValues;
    private ushort[]?[]? _remembered;
    private (LinkageModel Model, ValueFrequency?[] Rarity)? _rarity;

    /// <param name="comparisons">Of columns of the same two tables; at least one.</param>
    /// <param name="rules">A pair is compared when any rule brings it, once.</param>
    /// <exception cref="TooManyPairsException">The rules bring more pairs than the limit; nothing was compared.</exception>
    public RecordLinkage(IReadOnlyList<Comparison> comparisons, IReadOnlyList<BlockingRule> rules, long pairLimit = DefaultPairLimit)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        ArgumentNullException.ThrowIfNull(rules);
        if (comparisons.Count == 0 || rules.Count == 0) throw new ArgumentException("Linking needs at least one comparison and one blocking rule.");
        Comparisons = comparisons;
        var column = comparisons[0].Column;
        (LeftRows, RightRows, IsWithin) = (column.Left.Length, column.Right.Length, column.IsWithin);
        foreach (var other in comparisons.Select(comparison => comparison.Column).Concat(rules.SelectMany(rule => rule.Keys))) CheckRows(other);
        Space = new([.. comparisons.Select(comparison => comparison.Levels.Count)]);
        _scan = new(rules, IsWithin, pairLimit);
        _rightValues = PairReader.RowMajor(comparisons);
    }

    public IReadOnlyList<Comparison> Comparisons { get; }

    public PatternSpace Space { get; }

    public int LeftRows { get; }

    public int RightRows { get; }

    /// <summary>Doubles are searched in one table.</summary>
    public bool IsWithin { get; }

    /// <summary>Pairs of each rule, counted without comparing.</summary>
    public IReadOnlyList<BlockingCount> BlockingCounts => _scan.Counts;

    /// <summary>All pairs there could be.</summary>
    public double AllPairs => IsWithin ? LeftRows * (LeftRows - 1.0) / 2 : (double)LeftRows * RightRows;

    /// <summary>Compares every pair of the blocks and counts the patterns. They are remembered where they fit, so that weighing need not compare again.</summary>
    public PatternCounts CountPatterns(IProgress<double>? progress = null, CancellationToken stop = default)
    {
        _remembered = null;
        var remembered = Space.Size <= ushort.MaxValue + 1 && BlockingCounts.Sum(count => count.Pairs) <= MostRemembered ? new ushort[]?[_scan.Pieces] : null;
        var counters = _scan.Run(() => new PatternCounter(new(Comparisons, Space, _rightValues), Space.Size, remembered), progress, stop);
        _remembered = remembered;
        var counts = new List<(int, double)>();
        for (int pattern = 0; pattern < Space.Size; pattern++)
        {
            long pairs = counters.Sum(counter => counter.Counts[pattern]);
            if (pairs > 0) counts.Add((pattern, pairs));
        }
        return new(Space, counts);
    }

    /// <summary>
    /// Fits the model of Fellegi and Sunter to the counted patterns. Chance agreement comes from random pairs of the whole tables, and pairs outside the
    /// blocks count as non-matches; so what a rule blocks on is still judged by how rare it is in all, not within the blocks. Matches that no rule brings
    /// are not seen, so agreement on what every rule blocks on is taken to be a little more usual among matches than it is. A single comparison is not
    /// fitted: half of the smaller table is then assumed to have a match, and nine in ten of those to agree.
    /// </summary>
    /// <param name="seed">Of the random pairs; the same seed gives the same model.</param>
    public FittedModel Fit(PatternCounts patterns, int seed, int draws = RandomPairs.DefaultDraws)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        var random = new IReadOnlyList<double>[Comparisons.Count];
        Parallel.For(0, random.Length, k => random[k] = RandomPairs.LevelShares(Comparisons[k], seed + k, draws));
        double start = Math.Clamp(Math.Min(LeftRows, RightRows) / 2.0 / Math.Max(1, AllPairs), 1e-9, 0.1);
        // How often matches agree and how many there are can't both be told from one column.
        if (Comparisons.Count == 1) return ExpectationMaximization.Assume(patterns, LinkageModel.Start(Space, start), random);
        return ExpectationMaximization.Fit(patterns, LinkageModel.Start(Space, start), new(random, Math.Max(0, AllPairs - patterns.Total), Smoothing: 0.5, Tolerance: 1e-9));
    }

    /// <summary>Weighs every pair of the blocks; gives those of at least a weight, by left row and then right row.</summary>
    public IReadOnlyList<ScoredPair> Score(PairWeights weights, double least, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var rarity = RarityOf(weights.Model);
        var scorers = _scan.Run(() => new PairScorer(Comparisons, new(Comparisons, Space, _rightValues), weights, rarity, least, _remembered), progress, stop);
        var kept = new ScoredPair[scorers.Sum(scorer => scorer.Kept.Count)];
        int at = 0;
        foreach (var scorer in scorers)
        {
            scorer.Kept.CopyTo(kept, at);
            at += scorer.Kept.Count;
        }
        Array.Sort(kept, static (a, b) => a.Left != b.Left ? a.Left.CompareTo(b.Left) : a.Right.CompareTo(b.Right));
        return kept;
    }

    /// <summary>Why a pair weighs what it does, field by field.</summary>
    public PairEvidence Explain(LinkageModel model, int left, int right)
    {
        ArgumentNullException.ThrowIfNull(model);
        var rarity = RarityOf(model);
        var fields = Comparisons.Select((comparison, k) => Explain(comparison, model.Comparisons[k], rarity[k], left, right)).ToList();
        return new(model.PriorBits, fields, model.PriorBits + fields.Sum(field => field.Bits));
    }

    private static FieldEvidence Explain(Comparison comparison, LevelShares shares, ValueFrequency? rarity, int left, int right)
    {
        int a = comparison.Column.Left[left], b = comparison.Column.Right[right], level = comparison.LevelOf(a, b);
        double rare = a >= 0 && a == b ? rarity?.Bits(a) ?? 0 : 0;
        return new(comparison.Name, comparison.Column.TextOf(a), comparison.Column.TextOf(b), level < 0 ? "" : comparison.Levels[level], shares.Bits(level) + rare, rare);
    }

    // Pairs are explained one after the other by the same model.
    private ValueFrequency?[] RarityOf(LinkageModel? model)
    {
        if (model is null) return new ValueFrequency?[Comparisons.Count];
        if (_rarity is not { } known || !ReferenceEquals(known.Model, model))
            _rarity = known = (model, [.. Comparisons.Select((comparison, k) => comparison.AdjustsForFrequency ? new ValueFrequency(comparison, model.Comparisons[k].U[comparison.Same]) : null)]);
        return known.Rarity;
    }

    private void CheckRows(LinkColumn column)
    {
        if (column.Left.Length != LeftRows || column.Right.Length != RightRows || column.IsWithin != IsWithin)
            throw new ArgumentException($"Column {column.Name} has {column.Left.Length} and {column.Right.Length} rows; expected {LeftRows} and {RightRows}, as the first column has.");
    }
}
