using System.Runtime.InteropServices;

namespace Maru.Engines.DuckDb.Native;

internal static unsafe partial class DuckDbApi
{
    [LibraryImport(Library)]
    internal static partial nint duckdb_create_logical_type(DuckDbType type);

    [LibraryImport(Library)]
    internal static partial void duckdb_destroy_logical_type(nint* type);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial DuckDbType duckdb_get_type_id(nint type);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial byte duckdb_decimal_width(nint type);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial byte duckdb_decimal_scale(nint type);

    /// <summary>SmallInt, Integer, BigInt or HugeInt: how a decimal is stored.</summary>
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial DuckDbType duckdb_decimal_internal_type(nint type);

    /// <summary>UTinyInt, USmallInt or UInteger: how an enum's index is stored.</summary>
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial DuckDbType duckdb_enum_internal_type(nint type);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial uint duckdb_enum_dictionary_size(nint type);

    [LibraryImport(Library)]
    internal static partial byte* duckdb_enum_dictionary_value(nint type, ulong index);

    [LibraryImport(Library)]
    internal static partial nint duckdb_list_type_child_type(nint type);

    [LibraryImport(Library)]
    internal static partial ulong duckdb_struct_type_child_count(nint type);

    [LibraryImport(Library)]
    internal static partial byte* duckdb_struct_type_child_name(nint type, ulong index);

    [LibraryImport(Library)]
    internal static partial nint duckdb_struct_type_child_type(nint type, ulong index);
}
