using Maru.Methods.Privacy;

namespace Maru.Methods.Tests.Privacy;

public sealed class ReleaseTests
{
    [Fact]
    public void No_sequence_of_releases_exceeds_the_budget()
    {
        var random = new Random(8);
        for (int turn = 0; turn < 200; turn++)
        {
            var budget = new PrivacyBudget(1);
            var release = new NoisyRelease(budget, random);
            decimal given = 0;
            for (int i = 0; i < 50; i++)
            {
                decimal epsilon = random.Next(1, 300_000) / 1_000_000m;
                bool isGiven = random.Next(2) == 0 ? release.Counts([10, 20], epsilon) is not null : release.Sum([1, 2, 3], 0, 10, epsilon) is not null;
                if (isGiven) given += epsilon;
                Assert.Equal(given, budget.Spent);
                Assert.True(budget.Spent <= 1);
            }
        }
    }

    [Fact]
    public async Task Threads_together_spend_no_more_than_there_is()
    {
        var budget = new PrivacyBudget(1);
        var spent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 1000).Count(_ => budget.TrySpend(0.001m)))));
        Assert.Equal((1000, 1m), (spent.Sum(), budget.Spent));
    }

    [Fact]
    public void Noise_is_as_likely_as_its_definition_says()
    {
        var release = new NoisyRelease(new(1_000_000), new Random(5));
        var noise = release.Counts(new long[200_000], 0.5m)!;
        double r = Math.Exp(-0.5), zero = (1 - r) / (1 + r);
        for (int y = -4; y <= 4; y++)
            Assert.Equal(zero * Math.Pow(r, Math.Abs(y)), noise.Count(drawn => drawn == y) / 200_000.0, 0.004);
    }

    [Fact]
    public void A_sum_is_limited_before_it_is_noised()
    {
        var release = new NoisyRelease(new(100_000), new Random(6));
        double mean = Enumerable.Range(0, 4000).Average(_ => (double)release.Sum([5, 7, 1_000_000], 0, 10, 1)!.Value);
        Assert.Equal(22, mean, 1.0);
        Assert.Throws<ArgumentOutOfRangeException>(() => release.Counts([1], 0.0000001m));
    }

    [Fact]
    public void Sums_of_groups_are_noised_by_what_one_person_can_change()
    {
        var release = new NoisyRelease(new(100_000), new Random(7));
        var noisy = release.Sums(Enumerable.Repeat(1_000L, 20_000).ToArray(), 50, 1, perPerson: 2)!;
        Assert.Equal(1_000, noisy.Average(), 4.0);
        // The mean distance of Laplace noise is its scale: 50 · 2 / 1.
        Assert.Equal(100, noisy.Average(value => Math.Abs(value - 1_000.0)), 3.0);
        Assert.Equal(0.95, noisy.Count(value => Math.Abs(value - 1_000) <= NoisyRelease.Error95(100, 1)) / 20_000.0, 0.01);
        Assert.Null(new NoisyRelease(new(0.5m), new Random(7)).Sums([1], 1, 0.6m));
    }

    [Fact]
    public void Long_numbers_come_from_the_secure_source_too()
    {
        // Those of the base class come from a generator that can be foretold.
        foreach (var method in typeof(Random).GetMethods().Where(method => method.IsVirtual && method.Name is "NextInt64" or "Next" or "NextDouble" or "NextBytes"))
            Assert.Equal(typeof(SecureRandom), typeof(SecureRandom).GetMethod(method.Name, [.. method.GetParameters().Select(parameter => parameter.ParameterType)])!.DeclaringType);
        var drawn = Enumerable.Range(0, 60_000).Select(_ => SecureRandom.Instance.NextInt64(-1, 2)).ToList();
        Assert.All(drawn, value => Assert.InRange(value, -1, 1));
        for (int value = -1; value <= 1; value++) Assert.Equal(1 / 3.0, drawn.Count(one => one == value) / 60_000.0, 0.01);
    }
}
