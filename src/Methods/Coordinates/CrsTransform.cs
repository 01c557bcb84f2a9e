using System.Collections.Concurrent;

namespace Maru.Methods.Coordinates;

/// <summary>
/// Moves coordinates between a system and WGS 84 longitude/latitude, many at a time. x is easting or longitude, y northing or latitude.
/// A pair with a NaN or an infinity, or so far off that no place answers to it, comes out as NaN, NaN.
/// </summary>
public static class CrsTransform
{
    private static readonly ConcurrentDictionary<Crs, Steps> _steps = new();

    public static void ToWgs84(Crs crs, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> longitude, Span<double> latitude)
    {
        CheckLengths(x.Length, y.Length, longitude.Length, latitude.Length);
        var steps = _steps.GetOrAdd(crs, Steps.Of);
        for (var i = 0; i < x.Length; i++)
            steps.ToWgs84(x[i], y[i], out longitude[i], out latitude[i]);
    }

    public static void FromWgs84(Crs crs, ReadOnlySpan<double> longitude, ReadOnlySpan<double> latitude, Span<double> x, Span<double> y)
    {
        CheckLengths(longitude.Length, latitude.Length, x.Length, y.Length);
        var steps = _steps.GetOrAdd(crs, Steps.Of);
        for (var i = 0; i < longitude.Length; i++)
            steps.FromWgs84(longitude[i], latitude[i], out x[i], out y[i]);
    }

    public static (double Longitude, double Latitude) ToWgs84(Crs crs, double x, double y)
    {
        _steps.GetOrAdd(crs, Steps.Of).ToWgs84(x, y, out var longitude, out var latitude);
        return (longitude, latitude);
    }

    public static (double X, double Y) FromWgs84(Crs crs, double longitude, double latitude)
    {
        _steps.GetOrAdd(crs, Steps.Of).FromWgs84(longitude, latitude, out var x, out var y);
        return (x, y);
    }

    private static void CheckLengths(int first, int second, int third, int fourth)
    {
        if (first != second || third < first || fourth < first)
            throw new ArgumentException($"The two inputs must be equally long and the outputs at least as long; found {first}, {second} and {third}, {fourth}.");
    }

    private sealed record Steps(Projection Projection, TransverseMercator? Mercator, HelmertShift? Shift)
    {
        // Beyond this from the central meridian, in metres or degrees, nothing in or near Korea lies and the series would lose its accuracy.
        private const double FarMetres = 30_000_000;

        public static Steps Of(Crs crs) => new(
            crs.Projection,
            crs.Projection == Projection.TransverseMercator ? new TransverseMercator(crs) : null,
            crs.ToWgs84 is { IsZero: false } shift ? new HelmertShift(crs.Ellipsoid, shift) : null);

        public void ToWgs84(double x, double y, out double longitude, out double latitude)
        {
            longitude = latitude = double.NaN;
            if (!(Math.Abs(x) < FarMetres && Math.Abs(y) < FarMetres))
                return;
            switch (Projection)
            {
                case Projection.TransverseMercator: Mercator!.Inverse(x, y, out longitude, out latitude); break;
                case Projection.WebMercator: SphericalMercator.Inverse(x, y, out longitude, out latitude); break;
                default: (longitude, latitude) = (x, y); break;
            }
            Shift?.ToWgs84(ref longitude, ref latitude);
            if (!(Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 360))
                longitude = latitude = double.NaN;
        }

        public void FromWgs84(double longitude, double latitude, out double x, out double y)
        {
            x = y = double.NaN;
            if (!(Math.Abs(longitude) <= 360 && Math.Abs(latitude) <= 90))
                return;
            Shift?.FromWgs84(ref longitude, ref latitude);
            switch (Projection)
            {
                case Projection.TransverseMercator: Mercator!.Forward(longitude, latitude, out x, out y); break;
                case Projection.WebMercator: SphericalMercator.Forward(longitude, latitude, out x, out y); break;
                default: (x, y) = (longitude, latitude); break;
            }
            if (!(double.IsFinite(x) && double.IsFinite(y)))
                x = y = double.NaN;
        }
    }
}
