using System.Buffers.Binary;
using System.Text.Json;

namespace Maru.App.Rows.ResultWriters;

/// <summary>
/// Shapes as well-known binary (ISO or EWKB, either byte order, heights skipped) written as GeoJSON or as WKT without objects in between.
/// GeoJSON polygons get the winding of RFC 7946: outer rings counter-clockwise, holes clockwise.
/// </summary>
public static class Wkb
{
    private const int MaxDepth = 16;

    private static readonly string[] Names = ["", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"];

    /// <summary>Writes a geometry object, or null when the bytes are no shape.</summary>
    public static void WriteGeoJson(ReadOnlySpan<byte> wkb, Utf8JsonWriter json)
    {
        if (!IsShape(wkb))
        {
            json.WriteNullValue();
            return;
        }
        var reader = new WkbReader(wkb);
        GeoJson(ref reader, json);
    }

    /// <summary>Writes well-known text, or nothing when the bytes are no shape.</summary>
    public static void WriteText(ReadOnlySpan<byte> wkb, ByteSink sink)
    {
        if (!IsShape(wkb)) return;
        var reader = new WkbReader(wkb);
        Text(ref reader, sink);
    }

    /// <summary>True when the bytes are one whole shape of a known kind.</summary>
    public static bool IsShape(ReadOnlySpan<byte> wkb)
    {
        var reader = new WkbReader(wkb);
        return Skip(ref reader, 0) && reader.AtEnd;
    }

    private static bool Skip(ref WkbReader reader, int depth)
    {
        if (depth > MaxDepth || !reader.TryHeader(out var kind)) return false;
        if (kind == 1) return reader.TrySkipPoints(1);
        if (!reader.TryCount(out var count)) return false;
        if (kind == 2) return reader.TrySkipPoints(count);
        for (var i = 0; i < count; i++)
        {
            var whole = kind == 3 ? reader.TryCount(out var points) && reader.TrySkipPoints(points) : Skip(ref reader, depth + 1);
            if (!whole) return false;
        }
        return true;
    }

    private static void GeoJson(ref WkbReader reader, Utf8JsonWriter json)
    {
        reader.TryHeader(out var kind);
        json.WriteStartObject();
        json.WriteString("type"u8, Names[kind]);
        if (kind == 7)
        {
            json.WriteStartArray("geometries"u8);
            var members = reader.Count();
            for (var i = 0; i < members; i++) GeoJson(ref reader, json);
            json.WriteEndArray();
        }
        else
        {
            json.WritePropertyName("coordinates"u8);
            Coordinates(ref reader, kind, json);
        }
        json.WriteEndObject();
    }

    private static void Coordinates(ref WkbReader reader, int kind, Utf8JsonWriter json)
    {
        if (kind == 1)
        {
            var (x, y) = reader.Point();
            if (double.IsNaN(x)) WriteEmpty(json);
            else Position(x, y, json);
            return;
        }
        json.WriteStartArray();
        var count = reader.Count();
        for (var i = 0; i < count; i++)
        {
            if (kind == 2)
            {
                var (x, y) = reader.Point();
                Position(x, y, json);
            }
            else if (kind == 3)
            {
                Ring(ref reader, i == 0, json);
            }
            else
            {
                reader.TryHeader(out var part);
                Coordinates(ref reader, part, json);
            }
        }
        json.WriteEndArray();
    }

    private static void Ring(ref WkbReader reader, bool outer, Utf8JsonWriter json)
    {
        var count = reader.Count();
        var reversed = count > 0 && reader.SignedArea(count) < 0 == outer;
        json.WriteStartArray();
        for (var i = 0; i < count; i++)
        {
            var (x, y) = reader.PointAt(reversed ? count - 1 - i : i);
            Position(x, y, json);
        }
        json.WriteEndArray();
        reader.TrySkipPoints(count);
    }

    private static void WriteEmpty(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteEndArray();
    }

    private static void Position(double x, double y, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteNumberValue(x);
        json.WriteNumberValue(y);
        json.WriteEndArray();
    }

    private static void Text(ref WkbReader reader, ByteSink sink)
    {
        reader.TryHeader(out var kind);
        sink.Write(Names[kind].ToUpperInvariant());
        sink.Write((byte)' ');
        TextBody(ref reader, kind, sink);
    }

    private static void TextBody(ref WkbReader reader, int kind, ByteSink sink)
    {
        if (kind == 1)
        {
            TextPoints(ref reader, 1, sink);
            return;
        }
        var count = reader.Count();
        if (kind == 2)
        {
            TextPoints(ref reader, count, sink);
            return;
        }
        if (count == 0)
        {
            sink.Write("EMPTY"u8);
            return;
        }
        sink.Write((byte)'(');
        for (var i = 0; i < count; i++)
        {
            if (i > 0) sink.Write(", "u8);
            if (kind == 3) TextPoints(ref reader, reader.Count(), sink);
            else if (kind == 7) Text(ref reader, sink);
            else
            {
                reader.TryHeader(out var part);
                TextBody(ref reader, part, sink);
            }
        }
        sink.Write((byte)')');
    }

    private static void TextPoints(ref WkbReader reader, int count, ByteSink sink)
    {
        if (count == 0)
        {
            sink.Write("EMPTY"u8);
            return;
        }
        sink.Write((byte)'(');
        for (var i = 0; i < count; i++)
        {
            if (i > 0) sink.Write(", "u8);
            var (x, y) = reader.Point();
            sink.Advance(CellText.Number(x, sink.GetSpan(CellText.MaxLength)));
            sink.Write((byte)' ');
            sink.Advance(CellText.Number(y, sink.GetSpan(CellText.MaxLength)));
        }
        sink.Write((byte)')');
    }

    private ref struct WkbReader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _at;
        private bool _little;
        private int _pointBytes;

        public readonly bool AtEnd => _at == _bytes.Length;

        public bool TryHeader(out int kind)
        {
            kind = 0;
            if (_bytes.Length - _at < 5 || _bytes[_at] > 1) return false;
            _little = _bytes[_at] == 1;
            _at++;
            var code = Unsigned();
            var dimensions = 2 + ((code & 0x8000_0000) != 0 ? 1 : 0) + ((code & 0x4000_0000) != 0 ? 1 : 0);
            if ((code & 0x2000_0000) != 0)
            {
                if (_bytes.Length - _at < 4) return false;
                _at += 4;
            }
            code &= 0x0FFF_FFFF;
            if (code >= 1000)
            {
                dimensions += code / 1000 == 3 ? 2 : 1;
                code %= 1000;
            }
            _pointBytes = 8 * dimensions;
            kind = (int)code;
            return kind is >= 1 and <= 7 && dimensions <= 4;
        }

        public bool TryCount(out int count)
        {
            count = 0;
            if (_bytes.Length - _at < 4) return false;
            var found = Unsigned();
            count = (int)found;
            return found <= int.MaxValue;
        }

        public int Count() => (int)Unsigned();

        public bool TrySkipPoints(int count)
        {
            if ((long)count * _pointBytes > _bytes.Length - _at) return false;
            _at += count * _pointBytes;
            return true;
        }

        public (double X, double Y) Point()
        {
            var point = PointAt(0);
            _at += _pointBytes;
            return point;
        }

        public readonly (double X, double Y) PointAt(int index)
        {
            var at = _bytes[(_at + (index * _pointBytes))..];
            return _little
                ? (BinaryPrimitives.ReadDoubleLittleEndian(at), BinaryPrimitives.ReadDoubleLittleEndian(at[8..]))
                : (BinaryPrimitives.ReadDoubleBigEndian(at), BinaryPrimitives.ReadDoubleBigEndian(at[8..]));
        }

        // Relative to the first point, so that degrees near 127 lose no digits.
        public readonly double SignedArea(int count)
        {
            var (x0, y0) = PointAt(0);
            double twice = 0, px = 0, py = 0;
            for (var i = 1; i < count; i++)
            {
                var (x, y) = PointAt(i);
                twice += (px * (y - y0)) - ((x - x0) * py);
                (px, py) = (x - x0, y - y0);
            }
            return twice / 2;
        }

        private uint Unsigned()
        {
            var at = _bytes[_at..];
            _at += 4;
            return _little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
        }
    }
}
