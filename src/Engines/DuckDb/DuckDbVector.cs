using System.Runtime.CompilerServices;
using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb;

/// <summary>
/// One column of the rows at hand, in DuckDB's own memory. A view: it ends with the result's next call.
/// </summary>
public readonly unsafe partial struct DuckDbVector
{
    private readonly nint _vector;
    private readonly void* _data;
    private readonly ulong* _validity;

    internal DuckDbVector(nint vector, DuckDbColumnType type, int rows)
    {
        _vector = vector;
        _data = DuckDbApi.duckdb_vector_get_data(vector);
        _validity = DuckDbApi.duckdb_vector_get_validity(vector);
        Type = type;
        Rows = rows;
    }

    public DuckDbColumnType Type { get; }

    public int Rows { get; }

    /// <summary>Every row has a value.</summary>
    public bool NoNulls => _validity is null;

    public bool IsNull(int row) => _validity is not null && (_validity[row >> 6] & (1UL << (row & 63))) == 0;

    /// <summary>The values as they are stored; T has the size of the type's <see cref="DuckDbColumnType.Storage"/>.</summary>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() != StorageSize(Type.Storage))
            throw new InvalidOperationException($"A {Type.Type} column can't be read as {typeof(T).Name}.");
        return new(_data, Rows);
    }

    /// <summary>The bytes of a text (UTF-8), a blob or an enum's value; empty for null.</summary>
    public ReadOnlySpan<byte> Bytes(int row) => Type.Type switch
    {
        _ when IsNull(row) => [],
        DuckDbType.Enum => Type.Dictionary[EnumIndex(row)],
        DuckDbType.Varchar or DuckDbType.Blob or DuckDbType.Geometry or DuckDbType.Bit =>
            NativeString.Bytes((NativeString*)_data + row),
        _ => throw new InvalidOperationException($"A {Type.Type} column has no bytes."),
    };

    private int EnumIndex(int row) => Type.Storage switch
    {
        DuckDbType.UTinyInt => ((byte*)_data)[row],
        DuckDbType.USmallInt => ((ushort*)_data)[row],
        _ => (int)((uint*)_data)[row],
    };

    private static int StorageSize(DuckDbType storage) => storage switch
    {
        DuckDbType.Boolean or DuckDbType.TinyInt or DuckDbType.UTinyInt => 1,
        DuckDbType.SmallInt or DuckDbType.USmallInt => 2,
        DuckDbType.Integer or DuckDbType.UInteger or DuckDbType.Float or DuckDbType.Date => 4,
        DuckDbType.HugeInt or DuckDbType.UHugeInt or DuckDbType.Uuid or DuckDbType.Interval => 16,
        DuckDbType.BigInt or DuckDbType.UBigInt or DuckDbType.Double or DuckDbType.Time or DuckDbType.TimeTz
            or DuckDbType.TimeNanoseconds or DuckDbType.Timestamp or DuckDbType.TimestampTz or DuckDbType.TimestampSeconds
            or DuckDbType.TimestampMilliseconds or DuckDbType.TimestampNanoseconds => 8,
        _ => 0,
    };
}
