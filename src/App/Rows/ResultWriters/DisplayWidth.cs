using System.Text;

namespace Maru.App.Rows.ResultWriters;

/// <summary>Columns a text takes on a terminal or in a sheet: Hangul, Han and full-width characters take two (Unicode East Asian Width W and F).</summary>
public static class DisplayWidth
{
    public static int Of(ReadOnlySpan<byte> utf8)
    {
        var width = 0;
        while (Rune.DecodeFromUtf8(utf8, out var rune, out var length) is var _ && length > 0)
        {
            width += Of(rune);
            utf8 = utf8[length..];
        }
        return width;
    }

    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    public static int Of(Rune rune) => rune.Value switch
    {
        < 0x20 or 0x7F => 0,
        >= 0x300 and <= 0x36F or >= 0x200B and <= 0x200F or 0xFEFF => 0,
        < 0x1100 => 1,
        <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0x33FF or >= 0x3400 and <= 0x4DBF => 2,
        >= 0x4E00 and <= 0xA4CF or >= 0xA960 and <= 0xA97C or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF => 2,
        >= 0xFE30 and <= 0xFE6F or >= 0xFF01 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 => 2,
        >= 0x1160 and <= 0x11FF or >= 0xD7B0 and <= 0xD7FF => 0,
        >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    };

    /// <summary>Bytes of the start of the text that fit into a width.</summary>
    public static int Fit(ReadOnlySpan<byte> utf8, int width)
    {
        var at = 0;
        while (at < utf8.Length)
        {
            Rune.DecodeFromUtf8(utf8[at..], out var rune, out var length);
            width -= Of(rune);
            if (width < 0) return at;
            at += length;
        }
        return at;
    }

    /// <summary>The text, or as much of its start as fits into a width with an ellipsis behind it.</summary>
    public static string Cut(string text, int width)
    {
        if (Of(text) <= width) return text;
        var at = 0;
        var room = width - 1;
        foreach (var rune in text.EnumerateRunes())
        {
            room -= Of(rune);
            if (room < 0) break;
            at += rune.Utf16SequenceLength;
        }
        return text[..at] + "…";
    }

    /// <summary>Line ends and other controls become spaces: they would break a table, and escape sequences the terminal.</summary>
    public static string OneLine(string text) =>
        text.Any(char.IsControl) ? string.Create(text.Length, text, (line, source) =>
        {
            for (var i = 0; i < line.Length; i++) line[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }) : text;
}
