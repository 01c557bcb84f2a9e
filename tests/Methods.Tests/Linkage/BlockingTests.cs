using Maru.Methods.Linkage;

namespace Maru.Methods.Tests.Linkage;

public sealed class BlockingTests
{
    private static readonly Random _random = new(11);
    private static readonly string?[] _leftTown = Draw(300, 7), _rightTown = Draw(250, 7), _leftYear = Draw(300, 5), _rightYear = Draw(250, 5);

    [Fact]
    public void Every_pair_of_any_rule_is_met_once()
    {
        var (town, year) = (LinkColumn.Text("읍면동", _leftTown, _rightTown), LinkColumn.Text("연도", _leftYear, _rightYear));
        var linkage = new RecordLinkage([Compare.Exact(town), Compare.Exact(year)], [new(town), new(year), new(town, year)]);
        long expected = 0, sameTown = 0, sameYear = 0, both = 0;
        for (int i = 0; i < 300; i++)
            for (int j = 0; j < 250; j++)
            {
                bool inTown = _leftTown[i] is { } a && a == _rightTown[j], inYear = _leftYear[i] is { } b && b == _rightYear[j];
                sameTown += inTown ? 1 : 0;
                sameYear += inYear ? 1 : 0;
                both += inTown && inYear ? 1 : 0;
                expected += inTown || inYear ? 1 : 0;
            }
        Assert.Equal([sameTown, sameYear, both], linkage.BlockingCounts.Select(count => count.Pairs));
        var counts = linkage.CountPatterns();
        Assert.Equal(expected, counts.Total);
        Assert.Equal(both, counts.Counts.Single(count => count.Pattern == linkage.Space.PatternOf(1, 1)).Pairs);
    }

    [Fact]
    public void Doubles_in_one_table_are_met_once_and_never_with_themselves()
    {
        var town = LinkColumn.Text("읍면동", _leftTown, _leftTown);
        var linkage = new RecordLinkage([Compare.Exact(town)], [new(town)]);
        long expected = _leftTown.OfType<string>().CountBy(value => value).Sum(group => group.Value * (group.Value - 1L) / 2);
        Assert.Equal(expected, linkage.BlockingCounts[0].Pairs);
        var kept = linkage.Score(PairWeights.OfPoints(linkage.Space, [[0, 1]]), 1);
        Assert.Equal(expected, kept.Count);
        Assert.All(kept, pair => Assert.True(pair.Left < pair.Right));
    }

    [Fact]
    public void A_sorted_neighbourhood_pairs_values_next_to_each_other()
    {
        var name = LinkColumn.Text("이름", ["가", "다", null, "하"], ["나", "라", "가", "파"]);
        var linkage = new RecordLinkage([Compare.Exact(name)], [new("이름 이웃", [name], Reach: 1)]);
        var kept = linkage.Score(PairWeights.OfPoints(linkage.Space, [[0, 0]]), 0);
        // In order: 가 나 다 라 파 하.
        Assert.Equal([(0, 0), (0, 2), (1, 0), (1, 1), (3, 3)], kept.Select(pair => (pair.Left, pair.Right)));
        Assert.Equal(5, linkage.BlockingCounts[0].Pairs);
    }

    [Fact]
    public void Too_many_pairs_are_counted_and_refused_before_one_is_compared()
    {
        var kind = LinkColumn.Text("구분", Enumerable.Repeat("일반", 30_000).ToArray(), Enumerable.Repeat("일반", 40_000).ToArray());
        var thrown = Assert.Throws<TooManyPairsException>(() => new RecordLinkage([Compare.Exact(kind)], [new(kind)], pairLimit: 50_000_000));
        Assert.Contains("1,200,000,000", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("50,000,000", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("‘구분’", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("‘일반’", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_tables_of_another_size_are_refused()
    {
        var (a, b) = (LinkColumn.Text("가", ["x"], ["x"]), LinkColumn.Text("나", ["x", "y"], ["x"]));
        Assert.Contains("나", Assert.Throws<ArgumentException>(() => new RecordLinkage([Compare.Exact(a)], [new(b)])).Message, StringComparison.Ordinal);
    }

    // Few different values meet again and again, so answers come from memory.
    [Fact]
    public void Remembered_answers_are_the_ones_a_comparison_gives()
    {
        string?[] left = DrawWords(800), right = DrawWords(800);
        var words = LinkColumn.Text("낱말", left, right);
        var one = LinkColumn.Text("하나", Enumerable.Repeat("x", 800).ToArray(), Enumerable.Repeat("x", 800).ToArray());
        var linkage = new RecordLinkage([Compare.Text(words, TextMeasure.JaroWinkler, 0.9, 0.7), Compare.Exact(one)], [new(one)]);
        var counts = new long[5];
        foreach (var a in left)
            foreach (var b in right)
                counts[a is null || b is null ? 0 : a == b ? 4 : JaroWinkler.Similarity(a, b) switch { >= 0.9 => 3, >= 0.7 => 2, _ => 1 }]++;
        var found = linkage.CountPatterns().Counts;
        Assert.Equal(counts.Select(Convert.ToDouble), Enumerable.Range(-1, 5).Select(level => found.SingleOrDefault(count => count.Pattern == linkage.Space.PatternOf(level, 1)).Pairs));
    }

    private static string?[] Draw(int rows, int values) => [.. Enumerable.Range(0, rows).Select(_ => _random.Next(10) == 0 ? null : $"{_random.Next(values)}동")];

    private static string?[] DrawWords(int rows) => [.. Enumerable.Range(0, rows).Select(_ => _random.Next(20) == 0 ? " " : new string([.. Enumerable.Range(0, 3).Select(_ => "가나다라"[_random.Next(4)])])).Select(word => word == " " ? null : word)];
}
