using System.Globalization;
using Maru.App.Ingest;
using Maru.Core.Sources;
using Maru.Methods.PersonalData;

namespace Maru.App.Tests.Ingest;

/// <summary>What is gathered while rows pass by equals what is counted afterwards, whatever the segments and the number of different values.</summary>
public sealed class ColumnTallyTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(8_192)]
    [InlineData(20_000)]
    [InlineData(60_000)]
    public void Up_to_65536_different_texts_are_counted_exactly_over_all_segments(int different)
    {
        var values = Enumerable.Range(0, 150_000).Select(n => "값" + ((long)n * 7919 % different).ToString(CultureInfo.InvariantCulture)).ToList();
        var tally = (TextTally)Whole(ReadAs.Text, values, segments: 30);
        Assert.Equal(values.Distinct().Count(), tally.Distinct);
        Assert.Equal(values.Count, tally.Filled);
        var expected = values.GroupBy(value => value).Select(group => (group.Key, (long)group.Count())).OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(5);
        if (different <= 8_192) Assert.Equal(expected, tally.Counts!.MostFrequentTexts(5));
    }

    [Fact]
    public void More_different_values_are_estimated_within_two_percent()
    {
        var values = Enumerable.Range(0, 300_000).Select(n => ((n * 48_271L) % 2_147_483_647).ToString(CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(Whole(ReadAs.Integer, values, segments: 3).Distinct, 294_000, 306_000);
        Assert.InRange(Whole(ReadAs.Text, values, segments: 3).Distinct, 294_000, 306_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Values_in_strictly_rising_order_are_known_to_be_all_different(int segments)
    {
        var rising = Enumerable.Range(0, 80_000).Select(n => FormattableString.Invariant($"A-{n:D6}")).ToList();
        Assert.True(Whole(ReadAs.Text, rising, segments).Strict);
        Assert.Equal(80_000, Whole(ReadAs.Text, rising, segments).Distinct);
        rising[40_000] = rising[39_999];
        Assert.False(Whole(ReadAs.Text, rising, segments).Strict);
        var numbers = Enumerable.Range(0, 80_000).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToList();
        Assert.True(Whole(ReadAs.Integer, numbers, segments).Strict);
        numbers[60_000] = "5";
        Assert.False(Whole(ReadAs.Integer, numbers, segments).Strict);
    }

    [Fact]
    public void Segments_that_each_rise_but_begin_again_are_not_taken_for_all_different()
    {
        var values = Enumerable.Range(0, 40_000).Select(n => FormattableString.Invariant($"{n % 20_000:D6}-x")).ToList();
        Assert.False(Whole(ReadAs.Text, values, segments: 2).Strict);
    }

    [Fact]
    public void Least_greatest_and_sum_do_not_hang_on_the_order_in_which_segments_finish()
    {
        var values = Enumerable.Range(0, 30_000).Select(n => ((n * 48_271L) % 1_000_003 / 7.0).ToString("R", CultureInfo.InvariantCulture)).ToList();
        var forward = (DoubleTally)Whole(ReadAs.Number, values, segments: 8);
        var backward = (DoubleTally)Whole(ReadAs.Number, values, segments: 8, backward: true);
        Assert.Equal(forward.Sum, backward.Sum);
        Assert.Equal(values.Min(value => double.Parse(value, CultureInfo.InvariantCulture)), backward.Min);
        Assert.Equal(values.Max(value => double.Parse(value, CultureInfo.InvariantCulture)), backward.Max);
    }

    [Fact]
    public void Personal_data_is_counted_the_same_whether_values_repeat_or_not()
    {
        var few = Enumerable.Range(0, 60_000).Select(n => FormattableString.Invariant($"010-1234-{n % 500:D4}")).ToList();
        var many = Enumerable.Range(0, 60_000).Select(n => FormattableString.Invariant($"010-{1000 + (n / 9000)}-{1000 + (n % 9000)}")).ToList();
        foreach (var values in (IEnumerable<List<string>>)[few, many])
        {
            var found = Whole(ReadAs.Text, values, segments: 5).Personal!.Judge("비고");
            Assert.Equal((PersonalDataKind.MobilePhone, 60_000L), (found.Kind!.Value, found.Count));
        }
    }

    [Fact]
    public void Moments_are_counted_by_day()
    {
        var values = Enumerable.Range(0, 3000).Select(n => new DateTime(1969, 12, 30).AddMinutes(n * 2).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).ToList();
        var periods = ((WholeTally)Whole(ReadAs.DateTime, values, segments: 2)).Periods()!.OrderBy(period => period.Period, StringComparer.Ordinal);
        Assert.Equal([("1969-12-30", 720L), ("1969-12-31", 720L), ("1970-01-01", 720L), ("1970-01-02", 720L), ("1970-01-03", 120L)], periods);
    }

    private static ColumnTally Whole(ReadAs read, List<string> values, int segments, bool backward = false)
    {
        var plan = new ColumnPlan("값", "값", 0, read);
        var whole = ColumnTally.WholeOf(plan);
        var size = (values.Count + segments - 1) / segments;
        var parts = Enumerable.Range(0, segments);
        foreach (var part in backward ? parts.Reverse() : parts) whole.Merge(part, Segment(plan, whole, values.Skip(part * size).Take(size)));
        whole.Finish();
        return whole;
    }

    private static ColumnTally Segment(ColumnPlan plan, ColumnTally whole, IEnumerable<string> values)
    {
        var reader = ColumnReader.For(plan);
        var tally = ColumnTally.Of(reader, whole);
        var block = new CellBlock();
        foreach (var chunk in values.Chunk(CellBlock.Capacity))
        {
            block.Clear();
            foreach (var value in chunk)
            {
                block.BeginRow(1);
                block.AddText(value);
                block.EndRow();
            }
            int[] rows = [.. Enumerable.Range(0, chunk.Length)];
            var misfit = Enumerable.Repeat(-1, chunk.Length).ToArray();
            if (reader is App.Ingest.TextReader text) text.Use(block);
            reader.ReadBlock(block, rows, misfit, 0);
            Assert.All(misfit, column => Assert.Equal(-1, column));
            tally.Add(rows, new ulong[chunk.Length]);
        }
        return tally;
    }
}
