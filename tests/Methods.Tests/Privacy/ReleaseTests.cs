using Maru.Methods.Privacy;

namespace Maru.Methods.Tests.Privacy;

public sealed class ReleaseTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_blank_can_be_computed_from_what_is_published(int seed)
    {
        var random = new Random(seed);
        int rows = 2 + random.Next(2), columns = 2 + random.Next(2);
        var counts = new int[rows, columns];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) counts[row, column] = random.Next(8);
        bool hasRowTotals = random.Next(4) > 0, hasColumnTotals = random.Next(4) > 0 || !hasRowTotals;

        var blanks = CellSuppression.Protect(counts, 3, hasRowTotals, hasColumnTotals);
        if (blanks is null)
        {
            // Then blanking every cell that holds someone does not help either.
            Assert.Contains(Possible(counts, (row, column) => counts[row, column] > 0, hasRowTotals, hasColumnTotals), cell => counts[cell.Row, cell.Column] is 1 or 2 && cell.Values.Count == 1);
            return;
        }
        foreach (var (row, column, values) in Possible(counts, (row, column) => blanks[row, column], hasRowTotals, hasColumnTotals))
            Assert.True(values.Count > 1, $"({row}, {column}) must be {string.Join(' ', values)}");
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) Assert.True(counts[row, column] is 0 or >= 3 || blanks[row, column]);
    }

    [Fact]
    public void A_small_cell_alone_takes_three_others_with_it_and_the_cheapest()
    {
        var blanks = CellSuppression.Protect(new[,] { { 2, 90, 30 }, { 40, 80, 20 }, { 60, 70, 99 } }, 5)!;
        Assert.Equal([true, false, true, true, false, true, false, false, false], from row in Enumerable.Range(0, 3) from column in Enumerable.Range(0, 3) select blanks[row, column]);
        Assert.True(blanks.Primary[0, 0] && !blanks.Primary[0, 2]);
    }

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

    // Every assignment of the blanks that agrees with cells and totals published.
    private static List<(int Row, int Column, HashSet<int> Values)> Possible(int[,] counts, Func<int, int, bool> isBlank, bool hasRowTotals, bool hasColumnTotals)
    {
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        var blanks = (from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) where isBlank(row, column) select (row, column, Values: new HashSet<int>())).ToList();
        int[] leftOfRow = [.. Enumerable.Range(0, rows).Select(row => blanks.Where(cell => cell.row == row).Sum(cell => counts[row, cell.column]))];
        int[] leftOfColumn = [.. Enumerable.Range(0, columns).Select(column => blanks.Where(cell => cell.column == column).Sum(cell => counts[cell.row, column]))];
        var chosen = new int[blanks.Count];
        Try(0);
        return blanks;

        void Try(int index)
        {
            if (index == blanks.Count)
            {
                if (hasRowTotals && leftOfRow.Any(left => left != 0) || hasColumnTotals && leftOfColumn.Any(left => left != 0)) return;
                for (int i = 0; i < chosen.Length; i++) blanks[i].Values.Add(chosen[i]);
                return;
            }
            var (row, column, _) = blanks[index];
            int most = Math.Min(hasRowTotals ? leftOfRow[row] : 9, hasColumnTotals ? leftOfColumn[column] : 9);
            for (int value = 0; value <= most; value++)
            {
                chosen[index] = value;
                leftOfRow[row] -= value;
                leftOfColumn[column] -= value;
                Try(index + 1);
                leftOfRow[row] += value;
                leftOfColumn[column] += value;
            }
        }
    }
}
