using Maru.Methods.Linkage;

namespace Maru.Methods.Tests.Linkage;

public sealed class FellegiSunterTests
{
    private static readonly double[] _m = [0.7, 0.9, 0.95], _u = [0.1, 0.025, 0.2];

    // Splink's test of known parameters: 2,000 matches and 2,000 others whose patterns occur exactly as often as expected.
    [Fact]
    public void Known_parameters_are_found_again_from_the_counts_they_give()
    {
        var space = new PatternSpace([2, 2, 2]);
        var fitted = ExpectationMaximization.Fit(Expected(space, 4000, 0.5), LinkageModel.Start(space), new(MostIterations: 2000));
        Assert.True(fitted.Converged);
        Assert.Equal(0.5, fitted.Model.Prior, 9);
        for (int k = 0; k < 3; k++)
        {
            Assert.Equal(_m[k], fitted.Model.Comparisons[k].M[1], 9);
            Assert.Equal(_u[k], fitted.Model.Comparisons[k].U[1], 9);
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 0.0021321961620469083)]
    [InlineData(1, 0, 0, 0.04294478527607363)]
    [InlineData(0, 1, 0, 0.4285714285714287)]
    [InlineData(0, 0, 1, 0.13970588235294115)]
    [InlineData(1, 1, 0, 0.9402985074626868)]
    [InlineData(1, 0, 1, 0.7732558139534884)]
    [InlineData(0, 1, 1, 0.9827586206896552)]
    [InlineData(1, 1, 1, 0.9991652754590986)]
    public void The_probability_of_a_match_is_the_published_one(int first, int second, int third, double probability)
    {
        var space = new PatternSpace([2, 2, 2]);
        var fitted = ExpectationMaximization.Fit(Expected(space, 4000, 0.5), LinkageModel.Start(space), new(MostIterations: 2000));
        Assert.Equal(probability, LinkageModel.Probability(fitted.Model.Bits(space, space.PatternOf(first, second, third))), 9);
    }

    [Fact]
    public void A_missing_value_is_no_evidence()
    {
        var space = new PatternSpace([2, 2, 2]);
        var model = new LinkageModel(0.5, [.. _m.Zip(_u, (m, u) => new LevelShares([1 - m, m], [1 - u, u]))]);
        Assert.Equal(0.5, LinkageModel.Probability(model.Bits(space, space.PatternOf(-1, -1, -1))), 12);
        Assert.Equal(Math.Log2(9 / 0.25), model.Bits(space, space.PatternOf(-1, 1, -1)), 9);
        // Half of the pairs lose their first value: the parameters stay.
        var counts = Expected(space, 4000, 0.5).Counts.SelectMany(count => new[] { (count.Pattern, count.Pairs / 2), (count.Pattern - (space.Level(count.Pattern, 0) + 1), count.Pairs / 2) });
        var halved = new PatternCounts(space, [.. counts.GroupBy(count => count.Item1).Select(group => (group.Key, group.Sum(count => count.Item2)))]);
        var fitted = ExpectationMaximization.Fit(halved, LinkageModel.Start(space), new(MostIterations: 3000));
        Assert.Equal(0.7, fitted.Model.Comparisons[0].M[1], 7);
        Assert.Equal(0.1, fitted.Model.Comparisons[0].U[1], 7);
    }

    [Fact]
    public void The_likelihood_never_falls()
    {
        var space = new PatternSpace([2, 2, 2]);
        var counts = Expected(space, 5000, 0.03);
        double last = double.NegativeInfinity;
        for (int steps = 1; steps < 60; steps += 3)
        {
            double now = ExpectationMaximization.Fit(counts, LinkageModel.Start(space), new(MostIterations: steps, Tolerance: 0)).LogLikelihood;
            Assert.True(now >= last - 1e-9, $"{now} after {last} at step {steps}");
            last = now;
        }
    }

    // Blocks hold nearly every match and a sliver of the others; seen as part of all pairs, chance agreement and the prior are those of all pairs.
    [Fact]
    public void Fitted_to_blocks_the_model_is_that_of_all_pairs()
    {
        var space = new PatternSpace([2, 2, 2]);
        double[] m = [0.9, 0.95, 0.92], u = [0.0001, 0.0002, 0.001];
        var all = Expected(space, 1e9, 1e-4, m, u);
        var blocks = new PatternCounts(space, [.. all.Counts.Where(count => space.Level(count.Pattern, 0) == 1 || space.Level(count.Pattern, 1) == 1)]);
        IReadOnlyList<IReadOnlyList<double>> random = [.. m.Zip(u, (m, u) => (double[])[1 - (u + 1e-4 * (m - u)), u + 1e-4 * (m - u)])];
        var fitted = ExpectationMaximization.Fit(blocks, LinkageModel.Start(space, 1e-3), new(random, all.Total - blocks.Total, MostIterations: 5000)).Model;
        Assert.InRange(fitted.Prior, 0.98e-4, 1e-4);
        for (int k = 0; k < 3; k++)
        {
            Assert.Equal(u[k], fitted.Comparisons[k].U[1], 6);
            Assert.InRange(fitted.Comparisons[k].M[1], m[k] - 0.002, m[k] + 0.01);
        }
    }

    [Fact]
    public void A_rare_name_says_more_than_a_common_one()
    {
        string?[] left = [.. Enumerable.Repeat("김민수", 98), "제갈공명", "독고탁"], right = [.. Enumerable.Repeat("김민수", 98), "제갈공명", "황보관"];
        var names = LinkColumn.Text("성명", left, right);
        var linkage = new RecordLinkage([Compare.Exact(names, adjustForFrequency: true)], [new(names)]);
        double same = RandomPairs.ShareOfEqual(names);
        Assert.Equal((98.0 * 98 + 1) / 10_000, same, 12);
        var model = new LinkageModel(0.01, [new([0.1, 0.9], [1 - same, same])]);
        var (common, rare) = (linkage.Explain(model, 0, 0), linkage.Explain(model, 98, 98));
        // Of 200 names, 194 others are the common one, and nobody else has the rare one.
        Assert.Equal(Math.Log2(0.9 / (194 / 200.0)), common.Fields[0].Bits, 9);
        Assert.Equal(Math.Log2(0.9 / (0.5 / 200.0)), rare.Fields[0].Bits, 9);
        var kept = linkage.Score(PairWeights.Of(linkage.Space, model), rare.Bits - 1e-9);
        Assert.Equal((98, 98), kept.Select(pair => (pair.Left, pair.Right)).Single());
        Assert.Equal(rare.Bits, kept[0].Weight, 9);
        Assert.Equal(rare.Bits, model.PriorBits + rare.Fields.Sum(field => field.Bits), 9);
    }

    // How often matches agree and how many there are can't both be told from one column: both stay as assumed.
    [Fact]
    public void One_comparison_alone_is_weighed_but_not_fitted()
    {
        string?[] left = [.. Enumerable.Range(0, 100).Select(i => $"정류장{i}")], right = [.. Enumerable.Range(50, 100).Select(i => $"정류장{i}")];
        var names = LinkColumn.Text("정류장명", left, right);
        var linkage = new RecordLinkage([Compare.Exact(names)], [new(names)]);
        var fitted = linkage.Fit(linkage.CountPatterns(), seed: 1);
        Assert.Equal((0, 0.9), (fitted.Iterations, fitted.Model.Comparisons[0].M[1]));
        Assert.Equal(0.005, fitted.Model.Prior, 12);
        // 50 of 10,000 pairs agree, of which 45 by the matches assumed.
        Assert.Equal(0.0005, fitted.Model.Comparisons[0].U[1], 5);
    }

    [Fact]
    public void Random_pairs_show_levels_as_often_as_all_pairs_do()
    {
        var random = new Random(5);
        string[] left = Words(random, 800), right = Words(random, 700);
        var compared = Compare.Text(LinkColumn.Text("낱말", left, right), TextMeasure.Levenshtein, 0.6);
        var shares = RandomPairs.LevelShares(compared, seed: 1, draws: 200_000);
        var exact = new double[3];
        foreach (var a in left)
            foreach (var b in right)
                exact[a == b ? 2 : EditSimilarity.Levenshtein(a, b) >= 0.6 ? 1 : 0] += 1.0 / (left.Length * right.Length);
        Assert.Equal(exact[2], shares[2], 12);
        Assert.Equal(exact[1], shares[1], 0.005);
        Assert.Equal(1, shares.Sum(), 12);
    }

    [Fact]
    public void Nothing_to_fit_to_is_said() =>
        Assert.Contains("no pair", Assert.Throws<ArgumentException>(() => ExpectationMaximization.Fit(new(new([2]), []), LinkageModel.Start(new([2])))).Message, StringComparison.Ordinal);

    private static PatternCounts Expected(PatternSpace space, double pairs, double prior, double[]? m = null, double[]? u = null)
    {
        var counts = new List<(int, double)>();
        for (int bits = 0; bits < 8; bits++)
        {
            int[] levels = [bits & 1, bits >> 1 & 1, bits >> 2];
            double match = prior, other = 1 - prior;
            for (int k = 0; k < 3; k++)
            {
                match *= levels[k] == 1 ? (m ?? _m)[k] : 1 - (m ?? _m)[k];
                other *= levels[k] == 1 ? (u ?? _u)[k] : 1 - (u ?? _u)[k];
            }
            counts.Add((space.PatternOf(levels), pairs * (match + other)));
        }
        return new(space, counts);
    }

    private static string[] Words(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => new string([.. Enumerable.Range(0, 3).Select(_ => "가나다라"[random.Next(4)])]))];
}
