using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json;
using Maru.Core.Engine;

namespace Maru.App.Lake;

/// <summary>
/// The "geo" metadata of GeoParquet 1.1 (https://geoparquet.org/releases/v1.1.0/): every file with shapes that Maru writes, in the lake or
/// for others, says that they are WKB in WGS 84 (its default CRS).
/// </summary>
internal static class GeoParquet
{
    // Names of columns stay as they are.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="shapes">Names of the columns with shapes, the main one first.</param>
    public static ParquetOptions Options(IEnumerable<string> shapes)
    {
        var names = shapes.ToList();
        if (names.Count == 0) return new();
        var columns = new JsonObject(names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["encoding"] = "WKB", ["geometry_types"] = new JsonArray() })));
        var geo = new JsonObject { ["version"] = "1.1.0", ["primary_column"] = names[0], ["columns"] = columns };
        return new(new Dictionary<string, string> { ["geo"] = geo.ToJsonString(Readable) });
    }
}
