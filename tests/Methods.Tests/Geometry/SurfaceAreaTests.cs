using Maru.Methods.Coordinates;
using Maru.Methods.Geometry;
using Maru.Methods.Tests.Coordinates;

namespace Maru.Methods.Tests.Geometry;

public sealed class SurfaceAreaTests
{
    [Fact]
    public void The_whole_Earth_has_510_065_621_square_kilometres()
    {
        // WGS 84: 510 065 621.724 km² (NIMA TR8350.2). In one-degree steps, so the quadrature is tried at every latitude.
        var west = Enumerable.Range(-90, 181).Select(latitude => (-180.0, (double)latitude));
        var east = Enumerable.Range(-90, 181).Reverse().Select(latitude => (180.0, (double)latitude));
        var earth = Shape.Polygon([.. west, .. east]);
        Assert.Equal(510_065_621.724, SurfaceArea.OnEllipsoid(earth) / 1e6, 1e-3);
    }

    [Fact]
    public void A_hole_is_taken_off_whichever_way_round_it_is_drawn()
    {
        var clockwise = Shape.Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [(1, 1), (1, 2), (2, 2), (2, 1)]);
        var counter = Shape.Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [(1, 1), (2, 1), (2, 2), (1, 2)]);
        Assert.Equal(15, SurfaceArea.InPlane(clockwise), 1e-12);
        Assert.Equal(15, SurfaceArea.InPlane(counter), 1e-12);
    }

    [RealDataFact]
    public void Chuncheon_has_1115_31_and_Hongcheon_1816_87_square_kilometres_within_a_twentieth_of_a_percent()
    {
        Assert.Equal(25, Gangwon.Chuncheon.Count);
        Assert.Equal(10, Gangwon.Hongcheon.Count);
        Assert.Equal(1_115.31, Gangwon.Chuncheon.Sum(dong => SurfaceArea.OnEllipsoid(dong.Shape)) / 1e6, 1_115.31 * 0.0005);
        Assert.Equal(1_816.87, Gangwon.Hongcheon.Sum(dong => SurfaceArea.OnEllipsoid(dong.Shape)) / 1e6, 1_816.87 * 0.0005);
    }

    [RealDataFact]
    public void In_the_plane_of_the_central_belt_Chuncheon_is_0_01_percent_larger_than_on_the_ellipsoid()
    {
        // k² − 1 at 65 km from the meridian is about (65/6 370)² = 1e-4.
        var onEllipsoid = Gangwon.Chuncheon.Sum(dong => SurfaceArea.OnEllipsoid(dong.Shape));
        var inPlane = Gangwon.Chuncheon.Sum(dong => SurfaceArea.InPlane(Project(dong.Shape, KoreanSystems.CentralBelt2010)));
        Assert.InRange(inPlane / onEllipsoid - 1, 0.5e-4, 1.5e-4);
    }

    private static Shape Project(Shape shape, Crs crs)
    {
        double[] x = new double[shape.X.Length], y = new double[shape.Y.Length];
        CrsTransform.FromWgs84(crs, shape.X, shape.Y, x, y);
        return shape.WithCoordinates(x, y);
    }
}
