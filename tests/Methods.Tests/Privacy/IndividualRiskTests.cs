using System.Globalization;
using Maru.Methods.Privacy;
using Maru.Methods.Tests.Coordinates;

namespace Maru.Methods.Tests.Privacy;

public sealed class IndividualRiskTests
{
    private const int NA = KeyFrequencies.Missing;

    private static readonly double[] Weights = [18, 45.5, 39, 17, 92, 8, 123.5, 51];

    [RealDataFact]
    public void Francdat_has_its_published_frequencies_and_risks()
    {
        var lines = File.ReadAllLines(SharedData.PathOf("sdc", "francdat.csv")).Select(line => line.Split(',')).ToArray();
        var header = lines[0].Select(name => name.Trim('"')).ToList();
        double[] Column(string name) => [.. lines[1..].Select(line => double.Parse(line[header.IndexOf(name)], CultureInfo.InvariantCulture))];
        var frequencies = KeyFrequencies.Count([.. new[] { "Key1", "Key2", "Key3", "Key4" }.Select(key => Column(key).Select(value => (int)value).ToArray())], Column("w"));

        Assert.Equal([2, 2, 2, 1, 1, 1, 1, 2], frequencies.Sample);
        Assert.Equal([110, 84.5, 84.5, 17, 541, 8, 5, 110], frequencies.Population);
        Near([0.0171443, 0.0220423, 0.0220423, 0.1770758, 0.0116545, 0.2970631, 0.4023595, 0.0171443], IndividualRisk.Of(frequencies), 1e-6);
    }

    [Fact]
    public void Frequencies_without_gaps()
    {
        var frequencies = Count([1, 3, 1, 2, 1, 1, 1, 1]);
        Assert.Equal([3, 1, 3, 1, 2, 2, 1, 3], frequencies.Sample);
        Assert.Equal([108, 45.5, 108, 17, 100, 100, 123.5, 108], frequencies.Population);
        Assert.Equal((3, 2), (frequencies.Sample.Count(f => f == 1), frequencies.Sample.Count(f => f == 2)));
    }

    [Fact]
    public void A_missing_value_agrees_with_every_value()
    {
        var frequencies = Count([1, 3, NA, 2, 1, 1, NA, 1]);
        Assert.Equal([3, 1, 4, 2, 2, 2, 1, 3], frequencies.Sample);
        Assert.Equal([108, 45.5, 125, 56, 100, 100, 123.5, 108], frequencies.Population);
        Assert.Equal((2, 3), (frequencies.Sample.Count(f => f == 1), frequencies.Sample.Count(f => f == 2)));
    }

    [Fact]
    public void Risks_of_a_survey_approximately_and_exactly()
    {
        var frequencies = Count([1, 3, 1, 2, 1, 1, 1, 1]);
        Near([0.01369863, 0.08579129, 0.01369863, 0.17707583, 0.01877883, 0.01877883, 0.03931625, 0.01369863], IndividualRisk.Of(frequencies, isExact: false), 1e-8);
        Near([0.01355297, 0.08579129, 0.01355297, 0.17707583, 0.01877883, 0.01877883, 0.03931625, 0.01355297], IndividualRisk.Of(frequencies), 1e-8);
    }

    [Fact]
    public void Everyone_in_the_table_has_a_risk_of_one_over_his_class() =>
        Assert.Equal([1.0 / 3, 1, 1.0 / 3, 1, 0.5, 0.5, 1, 1.0 / 3], IndividualRisk.Of(KeyFrequencies.Count([[2, 3, 2, 2, 3, 3, 1, 2], [3, 3, 3, 3, 3, 3, 4, 3], [1, 3, 1, 2, 1, 1, 1, 1]])));

    // 1/F averaged over the negative binomial itself: P(F = j) = C(j − 1, f − 1) p^f q^(j − f).
    [Theory]
    [InlineData(1, 7.0)]
    [InlineData(2, 2.01)]
    [InlineData(2, 40.0)]
    [InlineData(3, 12.0)]
    [InlineData(6, 55.0)]
    public void The_risk_is_the_mean_of_one_over_the_population_frequency(int f, double population)
    {
        double p = f / population, chance = Math.Pow(p, f), mean = 0;
        for (int j = f; j < 100_000 && chance > 1e-30; j++)
        {
            mean += chance / j;
            chance *= (1 - p) * j / (j - f + 1);
        }
        Assert.Equal(mean, IndividualRisk.Of(f, population), 1e-9);
    }

    private static KeyFrequencies Count(int[] third) => KeyFrequencies.Count([[2, 3, 2, 2, 3, 3, 1, 2], [3, 3, 3, 3, 3, 3, 4, 3], third], Weights);

    private static void Near(double[] expected, double[] found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        foreach (var (e, f) in expected.Zip(found)) Assert.Equal(e, f, tolerance);
    }
}
