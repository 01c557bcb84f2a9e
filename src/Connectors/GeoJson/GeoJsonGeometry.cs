using System.Text.Json;
using Maru.Core.Sources.Geometry;

namespace Maru.Connectors.GeoJson;

/// <summary>Turns a GeoJSON geometry object into WKB in its own coordinates, two dimensions.</summary>
internal sealed class GeoJsonGeometry
{
    private readonly WkbBuffer _wkb = new();

    public ReadOnlySpan<byte> Wkb => _wkb.Written;

    /// <summary>True once a position had a third number.</summary>
    public bool HasElevation { get; private set; }

    public static WkbType? TypeOf(string? name) => name switch
    {
        "Point" => WkbType.Point,
        "LineString" => WkbType.LineString,
        "Polygon" => WkbType.Polygon,
        "MultiPoint" => WkbType.MultiPoint,
        "MultiLineString" => WkbType.MultiLineString,
        "MultiPolygon" => WkbType.MultiPolygon,
        "GeometryCollection" => WkbType.GeometryCollection,
        _ => null,
    };

    private static WkbType? TypeOf(ReadOnlySpan<byte> name) => TypeOf(System.Text.Encoding.UTF8.GetString(name));

    /// <summary>Writes the value the reader stands on and leaves the reader on its end.</summary>
    public GeometryOutcome Write(ref Utf8JsonReader reader)
    {
        _wkb.Clear();
        return Geometry(ref reader);
    }

    private GeometryOutcome Geometry(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return GeometryOutcome.Empty;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return GeometryOutcome.Broken;
        }
        // "coordinates" may stand before "type": its place is kept until the type is known.
        WkbType? type = null;
        Utf8JsonReader inner = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isInner = reader.ValueTextEquals("coordinates"u8) || reader.ValueTextEquals("geometries"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String) type = TypeOf(reader.ValueSpan);
            if (isInner) inner = reader;
            reader.Skip();
        }
        if (type is null || inner.TokenType != JsonTokenType.StartArray) return GeometryOutcome.Broken;
        return Shape(type.Value, ref inner);
    }

    private GeometryOutcome Shape(WkbType type, ref Utf8JsonReader reader)
    {
        var start = _wkb.Length;
        var count = type switch
        {
            WkbType.Point => Point(ref reader),
            WkbType.LineString => Line(ref reader),
            WkbType.Polygon => Polygon(ref reader),
            WkbType.MultiPoint => Many(type, ref reader, (GeoJsonGeometry g, ref Utf8JsonReader r) => g.Point(ref r)),
            WkbType.MultiLineString => Many(type, ref reader, (GeoJsonGeometry g, ref Utf8JsonReader r) => g.Line(ref r)),
            WkbType.MultiPolygon => Many(type, ref reader, (GeoJsonGeometry g, ref Utf8JsonReader r) => g.Polygon(ref r)),
            _ => Many(type, ref reader, (GeoJsonGeometry g, ref Utf8JsonReader r) => g.Geometry(ref r) switch
            {
                GeometryOutcome.Whole => 1,
                GeometryOutcome.Empty => 0,
                _ => -1,
            }),
        };
        if (count > 0) return GeometryOutcome.Whole;
        _wkb.Rewind(start);
        return count == 0 ? GeometryOutcome.Empty : GeometryOutcome.Broken;
    }

    /// <summary>Writes one part; returns the number of positions or parts, 0 for an empty one, −1 when it is broken.</summary>
    private delegate int Part(GeoJsonGeometry geometry, ref Utf8JsonReader reader);

    private int Many(WkbType type, ref Utf8JsonReader reader, Part part)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return -1;
        var place = _wkb.Begin(type);
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = _wkb.Length;
            var size = part(this, ref reader);
            if (size < 0) return -1;
            if (size == 0) _wkb.Rewind(start);
            else count++;
        }
        _wkb.SetCount(place, count);
        return count;
    }

    private int Point(ref Utf8JsonReader reader)
    {
        _wkb.Begin(WkbType.Point);
        return Position(ref reader);
    }

    private int Line(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return -1;
        var place = _wkb.Begin(WkbType.LineString);
        var count = Positions(ref reader);
        if (count is 1) return -1;
        if (count > 0) _wkb.SetCount(place, count);
        return count;
    }

    private int Polygon(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return -1;
        var place = _wkb.Begin(WkbType.Polygon);
        int rings = 0, seen = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartArray) return -1;
            var ring = _wkb.BeginCount();
            var count = Positions(ref reader);
            if (count < 0) return -1;
            if (_wkb.EndRing(ring, count)) rings++;
            else if (seen == 0 && count > 0) return -1;
            seen++;
        }
        _wkb.SetCount(place, rings);
        return rings;
    }

    private int Positions(ref Utf8JsonReader reader)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Position(ref reader) <= 0) return -1;
            count++;
        }
        return count;
    }

    private int Position(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return -1;
        double x = 0, y = 0;
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.Null && count > 1) continue;
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var number) || !double.IsFinite(number)) return -1;
            if (count == 0) x = number;
            else if (count == 1) y = number;
            else HasElevation = true;
            count++;
        }
        if (count == 0) return 0;
        if (count == 1) return -1;
        _wkb.Position(x, y);
        return count;
    }
}
