using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maru.App.OpenApi;

/// <summary>
/// Rows as they are written, one a line. Values stay the texts they came as; fields get the names of the description, and those to be
/// left out are never written, not for a moment.
/// </summary>
internal sealed class RecordLines(ApiDescription api)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<string> _leftOut = new(api.LeaveOut, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<ReadOnlyMemory<byte>> Of(IReadOnlyList<JsonElement> rows) => [.. rows.Select(Line)];

    /// <summary>What a row is told apart from others by.</summary>
    public static ulong Mark(ReadOnlyMemory<byte> line) => BitConverter.ToUInt64(SHA256.HashData(line.Span));

    private ReadOnlyMemory<byte> Line(JsonElement row)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line, Readable))
            if (api.Geographic) WriteFeature(writer, row);
            else WriteFields(writer, row);
        return line.ToArray();
    }

    private void WriteFeature(Utf8JsonWriter writer, JsonElement feature)
    {
        writer.WriteStartObject();
        foreach (var member in feature.EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            if (member.NameEquals("properties") && member.Value.ValueKind == JsonValueKind.Object) WriteFields(writer, member.Value);
            else member.Value.WriteTo(writer);
        }
        writer.WriteEndObject();
    }

    private void WriteFields(Utf8JsonWriter writer, JsonElement row)
    {
        writer.WriteStartObject();
        foreach (var member in row.EnumerateObject().Where(member => !_leftOut.Contains(member.Name)))
        {
            writer.WritePropertyName(api.Columns.GetValueOrDefault(member.Name, member.Name));
            if (member.Value.ValueKind == JsonValueKind.Number) writer.WriteStringValue(member.Value.GetRawText());
            else member.Value.WriteTo(writer);
        }
        writer.WriteEndObject();
    }
}
