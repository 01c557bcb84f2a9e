namespace Maru.Methods.Coordinates;

/// <summary>
/// Transverse Mercator by the Krüger series in the third flattening n to order 6. Within 3 900 km of the central meridian the error is
/// below 5 nm. Source: C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85 (2011), eqs. 7–11, 14,
/// 35, 36; the latitude series is eq. 4.59 of Kawase (2011), Bulletin of the GSI 59.
/// </summary>
public sealed class TransverseMercator
{
    private readonly double _eccentricity;
    private readonly double _centralMeridian;
    private readonly double _radius; // k₀·A, A the rectifying radius
    private readonly double _falseEasting;
    private readonly double _northingAtEquator;
    private readonly double[] _alpha;
    private readonly double[] _beta;
    private readonly double[] _delta;

    public TransverseMercator(Crs crs)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(crs.Projection, Projection.TransverseMercator);
        var n = crs.Ellipsoid.ThirdFlattening;
        _eccentricity = Math.Sqrt(crs.Ellipsoid.EccentricitySquared);
        _centralMeridian = double.DegreesToRadians(crs.CentralMeridian);
        _radius = crs.Scale * crs.Ellipsoid.SemiMajorAxis / (1 + n) * (1 + n * n * (1 / 4.0 + n * n * (1 / 64.0 + n * n / 256)));
        _falseEasting = crs.FalseEasting;
        _alpha = KrugerSeries.Alpha(n);
        _beta = KrugerSeries.Beta(n);
        _delta = KrugerSeries.Delta(n);
        Forward(crs.CentralMeridian, crs.LatitudeOfOrigin, out _, out var origin);
        _northingAtEquator = crs.FalseNorthing - origin;
    }

    /// <summary>Degrees to metres.</summary>
    public void Forward(double longitude, double latitude, out double x, out double y)
    {
        var (sinPhi, cosPhi) = Math.SinCos(double.DegreesToRadians(latitude));
        var (sinLambda, cosLambda) = Math.SinCos(double.DegreesToRadians(longitude) - _centralMeridian);
        var tau = sinPhi / cosPhi;
        var sigma = Math.Sinh(_eccentricity * Math.Atanh(_eccentricity * sinPhi));
        var tauPrime = tau * Math.Sqrt(1 + sigma * sigma) - sigma / cosPhi;
        var xi = Math.Atan2(tauPrime, cosLambda);
        var eta = Math.Asinh(sinLambda / Math.Sqrt(tauPrime * tauPrime + cosLambda * cosLambda));
        var (xiPlus, etaPlus) = SumOfSines(_alpha, xi, eta);
        x = _falseEasting + _radius * (eta + etaPlus);
        y = _northingAtEquator + _radius * (xi + xiPlus);
    }

    /// <summary>Metres to degrees.</summary>
    public void Inverse(double x, double y, out double longitude, out double latitude)
    {
        var xi = (y - _northingAtEquator) / _radius;
        var eta = (x - _falseEasting) / _radius;
        var (xiMinus, etaMinus) = SumOfSines(_beta, xi, eta);
        xi -= xiMinus;
        eta -= etaMinus;
        var sinhEta = Math.Sinh(eta);
        var (sinXi, cosXi) = Math.SinCos(xi);
        var conformal = Math.Atan2(sinXi, Math.Sqrt(sinhEta * sinhEta + cosXi * cosXi));
        longitude = double.RadiansToDegrees(_centralMeridian + Math.Atan2(sinhEta, cosXi));
        latitude = double.RadiansToDegrees(conformal + SumOfSines(_delta, conformal));
    }

    // Clenshaw's recurrence for Σ cⱼ sin 2j(ξ + iη): real part Σ cⱼ sin 2jξ cosh 2jη, imaginary part Σ cⱼ cos 2jξ sinh 2jη.
    private static (double Real, double Imaginary) SumOfSines(double[] c, double xi, double eta)
    {
        var (sin, cos) = Math.SinCos(2 * xi);
        var exp = Math.Exp(2 * eta);
        var sinh = Math.Abs(eta) < 1e-3 ? 2 * eta * (1 + eta * eta * (2 / 3.0 + eta * eta * 2 / 15)) : (exp - 1 / exp) / 2;
        var cosh = (exp + 1 / exp) / 2;
        double twoCosReal = 2 * cos * cosh, twoCosImaginary = -2 * sin * sinh;
        double real = 0, imaginary = 0, lastReal = 0, lastImaginary = 0;
        for (var j = c.Length - 1; j >= 0; j--)
        {
            var nextReal = twoCosReal * real - twoCosImaginary * imaginary - lastReal + c[j];
            var nextImaginary = twoCosReal * imaginary + twoCosImaginary * real - lastImaginary;
            (lastReal, lastImaginary, real, imaginary) = (real, imaginary, nextReal, nextImaginary);
        }
        double sinReal = sin * cosh, sinImaginary = cos * sinh;
        return (sinReal * real - sinImaginary * imaginary, sinReal * imaginary + sinImaginary * real);
    }

    private static double SumOfSines(double[] c, double angle)
    {
        var (sin, cos) = Math.SinCos(2 * angle);
        double value = 0, last = 0;
        for (var j = c.Length - 1; j >= 0; j--)
            (last, value) = (value, 2 * cos * value - last + c[j]);
        return sin * value;
    }
}
