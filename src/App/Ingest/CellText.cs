using System.Runtime.CompilerServices;

namespace Maru.App.Ingest;

/// <summary>Trimming and the words for "no value", on UTF-8.</summary>
internal static class CellText
{
    /// <summary>Without spaces at both ends: ASCII, no-break, ideographic, zero-width and byte order marks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell)
    {
        if (cell.Length == 0 || (cell[0] - 0x21u < 0x60u && cell[^1] - 0x21u < 0x60u)) return cell;
        return TrimSlowly(cell);
    }

    private static ReadOnlySpan<byte> TrimSlowly(ReadOnlySpan<byte> cell)
    {
        while (LeadingSpace(cell) is > 0 and var n) cell = cell[n..];
        while (TrailingSpace(cell) is > 0 and var n) cell = cell[..^n];
        return cell;
    }

    private static int LeadingSpace(ReadOnlySpan<byte> s) => s.Length == 0 ? 0 : s[0] <= 0x20 ? 1
        : s[0] == 0xC2 && s.Length > 1 && s[1] == 0xA0 ? 2
        : s.Length > 2 && IsWideSpace(s) ? 3 : 0;

    private static int TrailingSpace(ReadOnlySpan<byte> s) => s.Length == 0 ? 0 : s[^1] <= 0x20 ? 1
        : s.Length > 1 && s[^2] == 0xC2 && s[^1] == 0xA0 ? 2
        : s.Length > 2 && IsWideSpace(s[^3..]) ? 3 : 0;

    // U+3000 ideographic, U+200B zero width, U+FEFF byte order mark.
    private static bool IsWideSpace(ReadOnlySpan<byte> s) =>
        (s[0] == 0xE3 && s[1] == 0x80 && s[2] == 0x80) || (s[0] == 0xE2 && s[1] == 0x80 && s[2] == 0x8B) || (s[0] == 0xEF && s[1] == 0xBB && s[2] == 0xBF);

    /// <summary>True for a dash or a word that means "no value" in a column of numbers or times.</summary>
    public static bool IsNoValue(ReadOnlySpan<byte> s) => s.Length switch
    {
        1 => s[0] is (byte)'-' or (byte)'.' or (byte)'~',
        2 => s.SequenceEqual("--"u8) || s.SequenceEqual("NA"u8),
        3 => s.SequenceEqual("N/A"u8) || s.SequenceEqual("NaN"u8) || s.SequenceEqual("nan"u8) || s.SequenceEqual("–"u8) || s.SequenceEqual("—"u8) || s.SequenceEqual("－"u8) || s.SequenceEqual("---"u8),
        4 => s.SequenceEqual("null"u8) || s.SequenceEqual("NULL"u8) || s.SequenceEqual("#N/A"u8) || s.SequenceEqual("None"u8),
        _ => false,
    };

    /// <summary>True for stars only: the provider withheld the value.</summary>
    public static bool IsMasked(ReadOnlySpan<byte> s) => s.Length is > 0 and <= 12 && s.IndexOfAnyExcept((byte)'*') < 0;
}
