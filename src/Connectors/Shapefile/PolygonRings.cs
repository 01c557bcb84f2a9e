namespace Maru.Connectors.Shapefile;

/// <summary>
/// Sorts a shape's rings into polygons. Outer rings run clockwise, holes against it; a hole goes to the smallest outer ring around it.
/// Files with all rings the wrong way round are read as meant.
/// </summary>
internal static class PolygonRings
{
    /// <returns>Polygons: the outer ring first, then its holes. Rings that enclose nothing are left out.</returns>
    public static List<List<Range>> Arrange(ReadOnlySpan<byte> points, List<Range> ranges)
    {
        var areas = new List<(Range Ring, double Area)>();
        foreach (var range in ranges)
            if (Area(points, range) is var area && area != 0 && double.IsFinite(area) && range.End.Value - range.Start.Value >= 3) areas.Add((range, area));
        // The shoelace area is negative clockwise.
        var outward = areas.Exists(a => a.Area < 0) ? -1 : 1;
        var outers = areas.Where(a => Math.Sign(a.Area) == outward).ToList();
        var polygons = outers.ConvertAll(o => new List<Range> { o.Ring });
        foreach (var (hole, _) in areas.Where(a => Math.Sign(a.Area) != outward))
        {
            var around = Around(points, outers, hole);
            if (around >= 0) polygons[around].Add(hole);
            else polygons.Add([hole]);
        }
        return polygons;
    }

    private static int Around(ReadOnlySpan<byte> points, List<(Range Ring, double Area)> outers, Range hole)
    {
        if (outers.Count == 1) return 0;
        var best = -1;
        for (var i = 0; i < outers.Count; i++)
            if ((best < 0 || Math.Abs(outers[i].Area) < Math.Abs(outers[best].Area)) && IsInside(points, outers[i].Ring, hole)) best = i;
        return best;
    }

    // A hole may touch its outer ring in a corner, so most of its corners decide.
    private static bool IsInside(ReadOnlySpan<byte> points, Range ring, Range hole)
    {
        int inside = 0, seen = 0;
        for (var i = hole.Start.Value; i < hole.End.Value && seen < 15; i++, seen++)
            if (Contains(points, ring, ShapeFileReader.Number(points, 2 * i), ShapeFileReader.Number(points, 2 * i + 1))) inside++;
        return inside * 2 > seen;
    }

    private static bool Contains(ReadOnlySpan<byte> points, Range ring, double x, double y)
    {
        var inside = false;
        int first = ring.Start.Value, last = ring.End.Value - 1;
        for (int i = first, j = last; i <= last; j = i++)
        {
            double xi = ShapeFileReader.Number(points, 2 * i), yi = ShapeFileReader.Number(points, 2 * i + 1);
            double xj = ShapeFileReader.Number(points, 2 * j), yj = ShapeFileReader.Number(points, 2 * j + 1);
            if (yi > y != yj > y && x < (xj - xi) * (y - yi) / (yj - yi) + xi) inside = !inside;
        }
        return inside;
    }

    private static double Area(ReadOnlySpan<byte> points, Range range)
    {
        // Relative to the first corner: coordinates are large and rings small.
        int first = range.Start.Value, end = range.End.Value;
        double x0 = ShapeFileReader.Number(points, 2 * first), y0 = ShapeFileReader.Number(points, 2 * first + 1), sum = 0;
        for (var i = first; i + 1 < end; i++)
            sum += (ShapeFileReader.Number(points, 2 * i) - x0) * (ShapeFileReader.Number(points, 2 * i + 3) - y0)
                 - (ShapeFileReader.Number(points, 2 * i + 2) - x0) * (ShapeFileReader.Number(points, 2 * i + 1) - y0);
        return sum / 2;
    }
}
