using System.Text;
using System.Text.Json;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core.Engine;

namespace Maru.App.Export;

/// <summary>The "geo" metadata of GeoParquet 1.1 for a rewritten file: WKB in WGS 84 (its default CRS).</summary>
internal static class GeoParquet
{
    public static ParquetOptions Options(IReadOnlyList<OutputColumn> columns)
    {
        var shapes = columns.Where(c => c.IsGeometry).Select(c => c.Name).ToList();
        if (shapes.Count == 0) return new();
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonCells.Options)) Write(json, shapes);
        return new(new Dictionary<string, string> { ["geo"] = Encoding.UTF8.GetString(stream.ToArray()) });
    }

    private static void Write(Utf8JsonWriter json, List<string> shapes)
    {
        json.WriteStartObject();
        json.WriteString("version", "1.1.0");
        json.WriteString("primary_column", shapes[0]);
        json.WriteStartObject("columns");
        foreach (var shape in shapes)
        {
            json.WriteStartObject(shape);
            json.WriteString("encoding", "WKB");
            json.WriteStartArray("geometry_types");
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
