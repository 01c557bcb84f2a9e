using System.Diagnostics;
using Maru.Methods.Geometry;
using Maru.Methods.Tests.Coordinates;

namespace Maru.Methods.Tests.Geometry;

public sealed class AreaIndexTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_index_answers_as_testing_every_edge_of_every_area_would(int seed)
    {
        // Overlapping stars with holes; points also exactly on vertices, on edges, and on the box.
        var random = new Random(seed);
        var areas = Enumerable.Range(0, 12).Select(_ => Star(random)).ToArray();
        var index = AreaIndex.Build(areas);
        foreach (var (x, y) in ProbePoints(random, areas, 20_000))
            Assert.Equal(FirstHolding(areas, x, y), index.Locate(x, y));
    }

    [Fact]
    public void Boxes_whose_edges_lie_along_the_grid_are_exact_too()
    {
        var areas = (from row in Enumerable.Range(0, 8) from column in Enumerable.Range(0, 8) select Rectangle(column, row, column + 1, row + 1)).ToArray();
        var index = AreaIndex.Build(areas);
        var random = new Random(11);
        foreach (var (x, y) in ProbePoints(random, areas, 20_000))
            Assert.Equal(FirstHolding(areas, x, y), index.Locate(x, y));
    }

    [Fact]
    public void A_point_on_a_shared_border_belongs_to_exactly_one_neighbour()
    {
        // Two triangles that share the diagonal of a square, drawn in opposite directions.
        var below = Shape.Polygon([(0, 0), (1, 0), (1, 1)]);
        var above = Shape.Polygon([(0, 0), (1, 1), (0, 1)]);
        var random = new Random(5);
        for (var i = 0; i < 10_000; i++)
        {
            var t = random.NextDouble();
            Assert.True(below.Contains(t, t) ^ above.Contains(t, t));
        }
    }

    [Fact]
    public void A_point_in_a_hole_is_in_the_area_that_fills_the_hole()
    {
        var city = Shape.Polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [(4, 4), (6, 4), (6, 6), (4, 6)]);
        var island = Rectangle(4, 4, 6, 6);
        var index = AreaIndex.Build([city, island]);
        Assert.Equal(0, index.Locate(1, 1));
        Assert.Equal(1, index.Locate(5, 5));
        Assert.Equal(AreaIndex.Nowhere, index.Locate(11, 5));
    }

    [Fact]
    public void Nothing_is_in_no_area_and_neither_is_what_is_not_a_number()
    {
        Assert.Equal(AreaIndex.Nowhere, AreaIndex.Build([]).Locate(127, 38));
        var index = AreaIndex.Build([Rectangle(0, 0, 1, 1)]);
        Assert.Equal(AreaIndex.Nowhere, index.Locate(double.NaN, 0.5));
        Assert.Equal(AreaIndex.Nowhere, index.Locate(0.5, double.PositiveInfinity));
    }

    [RealDataFact]
    public void Of_1890_stops_of_Chuncheon_1840_lie_inside_and_서면_신북읍_and_남산면_have_most()
    {
        var dongs = Gangwon.Chuncheon;
        var (longitude, latitude) = Gangwon.ChuncheonStops();
        var found = new int[longitude.Length];
        AreaIndex.Build([.. dongs.Select(dong => dong.Shape)]).Locate(longitude, latitude, found);

        Assert.Equal(25, dongs.Count);
        Assert.Equal(1_890, found.Length);
        Assert.Equal(1_840, found.Count(area => area >= 0));
        Assert.Equal(50, found.Count(area => area < 0));
        var top = found.Where(area => area >= 0).CountBy(area => dongs[area].Name.Split(' ')[^1]).OrderByDescending(pair => pair.Value).Take(3);
        Assert.Equal([("서면", 225), ("신북읍", 187), ("남산면", 168)], top.Select(pair => (pair.Key, pair.Value)));
    }

    [RealDataFact]
    public void The_188_dongs_of_Gangwon_give_the_same_answers_as_testing_every_edge()
    {
        var shapes = Gangwon.Dongs.Select(dong => dong.Shape).ToArray();
        Assert.Equal(188, shapes.Length);
        var index = AreaIndex.Build(shapes);
        foreach (var (x, y) in ProbePoints(new Random(3), shapes, 300))
            Assert.Equal(FirstHolding(shapes, x, y), index.Locate(x, y));
    }

    [RealDataFact]
    public void A_point_is_located_at_least_a_thousand_times_faster_than_by_testing_every_edge()
    {
        // Both in the same run, so that a busy machine slows both. In a release build: 0.09 µs a point, 10 million in 0.9 s.
        var shapes = Gangwon.Dongs.Select(dong => dong.Shape).ToArray();
        var index = AreaIndex.Build(shapes);
        var random = new Random(1);
        double[] x = new double[200_000], y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            (x[i], y[i]) = (127 + random.NextDouble() * 2.3, 37 + random.NextDouble() * 1.6);
        var areas = new int[x.Length];
        index.Locate(x, y, areas);
        var perPoint = FastestOf(5, () => index.Locate(x, y, areas)) / x.Length;
        var perScan = FastestOf(5, () =>
        {
            for (var i = 0; i < 20; i++)
                Assert.Equal(FirstHolding(shapes, x[i], y[i]), areas[i]);
        }) / 20;
        Assert.InRange(perScan / perPoint, 1_000, double.MaxValue);
        Assert.InRange(areas.Count(area => area >= 0), 60_000, 180_000);
    }

    private static double FastestOf(int runs, Action action) => Enumerable.Range(0, runs).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    });

    private static int FirstHolding(Shape[] areas, double x, double y) => Array.FindIndex(areas, area => area.Contains(x, y));

    private static IEnumerable<(double X, double Y)> ProbePoints(Random random, Shape[] areas, int count)
    {
        var box = areas.Aggregate(Box.Empty, (all, area) => all.Union(area.Box));
        for (var i = 0; i < count; i++)
        {
            yield return (box.MinX + random.NextDouble() * box.Width * 1.01, box.MinY + random.NextDouble() * box.Height * 1.01);
            var area = areas[random.Next(areas.Length)];
            var vertex = random.Next(area.X.Length - 1);
            yield return (area.X[vertex], area.Y[vertex]);
            yield return ((area.X[vertex] + area.X[vertex + 1]) / 2, (area.Y[vertex] + area.Y[vertex + 1]) / 2);
            yield return (area.X[vertex] + (random.NextDouble() - 0.5) * 1e-9, area.Y[vertex]);
        }
        yield return (box.MaxX, box.MaxY);
        yield return (box.MinX, box.MinY);
    }

    private static Shape Star(Random random)
    {
        double centreX = random.NextDouble() * 10, centreY = random.NextDouble() * 10;
        List<(double, double)> Ring(double size, int points) => [.. Enumerable.Range(0, points).Select(i =>
        {
            var radius = size * (0.3 + random.NextDouble());
            return (centreX + radius * Math.Cos(2 * Math.PI * i / points), centreY + radius * Math.Sin(2 * Math.PI * i / points));
        })];
        return Shape.Polygon(Ring(3, 40), Ring(0.5, 8));
    }

    private static Shape Rectangle(double x1, double y1, double x2, double y2) => Shape.Polygon([(x1, y1), (x2, y1), (x2, y2), (x1, y2)]);
}
