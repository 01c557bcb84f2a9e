namespace Maru.Methods.Coordinates;

/// <summary>
/// The 5 km grid of the Korean weather service's forecasts: Lambert's conformal conic projection of a sphere, with the constants the service
/// publishes with its open API (Seoul is cell 60, 127).
/// </summary>
public static class ForecastGrid
{
    private const double EarthKm = 6371.00877;
    private const double CellKm = 5.0;
    private const double OriginX = 43;
    private const double OriginY = 136;
    private const double OriginLongitude = 126 * Math.PI / 180;
    private const double Quarter = Math.PI / 4;

    private static readonly double s_cone = Math.Log(Math.Cos(Degrees(30)) / Math.Cos(Degrees(60))) / Math.Log(Tan(60) / Tan(30));
    private static readonly double s_scale = Math.Pow(Tan(30), s_cone) * Math.Cos(Degrees(30)) / s_cone;
    private static readonly double s_origin = RadiusOf(38);

    /// <summary>The cell a place lies in.</summary>
    public static (int X, int Y) CellOf(double longitude, double latitude)
    {
        var angle = Degrees(longitude) - OriginLongitude;
        if (angle > Math.PI) angle -= 2 * Math.PI;
        if (angle < -Math.PI) angle += 2 * Math.PI;
        angle *= s_cone;
        var radius = RadiusOf(latitude);
        return ((int)Math.Floor((radius * Math.Sin(angle)) + OriginX + 0.5), (int)Math.Floor(s_origin - (radius * Math.Cos(angle)) + OriginY + 0.5));
    }

    /// <summary>The middle of a cell.</summary>
    public static (double Longitude, double Latitude) MiddleOf(int x, int y)
    {
        var (east, north) = (x - OriginX, s_origin - y + OriginY);
        var radius = Math.Sqrt((east * east) + (north * north));
        var latitude = (2 * Math.Atan(Math.Pow(EarthKm / CellKm * s_scale / radius, 1 / s_cone))) - (Math.PI / 2);
        var longitude = (Math.Atan2(east, north) / s_cone) + OriginLongitude;
        return (longitude * 180 / Math.PI, latitude * 180 / Math.PI);
    }

    private static double RadiusOf(double latitude) => EarthKm / CellKm * s_scale / Math.Pow(Tan(latitude), s_cone);

    private static double Tan(double latitude) => Math.Tan(Quarter + (Degrees(latitude) / 2));

    private static double Degrees(double degrees) => degrees * Math.PI / 180;
}
