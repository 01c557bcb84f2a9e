using Maru.Methods.Privacy;

namespace Maru.Methods.Tests.Privacy;

/// <summary>What is measured of a table before and after, on tables small enough to count by hand.</summary>
public sealed class SpreadTests
{
    // Classes a: flu flu cold; b: flu gout.
    private static readonly Microdata Table = new(
        [GeneralizedColumn.Kept(CodedColumn.From("town", ["a", "a", "a", "b", "b"]))], [new(CodedColumn.From("illness", ["flu", "flu", "cold", "flu", "gout"]))]);

    [Fact]
    public void The_l_and_the_t_that_hold_are_those_of_the_worst_class()
    {
        var spread = SensitiveSpread.Of(new ClassBuilder(Table).Group([0]), Table, 0);
        Assert.Equal(2, spread.FewestValues);
        // The whole is 3/5, 1/5, 1/5; class b 1/2, 0, 1/2: (1/10 + 1/5 + 3/10) / 2.
        Assert.Equal(0.3, spread.Furthest, 1e-12);
    }

    [Fact]
    public void Records_are_counted_by_the_size_of_their_class() =>
        Assert.Equal([2, 6, 12, 0, 40], ClassSizes.Of([1, 1, 2, 4, 5, 7, 40]).RecordsBySize([1, 2, 5, 20, 40]));

    [Theory]
    [InlineData("1 2 3 4", "1 2 3 4", 1)]
    [InlineData("1 2 3 4", "a a b b", 0.5)]
    [InlineData("1 2 3 4", "* * * *", 0)]
    [InlineData("1 1 1 1", "* * * *", 1)]
    [InlineData("1 2 1 2", "x x y y", 0)]
    public void Kept_information_is_the_share_of_the_entropy_that_is_left(string before, string after, double kept) =>
        Assert.Equal(kept, TableUtility.KeptInformation(CodedColumn.From("c", before.Split(' ')), CodedColumn.From("c", after.Split(' '))), 1e-12);
}
