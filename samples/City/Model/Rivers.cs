using Maru.City.Chance;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Maru.City.Model;

/// <summary>A stream as a centre line with a width at each vertex, in EPSG:5186 metres.</summary>
internal sealed record Watercourse(string Name, string Grade, LineString Line, IReadOnlyList<double> Widths);

/// <summary>The rivers are laid first: borders, roads and bridges follow them.</summary>
internal static class Rivers
{
    private static readonly (double East, double North, double Width)[] Main =
    [
        (-4.5, 25, 130), (-2.6, 18.5, 150), (-4.6, 12.6, 190), (-3.1, 7.6, 260), (-2.3, 4.6, 420), (-2.9, 2.0, 760), (-2.5, -0.6, 640),
        (-3.4, -3.0, 380), (-6.2, -5.2, 300), (-8.6, -7.0, 270), (-9.7, -11.2, 250), (-12.8, -15.4, 260), (-15.5, -20, 280), (-18.5, -25, 300),
    ];

    private static readonly (double East, double North, double Width)[] North =
    [
        (25, 8.4, 60), (18.4, 6.9, 70), (13.2, 6.4, 85), (9.3, 4.5, 95), (6.2, 3.2, 110), (3.6, 1.75, 130), (1.4, 1.75, 150), (-0.6, 1.45, 190), (-2.8, 1.7, 260),
    ];

    private static readonly (double East, double North, double Width)[] South =
    [
        (14.5, -25, 35), (10.8, -18, 40), (9.3, -11, 48), (6.2, -7.2, 55), (3.4, -4.9, 60), (0.8, -4.75, 70), (-1.6, -4.2, 80), (-3.7, -3.4, 110),
    ];

    public static IReadOnlyList<Watercourse> Lay(Noise noise) =>
    [
        Flow("한빛강", "국가하천", Main, noise, 1500),
        Flow("달내천", "지방하천", North, noise, 900),
        Flow("은계천", "지방하천", South, noise, 800),
    ];

    /// <summary>The water surface: the streams drawn as wide as they are.</summary>
    public static Geometry Surface(IEnumerable<Watercourse> streams)
    {
        var pieces = new List<Geometry>();
        foreach (var stream in streams)
            for (var i = 1; i < stream.Line.NumPoints; i++)
            {
                var reach = new LineString([stream.Line.GetCoordinateN(i - 1), stream.Line.GetCoordinateN(i)]);
                pieces.Add(reach.Buffer((stream.Widths[i - 1] + stream.Widths[i]) / 4, 6));
            }
        return CascadedPolygonUnion.Union(pieces.ToList());
    }

    private static Watercourse Flow(string name, string grade, (double East, double North, double Width)[] course, Noise noise, double swing)
    {
        var points = new List<Coordinate>();
        var widths = new List<double>();
        for (var i = 0; i + 1 < course.Length; i++)
        {
            var before = course[Math.Max(i - 1, 0)];
            var after = course[Math.Min(i + 2, course.Length - 1)];
            const int steps = 15;
            for (var k = 0; k < steps + (i + 2 == course.Length ? 1 : 0); k++)
            {
                var t = (double)k / steps;
                var x = CatmullRom(before.East, course[i].East, course[i + 1].East, after.East, t) * 1000;
                var y = CatmullRom(before.North, course[i].North, course[i + 1].North, after.North, t) * 1000;
                // The ends stay put so that a tributary still meets its river.
                var free = i == 0 ? t : i + 2 == course.Length ? 1 - t : 1;
                points.Add(new Coordinate(
                    CityPlace.HallX + x + free * swing * noise.Fractal(x, y, 3600, 3),
                    CityPlace.HallY + y + free * swing * noise.Fractal(x + 70_000, y, 3600, 3)));
                widths.Add((course[i].Width + (course[i + 1].Width - course[i].Width) * t) * (1 + 0.22 * noise.Fractal(x, y + 90_000, 1500, 2)));
            }
        }
        return new Watercourse(name, grade, new LineString([.. points]), widths);
    }

    private static double CatmullRom(double a, double b, double c, double d, double t) =>
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}
