using System.Buffers.Binary;
using Maru.Core.Sources.Geometry;

namespace Maru.Connectors.Shapefile;

/// <summary>Turns shape records into WKB, two dimensions. ESRI Shapefile Technical Description, July 1998.</summary>
internal sealed class ShapeFileReader(ShapeIndex index) : IDisposable
{
    public const int HeaderBytes = 100;
    public const int RecordHeaderBytes = 8;
    private const int BoxBytes = 32;

    private readonly FileStream _stream = new(index.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
    private readonly WkbBuffer _wkb = new();
    private byte[] _content = new byte[4096];

    public static bool IsShape(ReadOnlySpan<byte> head) => head.Length >= 36 && BinaryPrimitives.ReadInt32BigEndian(head) == 9994 && BinaryPrimitives.ReadInt32LittleEndian(head[28..]) == 1000;

    /// <summary>The shape's WKB; empty for a null shape or one that can't be read.</summary>
    public ReadOnlySpan<byte> Read(int record)
    {
        _wkb.Clear();
        var content = Content(record);
        if (!TryShape(content)) _wkb.Clear();
        return _wkb.Written;
    }

    private ReadOnlySpan<byte> Content(int record)
    {
        Span<byte> length = stackalloc byte[4];
        _stream.Position = index.Offset(record) - 4;
        _stream.ReadExactly(length);
        var size = BinaryPrimitives.ReadInt32BigEndian(length) * 2;
        if (_content.Length < size) _content = new byte[Math.Max(size, _content.Length * 2)];
        _stream.ReadExactly(_content, 0, size);
        return _content.AsSpan(0, size);
    }

    // Kinds with Z and M begin like the plain ones; what comes after the positions is left out.
    private bool TryShape(ReadOnlySpan<byte> content) => (BinaryPrimitives.ReadInt32LittleEndian(content) % 10, BinaryPrimitives.ReadInt32LittleEndian(content)) switch
    {
        (1, 1 or 11 or 21) => Point(content[4..]),
        (8, 8 or 18 or 28) => MultiPoint(content[4..]),
        (3, 3 or 13 or 23) => Parts(content[4..], polygon: false),
        (5, 5 or 15 or 25) => Parts(content[4..], polygon: true),
        _ => false,
    };

    private bool Point(ReadOnlySpan<byte> content)
    {
        if (content.Length < 16 || !Finite(content[..16])) return false;
        _wkb.Begin(WkbType.Point);
        _wkb.Position(Number(content, 0), Number(content, 1));
        return true;
    }

    private bool MultiPoint(ReadOnlySpan<byte> content)
    {
        if (content.Length < BoxBytes + 4) return false;
        var count = BinaryPrimitives.ReadInt32LittleEndian(content[BoxBytes..]);
        var points = content[(BoxBytes + 4)..];
        if (count <= 0 || count > points.Length / 16 || !Finite(points[..(count * 16)])) return false;
        var place = _wkb.Begin(WkbType.MultiPoint);
        for (var i = 0; i < count; i++)
        {
            _wkb.Begin(WkbType.Point);
            _wkb.Position(Number(points, 2 * i), Number(points, 2 * i + 1));
        }
        _wkb.SetCount(place, count);
        return true;
    }

    private bool Parts(ReadOnlySpan<byte> content, bool polygon)
    {
        if (content.Length < BoxBytes + 8) return false;
        int parts = BinaryPrimitives.ReadInt32LittleEndian(content[BoxBytes..]), count = BinaryPrimitives.ReadInt32LittleEndian(content[(BoxBytes + 4)..]);
        var rest = content[(BoxBytes + 8)..];
        if (parts <= 0 || count <= 0 || parts > rest.Length / 4) return false;
        var points = rest[(parts * 4)..];
        if (count > points.Length / 16 || !Finite(points[..(count * 16)])) return false;
        if (Ranges(rest, parts, count) is not { } ranges) return false;
        return polygon ? Polygon(points, ranges) : Lines(points, ranges);
    }

    private static List<Range>? Ranges(ReadOnlySpan<byte> starts, int parts, int count)
    {
        var ranges = new List<Range>(parts);
        for (var i = 0; i < parts; i++)
        {
            var from = BinaryPrimitives.ReadInt32LittleEndian(starts[(i * 4)..]);
            var to = i + 1 < parts ? BinaryPrimitives.ReadInt32LittleEndian(starts[((i + 1) * 4)..]) : count;
            if (from < 0 || to < from || to > count) return null;
            if (to > from) ranges.Add(from..to);
        }
        return ranges;
    }

    private bool Lines(ReadOnlySpan<byte> points, List<Range> ranges)
    {
        ranges.RemoveAll(r => r.End.Value - r.Start.Value < 2);
        if (ranges.Count == 0) return false;
        var place = ranges.Count == 1 ? 0 : _wkb.Begin(WkbType.MultiLineString);
        foreach (var range in ranges)
        {
            var line = _wkb.Begin(WkbType.LineString);
            _wkb.SetCount(line, Positions(points, range));
        }
        if (ranges.Count > 1) _wkb.SetCount(place, ranges.Count);
        return true;
    }

    private bool Polygon(ReadOnlySpan<byte> points, List<Range> ranges)
    {
        var polygons = PolygonRings.Arrange(points, ranges);
        if (polygons.Count == 0) return false;
        var place = polygons.Count == 1 ? 0 : _wkb.Begin(WkbType.MultiPolygon);
        foreach (var rings in polygons) Rings(points, rings);
        if (polygons.Count > 1) _wkb.SetCount(place, polygons.Count);
        return true;
    }

    private void Rings(ReadOnlySpan<byte> points, List<Range> rings)
    {
        var place = _wkb.Begin(WkbType.Polygon);
        var count = 0;
        foreach (var ring in rings)
        {
            var start = _wkb.BeginCount();
            if (_wkb.EndRing(start, Positions(points, ring))) count++;
        }
        _wkb.SetCount(place, count);
    }

    private int Positions(ReadOnlySpan<byte> points, Range range)
    {
        var (start, length) = (range.Start.Value, range.End.Value - range.Start.Value);
        for (var i = start; i < start + length; i++) _wkb.Position(Number(points, 2 * i), Number(points, 2 * i + 1));
        return length;
    }

    private static bool Finite(ReadOnlySpan<byte> numbers)
    {
        for (var i = 0; i + 8 <= numbers.Length; i += 8)
            if (!double.IsFinite(BinaryPrimitives.ReadDoubleLittleEndian(numbers[i..]))) return false;
        return true;
    }

    public static double Number(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadDoubleLittleEndian(bytes[(index * 8)..]);

    public void Dispose() => _stream.Dispose();
}
