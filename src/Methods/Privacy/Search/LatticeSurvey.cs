namespace Maru.Methods.Privacy;

/// <summary>A combination of levels with what is left under it.</summary>
/// <param name="Kept">Share of the quasi-identifiers' information that is left, their mean, 0 to 1; rows left out say nothing.</param>
public sealed record SurveyedCombination(IReadOnlyList<int> Levels, bool Holds, int SuppressedRows, double Kept);

/// <summary>
/// The combinations of levels side by side, for a person to compare: those a search looked at, and others evenly from among all, whatever levels the search
/// was held to, until there are enough. With many combinations or rows some levels may be in none of them; the chosen combination always is one.
/// </summary>
/// <param name="Combinations">How many there are; <see cref="long.MaxValue"/> when they are more than can be counted.</param>
/// <param name="Points">Those looked at, coarser ones later.</param>
public sealed record LatticeSurvey(long Combinations, IReadOnlyList<SurveyedCombination> Points)
{
    /// <summary>More combinations than this are not handed out.</summary>
    public const int Most = 1_000;

    // Combinations are tried for comparison only until rows were visited this often.
    private const long MostVisits = 60_000_000;

    // The golden ratio's multiples fill an interval evenly, wherever one stops.
    private const double Golden = 0.618033988749895;

    /// <summary>Whether every combination is among the points.</summary>
    public bool IsWhole => Points.Count == Combinations;

    /// <param name="data">The data; levels that a search was held to are free again.</param>
    /// <param name="goal">What must hold.</param>
    /// <param name="looked">What a search looked at.</param>
    /// <param name="chosen">The combination that was taken: it is always among the points. Null when there is no such one.</param>
    /// <param name="stop">Ends it early.</param>
    public static LatticeSurvey Of(Microdata data, GeneralizationGoal goal, IReadOnlyList<Combination> looked, IReadOnlyList<int>? chosen = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(looked);
        int[] counts = [.. data.QuasiIdentifiers.Select(column => column.Height + 1)];
        long all = Product(counts);
        var points = new Dictionary<long, Combination>();
        foreach (var combination in looked) points[NodeOf(combination.Levels, counts)] = combination;
        if (data.PublishedRows > 0) TryOthers(data, goal, points, counts, all, chosen, stop);
        var kept = data.QuasiIdentifiers.Select(column => LevelInformation.KeptAt(column, data)).ToArray();
        return new(all, [.. points.Values.OrderBy(one => one.Levels.Sum()).ThenBy(one => NodeOf(one.Levels, counts)).Select(one => new SurveyedCombination(one.Levels, one.Holds, one.SuppressedRows, Kept(one)))]);

        double Kept(Combination one) => kept.Length == 0 ? 0 : kept.Select((levels, i) => levels[one.Levels[i]]).Average() * (data.PublishedRows - one.SuppressedRows) / data.PublishedRows;
    }

    private static void TryOthers(Microdata data, GeneralizationGoal goal, Dictionary<long, Combination> points, int[] counts, long all, IReadOnlyList<int>? chosen, CancellationToken stop)
    {
        var check = new NodeCheck(data, goal.Models, (int)Math.Floor(goal.SuppressionLimit * data.PublishedRows), order: ClassOrder.For(goal.Metric, data));
        var snapshots = new Snapshots(new(data), counts.Length);
        long room = Math.Min(Most - points.Count, MostVisits / Math.Max(1, data.Rows));
        var others = Others(points, all, room).ToHashSet();
        if (chosen is not null && NodeOf(chosen, counts) is var taken && !points.ContainsKey(taken)) others.Add(taken);
        // Finer ones first: coarser ones are made from them.
        foreach (var levels in others.Select(node => LevelsOf(node, counts)).OrderBy(levels => levels.Sum()))
        {
            stop.ThrowIfCancellationRequested();
            var result = check.Check(snapshots.ClassesAt(levels), levels);
            points[NodeOf(levels, counts)] = new(levels, result.Holds, result.SuppressedRows);
        }
    }

    private static IEnumerable<long> Others(Dictionary<long, Combination> points, long all, long room)
    {
        if (all - points.Count <= room)
        {
            for (long node = 0; node < all; node++)
                if (!points.ContainsKey(node)) yield return node;
            yield break;
        }
        for (int i = 1; i <= room; i++)
            if ((long)(i * Golden % 1 * all) is var node && !points.ContainsKey(node)) yield return node;
    }

    private static long Product(int[] counts)
    {
        long all = 1;
        foreach (int count in counts)
        {
            if (all > long.MaxValue / count) return long.MaxValue;
            all *= count;
        }
        return all;
    }

    // Levels beyond what can be counted run over; the numbers then only tell combinations apart.
    private static long NodeOf(IReadOnlyList<int> levels, int[] counts)
    {
        long node = 0;
        for (int i = levels.Count - 1; i >= 0; i--) node = unchecked(node * counts[i] + levels[i]);
        return node;
    }

    private static int[] LevelsOf(long node, int[] counts)
    {
        var levels = new int[counts.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            levels[i] = (int)(node % counts[i]);
            node /= counts[i];
        }
        return levels;
    }
}
