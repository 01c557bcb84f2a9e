using System.Buffers;

namespace Maru.Methods.PersonalData;

/// <summary>
/// UTF-8 with what only looks different made the same: full-width forms, dashes and spaces of any width become ASCII, characters that
/// nobody sees (zero-width, soft hyphen, direction marks, keycaps) are left out, circled digits side by side become digits. What is a letter to its reader stays.
/// </summary>
internal static class FoldedText
{
    /// <summary>A middle dot of any kind: a byte that stands in no text by itself, so that it is told from a full stop.</summary>
    public const byte MiddleDot = 0xB7;

    /// <summary>Texts up to this length are folded on the stack.</summary>
    public const int Short = 512;

    private const int Unseen = -1;
    private const int Itself = -2;

    // The first bytes of all that is folded. Hangul syllables begin with EA to ED.
    private static readonly SearchValues<byte> Leads = SearchValues.Create([0xC2, 0xE2, 0xE3, 0xEF]);

    /// <summary>False for texts that folding leaves as they are; a few nanoseconds.</summary>
    public static bool MayDiffer(ReadOnlySpan<byte> text) => text.ContainsAny(Leads);

    /// <summary>Writes the folded text; no longer than the text itself.</summary>
    /// <param name="ends">Where not empty: for each byte written, where in <paramref name="text"/> that which it came from ends.</param>
    /// <returns>Its length.</returns>
    public static int Fold(ReadOnlySpan<byte> text, Span<byte> folded, Span<int> ends)
    {
        int length = 0;
        for (int at = 0; at < text.Length;)
        {
            int to = FoldAt(text, at, out int width);
            at += width;
            if (to == Unseen) continue;
            folded[length] = to == Itself ? text[at - 1] : (byte)to;
            if (!ends.IsEmpty) ends[length] = at;
            length++;
        }
        return length;
    }

    private static int FoldAt(ReadOnlySpan<byte> text, int at, out int width)
    {
        byte lead = text[at];
        width = 1;
        if (lead < 0x80) return Itself;
        int to = Itself;
        if (lead == 0xC2 && at + 1 < text.Length)
        {
            to = text[at + 1] switch { 0xA0 => ' ', 0xAD => Unseen, 0xB7 => MiddleDot, _ => Itself };
            if (to != Itself) width = 2;
        }
        else if (lead is 0xE2 or 0xE3 or 0xEF && at + 2 < text.Length)
        {
            int character = CharacterAt(text, at);
            to = Fold(character);
            // One alone numbers a list (①010-…); two side by side are digits.
            if (to == Itself && Circled(character) is var digit and >= 0 && (Circled(CharacterAt(text, at - 3)) >= 0 || Circled(CharacterAt(text, at + 3)) >= 0)) to = digit;
            if (to != Itself) width = 3;
        }
        return to;
    }

    private static int CharacterAt(ReadOnlySpan<byte> text, int at) =>
        at < 0 || at + 2 >= text.Length || text[at] is < 0xE0 or > 0xEF ? 0 : (text[at] & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F);

    // ① ⓪ ❶ ➀ ➊
    private static int Circled(int character) => character switch
    {
        >= 0x2460 and <= 0x2468 => character - 0x2460 + '1',
        0x24EA or 0x24FF => '0',
        >= 0x2776 and <= 0x277E => character - 0x2776 + '1',
        >= 0x2780 and <= 0x2788 => character - 0x2780 + '1',
        >= 0x278A and <= 0x2792 => character - 0x278A + '1',
        _ => -1,
    };

    private static int Fold(int character) => character switch
    {
        >= 0xFF01 and <= 0xFF5E => character - 0xFF01 + '!',
        >= 0x200B and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x2069 or 0x20E3 or >= 0xFE00 and <= 0xFE0F or 0xFEFF => Unseen,
        >= 0x2000 and <= 0x200A or 0x202F or 0x205F or 0x3000 => ' ',
        >= 0x2010 and <= 0x2015 or 0x2043 or 0x2212 or 0x2500 or 0x30FC or 0x3161 or 0xFE58 or 0xFE63 => '-',
        0x2022 or 0x2027 or 0x2219 or 0x22C5 or 0x30FB or 0x318D or 0xFF65 => MiddleDot,
        _ => Itself,
    };
}
