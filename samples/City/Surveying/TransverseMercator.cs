namespace Maru.City.Surveying;

/// <summary>
/// Transverse Mercator by Krüger's series in the third flattening (order 4, well under a millimetre inside Korea).
/// Written here, not borrowed from the product, so that the sample's truth is independent of the code it tests.
/// </summary>
internal sealed class TransverseMercator(Ellipsoid ellipsoid, double centralMeridian, double originLatitude, double scale, double falseEasting, double falseNorthing)
{
    private readonly double n = ellipsoid.Flattening / (2 - ellipsoid.Flattening);

    public (double X, double Y) Forward(double longitude, double latitude)
    {
        var (northing, easting) = Project(longitude, latitude);
        var (origin, _) = Project(centralMeridian, originLatitude);
        return (falseEasting + easting, falseNorthing + northing - origin);
    }

    public (double Longitude, double Latitude) Inverse(double x, double y)
    {
        var (origin, _) = Project(centralMeridian, originLatitude);
        var radius = scale * RectifyingRadius();
        var xi = (y - falseNorthing + origin) / radius;
        var eta = (x - falseEasting) / radius;
        ReadOnlySpan<double> beta =
        [
            n / 2 - 2 * n * n / 3 + 37 * n * n * n / 96 - n * n * n * n / 360,
            n * n / 48 + n * n * n / 15 - 437 * n * n * n * n / 1440,
            17 * n * n * n / 480 - 37 * n * n * n * n / 840,
            4397 * n * n * n * n / 161280,
        ];
        var (xi0, eta0) = (xi, eta);
        for (var j = 1; j <= 4; j++)
        {
            xi0 -= beta[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            eta0 -= beta[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }
        var conformal = Math.Asin(Math.Sin(xi0) / Math.Cosh(eta0));
        var longitude = centralMeridian + Degrees(Math.Atan2(Math.Sinh(eta0), Math.Cos(xi0)));
        return (longitude, Degrees(Geodetic(conformal)));
    }

    private (double Northing, double Easting) Project(double longitude, double latitude)
    {
        var phi = Radians(latitude);
        var lambda = Radians(longitude - centralMeridian);
        var e = ellipsoid.Eccentricity;
        var t = Math.Sinh(Math.Atanh(Math.Sin(phi)) - e * Math.Atanh(e * Math.Sin(phi)));
        var xi = Math.Atan2(t, Math.Cos(lambda));
        var eta = Math.Atanh(Math.Sin(lambda) / Math.Sqrt(1 + t * t));
        ReadOnlySpan<double> alpha =
        [
            n / 2 - 2 * n * n / 3 + 5 * n * n * n / 16 + 41 * n * n * n * n / 180,
            13 * n * n / 48 - 3 * n * n * n / 5 + 557 * n * n * n * n / 1440,
            61 * n * n * n / 240 - 103 * n * n * n * n / 140,
            49561 * n * n * n * n / 161280,
        ];
        var (north, east) = (xi, eta);
        for (var j = 1; j <= 4; j++)
        {
            north += alpha[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            east += alpha[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }
        var radius = scale * RectifyingRadius();
        return (radius * north, radius * east);
    }

    private double RectifyingRadius() => ellipsoid.SemiMajor / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64);

    private double Geodetic(double conformal)
    {
        var e = ellipsoid.Eccentricity;
        var target = Math.Atanh(Math.Sin(conformal));
        var phi = conformal;
        for (var step = 0; step < 6; step++)
            phi = Math.Asin(Math.Tanh(target + e * Math.Atanh(e * Math.Sin(phi))));
        return phi;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}

internal sealed record Ellipsoid(double SemiMajor, double Flattening)
{
    public static Ellipsoid Grs80 { get; } = new(6378137, 1 / 298.257222101);

    public static Ellipsoid Bessel { get; } = new(6377397.155, 1 / 299.1528128);

    public double Eccentricity { get; } = Math.Sqrt(Flattening * (2 - Flattening));
}
