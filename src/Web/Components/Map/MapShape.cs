namespace Maru.Web.Components.Map;

/// <summary>An area to draw.</summary>
/// <param name="Key">Links it to its row, bar or circle elsewhere on the page.</param>
/// <param name="Rings">Outer rings and holes alike, each as longitude, latitude, longitude, latitude … in degrees (EPSG:4326).</param>
/// <param name="Css">What colours it: <c>seq1</c>–<c>seq7</c>, <c>covered</c>, <c>none</c>, <c>land</c> or <c>this</c>.</param>
/// <param name="Value">Written under the name, already formatted.</param>
public sealed record MapShape(string Key, string Name, IReadOnlyList<double[]> Rings, string Css = "land", string? Value = null)
{
    /// <summary>The step of the seven blues it is filled with; 0 when it isn't.</summary>
    internal int Step => Css is ['s', 'e', 'q', >= '1' and <= '7'] ? Css[3] - '0' : 0;
}

/// <summary>A place to draw as a dot.</summary>
/// <param name="Css"><c>place</c>, or <c>outside</c> for one beyond the border.</param>
public sealed record MapPoint(double Longitude, double Latitude, string? Name = null, string Css = "place", string? Key = null);

/// <summary>A rectangle of the earth, in degrees.</summary>
public readonly record struct MapBounds(double West, double South, double East, double North)
{
    public static MapBounds Of(IEnumerable<MapShape> shapes)
    {
        var (west, south, east, north) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var ring in shapes.SelectMany(shape => shape.Rings))
        {
            for (var i = 0; i + 1 < ring.Length; i += 2)
            {
                (west, east) = (Math.Min(west, ring[i]), Math.Max(east, ring[i]));
                (south, north) = (Math.Min(south, ring[i + 1]), Math.Max(north, ring[i + 1]));
            }
        }
        return west > east ? default : new(west, south, east, north);
    }

    /// <summary>The crowded middle: the bounds of the smaller half of the areas, when it is a small part of the whole; else null.</summary>
    public static MapBounds? CoreOf(IReadOnlyList<MapShape> shapes)
    {
        var boxes = shapes.Select(shape => Of([shape])).ToArray();
        if (boxes.Length < 8) return null;
        static double Size(MapBounds box) => (box.East - box.West) * (box.North - box.South);
        var small = boxes.OrderBy(Size).Take((int)(boxes.Length * 0.48)).ToArray();
        var core = new MapBounds(small.Min(box => box.West), small.Min(box => box.South), small.Max(box => box.East), small.Max(box => box.North));
        return Size(core) < Size(Of(shapes)) * 0.25 ? core.Grow(0.02) : null;
    }

    /// <summary>As much wider on every side, in shares of its size.</summary>
    public MapBounds Grow(double share)
    {
        var (x, y) = ((East - West) * share, (North - South) * share);
        return new(West - x, South - y, East + x, North + y);
    }
}
