using System.Buffers.Binary;

namespace Maru.Core.Sources.Geometry;

/// <summary>
/// Builds little-endian WKB in two dimensions. A part's count is written when the part ends: <see cref="Begin"/> gives its place.
/// </summary>
public sealed class WkbBuffer
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Takes back everything written from a place on.</summary>
    public void Rewind(int length) => Length = length;

    /// <summary>Starts a geometry and returns the place of its count for <see cref="SetCount"/>; a point has none.</summary>
    public int Begin(WkbType type)
    {
        Reserve(5);
        _bytes[Length] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(Length + 1), (int)type);
        Length += 5;
        return type == WkbType.Point ? -1 : BeginCount();
    }

    /// <summary>Leaves room for a count and returns its place.</summary>
    public int BeginCount()
    {
        Reserve(4);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(Length), 0);
        Length += 4;
        return Length - 4;
    }

    public void SetCount(int place, int count) => BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(place), count);

    public void Position(double x, double y)
    {
        Reserve(16);
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(Length), x);
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(Length + 8), y);
        Length += 16;
    }

    /// <summary>Ends a ring begun at <paramref name="place"/>: closes it when it is open, takes it back when it has fewer than four points.</summary>
    /// <returns>True when the ring stays.</returns>
    public bool EndRing(int place, int count)
    {
        if (count > 0 && !_bytes.AsSpan(place + 4, 16).SequenceEqual(_bytes.AsSpan(Length - 16, 16)))
        {
            Position(
                BinaryPrimitives.ReadDoubleLittleEndian(_bytes.AsSpan(place + 4)),
                BinaryPrimitives.ReadDoubleLittleEndian(_bytes.AsSpan(place + 12)));
            count++;
        }
        if (count < 4)
        {
            Length = place;
            return false;
        }
        SetCount(place, count);
        return true;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(Length + count)));
    }
}

/// <summary>Geometry types of OGC 06-103r4.</summary>
public enum WkbType
{
    None = 0,
    Point = 1,
    LineString = 2,
    Polygon = 3,
    MultiPoint = 4,
    MultiLineString = 5,
    MultiPolygon = 6,
    GeometryCollection = 7,
}
