using System.Text.Json;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.Web.Features.Api;

/// <summary>JSON Schema 2020-12 of one row of a dataset, as /rows writes it.</summary>
internal static class RowJsonSchema
{
    public static void Write(Utf8JsonWriter json, VersionManifest manifest, string title)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", title);
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var column in manifest.Columns.Where(c => !c.Closed)) WriteColumn(json, column);
        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (var column in manifest.Columns.Where(c => !c.Closed)) json.WriteStringValue(column.Name);
        json.WriteEndArray();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void WriteColumn(Utf8JsonWriter json, Column column)
    {
        json.WriteStartObject(column.Name);
        json.WriteStartArray("type");
        json.WriteStringValue(Type(column.Type));
        json.WriteStringValue("null");
        json.WriteEndArray();
        if (Format(column.Type) is { } format) json.WriteString("format", format);
        if (column.Type == ColumnType.DateTime) json.WriteString("pattern", "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?$");
        if (column.Type == ColumnType.Geometry) json.WriteString("$comment", "GeoJSON geometry (RFC 7946)");
        if (column.Unit is not null) json.WriteString("x-unit", column.Unit);
        json.WriteString("x-role", ApiNames.Of(column.Role));
        json.WriteEndObject();
    }

    private static string Type(ColumnType type) => type switch
    {
        ColumnType.Integer => "integer",
        ColumnType.Number => "number",
        ColumnType.Boolean => "boolean",
        ColumnType.Geometry => "object",
        _ => "string",
    };

    // Local times have no offset, so they are no "date-time" or "time" of JSON Schema.
    private static string? Format(ColumnType type) => type == ColumnType.Date ? "date" : null;
}
