namespace Maru.Methods.Linkage;

/// <summary>How a model is fitted.</summary>
/// <param name="Random">
/// Shares of levels among pairs drawn at random, per comparison. When given, u is not fitted but follows from them: random pairs less the matches among
/// them. When null, u is fitted too.
/// </param>
/// <param name="PairsNotCompared">Pairs outside all blocks, taken to be non-matches: the prior is then a share of all pairs of the two tables.</param>
/// <param name="Smoothing">Pairs added to each level of m, so that a level no match has shown is unlikely rather than impossible.</param>
/// <param name="Tolerance">Stops when no parameter moves by more.</param>
public sealed record FitOptions(
    IReadOnlyList<IReadOnlyList<double>>? Random = null, double PairsNotCompared = 0, double Smoothing = 0, int MostIterations = 1000, double Tolerance = 1e-12);

/// <param name="Iterations">Steps taken.</param>
/// <param name="Converged">Parameters stopped moving before the steps ran out.</param>
/// <param name="LogLikelihood">Of the compared pairs, natural logarithm, at the model; it never falls from step to step.</param>
public sealed record FittedModel(LinkageModel Model, int Iterations, bool Converged, double LogLikelihood);

/// <summary>Fits a <see cref="LinkageModel"/> to counted patterns by expectation maximisation (Dempster, Laird and Rubin, 1977; Winkler, 1988).</summary>
/// <remarks>A missing value is no evidence: it changes neither a pair's odds nor the shares of its comparison.</remarks>
public static class ExpectationMaximization
{
    // An agreement by chance is never rarer than a hundredth of what random pairs show.
    private const double LeastOfRandom = 0.01;
    private const double LeastShare = 1e-12;

    public static FittedModel Fit(PatternCounts patterns, LinkageModel start, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentNullException.ThrowIfNull(start);
        options ??= new();
        if (patterns.Total <= 0) throw new ArgumentException("There is no pair to fit a model to: the blocking rules bring none. Use other rules.", nameof(patterns));
        var model = start;
        for (int step = 1; step <= options.MostIterations; step++)
        {
            var next = Step(patterns, model, options);
            double moved = Distance(model, next);
            model = next;
            if (moved <= options.Tolerance) return new(model, step, true, LogLikelihood(patterns, model));
        }
        return new(model, options.MostIterations, false, LogLikelihood(patterns, model));
    }

    /// <summary>The start itself with chance agreement from random pairs: all that can be said of a single comparison.</summary>
    internal static FittedModel Assume(PatternCounts patterns, LinkageModel start, IReadOnlyList<IReadOnlyList<double>> random)
    {
        var model = start with { Comparisons = [.. start.Comparisons.Select((shares, k) => shares with { U = Chance(random[k], start.Prior, shares.M) })] };
        return new(model, 0, true, LogLikelihood(patterns, model));
    }

    private static LinkageModel Step(PatternCounts patterns, LinkageModel model, FitOptions options)
    {
        var space = patterns.Space;
        var matches = Zeros(space);
        var others = Zeros(space);
        double matched = 0, total = 0;
        foreach (var (pattern, pairs) in patterns.Counts)
        {
            double expected = pairs * LinkageModel.Probability(model.Bits(space, pattern));
            matched += expected;
            total += pairs;
            for (int k = 0; k < space.Comparisons; k++)
            {
                if (space.Level(pattern, k) is not (>= 0 and var level)) continue;
                matches[k][level] += expected;
                others[k][level] += pairs - expected;
            }
        }
        double prior = Math.Clamp(matched / (total + options.PairsNotCompared), LeastShare, 1 - LeastShare);
        return new(prior, [.. Enumerable.Range(0, space.Comparisons).Select(k => Shares(k, prior, matches[k], others[k], options))]);
    }

    private static LevelShares Shares(int k, double prior, double[] matches, double[] others, FitOptions options)
    {
        var m = Normal(matches, options.Smoothing);
        if (options.Random is not { } random) return new(m, Normal(others, options.Smoothing));
        return new(m, Chance(random[k], prior, m));
    }

    // Random pairs are matches with the prior's share: what is left of each level is chance.
    private static double[] Chance(IReadOnlyList<double> random, double prior, IReadOnlyList<double> m) =>
        Normal([.. random.Select((share, level) => Math.Max((share - prior * m[level]) / (1 - prior), share * LeastOfRandom))], 0);

    private static double[] Normal(double[] weights, double smoothing)
    {
        double sum = weights.Sum() + smoothing * weights.Length;
        return [.. weights.Select(weight => sum > 0 ? Math.Max(LeastShare, (weight + smoothing) / sum) : 1.0 / weights.Length)];
    }

    private static double[][] Zeros(PatternSpace space) => [.. Enumerable.Range(0, space.Comparisons).Select(k => new double[space.LevelsOf(k)])];

    private static double Distance(LinkageModel a, LinkageModel b)
    {
        double most = Math.Abs(a.Prior - b.Prior);
        for (int k = 0; k < a.Comparisons.Count; k++)
            for (int level = 0; level < a.Comparisons[k].M.Count; level++)
            {
                most = Math.Max(most, Math.Abs(a.Comparisons[k].M[level] - b.Comparisons[k].M[level]));
                most = Math.Max(most, Math.Abs(a.Comparisons[k].U[level] - b.Comparisons[k].U[level]));
            }
        return most;
    }

    private static double LogLikelihood(PatternCounts patterns, LinkageModel model)
    {
        double sum = 0;
        foreach (var (pattern, pairs) in patterns.Counts)
        {
            double match = model.Prior, other = 1 - model.Prior;
            for (int k = 0; k < patterns.Space.Comparisons; k++)
            {
                if (patterns.Space.Level(pattern, k) is not (>= 0 and var level)) continue;
                match *= model.Comparisons[k].M[level];
                other *= model.Comparisons[k].U[level];
            }
            sum += pairs * Math.Log(match + other);
        }
        return sum;
    }
}
