using System.Text.RegularExpressions;

namespace Maru.Core.Sources.Geometry;

/// <summary>Coordinate system names as files write them, as "EPSG:5186" where they name one.</summary>
public static partial class CrsName
{
    /// <summary>urn:ogc:def:crs:EPSG::5186, http://www.opengis.net/def/crs/EPSG/0/5186, epsg:5186, CRS84; anything else as it is, null when blank.</summary>
    public static string? Normal(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        name = name.Trim();
        if (name.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase)) return "EPSG:4326";
        var match = Epsg().Match(name);
        return match.Success ? "EPSG:" + match.Groups[1].Value : name;
    }

    [GeneratedRegex("EPSG(?:[:/][0-9.]*)?[:/]([0-9]{4,6})$", RegexOptions.IgnoreCase)]
    private static partial Regex Epsg();
}
