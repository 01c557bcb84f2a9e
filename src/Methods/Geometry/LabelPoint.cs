namespace Maru.Methods.Geometry;

/// <summary>
/// The point of an area that lies farthest from its border, where a label has most room (the pole of inaccessibility). Unlike a centroid it is
/// always inside. Method: the quadtree search of Garcia-Castellanos and Lombardo (2007) as Agafonkin's polylabel orders it, best cell first.
/// </summary>
/// <param name="Longitude">Degrees.</param>
/// <param name="Latitude">Degrees.</param>
/// <param name="RoomMetres">Distance to the nearest border.</param>
public sealed record LabelPoint(double Longitude, double Latitude, double RoomMetres)
{
    private const double MetresPerDegree = 111_195;

    /// <summary>The label point of the largest part, to a hundredth of its size; null for an empty shape.</summary>
    public static LabelPoint? Of(Shape shape)
    {
        var part = LargestPart(shape);
        if (part < 0)
            return null;
        var stretch = Math.Cos(double.DegreesToRadians((shape.Box.MinY + shape.Box.MaxY) / 2));
        var search = new Search(Plane(shape, part, stretch));
        var (x, y, room) = search.Run();
        return new(x / MetresPerDegree / stretch, y / MetresPerDegree, room);
    }

    private static int LargestPart(Shape shape)
    {
        int largest = -1;
        var most = 0.0;
        for (var part = 0; part < (shape.IsArea ? shape.PartCount : 0); part++)
        {
            var ring = shape.PartStarts[part];
            var box = Box.Of(shape.RingX(ring), shape.RingY(ring));
            if (largest >= 0 && box.Width * box.Height <= most)
                continue;
            (largest, most) = (part, box.Width * box.Height);
        }
        return largest;
    }

    private static Shape Plane(Shape shape, int part, double stretch)
    {
        var builder = new ShapeBuilder(ShapeKind.Polygon);
        builder.BeginPart();
        for (var ring = shape.PartStarts[part]; ring < shape.PartStarts[part + 1]; ring++)
        {
            builder.BeginRing();
            for (var i = shape.RingStarts[ring]; i < shape.RingStarts[ring + 1]; i++)
                builder.Add(shape.X[i] * MetresPerDegree * stretch, shape.Y[i] * MetresPerDegree);
        }
        return builder.Build();
    }

    private sealed class Search(Shape area)
    {
        private readonly PriorityQueue<Cell, double> _queue = new();

        public (double X, double Y, double Room) Run()
        {
            var box = area.Box;
            var size = Math.Min(box.Width, box.Height);
            if (size <= 0)
                return (box.MinX, box.MinY, 0);
            var precision = Math.Max(box.Width, box.Height) / 100;
            for (var x = box.MinX; x < box.MaxX; x += size)
                for (var y = box.MinY; y < box.MaxY; y += size)
                    Enqueue(x + size / 2, y + size / 2, size / 2);
            var best = CellAt((box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2, 0);
            while (_queue.TryDequeue(out var cell, out _))
            {
                if (cell.Room > best.Room)
                    best = cell;
                if (cell.MostRoom - best.Room <= precision)
                    break;
                var half = cell.Half / 2;
                Enqueue(cell.X - half, cell.Y - half, half);
                Enqueue(cell.X + half, cell.Y - half, half);
                Enqueue(cell.X - half, cell.Y + half, half);
                Enqueue(cell.X + half, cell.Y + half, half);
            }
            return (best.X, best.Y, best.Room);
        }

        private void Enqueue(double x, double y, double half)
        {
            var cell = CellAt(x, y, half);
            _queue.Enqueue(cell, -cell.MostRoom);
        }

        private Cell CellAt(double x, double y, double half)
        {
            var nearest = double.PositiveInfinity;
            for (var ring = 0; ring < area.RingCount; ring++)
                for (var i = area.RingStarts[ring]; i < area.RingStarts[ring + 1] - 1; i++)
                    nearest = Math.Min(nearest, SquaredDistance(x, y, area.X[i], area.Y[i], area.X[i + 1], area.Y[i + 1]));
            var room = Math.Sqrt(nearest) * (area.Contains(x, y) ? 1 : -1);
            return new(x, y, half, room, room + half * Math.Sqrt(2));
        }

        private static double SquaredDistance(double x, double y, double x1, double y1, double x2, double y2)
        {
            double dx = x2 - x1, dy = y2 - y1, length = dx * dx + dy * dy;
            var along = length > 0 ? Math.Clamp(((x - x1) * dx + (y - y1) * dy) / length, 0, 1) : 0;
            double ex = x - x1 - along * dx, ey = y - y1 - along * dy;
            return ex * ex + ey * ey;
        }

        private readonly record struct Cell(double X, double Y, double Half, double Room, double MostRoom);
    }
}
