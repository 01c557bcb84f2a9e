using Maru.Methods.Sketches;

namespace Maru.App.Relations;

/// <param name="Left">The column that may refer to <paramref name="Right"/>'s key.</param>
internal sealed record JoinPair(ValueSketch Left, ValueSketch Right, JoinEvidence Evidence, double? Estimate);

/// <summary>Chooses the pairs of columns that are worth an exact measure, from sketches alone.</summary>
internal static class JoinPairs
{
    // Two tables are joined by one or two columns; the rest says the same again.
    private const int MostOfTwo = 4;

    /// <summary>Pairs between one dataset's columns and all others', the likeliest first.</summary>
    public static IReadOnlyList<JoinPair> Of(string dataset, IReadOnlyCollection<ValueSketch> sketches)
    {
        var own = sketches.Where(sketch => sketch.Dataset == dataset && !sketch.IsOfRegions).ToList();
        var others = sketches.Where(sketch => sketch.Dataset != dataset && !sketch.IsOfRegions).ToList();
        return [.. own.SelectMany(mine => others.Select(theirs => Pair(mine, theirs))).OfType<JoinPair>()
            .GroupBy(pair => (pair.Left.Dataset == dataset ? pair.Right : pair.Left).Dataset, StringComparer.Ordinal)
            .SelectMany(pairs => pairs.OrderByDescending(pair => pair.Evidence).ThenByDescending(pair => pair.Estimate).Take(MostOfTwo))];
    }

    private static JoinPair? Pair(ValueSketch one, ValueSketch other)
    {
        var (oneIsKey, otherIsKey) = (JoinTest.IsKey(one), JoinTest.IsKey(other));
        if (!oneIsKey && !otherIsKey) return null;
        // Of two keys the larger one is referred to: the list, not its excerpt.
        var isLeft = !oneIsKey || (otherIsKey && (one.Distinct, other.Dataset).CompareTo((other.Distinct, one.Dataset)) <= 0);
        var (left, right) = isLeft ? (one, other) : (other, one);
        if (left.Distinct < JoinTest.FewestValues || JoinTest.Evidence(left, right) is not { } evidence) return null;
        var estimate = BottomSketch.Compare(left.Values, right.Values).FirstInSecond;
        return JoinTest.IsWorthMeasuring(left.Column, evidence, estimate) ? new(left, right, evidence, estimate) : null;
    }
}
