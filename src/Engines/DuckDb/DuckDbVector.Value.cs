using System.Text;
using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb;

public readonly unsafe partial struct DuckDbVector
{
    private const long NanosecondsPerMicrosecond = 1000;

    /// <summary>A whole number of any stored width, or a decimal's digits without the point.</summary>
    public Int128 Whole(int row) => Type.Storage switch
    {
        DuckDbType.TinyInt => ((sbyte*)_data)[row],
        DuckDbType.UTinyInt => ((byte*)_data)[row],
        DuckDbType.SmallInt => ((short*)_data)[row],
        DuckDbType.USmallInt => ((ushort*)_data)[row],
        DuckDbType.Integer => ((int*)_data)[row],
        DuckDbType.UInteger => ((uint*)_data)[row],
        DuckDbType.BigInt => ((long*)_data)[row],
        DuckDbType.UBigInt => ((ulong*)_data)[row],
        DuckDbType.HugeInt => ((NativeHugeInt*)_data)[row].Value,
        _ => throw new InvalidOperationException($"A {Type.Type} column has no whole numbers."),
    };

    /// <summary>An exact decimal.</summary>
    public decimal Decimal(int row) => DecimalBits.From(Whole(row), Type.Scale);

    /// <summary>Microseconds since midnight of a time, or since 1970 of a timestamp of any precision.</summary>
    public long Microseconds(int row)
    {
        var value = ((long*)_data)[row];
        return Type.Type switch
        {
            DuckDbType.Time or DuckDbType.Timestamp or DuckDbType.TimestampTz => value,
            DuckDbType.TimestampSeconds => value * 1_000_000,
            DuckDbType.TimestampMilliseconds => value * 1_000,
            DuckDbType.TimestampNanoseconds or DuckDbType.TimeNanoseconds => (long)Math.Floor((decimal)value / NanosecondsPerMicrosecond),
            DuckDbType.TimeTz => value >>> 24,
            _ => throw new InvalidOperationException($"A {Type.Type} column has no times."),
        };
    }

    /// <summary>
    /// Any value boxed: null, bool, the whole number of its width, Int128, UInt128, float, double, decimal, string, byte[],
    /// DateOnly, TimeOnly, DateTime, Guid, TimeSpan (months count 30 days), object?[] for a list, a dictionary for a struct.
    /// </summary>
    public object? Value(int row) => IsNull(row) ? null : Type.Type switch
    {
        DuckDbType.SqlNull => null,
        DuckDbType.Boolean => ((byte*)_data)[row] != 0,
        DuckDbType.TinyInt => ((sbyte*)_data)[row],
        DuckDbType.UTinyInt => ((byte*)_data)[row],
        DuckDbType.SmallInt => ((short*)_data)[row],
        DuckDbType.USmallInt => ((ushort*)_data)[row],
        DuckDbType.Integer => ((int*)_data)[row],
        DuckDbType.UInteger => ((uint*)_data)[row],
        DuckDbType.BigInt => ((long*)_data)[row],
        DuckDbType.UBigInt => ((ulong*)_data)[row],
        DuckDbType.HugeInt => Whole(row),
        DuckDbType.UHugeInt => (UInt128)((NativeHugeInt*)_data)[row].Value,
        DuckDbType.Float => ((float*)_data)[row],
        DuckDbType.Double => ((double*)_data)[row],
        DuckDbType.Decimal => Decimal(row),
        DuckDbType.Varchar or DuckDbType.Enum => Encoding.UTF8.GetString(Bytes(row)),
        DuckDbType.Blob or DuckDbType.Geometry => Bytes(row).ToArray(),
        DuckDbType.Date => Moments.Date(((int*)_data)[row]),
        DuckDbType.Time or DuckDbType.TimeTz or DuckDbType.TimeNanoseconds => Moments.Time(Microseconds(row)),
        DuckDbType.Uuid => Uuid(row),
        DuckDbType.Interval => Interval(row),
        DuckDbType.List or DuckDbType.Map => List(row),
        DuckDbType.Struct => Struct(row),
        DuckDbType.Timestamp or DuckDbType.TimestampTz or DuckDbType.TimestampSeconds or DuckDbType.TimestampMilliseconds
            or DuckDbType.TimestampNanoseconds => Moments.Moment(Microseconds(row)),
        _ => throw new NotSupportedException($"A {Type.Type} value can't be read as an object; cast it to VARCHAR in the query."),
    };

    // DuckDB flips the highest bit, so that uuids sort as signed numbers.
    private Guid Uuid(int row)
    {
        var bits = ((NativeHugeInt*)_data)[row];
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, bits.Upper ^ long.MinValue);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], bits.Lower);
        return new(bytes, bigEndian: true);
    }

    private TimeSpan Interval(int row)
    {
        var value = ((NativeInterval*)_data)[row];
        return TimeSpan.FromDays((value.Months * 30) + value.Days) + TimeSpan.FromMicroseconds(value.Microseconds);
    }

    private object?[] List(int row)
    {
        var entry = ((NativeListEntry*)_data)[row];
        var children = new DuckDbVector(
            DuckDbApi.duckdb_list_vector_get_child(_vector), Type.Children[0].Type, (int)(entry.Offset + entry.Length));
        var values = new object?[(int)entry.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = children.Value((int)entry.Offset + i);
        return values;
    }

    private Dictionary<string, object?> Struct(int row)
    {
        var values = new Dictionary<string, object?>();
        for (var i = 0; i < Type.Children.Count; i++)
        {
            var field = new DuckDbVector(DuckDbApi.duckdb_struct_vector_get_child(_vector, (ulong)i), Type.Children[i].Type, Rows);
            values[Type.Children[i].Name] = field.Value(row);
        }

        return values;
    }
}
