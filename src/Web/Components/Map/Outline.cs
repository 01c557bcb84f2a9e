using System.Globalization;
using System.Text;
using Maru.Web.Components.Chart;

namespace Maru.Web.Components.Map;

/// <summary>Path data of areas. Corners are snapped to a grid, which simplifies neighbours alike, so no gaps open between them.</summary>
internal static class Outline
{
    /// <param name="nearest">Corners closer than this many fifths of a unit are left out.</param>
    public static string Path(IReadOnlyList<double[]> rings, MapProjection projection, int nearest = 2)
    {
        var path = new StringBuilder();
        foreach (var ring in rings) AppendRing(path, ring, projection, nearest);
        return path.ToString();
    }

    /// <summary>Path data of lines: as rings, but open.</summary>
    public static string Lines(IReadOnlyList<double[]> lines, MapProjection projection, int nearest = 4)
    {
        var path = new StringBuilder();
        foreach (var line in lines)
        {
            var corners = Corners(line, projection, nearest);
            if (corners.Count > 1) Append(path, corners);
        }
        return path.ToString();
    }

    /// <summary>Path data that round line caps turn into dots.</summary>
    public static string Dots(IEnumerable<MapPoint> points, MapProjection projection)
    {
        var path = new StringBuilder();
        foreach (var point in points)
            path.Append('M').Append(Svg.Number(Math.Round(projection.X(point.Longitude), 1))).Append(' ').Append(Svg.Number(Math.Round(projection.Y(point.Latitude), 1))).Append("h0");
        return path.ToString();
    }

    private static void AppendRing(StringBuilder path, double[] ring, MapProjection projection, int nearest)
    {
        var corners = Corners(ring, projection, nearest);
        if (corners.Count < 3) return;
        Append(path, corners);
        path.Append('z');
    }

    private static List<(int X, int Y)> Corners(double[] ring, MapProjection projection, int nearest)
    {
        var corners = new List<(int X, int Y)>();
        for (var i = 0; i + 1 < ring.Length; i += 2)
        {
            var x = (int)Math.Round(projection.X(ring[i]) * 5);
            var y = (int)Math.Round(projection.Y(ring[i + 1]) * 5);
            if (corners.Count == 0 || Math.Abs(x - corners[^1].X) + Math.Abs(y - corners[^1].Y) >= nearest) corners.Add((x, y));
        }
        return corners;
    }

    private static void Append(StringBuilder path, List<(int X, int Y)> corners)
    {
        path.Append('M').Append(Number(corners[0].X)).Append(' ').Append(Number(corners[0].Y));
        for (var i = 1; i < corners.Count; i++)
        {
            path.Append(i == 1 ? 'l' : ' ').Append(Number(corners[i].X - corners[i - 1].X)).Append(' ').Append(Number(corners[i].Y - corners[i - 1].Y));
        }
    }

    private static string Number(int fifths) => (fifths / 5.0).ToString("0.#", CultureInfo.InvariantCulture);
}
