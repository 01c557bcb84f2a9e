using System.Globalization;
using Maru.Core.Sources.Geometry;
using Microsoft.Data.Sqlite;

namespace Maru.Connectors.GeoPackage;

/// <param name="Type">Type as its table declares it: INTEGER, TEXT(20), BOOLEAN, DATE …</param>
internal sealed record LayerColumn(string Name, string Type)
{
    public bool IsBoolean => Type.Equals("BOOLEAN", StringComparison.OrdinalIgnoreCase);

    public bool IsBytes => Type.StartsWith("BLOB", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A table that the GeoPackage lists as its content.</summary>
/// <param name="Geometry">Its column of shapes; null for a table of attributes.</param>
/// <param name="Shape">POINT, MULTIPOLYGON, CURVEPOLYGON …; empty without shapes.</param>
internal sealed record Layer(string Table, IReadOnlyList<LayerColumn> Columns, string? Geometry, string Shape, string? Crs)
{
    private const int MostLayers = 2_000;

    private const string Contents = """
        select c.table_name, g.column_name, g.geometry_type_name, s.organization, s.organization_coordsys_id, s.definition
        from gpkg_contents c
        join sqlite_master m on m.name = c.table_name and m.type = 'table' and m.sql not like 'create virtual%'
        left join gpkg_geometry_columns g on g.table_name = c.table_name
        left join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id
        where c.data_type in ('features', 'attributes')
        order by c.table_name
        """;

    private const string AttributesOnly = "select table_name, null, null, null, null, null from gpkg_contents where data_type in ('attributes', 'aspatial') and table_name in (select name from sqlite_master where type = 'table') order by table_name";

    /// <summary>Curves are not read: their arcs are no lines.</summary>
    public bool HasCurves => Shape is "CIRCULARSTRING" or "COMPOUNDCURVE" or "CURVEPOLYGON" or "MULTICURVE" or "MULTISURFACE" or "CURVE" or "SURFACE";

    public string Sql => $"select {string.Join(", ", Columns.Select(column => Quoted(column.Name)))} from {Quoted(Table)}";

    /// <summary>Layers and tables in the order of their names. Views are none: what they run is the file's own.</summary>
    public static List<Layer> All(SqliteConnection database)
    {
        var layers = new List<Layer>();
        using var command = database.CreateCommand();
        command.CommandText = HasShapes(database) ? Contents : AttributesOnly;
        using var reader = command.ExecuteReader();
        while (reader.Read() && layers.Count < MostLayers)
        {
            var table = reader.GetString(0);
            var columns = ColumnsOf(database, table);
            if (columns.Count > 0) layers.Add(new(table, columns, Text(reader, 1), Text(reader, 2)?.ToUpperInvariant() ?? "", CrsOf(reader)));
        }
        return layers;
    }

    private static bool HasShapes(SqliteConnection database)
    {
        using var command = database.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master where type = 'table' and name in ('gpkg_geometry_columns', 'gpkg_spatial_ref_sys')";
        return command.ExecuteScalar() is 2L;
    }

    private static List<LayerColumn> ColumnsOf(SqliteConnection database, string table)
    {
        using var command = database.CreateCommand();
        command.CommandText = "select name, type from pragma_table_info($table)";
        command.Parameters.AddWithValue("$table", table);
        using var reader = command.ExecuteReader();
        var columns = new List<LayerColumn>();
        while (reader.Read()) columns.Add(new(reader.GetString(0), Text(reader, 1) ?? ""));
        return columns;
    }

    private static string? CrsOf(SqliteDataReader reader)
    {
        if (Text(reader, 3) is { } organisation && organisation.Equals("EPSG", StringComparison.OrdinalIgnoreCase) && Text(reader, 4) is { } code)
            return CrsName.Normal("EPSG:" + code);
        return Text(reader, 5) is { } definition && !definition.Equals("undefined", StringComparison.OrdinalIgnoreCase) ? CrsName.Normal(definition) : null;
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture);

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
