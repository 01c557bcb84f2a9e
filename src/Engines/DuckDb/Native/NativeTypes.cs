using System.Runtime.InteropServices;

namespace Maru.Engines.DuckDb.Native;

/// <summary>duckdb_state.</summary>
internal enum DuckDbState
{
    Success = 0,
    Error = 1,
}

/// <summary>duckdb_error_type, the members Maru tells apart.</summary>
internal enum DuckDbErrorType
{
    Invalid = 0,
    Interrupt = 29,
    Internal = 31,
    OutOfMemory = 33,
}

/// <summary>duckdb_result; the first five fields are DuckDB's past.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeResult
{
    private ulong _columnCount;
    private ulong _rowCount;
    private ulong _rowsChanged;
    private nint _columns;
    private nint _errorMessage;
    internal nint Data;
}

/// <summary>
/// duckdb_string_t: a length, then either up to 12 bytes right here (the rest zero), or their first four and an address.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeString
{
    internal const int InlineLength = 12;

    internal uint Length;
    private uint _prefix;
    private byte* _pointer;

    /// <summary>The bytes; valid as long as the vector this string lies in.</summary>
    internal static ReadOnlySpan<byte> Bytes(NativeString* text) =>
        text->Length <= InlineLength
            ? new((byte*)text + sizeof(uint), (int)text->Length)
            : new(text->_pointer, (int)text->Length);

    /// <summary>Writes up to 12 bytes in place. DuckDB compares all 16 bytes, so the rest has to be zero.</summary>
    internal static void SetInline(NativeString* text, ReadOnlySpan<byte> bytes)
    {
        *text = default;
        text->Length = (uint)bytes.Length;
        bytes.CopyTo(new Span<byte>((byte*)text + sizeof(uint), InlineLength));
    }

    /// <summary>Points at more than 12 bytes, which stay where they are until DuckDB has copied them.</summary>
    internal static void SetPointer(NativeString* text, byte* bytes, int length)
    {
        text->Length = (uint)length;
        text->_prefix = *(uint*)bytes;
        text->_pointer = bytes;
    }
}

/// <summary>duckdb_hugeint: upper · 2⁶⁴ + lower.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeHugeInt
{
    internal ulong Lower;
    internal long Upper;

    internal readonly Int128 Value => new((ulong)Upper, Lower);

    internal static NativeHugeInt From(Int128 value) => new() { Lower = (ulong)value, Upper = (long)(value >> 64) };
}

/// <summary>duckdb_interval.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeInterval
{
    internal int Months;
    internal int Days;
    internal long Microseconds;
}

/// <summary>duckdb_list_entry.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeListEntry
{
    internal ulong Offset;
    internal ulong Length;
}

/// <summary>duckdb_query_progress_type.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeProgress
{
    internal double Percentage;
    internal ulong RowsProcessed;
    internal ulong RowsToProcess;
}

/// <summary>duckdb_decimal.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeDecimal
{
    internal byte Width;
    internal byte Scale;
    internal NativeHugeInt Value;
}
