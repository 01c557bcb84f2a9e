namespace Maru.Methods.Linkage;

/// <param name="Chosen">Places in the list of pairs, rising.</param>
/// <param name="Components">Groups of rows that hang together by pairs; each is solved by itself.</param>
/// <param name="LargestComponent">Pairs in the largest.</param>
/// <param name="GreedyComponents">Groups too large to be solved exactly: the heaviest pairs were taken first, which gives at least half of the greatest sum.</param>
public sealed record OneToOneLinks(IReadOnlyList<int> Chosen, int Components, int LargestComponent, int GreedyComponents);

/// <summary>Chooses pairs so that no row stands in two, with the greatest sum of weights over a floor.</summary>
public static class OneToOne
{
    // Left rows times pairs of a group: about a second of work.
    private const long MostExactWork = 500_000_000;

    /// <param name="pairs">Of two tables.</param>
    /// <param name="floor">Weight from which a pair is worth choosing, in the unit of the pairs' weights.</param>
    public static OneToOneLinks Choose(IReadOnlyList<ScoredPair> pairs, double floor, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var groups = Groups.Of(pairs, pair => pair.Weight >= floor);
        var chosen = new List<int>();
        int greedy = 0;
        foreach (var group in groups)
        {
            stop.ThrowIfCancellationRequested();
            if (group.Length == 1)
            {
                chosen.Add(group[0]);
                continue;
            }
            var component = new BipartiteComponent(group, pairs, floor);
            bool exact = component.Work <= MostExactWork;
            if (!exact) greedy++;
            chosen.AddRange(exact ? component.Solve() : Greedily(group, pairs));
        }
        chosen.Sort();
        return new(chosen, groups.Count, groups.Count == 0 ? 0 : groups.Max(group => group.Length), greedy);
    }

    private static IEnumerable<int> Greedily(int[] group, IReadOnlyList<ScoredPair> pairs)
    {
        var (lefts, rights) = (new HashSet<int>(), new HashSet<int>());
        foreach (int place in group.OrderByDescending(place => pairs[place].Weight).ThenBy(place => place))
        {
            if (lefts.Contains(pairs[place].Left) || rights.Contains(pairs[place].Right)) continue;
            lefts.Add(pairs[place].Left);
            rights.Add(pairs[place].Right);
            yield return place;
        }
    }
}
