using System.Runtime.InteropServices;

namespace Maru.Engines.DuckDb.Native;

internal static unsafe partial class DuckDbApi
{
    [LibraryImport(Library)]
    internal static partial ulong duckdb_extract_statements(ConnectionHandle connection, byte* sql, nint* statements);

    [LibraryImport(Library)]
    internal static partial byte* duckdb_extract_statements_error(nint statements);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_prepare_extracted_statement(
        ConnectionHandle connection, nint statements, ulong index, nint* statement);

    [LibraryImport(Library)]
    internal static partial void duckdb_destroy_extracted(nint* statements);

    /// <summary>Gives a statement to destroy even when it fails.</summary>
    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_prepare(ConnectionHandle connection, byte* sql, nint* statement);

    [LibraryImport(Library)]
    internal static partial void duckdb_destroy_prepare(nint* statement);

    [LibraryImport(Library)]
    internal static partial byte* duckdb_prepare_error(StatementHandle statement);

    [LibraryImport(Library)]
    internal static partial ulong duckdb_nparams(StatementHandle statement);

    [LibraryImport(Library)]
    internal static partial ulong duckdb_prepared_statement_column_count(StatementHandle statement);

    [LibraryImport(Library)]
    internal static partial byte* duckdb_prepared_statement_column_name(StatementHandle statement, ulong column);

    [LibraryImport(Library)]
    internal static partial nint duckdb_prepared_statement_column_logical_type(StatementHandle statement, ulong column);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_clear_bindings(StatementHandle statement);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_null(StatementHandle statement, ulong index);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_boolean(StatementHandle statement, ulong index, byte value);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_int32(StatementHandle statement, ulong index, int value);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_int64(StatementHandle statement, ulong index, long value);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_hugeint(StatementHandle statement, ulong index, NativeHugeInt value);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_decimal(StatementHandle statement, ulong index, NativeDecimal value);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_double(StatementHandle statement, ulong index, double value);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_date(StatementHandle statement, ulong index, int days);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_time(StatementHandle statement, ulong index, long microseconds);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_timestamp(StatementHandle statement, ulong index, long microseconds);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_timestamp_tz(StatementHandle statement, ulong index, long microseconds);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_varchar_length(StatementHandle statement, ulong index, byte* text, ulong length);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_bind_blob(StatementHandle statement, ulong index, byte* bytes, ulong length);
}
