namespace Maru.Core.Sources.Json;

public enum JsonHeadKind
{
    Other,
    Json,
    /// <summary>GeoJSON or TopoJSON.</summary>
    Geographic,
}

/// <summary>Tells JSON and its geographic kinds from a file's first bytes.</summary>
public static class JsonHead
{
    private static readonly byte[][] GeographicTypes =
    [
        [.. "\"FeatureCollection\""u8], [.. "\"Feature\""u8], [.. "\"Topology\""u8],
    ];

    private static readonly byte[][] GeometryTypes =
    [
        [.. "\"Point\""u8], [.. "\"MultiPoint\""u8], [.. "\"LineString\""u8], [.. "\"MultiLineString\""u8],
        [.. "\"Polygon\""u8], [.. "\"MultiPolygon\""u8], [.. "\"GeometryCollection\""u8],
    ];

    public static JsonHeadKind Look(ReadOnlySpan<byte> head)
    {
        var text = Plain(head);
        if (!LooksJson(text)) return JsonHeadKind.Other;
        if (text[0] == '[' || text.IndexOf("\"type\""u8) < 0) return JsonHeadKind.Json;
        if (ContainsAny(text, GeographicTypes)) return JsonHeadKind.Geographic;
        return ContainsAny(text, GeometryTypes) && (text.IndexOf("\"coordinates\""u8) >= 0 || text.IndexOf("\"geometries\""u8) >= 0)
            ? JsonHeadKind.Geographic
            : JsonHeadKind.Json;
    }

    // A bracket alone could begin many texts; what follows must be JSON too.
    private static bool LooksJson(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] is not ((byte)'{' or (byte)'[')) return false;
        var next = text[1..].TrimStart(" \t\r\n"u8);
        if (next.Length == 0) return false;
        return text[0] == '{' ? next[0] is (byte)'"' or (byte)'}' : next[0] is (byte)'{' or (byte)'[' or (byte)'"' or (byte)']' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (byte)'t' or (byte)'f' or (byte)'n';
    }

    // UTF-16 becomes readable by leaving out its zero bytes: names looked for are ASCII.
    private static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) head = WithoutZeros(head[2..]);
        return head.TrimStart(" \t\r\n\x1e"u8);
    }

    private static byte[] WithoutZeros(ReadOnlySpan<byte> bytes)
    {
        var kept = new List<byte>(bytes.Length);
        foreach (var b in bytes)
            if (b != 0) kept.Add(b);
        return [.. kept];
    }

    private static bool ContainsAny(ReadOnlySpan<byte> text, byte[][] words)
    {
        foreach (var word in words)
            if (text.IndexOf(word) >= 0) return true;
        return false;
    }
}
