using System.Globalization;
using System.Text;
using Maru.Methods.Sketches;

namespace Maru.Methods.Tests;

public sealed class BottomSketchTests
{
    [Fact]
    public void Small_sets_are_compared_exactly()
    {
        var overlap = BottomSketch.Compare(Numbers(0, 300), Numbers(200, 450));
        Assert.Equal((300, 250, 100), (overlap.First, overlap.Second, overlap.Common));
    }

    [Theory]
    [InlineData(40_000, 100_000, 1.0)]
    [InlineData(100_000, 50_000, 0.5)]
    [InlineData(20_000, 0, 0.0)]
    public void Of_large_sets_the_share_in_the_other_is_told_within_five_hundredths(int size, int shared, double expected)
    {
        var share = BottomSketch.Compare(Numbers(0, size), Numbers(size - Math.Min(size, shared), size - Math.Min(size, shared) + 120_000)).FirstInSecond!.Value;
        Assert.InRange(share, expected - 0.05, expected + 0.05);
    }

    [Fact]
    public void A_set_of_sixty_is_still_found_in_one_of_fifty_thousand() =>
        Assert.Equal(1.0, BottomSketch.Compare(Numbers(100, 160), Numbers(0, 50_000)).FirstInSecond);

    [Fact]
    public void A_sketch_is_the_same_whatever_the_order_and_repeats()
    {
        var some = Enumerable.Range(0, 5000).Select(Print).ToList();
        var others = some.AsEnumerable().Reverse().Concat(some).ToList();
        Assert.Equal(BottomSketch.Of(some).Smallest.ToArray(), BottomSketch.Of(others).Smallest.ToArray());
        Assert.Equal((5000L, 625), (BottomSketch.Of(others).Distinct, BottomSketch.Of(others).Smallest.Length));
    }

    private static BottomSketch Numbers(int from, int to) => BottomSketch.Of([.. Enumerable.Range(from, to - from).Select(Print)]);

    private static ulong Print(int number) => Fingerprint.Of(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)));
}
