using System.Runtime.InteropServices;

namespace Maru.Engines.DuckDb.Native;

internal static unsafe partial class DuckDbApi
{
    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_query(ConnectionHandle connection, byte* sql, NativeResult* result);

    /// <summary>Gives a pending result to destroy even when it fails.</summary>
    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_pending_prepared_streaming(StatementHandle statement, nint* pending);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_execute_pending(nint pending, NativeResult* result);

    [LibraryImport(Library)]
    internal static partial byte* duckdb_pending_error(nint pending);

    [LibraryImport(Library)]
    internal static partial void duckdb_destroy_pending(nint* pending);

    [LibraryImport(Library)]
    internal static partial void duckdb_destroy_result(NativeResult* result);

    [LibraryImport(Library)]
    internal static partial byte* duckdb_result_error(NativeResult* result);

    [LibraryImport(Library)]
    internal static partial DuckDbErrorType duckdb_result_error_type(NativeResult* result);

    [LibraryImport(Library)]
    internal static partial ulong duckdb_rows_changed(NativeResult* result);

    [LibraryImport(Library)]
    internal static partial ulong duckdb_column_count(NativeResult* result);

    [LibraryImport(Library)]
    internal static partial byte* duckdb_column_name(NativeResult* result, ulong column);

    [LibraryImport(Library)]
    internal static partial nint duckdb_column_logical_type(NativeResult* result, ulong column);

    /// <summary>The next rows, flattened; null at the end and when the result now holds an error.</summary>
    [LibraryImport(Library)]
    internal static partial nint duckdb_fetch_chunk(NativeResult result);
}
