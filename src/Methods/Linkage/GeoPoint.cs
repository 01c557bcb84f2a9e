namespace Maru.Methods.Linkage;

/// <summary>A place in degrees, WGS84.</summary>
public readonly record struct GeoPoint(double Longitude, double Latitude)
{
    // Mean radius of the Earth (IUGG R1).
    private const double EarthRadiusMetres = 6_371_008.8;

    /// <summary>Great-circle distance by the haversine formula; within half a percent of the ellipsoid's.</summary>
    public double MetresTo(GeoPoint other)
    {
        double latitude = Radians(other.Latitude - Latitude), longitude = Radians(other.Longitude - Longitude);
        double h = Square(Math.Sin(latitude / 2)) + Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Square(Math.Sin(longitude / 2));
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Square(double x) => x * x;
}
