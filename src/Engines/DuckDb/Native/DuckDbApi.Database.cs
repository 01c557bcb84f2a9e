using System.Runtime.InteropServices;

namespace Maru.Engines.DuckDb.Native;

internal static unsafe partial class DuckDbApi
{
    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_create_config(nint* config);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_set_config(nint config, byte* name, byte* option);

    [LibraryImport(Library)]
    internal static partial void duckdb_destroy_config(nint* config);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_open_ext(byte* path, nint* database, nint config, byte** error);

    [LibraryImport(Library)]
    internal static partial void duckdb_close(nint* database);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_connect(DatabaseHandle database, nint* connection);

    [LibraryImport(Library)]
    internal static partial void duckdb_disconnect(nint* connection);

    /// <summary>May be called from any thread while the connection runs a query.</summary>
    [LibraryImport(Library)]
    internal static partial void duckdb_interrupt(ConnectionHandle connection);

    /// <summary>May be called from any thread while the connection runs a query.</summary>
    [LibraryImport(Library)]
    internal static partial NativeProgress duckdb_query_progress(ConnectionHandle connection);
}
