using Maru.Core;
using Maru.Methods.Linkage;

namespace Maru.App.Linking;

/// <summary>How a link came about.</summary>
public enum LinkOrigin
{
    /// <summary>The crosswalk says so.</summary>
    Crosswalk,
    /// <summary>A person decided it.</summary>
    Person,
    /// <summary>The fields agree.</summary>
    Fields,
}

/// <param name="Left">Place in the left table.</param>
/// <param name="Rivals">Other pairs of one of the two things that weigh nearly as much: why a person should look.</param>
internal sealed record FoundPair(int Left, int Right, LinkOrigin Origin, LinkDecision Decision, double? Probability, IReadOnlyList<FieldEvidence> Evidence, int Rivals = 0);

/// <param name="PairsCompared">Pairs that were compared.</param>
/// <param name="Prior">Share of matches among all pairs that the model found; null when nothing was compared.</param>
internal sealed record MatchedPairs(IReadOnlyList<FoundPair> Pairs, double PairsCompared, double? Prior);

/// <summary>Matches the things of two tables that no crosswalk and no person has linked yet.</summary>
internal sealed class LinkMatcher(LinkDeclaration declaration, LinkTable left, LinkTable right)
{
    private const long PairLimit = 50_000_000;

    // Up to here every pair is compared; beyond, only those that agree in some field.
    private const long CompareAllUpTo = 5_000_000;

    // Two pairs closer than this can't be told apart by what was compared.
    private const double RivalBits = 1;

    private ILookup<int, ScoredPair>? _byLeft, _byRight;

    public MatchedPairs Match(IReadOnlyDictionary<(string Left, string Right), LinkDecisionRecord> decided, IReadOnlySet<int> leftDone, IReadOnlySet<int> rightDone, CancellationToken stop)
    {
        var (lefts, rights) = (Open(left, leftDone), Open(right, declaration.ManyToOne ? new HashSet<int>() : rightDone));
        if (declaration.Fields.Count == 0 || lefts.Length == 0 || rights.Length == 0) return new([], 0, null);
        var fields = declaration.Fields.Select(field => new FieldColumns(field, left, right, lefts, rights)).ToList();
        var linkage = Begin(fields, (long)lefts.Length * rights.Length);
        var patterns = linkage.CountPatterns(stop: stop);
        if (patterns.Total == 0) return new([], 0, null);
        var model = linkage.Fit(patterns, declaration.Seed).Model;
        var scored = linkage.Score(PairWeights.Of(linkage.Space, model), LinkageModel.BitsOf(declaration.ReviewFrom), stop: stop);
        var candidates = scored.Where(pair => !decided.ContainsKey((left.Keys[lefts[pair.Left]], right.Keys[rights[pair.Right]]))).ToList();
        var thresholds = new LinkThresholds(declaration.LinkFrom, declaration.ReviewFrom);
        var found = Choose(candidates, stop).Select(pair => Found(pair, candidates)).ToList();
        return new(found, patterns.Total, model.Prior);

        FoundPair Found(ScoredPair pair, List<ScoredPair> all)
        {
            var rivals = RivalsOf(pair, all);
            var decision = thresholds.Decide(pair.Probability) is LinkDecision.Link && rivals > 0 ? LinkDecision.Clerical : thresholds.Decide(pair.Probability);
            return new(lefts[pair.Left], rights[pair.Right], LinkOrigin.Fields, decision, pair.Probability, linkage.Explain(model, pair.Left, pair.Right).Fields, rivals);
        }
    }

    private static int[] Open(LinkTable table, IReadOnlySet<int> done) => [.. Enumerable.Range(0, table.Keys.Count).Where(row => !done.Contains(row))];

    private static RecordLinkage Begin(List<FieldColumns> fields, long allPairs)
    {
        IReadOnlyList<BlockingRule> rules = allPairs <= CompareAllUpTo ? [fields[0].Everything()] : [.. fields.Select(field => new BlockingRule(field.Block))];
        try
        {
            return new([.. fields.Select(field => field.Comparison)], rules, PairLimit);
        }
        catch (TooManyPairsException e)
        {
            var parts = e.Message.Split(" · ", 2);
            throw new InputException(new(parts[0], parts[^1]), inner: e);
        }
    }

    private List<ScoredPair> Choose(List<ScoredPair> candidates, CancellationToken stop)
    {
        if (!declaration.ManyToOne) return [.. OneToOne.Choose(candidates, LinkageModel.BitsOf(declaration.ReviewFrom), stop).Chosen.Select(place => candidates[place])];
        return [.. candidates.GroupBy(pair => pair.Left).Select(group => group.MaxBy(pair => pair.Weight))];
    }

    private int RivalsOf(ScoredPair chosen, List<ScoredPair> all)
    {
        _byLeft ??= all.ToLookup(pair => pair.Left);
        _byRight ??= all.ToLookup(pair => pair.Right);
        bool Near(ScoredPair pair) => pair != chosen && pair.Weight >= chosen.Weight - RivalBits;
        return _byLeft[chosen.Left].Count(Near) + (declaration.ManyToOne ? 0 : _byRight[chosen.Right].Count(Near));
    }
}
