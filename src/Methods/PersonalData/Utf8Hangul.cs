namespace Maru.Methods.PersonalData;

/// <summary>Hangul syllables read straight from UTF-8, where each is three bytes (EA B0 80 … ED 9E A3).</summary>
internal static class Utf8Hangul
{
    public const int Width = 3;

    /// <summary>The syllable that starts at <paramref name="at"/>, or '\0'.</summary>
    public static char At(ReadOnlySpan<byte> text, int at)
    {
        if ((uint)(at + 2) >= (uint)text.Length || at < 0 || text[at] is < 0xEA or > 0xED) return '\0';
        int code = (text[at] & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F);
        return code is >= 0xAC00 and <= 0xD7A3 ? (char)code : '\0';
    }

    /// <summary>The syllable that ends just before <paramref name="end"/>, or '\0'.</summary>
    public static char Before(ReadOnlySpan<byte> text, int end) => end >= Width ? At(text, end - Width) : '\0';

    /// <summary>Decodes text that is Hangul and nothing else; 0 when it is not, or does not fit.</summary>
    public static int Decode(ReadOnlySpan<byte> text, Span<char> syllables)
    {
        if (text.Length % Width != 0 || text.Length / Width > syllables.Length) return 0;
        for (int i = 0; i < text.Length; i += Width)
        {
            char c = At(text, i);
            if (c == '\0') return 0;
            syllables[i / Width] = c;
        }
        return text.Length / Width;
    }
}
