namespace Maru.App.Excavations;

/// <summary>Metres around a middle of the city: exact to a thousandth within some tens of kilometres, which is all that a look-up asks.</summary>
public readonly struct Plane
{
    private readonly double _latitude, _longitude, _perLatitude, _perLongitude;

    public Plane(double longitude, double latitude)
    {
        (_longitude, _latitude) = (longitude, latitude);
        var phi = latitude * Math.PI / 180;
        // Series of the WGS 84 ellipsoid.
        _perLatitude = 111_132.92 - 559.82 * Math.Cos(2 * phi) + 1.175 * Math.Cos(4 * phi);
        _perLongitude = 111_412.84 * Math.Cos(phi) - 93.5 * Math.Cos(3 * phi);
    }

    public double X(double longitude) => (longitude - _longitude) * _perLongitude;

    public double Y(double latitude) => (latitude - _latitude) * _perLatitude;

    public double Longitude(double x) => _longitude + x / _perLongitude;

    public double Latitude(double y) => _latitude + y / _perLatitude;

    public double Between(double longitude, double latitude, double otherLongitude, double otherLatitude) =>
        Math.Sqrt(Square(X(longitude) - X(otherLongitude)) + Square(Y(latitude) - Y(otherLatitude)));

    /// <summary>Corners as x, y, x, y … in metres.</summary>
    public double[] Project(double[] corners)
    {
        var projected = new double[corners.Length];
        for (var i = 0; i + 1 < corners.Length; i += 2) (projected[i], projected[i + 1]) = (X(corners[i]), Y(corners[i + 1]));
        return projected;
    }

    private static double Square(double value) => value * value;
}

/// <summary>A line in metres with its box.</summary>
public sealed class Track
{
    public Track(IReadOnlyList<double[]> parts)
    {
        Parts = parts;
        (West, South, East, North) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var part in parts)
            for (var i = 0; i + 1 < part.Length; i += 2)
            {
                (West, East) = (Math.Min(West, part[i]), Math.Max(East, part[i]));
                (South, North) = (Math.Min(South, part[i + 1]), Math.Max(North, part[i + 1]));
            }
    }

    public IReadOnlyList<double[]> Parts { get; }

    public double West { get; }
    public double South { get; }
    public double East { get; }
    public double North { get; }

    public double Metres => Parts.Sum(part =>
    {
        var sum = 0.0;
        for (var i = 0; i + 3 < part.Length; i += 2) sum += Math.Sqrt((part[i + 2] - part[i]) * (part[i + 2] - part[i]) + (part[i + 3] - part[i + 1]) * (part[i + 3] - part[i + 1]));
        return sum;
    });

    public bool IsWithin(Track other, double metres) => West - metres <= other.East && other.West <= East + metres && South - metres <= other.North && other.South <= North + metres;

    /// <summary>Distance of a point, and the nearest point of the line.</summary>
    public (double Metres, double X, double Y) Nearest(double x, double y)
    {
        var best = (Square: double.MaxValue, X: x, Y: y);
        foreach (var part in Parts)
        {
            if (part.Length == 2) Consider(part[0], part[1]);
            for (var i = 0; i + 3 < part.Length; i += 2)
            {
                var (dx, dy) = (part[i + 2] - part[i], part[i + 3] - part[i + 1]);
                var length = dx * dx + dy * dy;
                var along = length > 0 ? Math.Clamp(((x - part[i]) * dx + (y - part[i + 1]) * dy) / length, 0, 1) : 0;
                Consider(part[i] + along * dx, part[i + 1] + along * dy);
            }
        }
        return (Math.Sqrt(best.Square), best.X, best.Y);

        void Consider(double atX, double atY)
        {
            var square = (x - atX) * (x - atX) + (y - atY) * (y - atY);
            if (square < best.Square) best = (square, atX, atY);
        }
    }

    /// <summary>The shortest distance to another line, and how many metres of this one lie within <paramref name="reach"/> of it. Looked at every few metres.</summary>
    public (double Metres, double Shared) Against(Track other, double reach)
    {
        const double Step = 4;
        var (least, shared) = (double.MaxValue, 0.0);
        foreach (var part in Parts)
        {
            if (part.Length == 2) least = Math.Min(least, other.Nearest(part[0], part[1]).Metres);
            for (var i = 0; i + 3 < part.Length; i += 2)
            {
                var (dx, dy) = (part[i + 2] - part[i], part[i + 3] - part[i + 1]);
                var length = Math.Sqrt(dx * dx + dy * dy);
                var steps = (int)Math.Clamp(Math.Ceiling(length / Step), 1, 5_000);
                for (var step = 0; step <= steps; step++)
                {
                    var metres = other.Nearest(part[i] + dx * step / steps, part[i + 1] + dy * step / steps).Metres;
                    least = Math.Min(least, metres);
                    if (metres <= reach && step < steps) shared += length / steps;
                }
            }
        }
        return (least, shared);
    }
}
