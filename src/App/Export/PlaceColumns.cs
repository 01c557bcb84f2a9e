using Maru.App.Rows;
using Maru.Core.Data;
using Maru.Core.Engine;

namespace Maru.App.Export;

/// <summary>Which columns of a result say where a row lies: a shape, or a pair of longitude and latitude in degrees.</summary>
/// <param name="Geometry">Index of a WKB column, or −1.</param>
/// <param name="Longitude">Index of the pair's columns, or −1.</param>
public readonly record struct PlaceColumns(int Geometry, int Longitude, int Latitude)
{
    public bool Found => Geometry >= 0 || Longitude >= 0;

    public static PlaceColumns Of(IReadOnlyList<OutputColumn> columns)
    {
        var geometry = IndexOf(columns, c => c.IsGeometry);
        if (geometry >= 0) return new(geometry, -1, -1);
        // Maru's own degrees come after the source's projected coordinates, which bear the same roles.
        var longitude = LastIndexOf(columns, ColumnRole.Longitude);
        var latitude = LastIndexOf(columns, ColumnRole.Latitude);
        return longitude >= 0 && latitude >= 0 ? new(-1, longitude, latitude) : new(-1, -1, -1);
    }

    /// <summary>True when rows of these columns can be put on a map.</summary>
    public static bool Exist(IEnumerable<Column> columns)
    {
        var roles = columns.Where(c => !c.Closed).Select(c => c.Type == ColumnType.Geometry ? ColumnRole.Geometry : c.Role).ToHashSet();
        return roles.Contains(ColumnRole.Geometry) || (roles.Contains(ColumnRole.Longitude) && roles.Contains(ColumnRole.Latitude));
    }

    private static int IndexOf(IReadOnlyList<OutputColumn> columns, Func<OutputColumn, bool> fits)
    {
        for (var i = 0; i < columns.Count; i++)
            if (fits(columns[i])) return i;
        return -1;
    }

    private static int LastIndexOf(IReadOnlyList<OutputColumn> columns, ColumnRole role)
    {
        for (var i = columns.Count - 1; i >= 0; i--)
            if (columns[i].Role == role && columns[i].Type is ResultType.Double or ResultType.Int64 or ResultType.Decimal) return i;
        return -1;
    }
}
