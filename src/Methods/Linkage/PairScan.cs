namespace Maru.Methods.Linkage;

/// <summary>What one worker does with the pairs it is given.</summary>
internal interface IPairVisitor
{
    /// <summary>Pairs of one piece follow, always the same ones in the same order.</summary>
    void Begin(int piece);

    void End();

    /// <summary>One left row with right rows that a rule pairs it with; every pair is given once in all.</summary>
    void Visit(int left, ReadOnlySpan<int> rights);
}

/// <summary>Goes through the pairs of all rules on every processor, leaving out those that an earlier rule has brought.</summary>
internal sealed class PairScan
{
    // Pieces small enough to share out evenly and to stop soon, large enough to be worth taking.
    private const long PairsInPiece = 200_000;
    private const int RightsAtOnce = 4096;

    private readonly BlockIndex[] _rules;
    private readonly bool _within;
    private readonly List<(int Rule, int From, int To)> _pieces = [];

    public PairScan(IReadOnlyList<BlockingRule> rules, bool within, long limit)
    {
        (_rules, _within) = ([.. rules.Select(BlockIndex.Of)], within);
        Counts = [.. _rules.Select(rule => rule.Count())];
        if (Counts.Sum(count => count.Pairs) > limit) throw new TooManyPairsException(Counts, limit);
        for (int rule = 0; rule < _rules.Length; rule++) Cut(rule);
    }

    /// <summary>Pairs of each rule.</summary>
    public IReadOnlyList<BlockingCount> Counts { get; }

    public int Pieces => _pieces.Count;

    /// <summary>Runs one visitor per processor until all pairs are given out.</summary>
    public IReadOnlyList<TVisitor> Run<TVisitor>(Func<TVisitor> start, IProgress<double>? progress, CancellationToken stop)
        where TVisitor : IPairVisitor
    {
        var visitors = new TVisitor[Math.Max(1, Math.Min(Environment.ProcessorCount, _pieces.Count))];
        int next = -1, done = 0;
        Parallel.For(0, visitors.Length, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = visitors.Length }, worker =>
        {
            var visitor = visitors[worker] = start();
            var buffer = new int[RightsAtOnce];
            for (int piece; (piece = Interlocked.Increment(ref next)) < _pieces.Count;)
            {
                stop.ThrowIfCancellationRequested();
                visitor.Begin(piece);
                Walk(_pieces[piece], buffer, visitor);
                visitor.End();
                progress?.Report((double)Interlocked.Increment(ref done) / _pieces.Count);
            }
        });
        return visitors;
    }

    private void Cut(int rule)
    {
        var rows = _rules[rule].LeftRows;
        int from = 0;
        long pairs = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            pairs += _rules[rule].Candidates(rows[i]).Length;
            if (pairs < PairsInPiece && i < rows.Length - 1) continue;
            if (pairs > 0) _pieces.Add((rule, from, i + 1));
            (from, pairs) = (i + 1, 0);
        }
    }

    private void Walk<TVisitor>((int Rule, int From, int To) piece, int[] buffer, TVisitor visitor)
        where TVisitor : IPairVisitor
    {
        var rows = _rules[piece.Rule].LeftRows[piece.From..piece.To];
        foreach (int left in rows)
        {
            int count = 0;
            foreach (int right in _rules[piece.Rule].Candidates(left))
            {
                if (_within && right <= left || IsEarlier(piece.Rule, left, right)) continue;
                buffer[count++] = right;
                if (count < buffer.Length) continue;
                visitor.Visit(left, buffer);
                count = 0;
            }
            if (count > 0) visitor.Visit(left, buffer.AsSpan(0, count));
        }
    }

    private bool IsEarlier(int rule, int left, int right)
    {
        for (int earlier = 0; earlier < rule; earlier++)
            if (_rules[earlier].Pairs(left, right)) return true;
        return false;
    }
}
