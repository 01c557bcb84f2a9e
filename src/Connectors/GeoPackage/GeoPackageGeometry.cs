using System.Buffers.Binary;
using Maru.Core.Sources.Geometry;

namespace Maru.Connectors.GeoPackage;

/// <summary>
/// Takes a shape out of its GeoPackage header and writes it as little-endian WKB in two dimensions. Counts are believed only as far as
/// bytes are left.
/// </summary>
public sealed class GeoPackageGeometry
{
    private const int MostDepth = 16;
    private static readonly int[] EnvelopeBytes = [0, 32, 48, 48, 64];

    private const string Damaged = "GEOMETRY ?";

    // Kinds from 8 on, by their numbers (ISO 13249-3): arcs are no lines, and solids no areas.
    private static readonly string[] Unread = ["CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON", "MULTICURVE", "MULTISURFACE", "CURVE", "SURFACE", "POLYHEDRALSURFACE", "TIN", "TRIANGLE"];

    private readonly WkbBuffer _wkb = new();
    private string? _unread;

    /// <summary>The shape; empty when there is none, or it can't be read.</summary>
    /// <param name="unread">What was found instead of a shape that can be read; null when there is one, or none at all.</param>
    public ReadOnlySpan<byte> Read(ReadOnlySpan<byte> blob, out string? unread)
    {
        _wkb.Clear();
        _unread = unread = null;
        if (blob.Length == 0) return default;
        if (blob.Length >= 8 && blob[0] == 'G' && blob[1] == 'P')
        {
            var envelope = (blob[3] >> 1) & 7;
            var isEmpty = (blob[3] & 16) != 0;
            if (isEmpty) return default;
            if (envelope < EnvelopeBytes.Length && blob.Length >= 8 + EnvelopeBytes[envelope])
            {
                var bytes = new Bytes(blob[(8 + EnvelopeBytes[envelope])..]);
                if (Shape(ref bytes, 0)) return _wkb.Written;
            }
        }
        unread = _unread ?? Damaged;
        return default;
    }

    private bool Shape(ref Bytes bytes, int depth)
    {
        if (depth > MostDepth || !bytes.Order() || !bytes.Int(out var written)) return false;
        // ISO adds 1000 for Z, 2000 for M, 3000 for both; PostGIS sets high bits.
        var iso = (int)(written & 0x0FFFFFFF);
        var extra = (iso / 1000) switch { 0 => 0, 1 or 2 => 1, 3 => 2, _ => -1 };
        if ((written & 0x80000000) != 0) extra++;
        if ((written & 0x40000000) != 0) extra++;
        return extra is >= 0 and <= 2 && (iso % 1000) switch
        {
            1 => Point(ref bytes, extra),
            2 => Line(ref bytes, extra),
            3 => Polygon(ref bytes, extra),
            4 => Parts(ref bytes, WkbType.MultiPoint, depth),
            5 => Parts(ref bytes, WkbType.MultiLineString, depth),
            6 => Parts(ref bytes, WkbType.MultiPolygon, depth),
            7 => Parts(ref bytes, WkbType.GeometryCollection, depth),
            var other => Note(other),
        };
    }

    private bool Note(int kind)
    {
        if (kind >= 8 && kind - 8 < Unread.Length) _unread ??= Unread[kind - 8];
        return false;
    }

    private bool Point(ref Bytes bytes, int extra)
    {
        _wkb.Begin(WkbType.Point);
        return bytes.Position(extra, out var x, out var y) && double.IsFinite(x) && double.IsFinite(y) && Put(x, y);
    }

    private bool Line(ref Bytes bytes, int extra)
    {
        var place = _wkb.Begin(WkbType.LineString);
        if (!Positions(ref bytes, extra, out var count)) return false;
        _wkb.SetCount(place, count);
        return count > 1;
    }

    private bool Polygon(ref Bytes bytes, int extra)
    {
        var place = _wkb.Begin(WkbType.Polygon);
        if (!bytes.Int(out var rings) || rings > bytes.Left / 4) return false;
        var kept = 0;
        for (var ring = 0; ring < rings; ring++)
        {
            var start = _wkb.BeginCount();
            if (!Positions(ref bytes, extra, out var count)) return false;
            if (_wkb.EndRing(start, count)) kept++;
            else if (ring == 0) return false;
        }
        _wkb.SetCount(place, kept);
        return kept > 0;
    }

    private bool Parts(ref Bytes bytes, WkbType type, int depth)
    {
        var place = _wkb.Begin(type);
        if (!bytes.Int(out var parts) || parts > bytes.Left / 5) return false;
        for (var part = 0; part < parts; part++)
            if (!Shape(ref bytes, depth + 1)) return false;
        _wkb.SetCount(place, (int)parts);
        return parts > 0;
    }

    private bool Positions(ref Bytes bytes, int extra, out int count)
    {
        count = 0;
        if (!bytes.Int(out var positions) || positions > bytes.Left / (16 + (8 * extra))) return false;
        for (; count < positions; count++)
        {
            if (!bytes.Position(extra, out var x, out var y) || !double.IsFinite(x) || !double.IsFinite(y)) return false;
            Put(x, y);
        }
        return true;
    }

    private bool Put(double x, double y)
    {
        _wkb.Position(x, y);
        return true;
    }

    /// <summary>Reads numbers in the order of bytes each geometry states.</summary>
    private ref struct Bytes(ReadOnlySpan<byte> left)
    {
        private ReadOnlySpan<byte> _left = left;
        private bool _isBig;

        public readonly int Left => _left.Length;

        public bool Order()
        {
            if (_left.Length < 5 || _left[0] > 1) return false;
            _isBig = _left[0] == 0;
            _left = _left[1..];
            return true;
        }

        public bool Int(out uint value)
        {
            value = 0;
            if (_left.Length < 4) return false;
            value = _isBig ? BinaryPrimitives.ReadUInt32BigEndian(_left) : BinaryPrimitives.ReadUInt32LittleEndian(_left);
            _left = _left[4..];
            return true;
        }

        public bool Position(int extra, out double x, out double y)
        {
            x = y = 0;
            var length = 16 + (8 * extra);
            if (_left.Length < length) return false;
            x = Double(0);
            y = Double(8);
            _left = _left[length..];
            return true;
        }

        private readonly double Double(int at) => _isBig ? BinaryPrimitives.ReadDoubleBigEndian(_left[at..]) : BinaryPrimitives.ReadDoubleLittleEndian(_left[at..]);
    }
}
