using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb;

/// <summary>
/// A streamed result: call <see cref="Next"/>, then read the columns of up to 2,048 rows by <see cref="Column"/>. What a column
/// gives is valid until the next call. One thread at a time.
/// </summary>
public sealed unsafe class DuckDbResult : IDisposable
{
    private readonly ResultHandle _result;
    private readonly Interruption _interruption;
    private readonly string _sql;
    private readonly CancellationToken _stop;
    private readonly DuckDbVector[] _vectors;
    private ChunkHandle? _chunk;
    private bool _ended;

    internal DuckDbResult(ResultHandle result, Interruption interruption, string sql, CancellationToken stop)
    {
        _result = result;
        _interruption = interruption;
        _sql = sql;
        _stop = stop;
        Columns = ReadColumns(result.Value);
        _vectors = new DuckDbVector[Columns.Count];
    }

    public IReadOnlyList<DuckDbColumn> Columns { get; }

    /// <summary>Rows at hand after <see cref="Next"/> said true.</summary>
    public int Rows { get; private set; }

    /// <summary>Moves to the next rows; false at the end.</summary>
    /// <exception cref="DuckDbException">The query failed on its way.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public bool Next()
    {
        Drop();
        _stop.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_result.IsClosed, this);
        if (_ended)
            return false;
        var address = DuckDbApi.duckdb_fetch_chunk(*_result.Value);
        if (address == 0)
        {
            if (DuckDbApi.duckdb_result_error(_result.Value) is not null)
                throw _result.FailureOf(_sql, _stop);
            _ended = true;
            return false;
        }

        _chunk = new();
        _chunk.Own(address);
        Rows = (int)DuckDbApi.duckdb_data_chunk_get_size(address);
        for (var i = 0; i < _vectors.Length; i++)
            _vectors[i] = new(DuckDbApi.duckdb_data_chunk_get_vector(address, (ulong)i), Columns[i].Type, Rows);
        return Rows > 0 || Next();
    }

    /// <summary>A column of the rows at hand.</summary>
    public ref readonly DuckDbVector Column(int column)
    {
        if (_chunk is null)
            throw new InvalidOperationException("There are no rows at hand: Next was not called or has said false.");
        return ref _vectors[column];
    }

    public void Dispose()
    {
        Drop();
        _interruption.Dispose();
        _result.Dispose();
    }

    private static DuckDbColumn[] ReadColumns(NativeResult* result)
    {
        var columns = new DuckDbColumn[(int)DuckDbApi.duckdb_column_count(result)];
        for (var i = 0; i < columns.Length; i++)
        {
            using var type = new LogicalTypeHandle(DuckDbApi.duckdb_column_logical_type(result, (ulong)i));
            columns[i] = new(DuckDbApi.Text(DuckDbApi.duckdb_column_name(result, (ulong)i)), DuckDbColumnType.Read(type.Value));
        }

        return columns;
    }

    private void Drop()
    {
        Rows = 0;
        _chunk?.Dispose();
        _chunk = null;
    }
}
