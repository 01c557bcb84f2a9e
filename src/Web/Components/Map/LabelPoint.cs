namespace Maru.Web.Components.Map;

/// <summary>Where a name fits best inside an area: the point farthest from its border, found by quartering cells that may still hold a
/// better one (after Garcia-Castellanos and Lombardo 2007, and Agafonkin's polylabel).</summary>
internal static class LabelPoint
{
    /// <returns>The point in drawing units and its distance from the border; a radius of zero when there is no area.</returns>
    public static (double X, double Y, double Radius) Find(IReadOnlyList<double[]> rings, MapProjection projection, double precision = 1.5)
    {
        var drawn = rings.Select(ring => Project(ring, projection)).Where(ring => ring.Length >= 3).ToArray();
        if (drawn.Length == 0) return default;
        var outer = drawn.MaxBy(ring => Math.Abs(Area(ring)))!;
        var (west, east) = (outer.Min(corner => corner.X), outer.Max(corner => corner.X));
        var (north, south) = (outer.Min(corner => corner.Y), outer.Max(corner => corner.Y));
        var size = Math.Min(east - west, south - north);
        if (size <= 0) return (west, north, 0);

        var queue = new PriorityQueue<(double X, double Y, double Half), double>();
        (double X, double Y, double Radius) best = ((west + east) / 2, (north + south) / 2, Distance((west + east) / 2, (north + south) / 2, drawn));
        for (var x = west; x < east; x += size)
        {
            for (var y = north; y < south; y += size) Consider(x + size / 2, y + size / 2, size / 2);
        }
        while (queue.TryDequeue(out var cell, out var negativeReach) && -negativeReach - best.Radius > precision)
        {
            var half = cell.Half / 2;
            Consider(cell.X - half, cell.Y - half, half);
            Consider(cell.X + half, cell.Y - half, half);
            Consider(cell.X - half, cell.Y + half, half);
            Consider(cell.X + half, cell.Y + half, half);
        }
        return best;

        void Consider(double x, double y, double half)
        {
            var distance = Distance(x, y, drawn);
            if (distance > best.Radius) best = (x, y, distance);
            queue.Enqueue((x, y, half), -(distance + half * Math.Sqrt(2)));
        }
    }

    // Corners closer than a unit don't move a label; leaving them out makes the search several times faster.
    private static (double X, double Y)[] Project(double[] ring, MapProjection projection)
    {
        var corners = new List<(double X, double Y)>();
        for (var i = 0; i + 1 < ring.Length; i += 2)
        {
            var corner = (X: projection.X(ring[i]), Y: projection.Y(ring[i + 1]));
            if (corners.Count == 0 || Math.Abs(corner.X - corners[^1].X) + Math.Abs(corner.Y - corners[^1].Y) >= 1) corners.Add(corner);
        }
        return [.. corners];
    }

    private static double Area((double X, double Y)[] ring)
    {
        var sum = 0.0;
        for (int i = 0, j = ring.Length - 1; i < ring.Length; j = i++) sum += (ring[j].X - ring[i].X) * (ring[j].Y + ring[i].Y);
        return sum / 2;
    }

    // Distance to the nearest border; negative outside. All rings count, so holes and islands are right by the even–odd rule.
    private static double Distance(double x, double y, (double X, double Y)[][] rings)
    {
        var inside = false;
        var nearest = double.MaxValue;
        foreach (var ring in rings)
        {
            for (int i = 0, j = ring.Length - 1; i < ring.Length; j = i++)
            {
                var (a, b) = (ring[i], ring[j]);
                if (a.Y > y != b.Y > y && x < (b.X - a.X) * (y - a.Y) / (b.Y - a.Y) + a.X) inside = !inside;
                nearest = Math.Min(nearest, SquareToSegment(x, y, a, b));
            }
        }
        return (inside ? 1 : -1) * Math.Sqrt(nearest);
    }

    private static double SquareToSegment(double x, double y, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = dx * dx + dy * dy;
        var along = length > 0 ? Math.Clamp(((x - a.X) * dx + (y - a.Y) * dy) / length, 0, 1) : 0;
        var (ex, ey) = (x - a.X - along * dx, y - a.Y - along * dy);
        return ex * ex + ey * ey;
    }
}
