using System.Buffers;
using Maru.Methods.Geometry;

namespace Maru.Methods.Tests.Geometry;

public sealed class PackedTreeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(257)]
    [InlineData(20_000)]
    public void A_search_finds_every_row_a_scan_finds_and_none_further_off_than_a_float(int count)
    {
        var (minX, minY, maxX, maxY) = RandomBoxes(new Random(count), count);
        var tree = PackedTree.Build(minX, minY, maxX, maxY);
        Assert.Equal(count, tree.Count);
        var random = new Random(9);
        for (var i = 0; i < 200; i++)
        {
            double x = 124 + random.NextDouble() * 8, y = 33 + random.NextDouble() * 6, size = random.NextDouble();
            var box = new Box(x, y, x + size, y + size);
            var found = tree.Search(box);
            var exact = Enumerable.Range(0, count).Where(row => box.Intersects(new(minX[row], minY[row], maxX[row], maxY[row]))).ToArray();
            Assert.Empty(exact.Except(found));
            var around = new Box(x - 2e-5, y - 2e-5, x + size + 2e-5, y + size + 2e-5);
            Assert.All(found.Except(exact), row => Assert.True(around.Intersects(new(minX[row], minY[row], maxX[row], maxY[row]))));
        }
    }

    [Fact]
    public void Its_bytes_are_the_tree_and_open_to_the_same_answers()
    {
        var (minX, minY, maxX, maxY) = RandomBoxes(new Random(1), 5_000);
        var tree = PackedTree.Build(minX, minY, maxX, maxY);
        var opened = PackedTree.Open(tree.Bytes.ToArray());
        var box = new Box(127, 37, 128, 38);
        Assert.Equal(tree.Search(box), opened.Search(box));
        Assert.NotEmpty(opened.Search(box));
        Assert.Equal(24 + 16 * (5_000 + 313 + 20 + 2 + 1) + 4 * 5_000, tree.Bytes.Length);
    }

    [Fact]
    public void Rows_without_a_place_are_left_out()
    {
        var tree = PackedTree.Build([127, double.NaN, 128], [37, 37, double.NaN]);
        Assert.Equal(1, tree.Count);
        Assert.Equal([0], tree.Search(new(0, 0, 180, 90)));
    }

    [Fact]
    public void A_search_stops_at_its_limit()
    {
        var (minX, minY, maxX, maxY) = RandomBoxes(new Random(1), 1_000);
        var writer = new ArrayBufferWriter<int>();
        Assert.Equal(10, PackedTree.Build(minX, minY, maxX, maxY).Search(new(0, 0, 180, 90), writer, limit: 10));
        Assert.Equal(10, writer.WrittenCount);
    }

    [Fact]
    public void Neighbours_on_the_ground_lie_near_each_other_so_a_small_search_visits_few_leaves()
    {
        // Every step along the curve moves to the next cell: the defining property, tried on the 4 × 4 corner.
        var cells = (from x in Enumerable.Range(0, 4) from y in Enumerable.Range(0, 4) select (x, y)).OrderBy(cell => HilbertCurve.Position((ushort)cell.x, (ushort)cell.y)).ToArray();
        Assert.Equal(Enumerable.Range(0, 16).Select(i => (uint)i), cells.Select(cell => HilbertCurve.Position((ushort)cell.x, (ushort)cell.y)));
        Assert.All(cells.Zip(cells.Skip(1)), pair => Assert.Equal(1, Math.Abs(pair.First.x - pair.Second.x) + Math.Abs(pair.First.y - pair.Second.y)));
    }

    [Fact]
    public void Cut_or_foreign_bytes_are_refused_and_damaged_boxes_never_throw_or_hang()
    {
        var (minX, minY, maxX, maxY) = RandomBoxes(new Random(1), 1_000);
        var bytes = PackedTree.Build(minX, minY, maxX, maxY).Bytes.ToArray();
        Assert.Throws<InvalidDataException>(() => PackedTree.Open(bytes.AsMemory(0, bytes.Length - 1)));
        Assert.Throws<InvalidDataException>(() => PackedTree.Open("PAR1"u8.ToArray()));
        var random = new Random(2);
        for (var i = 0; i < 500; i++)
        {
            var damaged = bytes.ToArray();
            for (var j = 0; j < 20; j++)
                damaged[random.Next(24, damaged.Length)] = (byte)random.Next(256);
            var error = Record.Exception(() => PackedTree.Open(damaged).Search(new(126, 36, 129, 38)));
            Assert.Null(error);
        }
    }

    private static (double[] MinX, double[] MinY, double[] MaxX, double[] MaxY) RandomBoxes(Random random, int count)
    {
        double[] minX = new double[count], minY = new double[count], maxX = new double[count], maxY = new double[count];
        for (var i = 0; i < count; i++)
        {
            (minX[i], minY[i]) = (124 + random.NextDouble() * 8, 33 + random.NextDouble() * 6);
            (maxX[i], maxY[i]) = (minX[i] + random.NextDouble() * 0.05, minY[i] + random.NextDouble() * 0.05);
        }
        return (minX, minY, maxX, maxY);
    }
}
