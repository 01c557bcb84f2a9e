using Maru.Methods.Geometry;
using Maru.Methods.Tests.Coordinates;

namespace Maru.Methods.Tests.Geometry;

public sealed class TopologyTests
{
    [Fact]
    public void Two_squares_side_by_side_share_one_arc_and_have_three()
    {
        var left = Shape.Polygon([(0, 0), (1, 0), (1, 1), (0, 1)]);
        var right = Shape.Polygon([(1, 0), (2, 0), (2, 1), (1, 1)]);
        var topology = Topology.Build([left, right]);
        Assert.Equal(3, topology.ArcCount);
        Assert.Equal([(0, 1, 1)], topology.Neighbours());
        Assert.Equal(SurfaceArea.InPlane(left), SurfaceArea.InPlane(topology.ToShapes()[0]), 1e-12);
    }

    [Fact]
    public void Squares_that_touch_in_a_corner_are_no_neighbours() =>
        Assert.Empty(Topology.Build([Shape.Polygon([(0, 0), (1, 0), (1, 1), (0, 1)]), Shape.Polygon([(1, 1), (2, 1), (2, 2), (1, 2)])]).Neighbours());

    [Fact]
    public void An_island_in_a_hole_and_the_hole_around_it_are_one_arc()
    {
        var ring = Shape.Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [(3, 3), (6, 3), (6, 6), (3, 6)]);
        var island = Shape.Polygon([(3, 3), (3, 6), (6, 6), (6, 3)]);
        var topology = Topology.Build([ring, island]);
        Assert.Equal(2, topology.ArcCount);
        Assert.Equal([(0, 1, 1)], topology.Neighbours());
    }

    [Fact]
    public void However_coarse_no_area_vanishes()
    {
        var random = new Random(3);
        List<(double, double)> circle = [.. Enumerable.Range(0, 200).Select(i => (127 + 0.1 * Math.Cos(i * Math.PI / 100) + random.NextDouble() * 1e-3, 37 + 0.1 * Math.Sin(i * Math.PI / 100)))];
        var shape = Topology.Build([Shape.Polygon(circle)]).Simplify(1e7).ToShapes()[0];
        Assert.Equal(4, shape.X.Length);
        Assert.True(SurfaceArea.OnEllipsoid(shape) > 0);
    }

    [RealDataFact]
    public void Thinned_to_100_metres_the_dongs_of_Gangwon_neither_overlap_nor_part()
    {
        var shapes = Gangwon.Dongs.Select(dong => dong.Shape).ToArray();
        var topology = Topology.Build(shapes);
        var thinned = topology.Simplify(100);
        var after = thinned.ToShapes();
        Assert.InRange(thinned.VertexCount, 1, topology.VertexCount / 3);
        Assert.Equal(topology.Neighbours(), thinned.Neighbours());

        // Where no border moved across it, a point keeps its dong; everywhere it has at most one, and one wherever it had one before, save at the outer border.
        var random = new Random(8);
        int kept = 0, moved = 0;
        for (var i = 0; i < 4_000; i++)
        {
            double x = 127.2 + random.NextDouble() * 1.9, y = 37.2 + random.NextDouble() * 1.1;
            var holders = Enumerable.Range(0, after.Count).Where(area => after[area].Box.Contains(x, y) && after[area].Contains(x, y)).ToArray();
            Assert.InRange(holders.Length, 0, OverlapsAt(shapes, x, y) ? 2 : 1);
            var was = Array.FindIndex(shapes, shape => shape.Box.Contains(x, y) && shape.Contains(x, y));
            if (was == (holders.Length > 0 ? holders[0] : -1))
                kept++;
            else
                moved++;
        }
        Assert.InRange(moved, 0, kept / 50);
        // Inner borders only trade ground between neighbours, so the province keeps its area but for its own coast.
        Assert.Equal(shapes.Sum(shape => SurfaceArea.OnEllipsoid(shape)), after.Sum(shape => SurfaceArea.OnEllipsoid(shape)), 16_800e6 * 0.001);
    }

    [RealDataFact]
    public void Without_thinning_every_dong_comes_back_with_the_area_it_had()
    {
        var shapes = Gangwon.Chuncheon.Select(dong => dong.Shape).ToArray();
        var back = Topology.Build(shapes).Simplify(0).ToShapes();
        foreach (var (before, after) in shapes.Zip(back))
            Assert.Equal(SurfaceArea.OnEllipsoid(before), SurfaceArea.OnEllipsoid(after), 1.0);
    }

    [RealDataFact]
    public void The_label_of_each_dong_lies_inside_it_with_room_around()
    {
        foreach (var (name, _, shape) in Gangwon.Dongs)
        {
            var label = LabelPoint.Of(shape)!;
            Assert.True(shape.Contains(label.Longitude, label.Latitude), name);
            Assert.InRange(label.RoomMetres, 50, 20_000);
        }
    }

    [Fact]
    public void The_label_of_a_U_lies_in_its_thickest_arm_not_at_its_empty_centre()
    {
        // A U whose left arm is 2 wide, the others 1, near the equator where a degree is as wide as it is high.
        var shape = Shape.Polygon([(0, 0), (6, 0), (6, 6), (5, 6), (5, 1), (2, 1), (2, 6), (0, 6)]);
        var label = LabelPoint.Of(shape)!;
        Assert.InRange(label.Longitude, 0.8, 1.2);
        Assert.InRange(label.RoomMetres / 111_195, 0.9, 1.2);
    }

    private static bool OverlapsAt(Shape[] shapes, double x, double y) => shapes.Count(shape => shape.Box.Contains(x, y) && shape.Contains(x, y)) > 1;
}
