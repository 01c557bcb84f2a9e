using System.Buffers.Binary;

namespace Maru.Methods.Geometry;

/// <summary>
/// Well-known binary (OGC 06-103r4) and PostGIS's extension of it: both byte orders are read, Z and M values and the SRID are dropped.
/// Written as little-endian XY, which DuckDB, GeoParquet and PostGIS read.
/// </summary>
public static class Wkb
{
    private const int PointLength = 21;

    // A collection in a collection in … is no city's geometry.
    private const int DeepestNesting = 8;

    /// <summary>False, with the reason, when the bytes are not one whole geometry or are a collection of different kinds.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Shape shape, out string? problem)
    {
        shape = null!;
        var reader = new Reader(bytes);
        ShapeKind? kind = null;
        ShapeBuilder? builder = null;
        problem = reader.ReadGeometry(ref kind, ref builder, isMember: false, depth: 0);
        if (problem is null && reader.Remaining > 0)
            problem = $"Expected {bytes.Length - reader.Remaining} bytes of WKB, found {bytes.Length}.";
        if (problem is null)
            shape = (builder ?? new ShapeBuilder(ShapeKind.MultiPoint)).Build();
        return problem is null;
    }

    public static byte[] WritePoint(double x, double y)
    {
        var bytes = new byte[PointLength];
        WritePoint(x, y, bytes);
        return bytes;
    }

    /// <summary>Writes the 21 bytes of a point.</summary>
    public static void WritePoint(double x, double y, Span<byte> bytes)
    {
        bytes[0] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(bytes[1..], (int)ShapeKind.Point);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[5..], x);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[13..], y);
    }

    public static byte[] Write(Shape shape)
    {
        using var stream = new MemoryStream(9 + 16 * shape.X.Length + 13 * shape.RingCount);
        using var writer = new BinaryWriter(stream);
        var member = Member(shape.Kind);
        if (member == shape.Kind)
            WritePart(writer, shape, 0, shape.Kind);
        else
        {
            WriteHeader(writer, shape.Kind);
            writer.Write(shape.PartCount);
            for (var part = 0; part < shape.PartCount; part++)
                WritePart(writer, shape, part, member);
        }
        writer.Flush();
        return stream.ToArray();
    }

    private static void WritePart(BinaryWriter writer, Shape shape, int part, ShapeKind kind)
    {
        WriteHeader(writer, kind);
        var hasPart = part < shape.PartCount;
        int first = hasPart ? shape.PartStarts[part] : 0, end = hasPart ? shape.PartStarts[part + 1] : 0;
        if (kind == ShapeKind.Point)
        {
            // An empty point has no form of its own in WKB; the world writes NaN, NaN.
            writer.Write(hasPart ? shape.X[shape.RingStarts[first]] : double.NaN);
            writer.Write(hasPart ? shape.Y[shape.RingStarts[first]] : double.NaN);
            return;
        }
        if (kind == ShapeKind.Polygon)
            writer.Write(end - first);
        else if (!hasPart)
            writer.Write(0);
        for (var ring = first; ring < end; ring++)
            WriteVertices(writer, shape.RingX(ring), shape.RingY(ring));
    }

    private static void WriteVertices(BinaryWriter writer, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        writer.Write(x.Length);
        for (var i = 0; i < x.Length; i++)
        {
            writer.Write(x[i]);
            writer.Write(y[i]);
        }
    }

    private static void WriteHeader(BinaryWriter writer, ShapeKind kind)
    {
        writer.Write((byte)1);
        writer.Write((int)kind);
    }

    private static ShapeKind Member(ShapeKind kind) => kind > ShapeKind.Polygon ? kind - 3 : kind;

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _position;
        private bool _isLittle;

        public readonly int Remaining => _bytes.Length - _position;

        public string? ReadGeometry(ref ShapeKind? kind, ref ShapeBuilder? builder, bool isMember, int depth)
        {
            if (Remaining < 5 || depth > DeepestNesting)
                return depth > DeepestNesting ? "The WKB is nested too deeply." : $"The WKB ends at byte {_position} in the middle of a header.";
            _isLittle = _bytes[_position++] == 1;
            var type = ReadUInt32();
            var dimensions = 2 + ((type & 0x80000000) != 0 ? 1 : 0) + ((type & 0x40000000) != 0 ? 1 : 0);
            if ((type & 0x20000000) != 0)
                _position += 4; // the SRID
            type &= 0x1FFFFFFF;
            dimensions += (type / 1000) switch { 1 or 2 => 1, 3 => 2, _ => 0 };
            var own = (ShapeKind)(type % 1000);
            if (own == (ShapeKind)7)
                return ReadMembers(ref kind, ref builder, depth);
            if (!Enum.IsDefined(own))
                return $"Geometry type {type} is not a point, line or polygon.";
            if (kind is { } seen && Member(seen) != Member(own))
                return $"A collection of different kinds ({Member(seen)} and {Member(own)}) can't be one column's geometry.";
            kind = isMember ? Member(own) + 3 : own;
            builder ??= new ShapeBuilder(kind.Value);
            return own > ShapeKind.Polygon ? ReadMembers(ref kind, ref builder, depth) : ReadPart(own, builder, dimensions);
        }

        private string? ReadMembers(ref ShapeKind? kind, ref ShapeBuilder? builder, int depth)
        {
            if (ReadCount(5) is not { } count)
                return Cut();
            for (var i = 0; i < count; i++)
                if (ReadGeometry(ref kind, ref builder, isMember: true, depth + 1) is { } problem)
                    return problem;
            return null;
        }

        private string? ReadPart(ShapeKind kind, ShapeBuilder builder, int dimensions)
        {
            builder.BeginPart();
            if (kind == ShapeKind.Point)
                return ReadVertices(1, dimensions, builder);
            if (kind == ShapeKind.LineString)
                return ReadCount(8 * dimensions) is { } vertices ? ReadVertices(vertices, dimensions, builder) : Cut();
            if (ReadCount(4) is not { } rings)
                return Cut();
            for (var ring = 0; ring < rings; ring++)
            {
                builder.BeginRing();
                if (ReadCount(8 * dimensions) is not { } count)
                    return Cut();
                if (ReadVertices(count, dimensions, builder) is { } problem)
                    return problem;
            }
            return null;
        }

        private string? ReadVertices(int count, int dimensions, ShapeBuilder builder)
        {
            if (Remaining < 8L * dimensions * count)
                return Cut();
            for (var i = 0; i < count; i++)
            {
                double x = ReadDouble(), y = ReadDouble();
                _position += 8 * (dimensions - 2);
                if (!double.IsNaN(x) || !double.IsNaN(y))
                    builder.Add(x, y);
            }
            return null;
        }

        // A count that could not fit in the bytes left is damage, found before anything of that size is set aside.
        private int? ReadCount(int bytesEach)
        {
            if (Remaining < 4)
                return null;
            var count = ReadUInt32();
            return count <= Remaining / bytesEach ? (int)count : null;
        }

        private readonly string Cut() => $"The WKB ends or its counts go wrong at byte {Math.Min(_position, _bytes.Length)} of {_bytes.Length}.";

        private uint ReadUInt32()
        {
            var four = _bytes.Slice(_position, 4);
            _position += 4;
            return _isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(four) : BinaryPrimitives.ReadUInt32BigEndian(four);
        }

        private double ReadDouble()
        {
            var eight = _bytes.Slice(_position, 8);
            _position += 8;
            return _isLittle ? BinaryPrimitives.ReadDoubleLittleEndian(eight) : BinaryPrimitives.ReadDoubleBigEndian(eight);
        }
    }
}
