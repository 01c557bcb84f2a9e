using System.Buffers;
using System.Text;
using Maru.App.Rows.ResultWriters;

namespace Maru.App.Export;

/// <summary>Text inside a spreadsheet's XML: markup escaped, characters XML can't hold written as <c>_xHHHH_</c> (ECMA-376 part 1, 22.9.2.19).</summary>
internal static class XlsxText
{
    /// <summary>A cell holds no more UTF-16 units than this.</summary>
    public const int MaxCell = 32_767;

    private static readonly SearchValues<byte> Special = SearchValues.Create([(byte)'&', (byte)'<', (byte)'>', (byte)'"', (byte)'_', 0xEF, .. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    public static void Write(ReadOnlySpan<byte> text, ByteSink sink)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            sink.Write(text[..at]);
            text = text[(at + Escape(text[at..], sink))..];
        }
        sink.Write(text);
    }

    /// <summary>The part of a text a cell can hold.</summary>
    public static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text, out bool cut)
    {
        cut = text.Length > MaxCell && Encoding.UTF8.GetCharCount(text) > MaxCell;
        if (!cut) return text;
        int units = 0, at = 0;
        while (true)
        {
            Rune.DecodeFromUtf8(text[at..], out var rune, out var length);
            units += rune.Utf16SequenceLength;
            if (units > MaxCell) return text[..at];
            at += length;
        }
    }

    private static int Escape(ReadOnlySpan<byte> text, ByteSink sink)
    {
        switch (text[0])
        {
            case (byte)'&': sink.Write("&amp;"u8); return 1;
            case (byte)'<': sink.Write("&lt;"u8); return 1;
            case (byte)'>': sink.Write("&gt;"u8); return 1;
            case (byte)'"': sink.Write("&quot;"u8); return 1;
            case (byte)'\t' or (byte)'\n': sink.Write(text[0]); return 1;
            case (byte)'_': sink.Write(IsEscape(text) ? "_x005F_"u8 : "_"u8); return 1;
            case 0xEF: return EscapeNonCharacter(text, sink);
            default: EscapeControl(text[0], sink); return 1;
        }
    }

    // U+FFFE and U+FFFF can't stand in XML at all.
    private static int EscapeNonCharacter(ReadOnlySpan<byte> text, ByteSink sink)
    {
        if (text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBF, 0xBE]) || text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBF, 0xBF]))
        {
            sink.Write("\uFFFD"u8);
            return 3;
        }
        sink.Write(text[0]);
        return 1;
    }

    private static void EscapeControl(byte control, ByteSink sink)
    {
        sink.Write("_x00"u8);
        sink.Write("0123456789ABCDEF"u8[control >> 4]);
        sink.Write("0123456789ABCDEF"u8[control & 15]);
        sink.Write((byte)'_');
    }

    private static bool IsEscape(ReadOnlySpan<byte> text) =>
        text.Length >= 7 && text[1] == (byte)'x' && text[6] == (byte)'_'
        && char.IsAsciiHexDigit((char)text[2]) && char.IsAsciiHexDigit((char)text[3]) && char.IsAsciiHexDigit((char)text[4]) && char.IsAsciiHexDigit((char)text[5]);
}
