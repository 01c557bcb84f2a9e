namespace Maru.Methods.Coordinates;

/// <summary>Web Mercator (EPSG:3857, method 1024): the sphere of radius a with ellipsoidal latitudes, as web maps use it.</summary>
public static class SphericalMercator
{
    private const double Radius = 6378137;

    /// <summary>Degrees to metres.</summary>
    public static void Forward(double longitude, double latitude, out double x, out double y)
    {
        x = Radius * double.DegreesToRadians(longitude);
        y = Radius * Math.Asinh(Math.Tan(double.DegreesToRadians(latitude)));
    }

    /// <summary>Metres to degrees.</summary>
    public static void Inverse(double x, double y, out double longitude, out double latitude)
    {
        longitude = double.RadiansToDegrees(x / Radius);
        latitude = double.RadiansToDegrees(Math.Atan(Math.Sinh(y / Radius)));
    }
}
