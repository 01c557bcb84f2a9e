using System.Text.Json;

namespace Maru.Core.Sources.Json;

/// <summary>Tells JSON Lines (a whole value on every line) from a document.</summary>
public static class JsonLines
{
    private const int LongestFirstLine = 16 << 20;

    /// <summary>True when the first line is a whole object or array and more lines follow.</summary>
    public static bool Looks(JsonFile file)
    {
        using var reader = new JsonRecordReader(file, [new(0, LongestFirstLine)], JsonLayout.Lines);
        if (!reader.Next() || reader.Record[0] is not ((byte)'{' or (byte)'[') || !IsWhole(reader.Record)) return false;
        return reader.Next();
    }

    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
