using System.Text;

namespace Maru.Connectors.Parquet;

internal enum ThriftType
{
    Stop = 0,
    True = 1,
    False = 2,
    Byte = 3,
    Int16 = 4,
    Int32 = 5,
    Int64 = 6,
    Double = 7,
    Binary = 8,
    List = 9,
    Set = 10,
    Map = 11,
    Struct = 12,
}

/// <summary>
/// Thrift's compact protocol, as far as Parquet's footer uses it. Never reads past its bytes and nests no deeper than
/// <see cref="MaxDepth"/>; anything else is a <see cref="FormatException"/>.
/// </summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 32;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>Reads a field's header; the id is relative to the one before.</summary>
    public ThriftType Field(ref int id)
    {
        var head = Byte();
        var type = (ThriftType)(head & 0x0F);
        if (type == ThriftType.Stop) return type;
        id = head >> 4 == 0 ? (int)Signed() : id + (head >> 4);
        return type;
    }

    public (ThriftType Type, int Count) List()
    {
        var head = Byte();
        var count = head >> 4 == 15 ? Unsigned() : (ulong)(head >> 4);
        if (count > (ulong)(_bytes.Length - _at)) throw new FormatException("A list is longer than the footer.");
        return ((ThriftType)(head & 0x0F), (int)count);
    }

    /// <summary>A zigzag number of any width.</summary>
    public long Signed()
    {
        var number = Unsigned();
        return (long)(number >> 1) ^ -(long)(number & 1);
    }

    public string Text() => Encoding.UTF8.GetString(Binary());

    public ReadOnlySpan<byte> Binary()
    {
        var length = Unsigned();
        if (length > (ulong)(_bytes.Length - _at)) throw new FormatException("A text is longer than the footer.");
        var text = _bytes.Slice(_at, (int)length);
        _at += (int)length;
        return text;
    }

    public void Skip(ThriftType type, int depth = 0)
    {
        if (depth > MaxDepth) throw new FormatException("The footer is nested too deeply.");
        switch (type)
        {
            case ThriftType.True or ThriftType.False:
                break;
            case ThriftType.Byte:
                Byte();
                break;
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                Unsigned();
                break;
            case ThriftType.Double:
                for (var i = 0; i < 8; i++) Byte();
                break;
            case ThriftType.Binary:
                Binary();
                break;
            case ThriftType.List or ThriftType.Set:
                var (element, count) = List();
                for (var i = 0; i < count; i++) SkipElement(element, depth + 1);
                break;
            case ThriftType.Map:
                SkipMap(depth + 1);
                break;
            case ThriftType.Struct:
                var id = 0;
                for (var field = Field(ref id); field != ThriftType.Stop; field = Field(ref id)) Skip(field, depth + 1);
                break;
            default:
                throw new FormatException("An unknown Thrift type.");
        }
    }

    // Inside a collection a boolean takes a byte; as a field it is its type.
    private void SkipElement(ThriftType type, int depth)
    {
        if (type is ThriftType.True or ThriftType.False) Byte();
        else Skip(type, depth);
    }

    private void SkipMap(int depth)
    {
        var count = Unsigned();
        if (count == 0) return;
        var types = Byte();
        if (count > (ulong)(_bytes.Length - _at)) throw new FormatException("A map is longer than the footer.");
        for (var i = 0UL; i < count; i++)
        {
            SkipElement((ThriftType)(types >> 4), depth);
            SkipElement((ThriftType)(types & 0x0F), depth);
        }
    }

    private ulong Unsigned()
    {
        ulong number = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = Byte();
            number |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return number;
        }
        throw new FormatException("A number is too long.");
    }

    private byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw new FormatException("The footer is cut short.");
}
