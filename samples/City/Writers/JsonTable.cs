using System.Globalization;
using System.Security;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Maru.City.Surveying;

namespace Maru.City.Writers;

/// <summary>Rows as JSON objects in the shapes Korean open APIs and GIS tools give them.</summary>
internal static class JsonTable
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An array of objects inside nested objects; "response.body.items" wraps as the standard data sets do.</summary>
    public static void Write(System.IO.Stream to, Table table, string recordPath, bool textOnly)
    {
        using var json = new Utf8JsonWriter(to, Plain);
        var names = recordPath.Length == 0 ? [] : recordPath.Split('.');
        foreach (var (name, depth) in names.Select((name, depth) => (name, depth)))
        {
            json.WriteStartObject();
            if (name == "body")
            {
                json.WriteStartObject("header");
                json.WriteString("resultCode", "00");
                json.WriteString("resultMsg", "NORMAL_SERVICE");
                json.WriteEndObject();
            }
            if (depth + 1 == names.Length && names.Contains("body"))
            {
                json.WriteString("totalCount", Table.Text(table.Rows.Count));
                json.WriteString("numOfRows", Table.Text(table.Rows.Count));
                json.WriteString("pageNo", "1");
            }
            json.WritePropertyName(name);
        }
        json.WriteStartArray();
        foreach (var row in table.Rows)
            WriteRow(json, table, row, textOnly);
        json.WriteEndArray();
        for (var i = 0; i < names.Length; i++)
            json.WriteEndObject();
    }

    public static void WriteLines(System.IO.Stream to, Table table)
    {
        foreach (var row in table.Rows)
        {
            using (var json = new Utf8JsonWriter(to, Plain))
                WriteRow(json, table, row, textOnly: false);
            to.WriteByte((byte)'\n');
        }
    }

    /// <summary>The data.go.kr answer, saved to a file.</summary>
    public static void WriteXml(System.IO.Stream to, Table table)
    {
        using var writer = new StreamWriter(to, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        writer.WriteLine("<response><header><resultCode>00</resultCode><resultMsg>NORMAL SERVICE.</resultMsg></header><body><items>");
        foreach (var row in table.Rows)
        {
            writer.Write("<item>");
            for (var i = 0; i < row.Length; i++)
                writer.Write($"<{table.Columns[i]}>{SecurityElement.Escape(Table.Text(row[i]))}</{table.Columns[i]}>");
            writer.WriteLine("</item>");
        }
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"</items><numOfRows>{table.Rows.Count}</numOfRows><pageNo>1</pageNo><totalCount>{table.Rows.Count}</totalCount></body></response>"));
    }

    public static void WriteGeoJson(System.IO.Stream to, Table table, IReadOnlyList<Geometry> geometries)
    {
        using var json = new Utf8JsonWriter(to, Plain);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        for (var i = 0; i < geometries.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WritePropertyName("properties");
            WriteRow(json, table, table.Rows[i], textOnly: false);
            json.WritePropertyName("geometry");
            WriteGeometry(json, geometries[i]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, Table table, object?[] row, bool textOnly)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Length; i++)
            switch (row[i])
            {
                case null:
                    json.WriteNull(table.Columns[i]);
                    break;
                case int or long or double when !textOnly:
                    json.WritePropertyName(table.Columns[i]);
                    json.WriteRawValue(Table.Text(row[i]));
                    break;
                default:
                    json.WriteString(table.Columns[i], Table.Text(row[i]));
                    break;
            }
        json.WriteEndObject();
    }

    private static void WriteGeometry(Utf8JsonWriter json, Geometry geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", geometry.GeometryType);
        json.WritePropertyName("coordinates");
        WriteCoordinates(json, geometry);
        json.WriteEndObject();
    }

    private static void WriteCoordinates(Utf8JsonWriter json, Geometry geometry)
    {
        switch (geometry)
        {
            case Point point:
                WritePoint(json, point.Coordinate);
                break;
            case LineString line:
                WriteLine(json, line.Coordinates);
                break;
            case Polygon polygon:
                json.WriteStartArray();
                // RFC 7946: outer rings run counter-clockwise.
                var turned = (Polygon)polygon.Normalized().Reverse();
                WriteLine(json, turned.ExteriorRing.Coordinates);
                foreach (var hole in turned.InteriorRings)
                    WriteLine(json, hole.Coordinates);
                json.WriteEndArray();
                break;
            default:
                json.WriteStartArray();
                for (var i = 0; i < geometry.NumGeometries; i++)
                    WriteCoordinates(json, geometry.GetGeometryN(i));
                json.WriteEndArray();
                break;
        }
    }

    private static void WriteLine(Utf8JsonWriter json, Coordinate[] points)
    {
        json.WriteStartArray();
        foreach (var point in points)
            WritePoint(json, point);
        json.WriteEndArray();
    }

    private static void WritePoint(Utf8JsonWriter json, Coordinate point)
    {
        var (longitude, latitude) = CoordinateSystem.ToGeographic(point.X, point.Y);
        json.WriteStartArray();
        json.WriteNumberValue(longitude);
        json.WriteNumberValue(latitude);
        json.WriteEndArray();
    }
}
