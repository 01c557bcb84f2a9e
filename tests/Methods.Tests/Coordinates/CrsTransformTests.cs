using System.Globalization;
using Maru.Methods.Coordinates;
using CoordinateSystemFactory = ProjNet.CoordinateSystems.CoordinateSystemFactory;
using CoordinateTransformationFactory = ProjNet.CoordinateSystems.Transformations.CoordinateTransformationFactory;
using ProjectedCoordinateSystem = ProjNet.CoordinateSystems.ProjectedCoordinateSystem;

namespace Maru.Methods.Tests.Coordinates;

public sealed class CrsTransformTests
{
    private const double TenthOfMillimetreInDegrees = 0.9e-9;

    public static TheoryData<string> Systems() =>
        new(SharedData.Fixture("Coordinates", "proj-9.1.csv").Skip(1).Select(line => line.Split(',')[0]).Distinct());

    [Theory, MemberData(nameof(Systems))]
    public void Every_system_agrees_with_PROJ_within_a_tenth_of_a_millimetre(string id)
    {
        var crs = KoreanSystems.Find(id)!;
        foreach (var (x, y, longitude, latitude) in ProjPoints(id))
        {
            var place = CrsTransform.ToWgs84(crs, x, y);
            Assert.Equal(longitude, place.Longitude, TenthOfMillimetreInDegrees);
            Assert.Equal(latitude, place.Latitude, TenthOfMillimetreInDegrees);
        }
    }

    [Theory, MemberData(nameof(Systems))]
    public void There_and_back_again_stays_within_a_tenth_of_a_micrometre(string id)
    {
        var crs = KoreanSystems.Find(id)!;
        foreach (var (x, y, _, _) in ProjPoints(id))
        {
            var place = CrsTransform.ToWgs84(crs, x, y);
            var back = CrsTransform.FromWgs84(crs, place.Longitude, place.Latitude);
            Assert.Equal(x, back.X, 1e-7);
            Assert.Equal(y, back.Y, 1e-7);
        }
    }

    [Theory]
    [InlineData("EPSG:5186", 127.0, 600_000)]
    [InlineData("EPSG:5187", 129.0, 600_000)]
    [InlineData("EPSG:5181", 127.0, 500_000)]
    public void Belts_agree_with_ProjNet_near_their_meridian(string id, double meridian, double falseNorthing)
    {
        var wkt = string.Create(CultureInfo.InvariantCulture, $"""
            PROJCS["belt",GEOGCS["g",DATUM["d",SPHEROID["GRS 1980",6378137,298.257222101],TOWGS84[0,0,0,0,0,0,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],
            PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",38],PARAMETER["central_meridian",{meridian}],PARAMETER["scale_factor",1],
            PARAMETER["false_easting",200000],PARAMETER["false_northing",{falseNorthing}],UNIT["metre",1]]
            """);
        var projected = (ProjectedCoordinateSystem)new CoordinateSystemFactory().CreateFromWkt(wkt);
        var transform = new CoordinateTransformationFactory().CreateFromCoordinateSystems(projected.GeographicCoordinateSystem, projected).MathTransform;
        // ProjNet's series (Snyder) is good to a millimetre within a degree or so of the meridian.
        foreach (var (east, latitude) in new[] { (0.0, 38.0), (0.5, 37.5), (-0.7, 35.2), (0.9, 33.4) })
        {
            var theirs = transform.Transform([meridian + east, latitude]);
            var (x, y) = CrsTransform.FromWgs84(KoreanSystems.Find(id)!, meridian + east, latitude);
            Assert.Equal(theirs[0], x, 1e-3);
            Assert.Equal(theirs[1], y, 1e-3);
        }
    }

    [Fact]
    public void The_5174_shift_is_EPSG_operation_5191_with_its_pivot_moved_to_the_centre_of_the_Earth()
    {
        // EPSG:5191, Molodensky-Badekas, coordinate frame: T, rotations with the opposite sign, scale, pivot P.
        double[] translation = [-145.907, 505.034, 685.756], pivot = [-3159521.31, 4068151.32, 3748113.85];
        const double ArcSecond = Math.PI / 180 / 3600;
        double rx = 1.162 * ArcSecond, ry = -2.347 * ArcSecond, rz = -1.592 * ArcSecond, scale = 1 + 6.342e-6;
        double[] rotated =
        [
            scale * (pivot[0] - rz * pivot[1] + ry * pivot[2]),
            scale * (rz * pivot[0] + pivot[1] - rx * pivot[2]),
            scale * (-ry * pivot[0] + rx * pivot[1] + pivot[2]),
        ];
        Assert.Equal(pivot[0] + translation[0] - rotated[0], DatumShift.Korean1985.X, 1e-6);
        Assert.Equal(pivot[1] + translation[1] - rotated[1], DatumShift.Korean1985.Y, 1e-6);
        Assert.Equal(pivot[2] + translation[2] - rotated[2], DatumShift.Korean1985.Z, 1e-6);
    }

    [Fact]
    public void Using_the_pivot_translations_as_towgs84_would_be_about_15_metres_wrong_and_the_rounded_ones_5_centimetres()
    {
        var right = CrsTransform.ToWgs84(KoreanSystems.CentralBelt1985, 200_000, 500_000);
        var trap = CrsTransform.ToWgs84(
            KoreanSystems.CentralBelt1985 with { ToWgs84 = new(-145.907, 505.034, 685.756, -1.162, 2.347, 1.592, 6.342) }, 200_000, 500_000);
        var rounded = CrsTransform.ToWgs84(KoreanSystems.CentralBelt1985 with { ToWgs84 = DatumShift.Korean1985Rounded }, 200_000, 500_000);
        Assert.InRange(Metres(right, trap), 12, 20);
        Assert.InRange(Metres(right, rounded), 0.01, 0.06);
    }

    [Fact]
    public void A_missing_or_impossible_pair_comes_out_as_NaN_and_leaves_its_neighbours_alone()
    {
        double[] x = [200_000, double.NaN, double.PositiveInfinity, 1e300, 200_000], y = [600_000, 600_000, 600_000, 600_000, 600_000];
        double[] longitude = new double[5], latitude = new double[5];
        CrsTransform.ToWgs84(KoreanSystems.CentralBelt2010, x, y, longitude, latitude);
        Assert.Equal([127, double.NaN, double.NaN, double.NaN, 127], longitude.Select(v => Math.Round(v, 9)));
        Assert.Equal([38, double.NaN, double.NaN, double.NaN, 38], latitude.Select(v => Math.Round(v, 9)));
    }

    [Fact]
    public void Spans_of_unequal_length_are_refused_at_the_door() =>
        Assert.Throws<ArgumentException>(() => CrsTransform.ToWgs84(KoreanSystems.UtmK, [1, 2], [1], new double[2], new double[2]));

    private static IEnumerable<(double X, double Y, double Longitude, double Latitude)> ProjPoints(string id) =>
        from line in SharedData.Fixture("Coordinates", "proj-9.1.csv").Skip(1)
        let cells = line.Split(',')
        where cells[0] == id
        select (Number(cells[1]), Number(cells[2]), Number(cells[3]), Number(cells[4]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Metres((double Longitude, double Latitude) a, (double Longitude, double Latitude) b) =>
        Math.Sqrt(Math.Pow((a.Longitude - b.Longitude) * 87_700, 2) + Math.Pow((a.Latitude - b.Latitude) * 111_000, 2));
}
