namespace Maru.Methods.Coordinates;

/// <summary>
/// Moves longitude and latitude from a datum to WGS 84 and back through geocentric coordinates. Heights are taken as 0 on the datum the
/// point starts from and dropped on arrival, as every 2-D coordinate operation does.
/// </summary>
internal sealed class HelmertShift
{
    private readonly Ellipsoid _from;
    private readonly double[] _matrix; // row-major 3×3, (1+s)·R
    private readonly double _x, _y, _z;

    public HelmertShift(Ellipsoid from, DatumShift shift)
    {
        const double ArcSecond = Math.PI / 180 / 3600;
        _from = from;
        (_x, _y, _z) = (shift.X, shift.Y, shift.Z);
        double rx = shift.RotationX * ArcSecond, ry = shift.RotationY * ArcSecond, rz = shift.RotationZ * ArcSecond;
        var scale = 1 + shift.PartsPerMillion * 1e-6;
        // Position vector convention, small angles (EPSG guidance note 7-2, §2.4.3.3).
        _matrix = [scale, -scale * rz, scale * ry, scale * rz, scale, -scale * rx, -scale * ry, scale * rx, scale];
    }

    public void ToWgs84(ref double longitude, ref double latitude)
    {
        var (x, y, z) = ToGeocentric(_from, longitude, latitude);
        FromGeocentric(
            Ellipsoid.Wgs84,
            _x + _matrix[0] * x + _matrix[1] * y + _matrix[2] * z,
            _y + _matrix[3] * x + _matrix[4] * y + _matrix[5] * z,
            _z + _matrix[6] * x + _matrix[7] * y + _matrix[8] * z,
            out longitude, out latitude);
    }

    // The exact inverse of ToWgs84: the shift varies so slowly that two corrections leave less than a nanometre.
    public void FromWgs84(ref double longitude, ref double latitude)
    {
        double targetLongitude = longitude, targetLatitude = latitude;
        for (var i = 0; i < 4; i++)
        {
            double x = longitude, y = latitude;
            ToWgs84(ref x, ref y);
            longitude += targetLongitude - x;
            latitude += targetLatitude - y;
        }
    }

    private static (double X, double Y, double Z) ToGeocentric(Ellipsoid ellipsoid, double longitude, double latitude)
    {
        var (sinPhi, cosPhi) = Math.SinCos(double.DegreesToRadians(latitude));
        var (sinLambda, cosLambda) = Math.SinCos(double.DegreesToRadians(longitude));
        var e2 = ellipsoid.EccentricitySquared;
        var normal = ellipsoid.SemiMajorAxis / Math.Sqrt(1 - e2 * sinPhi * sinPhi);
        return (normal * cosPhi * cosLambda, normal * cosPhi * sinLambda, normal * (1 - e2) * sinPhi);
    }

    // Bowring (1976) with one repetition: below 1e-9″ for heights under 10 km.
    private static void FromGeocentric(Ellipsoid ellipsoid, double x, double y, double z, out double longitude, out double latitude)
    {
        var a = ellipsoid.SemiMajorAxis;
        var e2 = ellipsoid.EccentricitySquared;
        var b = a * (1 - ellipsoid.Flattening);
        var second = e2 / (1 - e2);
        var p = Math.Sqrt(x * x + y * y);
        var beta = Math.Atan2(z * a, p * b);
        var phi = 0.0;
        for (var i = 0; i < 2; i++)
        {
            var (sin, cos) = Math.SinCos(beta);
            phi = Math.Atan2(z + second * b * sin * sin * sin, p - e2 * a * cos * cos * cos);
            beta = Math.Atan2((1 - ellipsoid.Flattening) * Math.Sin(phi), Math.Cos(phi));
        }
        longitude = double.RadiansToDegrees(Math.Atan2(y, x));
        latitude = double.RadiansToDegrees(phi);
    }
}
