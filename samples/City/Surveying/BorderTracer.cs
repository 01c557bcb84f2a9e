using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Polygonize;
using NetTopologySuite.Simplify;

namespace Maru.City.Surveying;

/// <summary>
/// Turns a label raster into polygons. Borders are cut into arcs at the points where three labels meet, each arc is
/// smoothed once, and both neighbours use it: so there are no gaps and no overlaps by construction.
/// </summary>
internal sealed class BorderTracer(LabelRaster raster)
{
    private const int SmoothingPasses = 5;
    private const double ToleranceMetres = 8;

    private readonly int corners = raster.Size + 1;
    private readonly HashSet<long> used = [];

    public IReadOnlyDictionary<int, Polygon> Trace()
    {
        var arcs = Arcs().Select(Smoothed).ToList();
        var polygonizer = new Polygonizer();
        polygonizer.Add(arcs.Cast<Geometry>().ToList());
        var faces = new Dictionary<int, Polygon>();
        foreach (var face in polygonizer.GetPolygons().Cast<Polygon>())
        {
            var inside = face.InteriorPoint;
            var (column, row) = raster.At(inside.X, inside.Y);
            if (raster[column, row] is var label and > LabelRaster.Unset && (!faces.TryGetValue(label, out var other) || other.Area < face.Area))
                faces[label] = face;
        }
        return faces;
    }

    private IEnumerable<List<(int I, int J)>> Arcs()
    {
        var onBorder = (from j in Enumerable.Range(0, corners)
                        from i in Enumerable.Range(0, corners)
                        let degree = Degree(i, j)
                        where degree > 0
                        select (i, j, degree)).ToList();
        // First every arc that starts at a node, then what is left: closed rings without one.
        foreach (var (i, j, _) in onBorder.OrderBy(corner => corner.degree == 2))
            for (var direction = 0; direction < 4; direction++)
                if (IsBorder(i, j, direction) && used.Add(Key(i, j, direction)))
                    yield return Follow(i, j, direction);
    }

    private List<(int I, int J)> Follow(int i, int j, int direction)
    {
        var arc = new List<(int I, int J)> { (i, j) };
        var (x, y) = Step(i, j, direction);
        while (true)
        {
            arc.Add((x, y));
            if ((x, y) == (i, j) || Degree(x, y) != 2)
                return arc;
            for (var next = 0; next < 4; next++)
                if (IsBorder(x, y, next) && used.Add(Key(x, y, next)))
                {
                    (x, y) = Step(x, y, next);
                    break;
                }
        }
    }

    private LineString Smoothed(List<(int I, int J)> arc)
    {
        var points = arc.Select(corner => new Coordinate(raster.X(corner.I), raster.Y(corner.J))).ToArray();
        for (var pass = 0; pass < SmoothingPasses; pass++)
        {
            var before = points;
            points = [.. before.Select((point, k) => k == 0 || k == before.Length - 1 ? point : new Coordinate(
                (before[k - 1].X + 2 * point.X + before[k + 1].X) / 4, (before[k - 1].Y + 2 * point.Y + before[k + 1].Y) / 4))];
        }
        var line = (LineString)DouglasPeuckerSimplifier.Simplify(new LineString(points), ToleranceMetres);
        return new LineString([.. line.Coordinates.Select(point => new Coordinate(Math.Round(point.X, 3), Math.Round(point.Y, 3)))]);
    }

    private int Degree(int i, int j)
    {
        var degree = 0;
        for (var direction = 0; direction < 4; direction++)
            if (IsBorder(i, j, direction))
                degree++;
        return degree;
    }

    // Directions: 0 east, 1 north, 2 west, 3 south. A lattice edge is a border when the cells beside it differ.
    private bool IsBorder(int i, int j, int direction) => direction switch
    {
        0 => raster[i, j - 1] != raster[i, j],
        1 => raster[i - 1, j] != raster[i, j],
        2 => raster[i - 1, j - 1] != raster[i - 1, j],
        _ => raster[i - 1, j - 1] != raster[i, j - 1],
    };

    private static (int I, int J) Step(int i, int j, int direction) => direction switch
    {
        0 => (i + 1, j),
        1 => (i, j + 1),
        2 => (i - 1, j),
        _ => (i, j - 1),
    };

    private long Key(int i, int j, int direction) => direction switch
    {
        0 => (long)(j * corners + i) * 2,
        1 => (long)(j * corners + i) * 2 + 1,
        2 => (long)(j * corners + i - 1) * 2,
        _ => (long)((j - 1) * corners + i) * 2 + 1,
    };
}
