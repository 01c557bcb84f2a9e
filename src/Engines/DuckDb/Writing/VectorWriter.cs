using Maru.Core.Engine;
using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb.Writing;

/// <summary>Lets a source write straight into the vectors of a DuckDB data chunk.</summary>
internal sealed unsafe class VectorWriter : BatchWriter, IDisposable
{
    private readonly StorageType[] _types;
    private readonly nint[] _vectors;
    private readonly nint[] _data;
    private readonly nint[] _validity;
    private readonly TextArena _texts = new();

    internal VectorWriter(IReadOnlyList<StoredColumn> columns)
    {
        _types = [.. columns.Select(column => column.Type)];
        _vectors = new nint[_types.Length];
        _data = new nint[_types.Length];
        _validity = new nint[_types.Length];
        Capacity = (int)DuckDbApi.duckdb_vector_size();
    }

    public override int Capacity { get; }

    /// <summary>DuckDB's type for a column.</summary>
    internal static DuckDbType TypeOf(StorageType type) => type switch
    {
        StorageType.Text => DuckDbType.Varchar,
        StorageType.Int64 => DuckDbType.BigInt,
        StorageType.Int32 => DuckDbType.Integer,
        StorageType.Double => DuckDbType.Double,
        StorageType.Boolean => DuckDbType.Boolean,
        StorageType.Date => DuckDbType.Date,
        StorageType.Time => DuckDbType.Time,
        StorageType.Timestamp => DuckDbType.Timestamp,
        StorageType.Blob => DuckDbType.Blob,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Has the source fill the chunk, and says how many rows it wrote.</summary>
    internal int Fill(nint chunk, IBatchSource source)
    {
        Begin(chunk);
        var rows = source.Fill(this);
        if ((uint)rows > (uint)Capacity)
            throw new InvalidOperationException($"A batch source said it filled {rows} rows of a batch of {Capacity}.");
        DuckDbApi.duckdb_data_chunk_set_size(chunk, (ulong)rows);
        return rows;
    }

    public override Span<long> Int64(int column)
    {
        if (_types[column] is not (StorageType.Int64 or StorageType.Time or StorageType.Timestamp))
            throw Mistyped(column, nameof(Int64));
        return new((void*)_data[column], Capacity);
    }

    public override Span<int> Int32(int column)
    {
        if (_types[column] is not (StorageType.Int32 or StorageType.Date))
            throw Mistyped(column, nameof(Int32));
        return new((void*)_data[column], Capacity);
    }

    public override Span<double> Double(int column)
    {
        if (_types[column] is not StorageType.Double)
            throw Mistyped(column, nameof(Double));
        return new((void*)_data[column], Capacity);
    }

    public override Span<byte> Boolean(int column)
    {
        if (_types[column] is not StorageType.Boolean)
            throw Mistyped(column, nameof(Boolean));
        return new((void*)_data[column], Capacity);
    }

    public override void SetNull(int column, int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Capacity, nameof(row));
        var validity = (ulong*)_validity[column];
        if (validity is null)
            validity = MakeValidity(column);
        validity[row >> 6] &= ~(1UL << (row & 63));
    }

    public override void SetBytes(int column, int row, ReadOnlySpan<byte> bytes)
    {
        if (_types[column] is not (StorageType.Text or StorageType.Blob) || (uint)row >= (uint)Capacity)
            throw Mistyped(column, nameof(SetBytes));
        var text = (NativeString*)_data[column] + row;
        if (bytes.Length <= NativeString.InlineLength)
            NativeString.SetInline(text, bytes);
        else
            NativeString.SetPointer(text, _texts.Copy(bytes), bytes.Length);
    }

    public void Dispose() => _texts.Dispose();

    private void Begin(nint chunk)
    {
        _texts.Reset();
        for (var i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = DuckDbApi.duckdb_data_chunk_get_vector(chunk, (ulong)i);
            _data[i] = (nint)DuckDbApi.duckdb_vector_get_data(_vectors[i]);
            _validity[i] = (nint)DuckDbApi.duckdb_vector_get_validity(_vectors[i]);
        }
    }

    private ulong* MakeValidity(int column)
    {
        DuckDbApi.duckdb_vector_ensure_validity_writable(_vectors[column]);
        var validity = DuckDbApi.duckdb_vector_get_validity(_vectors[column]);
        _validity[column] = (nint)validity;
        return validity;
    }

    private InvalidOperationException Mistyped(int column, string call) =>
        new($"{call} was called for column {column}, which is {_types[column]}, or for a row past {Capacity - 1}.");
}
