namespace Maru.Methods.Linkage;

/// <summary>What each pattern is worth, so that a pair is judged by one look-up.</summary>
public sealed class PairWeights
{
    private PairWeights(PatternSpace space, double[] byPattern, LinkageModel? model) => (Space, ByPattern, Model) = (space, byPattern, model);

    public PatternSpace Space { get; }

    /// <summary>The model behind the weights; null for points.</summary>
    public LinkageModel? Model { get; }

    internal double[] ByPattern { get; }

    /// <summary>Log2 odds of a match by a model.</summary>
    public static PairWeights Of(PatternSpace space, LinkageModel model)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(model);
        double prior = model.PriorBits;
        return new(space, Sum(space, prior, (k, level) => model.Comparisons[k].Bits(level)), model);
    }

    /// <summary>Points added up, as in recordlinkage's rule: the sum of similarities; a missing value gives none.</summary>
    /// <param name="points">Per comparison, the points of each level.</param>
    public static PairWeights OfPoints(PatternSpace space, IReadOnlyList<IReadOnlyList<double>> points)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(points);
        for (int k = 0; k < space.Comparisons; k++)
            if (points.Count != space.Comparisons || points[k].Count != space.LevelsOf(k))
                throw new ArgumentException($"Expected points for each level of {space.Comparisons} comparisons; comparison {k + 1} has {space.LevelsOf(k)} levels.", nameof(points));
        return new(space, Sum(space, 0, (k, level) => level < 0 ? 0 : points[k][level]), null);
    }

    public double Of(int pattern) => ByPattern[pattern];

    private static double[] Sum(PatternSpace space, double start, Func<int, int, double> weight)
    {
        var sums = new double[space.Size];
        var weights = Enumerable.Range(0, space.Comparisons).Select(k => Enumerable.Range(-1, space.LevelsOf(k) + 1).Select(level => weight(k, level)).ToArray()).ToArray();
        for (int pattern = 0; pattern < sums.Length; pattern++)
        {
            sums[pattern] = start;
            for (int k = 0; k < weights.Length; k++) sums[pattern] += weights[k][space.Level(pattern, k) + 1];
        }
        return sums;
    }
}
