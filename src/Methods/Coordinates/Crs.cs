namespace Maru.Methods.Coordinates;

public enum Projection
{
    /// <summary>x is longitude and y is latitude, in degrees.</summary>
    None,
    TransverseMercator,
    WebMercator,
}

/// <summary>
/// A coordinate system as numbers. In all of this library x is easting or longitude and y is northing or latitude,
/// whatever a registry says about axis order.
/// </summary>
/// <param name="Id">"EPSG:5186", "KATEC", or "" for a system read from a file that matches no known one.</param>
/// <param name="Name">What a Korean official would call it.</param>
/// <param name="EnglishName">The registry's name.</param>
/// <param name="CentralMeridian">λ₀ in degrees.</param>
/// <param name="LatitudeOfOrigin">φ₀ in degrees.</param>
/// <param name="Scale">k₀ on the central meridian.</param>
/// <param name="FalseEasting">Metres.</param>
/// <param name="FalseNorthing">Metres.</param>
/// <param name="ToWgs84">Null where the datum is WGS 84 for all practical purposes (GRS 80, ITRF).</param>
public sealed record Crs(
    string Id,
    string Name,
    string EnglishName,
    Projection Projection,
    Ellipsoid Ellipsoid,
    double CentralMeridian = 0,
    double LatitudeOfOrigin = 0,
    double Scale = 1,
    double FalseEasting = 0,
    double FalseNorthing = 0,
    DatumShift? ToWgs84 = null)
{
    public bool IsGeographic => Projection == Projection.None;

    /// <summary>The EPSG code, or 0 for a system outside the registry.</summary>
    public int EpsgCode =>
        Id.StartsWith("EPSG:", StringComparison.Ordinal) && int.TryParse(Id.AsSpan(5), out var code) ? code : 0;

    /// <summary>
    /// Same numbers on the ground: central meridians within 1e-7° (about 1 cm), the 10.405″ of the old Korean belts kept apart.
    /// The datum shift is not compared: files that leave it out or round it still mean the same system.
    /// </summary>
    public bool HasSameParametersAs(Crs other) =>
        Projection == other.Projection
        && Math.Abs(Ellipsoid.SemiMajorAxis - other.Ellipsoid.SemiMajorAxis) < 0.01
        && Math.Abs(Ellipsoid.InverseFlattening - other.Ellipsoid.InverseFlattening) < 1e-4
        && Math.Abs(CentralMeridian - other.CentralMeridian) < 1e-7
        && Math.Abs(LatitudeOfOrigin - other.LatitudeOfOrigin) < 1e-7
        && Math.Abs(Scale - other.Scale) < 1e-9
        && Math.Abs(FalseEasting - other.FalseEasting) < 1e-3
        && Math.Abs(FalseNorthing - other.FalseNorthing) < 1e-3;
}
