using System.Runtime.InteropServices;

namespace Maru.Engines.DuckDb.Native;

internal static unsafe partial class DuckDbApi
{
    /// <summary>Gives an appender to destroy even when it fails.</summary>
    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_appender_create(ConnectionHandle connection, byte* schema, byte* table, nint* appender);

    [LibraryImport(Library)]
    internal static partial ulong duckdb_appender_column_count(AppenderHandle appender);

    [LibraryImport(Library)]
    internal static partial nint duckdb_appender_column_type(AppenderHandle appender, ulong column);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_append_data_chunk(AppenderHandle appender, nint chunk);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_appender_close(AppenderHandle appender);

    [LibraryImport(Library)]
    internal static partial byte* duckdb_appender_error(AppenderHandle appender);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_appender_destroy(nint* appender);
}
