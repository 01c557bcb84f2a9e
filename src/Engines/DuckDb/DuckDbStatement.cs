using System.Text;
using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb;

/// <summary>A prepared statement: bind, run, bind again. Used as its connection is: by one thread at a time.</summary>
public sealed unsafe class DuckDbStatement : IDisposable
{
    private readonly ConnectionHandle _connection;
    private readonly StatementHandle _handle;
    private readonly string _sql;

    internal DuckDbStatement(ConnectionHandle connection, StatementHandle handle, string sql)
    {
        _connection = connection;
        _handle = handle;
        _sql = sql;
    }

    public int ParameterCount => (int)DuckDbApi.duckdb_nparams(_handle);

    /// <summary>
    /// The columns of the result; a type is Invalid while it hangs on a parameter.
    /// </summary>
    public IReadOnlyList<DuckDbColumn> Columns()
    {
        var columns = new DuckDbColumn[(int)DuckDbApi.duckdb_prepared_statement_column_count(_handle)];
        for (var i = 0; i < columns.Length; i++)
        {
            var name = DuckDbApi.TakeText(DuckDbApi.duckdb_prepared_statement_column_name(_handle, (ulong)i));
            using var type = new LogicalTypeHandle(DuckDbApi.duckdb_prepared_statement_column_logical_type(_handle, (ulong)i));
            columns[i] = new(name, DuckDbColumnType.Read(type.Value));
        }

        return columns;
    }

    /// <summary>
    /// Binds all parameters in order: null, bool, int, long, Int128, double, decimal, string, byte[], DateOnly, TimeOnly,
    /// DateTime (wall clock), DateTimeOffset (a moment).
    /// </summary>
    public void Bind(IReadOnlyList<object?> parameters)
    {
        if (parameters.Count != ParameterCount)
            throw new DuckDbException($"The statement takes {ParameterCount} parameters; {parameters.Count} were given.", _sql);
        DuckDbApi.duckdb_clear_bindings(_handle);
        for (var i = 0; i < parameters.Count; i++)
        {
            if (Bind((ulong)i + 1, parameters[i]) != DuckDbState.Success)
                throw new DuckDbException($"Parameter {i + 1} could not be bound: {DuckDbApi.Text(DuckDbApi.duckdb_prepare_error(_handle))}", _sql);
        }
    }

    /// <summary>Runs with what is bound, and streams the rows.</summary>
    /// <exception cref="OperationCanceledException">Stopped, here or in the result's <see cref="DuckDbResult.Next"/>.</exception>
    public DuckDbResult Run(CancellationToken stop = default)
    {
        stop.ThrowIfCancellationRequested();
        var interruption = new Interruption(_connection, stop);
        var result = new ResultHandle();
        try
        {
            Run(result, stop);
            return new(result, interruption, _sql, stop);
        }
        catch
        {
            interruption.Dispose();
            result.Dispose();
            throw;
        }
    }

    public void Dispose() => _handle.Dispose();

    private void Run(ResultHandle result, CancellationToken stop)
    {
        nint pending = 0;
        try
        {
            if (DuckDbApi.duckdb_pending_prepared_streaming(_handle, &pending) != DuckDbState.Success)
                throw Failure.Of(DuckDbApi.Text(DuckDbApi.duckdb_pending_error(pending)), DuckDbErrorType.Invalid, _sql, stop);
            if (DuckDbApi.duckdb_execute_pending(pending, result.Value) != DuckDbState.Success)
                throw result.FailureOf(_sql, stop);
        }
        finally
        {
            DuckDbApi.duckdb_destroy_pending(&pending);
        }
    }

    private DuckDbState Bind(ulong index, object? value) => value switch
    {
        null => DuckDbApi.duckdb_bind_null(_handle, index),
        bool flag => DuckDbApi.duckdb_bind_boolean(_handle, index, flag ? (byte)1 : (byte)0),
        int number => DuckDbApi.duckdb_bind_int32(_handle, index, number),
        long number => DuckDbApi.duckdb_bind_int64(_handle, index, number),
        Int128 number => DuckDbApi.duckdb_bind_hugeint(_handle, index, NativeHugeInt.From(number)),
        double number => DuckDbApi.duckdb_bind_double(_handle, index, number),
        decimal number => DuckDbApi.duckdb_bind_decimal(_handle, index, DecimalBits.ToNative(number)),
        string text => BindText(index, text),
        byte[] bytes => BindBytes(index, bytes),
        DateOnly date => DuckDbApi.duckdb_bind_date(_handle, index, Moments.Days(date)),
        TimeOnly time => DuckDbApi.duckdb_bind_time(_handle, index, Moments.Microseconds(time)),
        DateTime moment => DuckDbApi.duckdb_bind_timestamp(_handle, index, Moments.Microseconds(moment)),
        DateTimeOffset moment => DuckDbApi.duckdb_bind_timestamp_tz(_handle, index, Moments.Microseconds(moment.UtcDateTime)),
        _ => throw new ArgumentException($"A parameter of type {value.GetType().Name} can't be bound.", nameof(value)),
    };

    private DuckDbState BindText(ulong index, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = bytes.Length == 0 ? new byte[1] : bytes)
            return DuckDbApi.duckdb_bind_varchar_length(_handle, index, start, (ulong)bytes.Length);
    }

    private DuckDbState BindBytes(ulong index, byte[] bytes)
    {
        fixed (byte* start = bytes.Length == 0 ? new byte[1] : bytes)
            return DuckDbApi.duckdb_bind_blob(_handle, index, start, (ulong)bytes.Length);
    }
}
