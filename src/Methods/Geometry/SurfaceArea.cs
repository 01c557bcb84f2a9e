using Maru.Methods.Coordinates;

namespace Maru.Methods.Geometry;

/// <summary>Areas in square metres; holes are taken off.</summary>
public static class SurfaceArea
{
    // Gauss–Legendre, three points on [0, 1].
    private static readonly double[] _nodes = [0.5 - Math.Sqrt(0.15), 0.5, 0.5 + Math.Sqrt(0.15)];
    private static readonly double[] _weights = [5 / 18.0, 8 / 18.0, 5 / 18.0];

    /// <summary>
    /// Area on an ellipsoid (WGS 84 unless said otherwise) of a shape in degrees whose edges are straight in longitude and latitude.
    /// By Green's theorem, the sum over edges of Δλ·∫ S(φ(t)) dt, where S(φ) is the surface between the equator and φ per radian of longitude
    /// (Snyder 1987, eq. 3-12, times a²/2). Exact but for the quadrature, which is better than 1e-12 for edges below a degree.
    /// </summary>
    public static double OnEllipsoid(Shape shape, Ellipsoid? ellipsoid = null)
    {
        var surface = new Strip(ellipsoid ?? Ellipsoid.Wgs84);
        return Sum(shape, (x1, y1, x2, y2) =>
        {
            var mean = 0.0;
            for (var i = 0; i < _nodes.Length; i++)
                mean += _weights[i] * surface.FromEquator(double.DegreesToRadians(y1 + _nodes[i] * (y2 - y1)));
            return double.DegreesToRadians(x2 - x1) * mean;
        });
    }

    /// <summary>Area in the plane of the coordinates: square metres for a projected shape. UTM-K, scaled by 0.9996, is 0.08 % short on its meridian.</summary>
    public static double InPlane(Shape shape)
    {
        // Measured from the bottom of the box, so that large false northings cost no digits.
        var y0 = shape.Box.MinY;
        return Sum(shape, (x1, y1, x2, y2) => (x2 - x1) * ((y1 - y0) + (y2 - y0)) / 2);
    }

    // A shell counts up and its holes down, whichever way round they are drawn.
    private static double Sum(Shape shape, Func<double, double, double, double, double> underEdge)
    {
        if (!shape.IsArea)
            return 0;
        var total = 0.0;
        for (var part = 0; part < shape.PartCount; part++)
            for (var ring = shape.PartStarts[part]; ring < shape.PartStarts[part + 1]; ring++)
            {
                var area = 0.0;
                for (var i = shape.RingStarts[ring]; i < shape.RingStarts[ring + 1] - 1; i++)
                    area += underEdge(shape.X[i], shape.Y[i], shape.X[i + 1], shape.Y[i + 1]);
                total += ring == shape.PartStarts[part] ? Math.Abs(area) : -Math.Abs(area);
            }
        return total;
    }

    private sealed class Strip(Ellipsoid ellipsoid)
    {
        private readonly double _e = Math.Sqrt(ellipsoid.EccentricitySquared);
        private readonly double _half = ellipsoid.SemiMajorAxis * ellipsoid.SemiMajorAxis * (1 - ellipsoid.EccentricitySquared) / 2;

        public double FromEquator(double latitude)
        {
            var sin = Math.Sin(latitude);
            return _half * (sin / (1 - _e * _e * sin * sin) + Math.Atanh(_e * sin) / _e);
        }
    }
}
