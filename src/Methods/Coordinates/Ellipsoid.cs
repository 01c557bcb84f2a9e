namespace Maru.Methods.Coordinates;

/// <summary>A reference ellipsoid. Lengths in metres.</summary>
/// <param name="Name">The name the EPSG registry uses.</param>
/// <param name="SemiMajorAxis">Equatorial radius a, in metres.</param>
/// <param name="InverseFlattening">1/f.</param>
public sealed record Ellipsoid(string Name, double SemiMajorAxis, double InverseFlattening)
{
    public double Flattening => 1 / InverseFlattening;

    /// <summary>First eccentricity squared, e² = f(2 − f).</summary>
    public double EccentricitySquared => Flattening * (2 - Flattening);

    /// <summary>Third flattening n = f / (2 − f): the variable of the Krüger series.</summary>
    public double ThirdFlattening => Flattening / (2 - Flattening);

    /// <summary>EPSG:7004.</summary>
    public static Ellipsoid Bessel1841 { get; } = new("Bessel 1841", 6377397.155, 299.1528128);

    /// <summary>EPSG:7019.</summary>
    public static Ellipsoid Grs80 { get; } = new("GRS 1980", 6378137, 298.257222101);

    /// <summary>EPSG:7030.</summary>
    public static Ellipsoid Wgs84 { get; } = new("WGS 84", 6378137, 298.257223563);
}
