using System.Text.Json;

namespace Maru.Connectors.Parquet;

/// <summary>What GeoParquet's metadata says: which column holds WKB and its coordinate system.</summary>
public sealed record GeoParquet(string Column, string? Crs)
{
    /// <summary>Null when there is no such metadata, it can't be read, or the shapes aren't WKB.</summary>
    public static GeoParquet? Read(string? metadata)
    {
        if (metadata is null) return null;
        try
        {
            using var document = JsonDocument.Parse(metadata);
            if (!document.RootElement.TryGetProperty("primary_column", out var primary) || primary.GetString() is not { } name) return null;
            if (!document.RootElement.TryGetProperty("columns", out var columns) || !columns.TryGetProperty(name, out var column)) return null;
            return column.TryGetProperty("encoding", out var encoding) && encoding.GetString() == "WKB" ? new(name, CrsOf(column)) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // Left out it is longitude and latitude; null it is unknown (GeoParquet 1.1).
    private static string? CrsOf(JsonElement column)
    {
        if (!column.TryGetProperty("crs", out var crs)) return "EPSG:4326";
        if (crs.ValueKind != JsonValueKind.Object || !crs.TryGetProperty("id", out var id)) return null;
        var authority = id.TryGetProperty("authority", out var a) ? a.GetString() : null;
        var code = id.TryGetProperty("code", out var c) ? c.ToString() : null;
        if (authority == "OGC" && code == "CRS84") return "EPSG:4326";
        return authority is null || code is null ? null : $"{authority}:{code}";
    }
}
