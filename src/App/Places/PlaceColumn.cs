using System.Globalization;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Places;

/// <summary>Which open columns say where a row lies: a shape, or longitude and latitude in degrees.</summary>
public sealed record PlaceColumn(Column? Geometry, Column? Longitude, Column? Latitude)
{
    /// <summary>Rows with a place.</summary>
    public long Located => (Geometry ?? Longitude!).Profile is { } profile ? profile.Rows - profile.Blank : 0;

    public static PlaceColumn? Of(VersionManifest manifest)
    {
        var open = manifest.Columns.Where(c => !c.Closed).ToList();
        if (open.FirstOrDefault(c => c.Type == ColumnType.Geometry) is { } geometry) return new(geometry, null, null);
        // Maru's own degrees come after the source's projected coordinates, which bear the same roles.
        var longitude = open.LastOrDefault(c => c.Role == ColumnRole.Longitude && IsDegrees(c));
        var latitude = open.LastOrDefault(c => c.Role == ColumnRole.Latitude && IsDegrees(c));
        return longitude is null || latitude is null ? null : new(null, longitude, latitude);
    }

    // A few rows with latitude and longitude the wrong way round do not make a column one of metres.
    private static bool IsDegrees(Column column) =>
        column.Type is ColumnType.Number or ColumnType.Integer
        && (column.Profile?.Max is not { } max || !double.TryParse(max, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) <= 180);
}
