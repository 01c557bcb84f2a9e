using System.Runtime.InteropServices;

namespace Maru.Engines.DuckDb.Native;

internal static unsafe partial class DuckDbApi
{
    [LibraryImport(Library)]
    internal static partial nint duckdb_create_table_function();

    [LibraryImport(Library)]
    internal static partial void duckdb_destroy_table_function(nint* function);

    [LibraryImport(Library)]
    internal static partial void duckdb_table_function_set_name(nint function, byte* name);

    [LibraryImport(Library)]
    internal static partial void duckdb_table_function_add_parameter(nint function, nint type);

    [LibraryImport(Library)]
    internal static partial void duckdb_table_function_set_extra_info(
        nint function, void* info, delegate* unmanaged[Cdecl]<void*, void> destroy);

    [LibraryImport(Library)]
    internal static partial void duckdb_table_function_set_bind(nint function, delegate* unmanaged[Cdecl]<nint, void> bind);

    [LibraryImport(Library)]
    internal static partial void duckdb_table_function_set_init(nint function, delegate* unmanaged[Cdecl]<nint, void> init);

    [LibraryImport(Library)]
    internal static partial void duckdb_table_function_set_function(nint function, delegate* unmanaged[Cdecl]<nint, nint, void> fill);

    [LibraryImport(Library)]
    internal static partial DuckDbState duckdb_register_table_function(ConnectionHandle connection, nint function);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial void* duckdb_bind_get_extra_info(nint info);

    [LibraryImport(Library)]
    internal static partial nint duckdb_bind_get_parameter(nint info, ulong index);

    [LibraryImport(Library)]
    internal static partial void duckdb_bind_add_result_column(nint info, byte* name, nint type);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial void duckdb_bind_set_bind_data(nint info, void* data, delegate* unmanaged[Cdecl]<void*, void> destroy);

    [LibraryImport(Library)]
    internal static partial void duckdb_bind_set_error(nint info, byte* message);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial void duckdb_init_set_max_threads(nint info, ulong threads);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial void* duckdb_function_get_bind_data(nint info);

    [LibraryImport(Library)]
    internal static partial void duckdb_function_set_error(nint info, byte* message);

    [LibraryImport(Library)]
    internal static partial long duckdb_get_int64(nint value);

    [LibraryImport(Library)]
    internal static partial void duckdb_destroy_value(nint* value);
}
