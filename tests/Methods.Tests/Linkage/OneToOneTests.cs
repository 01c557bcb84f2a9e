using Maru.Methods.Linkage;

namespace Maru.Methods.Tests.Linkage;

public sealed class OneToOneTests
{
    [Fact]
    public void The_best_choice_together_beats_the_best_pair_alone()
    {
        ScoredPair[] pairs = [new(0, 0, 0, 10), new(0, 1, 0, 9), new(1, 0, 0, 9), new(2, 2, 0, 5), new(3, 2, 0, 4)];
        var links = OneToOne.Choose(pairs, 0);
        Assert.Equal([1, 2, 3], links.Chosen);
        Assert.Equal((2, 3, 0), (links.Components, links.LargestComponent, links.GreedyComponents));
    }

    [Fact]
    public void A_pair_below_the_floor_is_never_chosen() => Assert.Empty(OneToOne.Choose([new(0, 0, 0, -1)], 0).Chosen);

    [Fact]
    public void The_sum_is_the_greatest_there_is()
    {
        var random = new Random(17);
        for (int round = 0; round < 400; round++)
        {
            int lefts = random.Next(1, 7), rights = random.Next(1, 7);
            var pairs = (from left in Enumerable.Range(0, lefts) from right in Enumerable.Range(0, rights) where random.Next(3) > 0 select new ScoredPair(left, right, 0, random.Next(1, 30) / 2.0)).ToArray();
            var chosen = OneToOne.Choose(pairs, 0).Chosen;
            Assert.Equal(chosen.Count, chosen.Select(place => pairs[place].Left).Distinct().Count());
            Assert.Equal(chosen.Count, chosen.Select(place => pairs[place].Right).Distinct().Count());
            Assert.Equal(Best(pairs, 0, 0, 0), chosen.Sum(place => pairs[place].Weight), 6);
        }
    }

    [Fact]
    public void A_large_group_is_solved_exactly_in_little_time()
    {
        // A chain of 10,000 rows in which each left prefers the next right by little: taking the heaviest pairs first is still the best.
        var pairs = Enumerable.Range(0, 10_000).SelectMany(i => new[] { new ScoredPair(i, i, 0, 10), new ScoredPair(i, i + 1, 0, 10 + i * 1e-6) }).ToArray();
        var links = OneToOne.Choose(pairs, 0);
        Assert.Equal((10_000, 0), (links.Chosen.Count, links.GreedyComponents));
        Assert.Equal(pairs.Where(pair => pair.Right == pair.Left + 1).Sum(pair => pair.Weight), links.Chosen.Sum(place => pairs[place].Weight), 3);
    }

    [Fact]
    public void Doubles_that_hang_together_are_one_group() =>
        Assert.Equal([[0, 2, 5], [3, 4]], Groups.OfDoubles([new(0, 2, 0, 1), new(2, 5, 0, 1), new(3, 4, 0, 1)], 7));

    [Theory]
    [InlineData(0.99, LinkDecision.Link)]
    [InlineData(0.95, LinkDecision.Link)]
    [InlineData(0.6, LinkDecision.Clerical)]
    [InlineData(0.49, LinkDecision.NonLink)]
    public void Between_the_thresholds_a_person_decides(double probability, LinkDecision decision) => Assert.Equal(decision, new LinkThresholds(0.95, 0.5).Decide(probability));

    [Fact]
    public void Thresholds_in_the_wrong_order_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new LinkThresholds(0.5, 0.9));

    private static double Best(ScoredPair[] pairs, int from, int lefts, int rights)
    {
        if (from == pairs.Length) return 0;
        double best = Best(pairs, from + 1, lefts, rights);
        var pair = pairs[from];
        if ((lefts >> pair.Left & 1) == 0 && (rights >> pair.Right & 1) == 0)
            best = Math.Max(best, pair.Weight + Best(pairs, from + 1, lefts | 1 << pair.Left, rights | 1 << pair.Right));
        return best;
    }
}
