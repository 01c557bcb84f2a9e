using System.Globalization;
using System.Text;

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

    private static void AppendRing(StringBuilder path, double[] ring, MapProjection projection, int nearest)
    {
        var corners = new List<(int X, int Y)>();
        for (var i = 0; i + 1 < ring.Length; i += 2)
        {
            var x = (int)Math.Round(projection.X(ring[i]) * 5);
            var y = (int)Math.Round(projection.Y(ring[i + 1]) * 5);
            if (corners.Count == 0 || Math.Abs(x - corners[^1].X) + Math.Abs(y - corners[^1].Y) >= nearest) corners.Add((x, y));
        }
        if (corners.Count < 3) return;
        path.Append('M').Append(Number(corners[0].X)).Append(' ').Append(Number(corners[0].Y));
        for (var i = 1; i < corners.Count; i++)
        {
            path.Append(i == 1 ? 'l' : ' ').Append(Number(corners[i].X - corners[i - 1].X)).Append(' ').Append(Number(corners[i].Y - corners[i - 1].Y));
        }
        path.Append('z');
    }

    private static string Number(int fifths) => (fifths / 5.0).ToString("0.#", CultureInfo.InvariantCulture);
}
