using System.Runtime.InteropServices;
using System.Text;

namespace Maru.Engines.DuckDb.Native;

/// <summary>
/// DuckDB's C API (duckdb.h of 1.5), by topic, under its own names so that each line can be laid beside the header.
/// Signatures are blittable. Calls that only read or write a field skip the garbage collector's transition; a call that may
/// allocate, lock or run a query never does.
/// </summary>
internal static unsafe partial class DuckDbApi
{
    private const string Library = DuckDbLibrary.Name;

    [LibraryImport(Library)]
    internal static partial byte* duckdb_library_version();

    [LibraryImport(Library)]
    internal static partial void duckdb_free(void* memory);

    /// <summary>Rows of a data chunk: 2,048.</summary>
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial ulong duckdb_vector_size();

    /// <summary>Text that DuckDB keeps.</summary>
    internal static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    /// <summary>Text that DuckDB hands over.</summary>
    internal static string TakeText(byte* text)
    {
        var taken = Text(text);
        duckdb_free(text);
        return taken;
    }

    /// <summary>UTF-8 with the closing zero C expects.</summary>
    internal static byte[] ZeroTerminated(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text) + 1];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }
}
