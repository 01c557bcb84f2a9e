namespace Maru.City.Surveying;

/// <summary>The old Korean datum (Tokyo, Bessel 1841), by the Helmert parameters in common use for EPSG:5174.</summary>
internal static class KoreanDatum
{
    private const double ShiftX = -115.80, ShiftY = 474.99, ShiftZ = 674.11;
    private const double RotateX = 1.16, RotateY = -2.31, RotateZ = -1.63, PartsPerMillion = 6.43;
    private const double ArcSecond = Math.PI / 180 / 3600;

    public static (double Longitude, double Latitude) FromWgs84(double longitude, double latitude)
    {
        var (x, y, z) = Geocentric(Ellipsoid.Grs80, longitude, latitude);
        var (bx, by, bz) = (x, y, z);
        // The published parameters go from Bessel to WGS 84; the way back is found by correcting the miss.
        for (var step = 0; step < 3; step++)
        {
            var (wx, wy, wz) = ToWgs84(bx, by, bz);
            (bx, by, bz) = (bx + x - wx, by + y - wy, bz + z - wz);
        }
        return Geodetic(Ellipsoid.Bessel, bx, by, bz);
    }

    private static (double X, double Y, double Z) ToWgs84(double x, double y, double z)
    {
        var scale = 1 + PartsPerMillion * 1e-6;
        var (rx, ry, rz) = (RotateX * ArcSecond, RotateY * ArcSecond, RotateZ * ArcSecond);
        return (ShiftX + scale * (x - rz * y + ry * z), ShiftY + scale * (rz * x + y - rx * z), ShiftZ + scale * (-ry * x + rx * y + z));
    }

    private static (double X, double Y, double Z) Geocentric(Ellipsoid on, double longitude, double latitude)
    {
        var (lambda, phi) = (longitude * Math.PI / 180, latitude * Math.PI / 180);
        var squared = on.Eccentricity * on.Eccentricity;
        var radius = on.SemiMajor / Math.Sqrt(1 - squared * Math.Sin(phi) * Math.Sin(phi));
        return (radius * Math.Cos(phi) * Math.Cos(lambda), radius * Math.Cos(phi) * Math.Sin(lambda), radius * (1 - squared) * Math.Sin(phi));
    }

    private static (double Longitude, double Latitude) Geodetic(Ellipsoid on, double x, double y, double z)
    {
        var squared = on.Eccentricity * on.Eccentricity;
        var distance = Math.Sqrt(x * x + y * y);
        var phi = Math.Atan2(z, distance * (1 - squared));
        for (var step = 0; step < 6; step++)
        {
            var radius = on.SemiMajor / Math.Sqrt(1 - squared * Math.Sin(phi) * Math.Sin(phi));
            phi = Math.Atan2(z + squared * radius * Math.Sin(phi), distance);
        }
        return (Math.Atan2(y, x) * 180 / Math.PI, phi * 180 / Math.PI);
    }
}
