namespace Maru.Web.Components.Map;

/// <summary>Cuts rings at a rectangle (Sutherland and Hodgman 1974), so that a name is placed in the part that is seen.</summary>
internal static class Clip
{
    public static IReadOnlyList<double[]> ToBounds(IReadOnlyList<double[]> rings, MapBounds bounds) =>
        [.. rings.Select(ring => Cut(ring, bounds)).Where(ring => ring.Length >= 6)];

    private static double[] Cut(double[] ring, MapBounds bounds)
    {
        var corners = new List<(double X, double Y)>(ring.Length / 2);
        for (var i = 0; i + 1 < ring.Length; i += 2) corners.Add((ring[i], ring[i + 1]));
        corners = Side(corners, corner => corner.X - bounds.West);
        corners = Side(corners, corner => bounds.East - corner.X);
        corners = Side(corners, corner => corner.Y - bounds.South);
        corners = Side(corners, corner => bounds.North - corner.Y);
        return [.. corners.SelectMany(corner => new[] { corner.X, corner.Y })];
    }

    // Keeps what lies where the distance is not negative, adding the crossings.
    private static List<(double X, double Y)> Side(List<(double X, double Y)> corners, Func<(double X, double Y), double> distance)
    {
        var kept = new List<(double X, double Y)>(corners.Count + 4);
        for (var i = 0; i < corners.Count; i++)
        {
            var (from, to) = (corners[(i + corners.Count - 1) % corners.Count], corners[i]);
            var (before, after) = (distance(from), distance(to));
            if (before < 0 != after < 0)
            {
                var share = before / (before - after);
                kept.Add((from.X + (to.X - from.X) * share, from.Y + (to.Y - from.Y) * share));
            }
            if (after >= 0) kept.Add(to);
        }
        return kept;
    }
}
