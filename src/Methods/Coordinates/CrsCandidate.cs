namespace Maru.Methods.Coordinates;

/// <summary>How the numbers of a column are written.</summary>
public enum CoordinateForm
{
    /// <summary>Decimal degrees or metres.</summary>
    Plain,

    /// <summary>Degrees, minutes and seconds run together: 375243.</summary>
    PackedDegrees,
}

/// <summary>A system the points could be in, and where that would put them.</summary>
/// <param name="AreAxesSwapped">The column named x holds northings or latitudes.</param>
/// <param name="InArea">How many of the tried points land in the target area.</param>
/// <param name="InCountry">How many land in South Korea.</param>
/// <param name="Longitude">The median point, to draw where the points would lie.</param>
/// <param name="MedianErrorMetres">Against the file's own WGS 84 columns, when it has them.</param>
public sealed record CrsCandidate(
    Crs Crs, bool AreAxesSwapped, int InArea, int InCountry, double Longitude, double Latitude,
    double? MedianErrorMetres = null, double? LargestErrorMetres = null);

/// <summary>What decided.</summary>
public enum CrsEvidence
{
    /// <summary>No reading puts points in the country.</summary>
    Nothing,

    /// <summary>Most points land in the country; the target area held too few to decide.</summary>
    Country,

    /// <summary>Most points land in the target area.</summary>
    Area,

    /// <summary>The column names give the system, and the points agree.</summary>
    Names,

    /// <summary>The file's own WGS 84 columns agree to within metres.</summary>
    OwnWgs84,
}

/// <summary>The finding for one pair of columns.</summary>
/// <param name="Crs">The best reading; null when there is none.</param>
/// <param name="Candidates">Best first; the first one is the finding.</param>
/// <param name="Rivals">Other systems in common use that fit the points as well (5174 and 5181 lie 310 m apart): let a person choose.</param>
/// <param name="Tried">How many points were tried: all, or an even sample of <see cref="CrsDetection.LargestSample"/>.</param>
/// <param name="Missing">Rows without a number in one of the columns, or with 0, 0.</param>
public sealed record DetectedCoordinates(
    CoordinatePair Pair, Crs? Crs, bool AreAxesSwapped, CoordinateForm Form, CrsEvidence Evidence,
    IReadOnlyList<CrsCandidate> Candidates, IReadOnlyList<Crs> Rivals, int Tried, int Missing)
{
    public bool IsCertain => Crs is not null && Rivals.Count == 0 && Evidence != CrsEvidence.Nothing;
}
