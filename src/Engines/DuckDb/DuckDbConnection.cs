using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb;

/// <param name="Share">0–1, or null while DuckDB can't tell.</param>
public readonly record struct DuckDbProgress(double? Share, long RowsProcessed, long RowsToProcess);

/// <summary>
/// Runs one query at a time, on one thread at a time; starting a query ends the result before it.
/// Only <see cref="Interrupt"/> and <see cref="Progress"/> may be called from other threads meanwhile.
/// </summary>
public sealed unsafe class DuckDbConnection : IDisposable
{
    private readonly ConnectionHandle _handle = new();

    internal DuckDbConnection(nint handle) => _handle.Own(handle);

    internal ConnectionHandle Handle => _handle;

    /// <summary>How far the running query is. Needs the setting enable_progress_bar.</summary>
    public DuckDbProgress Progress
    {
        get
        {
            var progress = DuckDbApi.duckdb_query_progress(_handle);
            return new(
                progress.Percentage < 0 ? null : progress.Percentage / 100,
                (long)progress.RowsProcessed,
                (long)progress.RowsToProcess);
        }
    }

    /// <summary>Ends the query that runs now, if any, with an interrupted <see cref="DuckDbException"/>.</summary>
    public void Interrupt() => DuckDbApi.duckdb_interrupt(_handle);

    /// <summary>Runs one or more statements to their end.</summary>
    /// <returns>Rows the last one changed.</returns>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public long Execute(string sql, CancellationToken stop = default)
    {
        CheckText(sql);
        stop.ThrowIfCancellationRequested();
        using var result = new ResultHandle();
        using var interruption = new Interruption(_handle, stop);
        DuckDbState state;
        fixed (byte* text = DuckDbApi.ZeroTerminated(sql))
            state = DuckDbApi.duckdb_query(_handle, text, result.Value);
        if (state != DuckDbState.Success)
            throw result.FailureOf(sql, stop);
        return (long)DuckDbApi.duckdb_rows_changed(result.Value);
    }

    /// <summary>Runs one statement and streams its rows.</summary>
    /// <param name="parameters">Bound to ? (or $1, $2 …) in order; see <see cref="DuckDbStatement.Bind"/>.</param>
    public DuckDbResult Query(string sql, IReadOnlyList<object?>? parameters = null, CancellationToken stop = default)
    {
        using var statement = Prepare(sql);
        statement.Bind(parameters ?? []);
        return statement.Run(stop);
    }

    /// <summary>Parses and plans one statement.</summary>
    public DuckDbStatement Prepare(string sql)
    {
        CheckText(sql);
        var statement = new StatementHandle();
        nint address = 0;
        DuckDbState state;
        fixed (byte* text = DuckDbApi.ZeroTerminated(sql))
            state = DuckDbApi.duckdb_prepare(_handle, text, &address);
        statement.Own(address);
        if (state == DuckDbState.Success)
            return new(_handle, statement, sql);

        using (statement)
            throw new DuckDbException(DuckDbApi.Text(DuckDbApi.duckdb_prepare_error(statement)), sql);
    }

    /// <summary>Opens a table for adding many rows.</summary>
    public DuckDbAppender Append(string table, string? schema = null) => new(_handle, schema, table);

    public void Dispose() => _handle.Dispose();

    // C text ends at the first zero: what follows it would be dropped without a word.
    private static void CheckText(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        if (sql.Contains('\0', StringComparison.Ordinal))
            throw new DuckDbException("SQL may not contain the character U+0000.", sql.Replace("\0", "␀", StringComparison.Ordinal));
    }
}
