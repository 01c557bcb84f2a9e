using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb;

/// <summary>Turns DuckDB's answers into exceptions: a query somebody stopped is a cancelled operation, all else an error.</summary>
internal static unsafe class Failure
{
    internal static Exception Of(string reason, DuckDbErrorType type, string sql, CancellationToken stop) =>
        stop.IsCancellationRequested
            ? new OperationCanceledException(reason, stop)
            : new DuckDbException(reason, sql, type);

    internal static Exception FailureOf(this ResultHandle result, string sql, CancellationToken stop) => Of(
        DuckDbApi.Text(DuckDbApi.duckdb_result_error(result.Value)),
        DuckDbApi.duckdb_result_error_type(result.Value),
        sql,
        stop);
}
