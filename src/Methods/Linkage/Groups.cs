namespace Maru.Methods.Linkage;

/// <summary>Rows that hang together by pairs, directly or over others (union–find).</summary>
public static class Groups
{
    /// <summary>The pairs of each group, as places in the list, rising; groups in the order of their first pair. Left and right rows are of two tables.</summary>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<ScoredPair> pairs, Func<ScoredPair, bool> counts)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(counts);
        int lefts = pairs.Count == 0 ? 0 : pairs.Max(pair => pair.Left) + 1, rights = pairs.Count == 0 ? 0 : pairs.Max(pair => pair.Right) + 1;
        var parent = Join(pairs, counts, lefts, lefts + rights);
        return [.. Enumerable.Range(0, pairs.Count).Where(place => counts(pairs[place])).GroupBy(place => Root(parent, pairs[place].Left)).Select(group => group.ToArray())];
    }

    /// <summary>The rows of each group of doubles in one table, rising; groups of one are left out.</summary>
    public static IReadOnlyList<int[]> OfDoubles(IReadOnlyList<ScoredPair> pairs, int rows)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var parent = Join(pairs, static _ => true, 0, rows);
        return [.. Enumerable.Range(0, rows).GroupBy(row => Root(parent, row)).Where(group => group.Skip(1).Any()).Select(group => group.ToArray())];
    }

    private static int[] Join(IReadOnlyList<ScoredPair> pairs, Func<ScoredPair, bool> counts, int rightFrom, int nodes)
    {
        var parent = Enumerable.Range(0, nodes).ToArray();
        foreach (var pair in pairs)
        {
            if (!counts(pair)) continue;
            int a = Root(parent, pair.Left), b = Root(parent, rightFrom + pair.Right);
            parent[Math.Max(a, b)] = Math.Min(a, b);
        }
        return parent;
    }

    private static int Root(int[] parent, int node)
    {
        while (parent[node] != node) node = parent[node] = parent[parent[node]];
        return node;
    }
}
