using Maru.Methods.Geometry;

namespace Maru.Methods.Coordinates;

/// <summary>Where points are expected to lie: a city by its polygons, or the country.</summary>
public sealed class TargetArea
{
    private readonly AreaIndex _areas;

    public TargetArea(string name, AreaIndex areas)
    {
        Name = name;
        _areas = areas;
    }

    public string Name { get; }

    public Box Box => _areas.Box;

    public bool Contains(double longitude, double latitude) => _areas.Locate(longitude, latitude) >= 0;

    public static TargetArea OfBox(string name, Box box) =>
        new(name, AreaIndex.Build([Shape.Polygon([(box.MinX, box.MinY), (box.MaxX, box.MinY), (box.MaxX, box.MaxY), (box.MinX, box.MaxY)])]));

    /// <summary>
    /// South Korea with its near sea and islands, to about 10 km: drawn by hand from a small-scale map, good for judging whether points are in
    /// the country at all (the northern border is what tells 5181 from 5186), and for nothing else.
    /// </summary>
    public static TargetArea SouthKorea { get; } = new("대한민국", AreaIndex.Build(
    [
        Shape.Polygon(
        [
            (124.5, 37.85), (124.75, 38.05), (125.1, 37.85), (125.6, 37.6), (126.1, 37.75), (126.65, 37.85), (126.72, 38.0), (126.95, 38.25), (127.2, 38.35),
            (128.0, 38.35), (128.3, 38.5), (128.33, 38.66), (128.5, 38.6), (129.0, 38.0), (129.55, 37.2), (129.7, 36.0), (129.55, 35.3),
            (129.2, 34.95), (128.7, 34.6), (127.9, 34.2), (127.4, 33.9), (127.1, 33.5), (126.9, 33.2), (126.3, 33.0), (125.8, 33.2), (125.4, 33.9),
            (124.9, 34.05), (124.9, 34.8), (125.8, 35.2), (125.7, 36.0), (125.4, 36.6), (125.6, 37.1), (124.6, 37.7),
        ]),
        Shape.Polygon([(130.7, 37.35), (132.0, 37.15), (132.0, 37.35), (131.0, 37.65), (130.7, 37.65)]),
    ]));
}
