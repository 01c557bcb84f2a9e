namespace Maru.Methods.KoreanText;

public sealed partial class SearchIndex
{
    /// <summary>Titles that go on from what is typed so far: 버스, ㅂㅅ, 버ㅅ, 정류자 (a syllable not finished yet). At most <paramref name="limit"/>.</summary>
    public IReadOnlyList<string> Complete(string typed, int limit = 8)
    {
        ArgumentNullException.ThrowIfNull(typed);
        string pattern = SearchText.Squeeze(typed);
        if (pattern.Length == 0) return [];
        pattern = pattern.All(Hangul.IsCompatibilityConsonant) ? HangulComposer.SplitCompounds(pattern) : pattern;
        return [.. documents.Select(document => (Title: document[SearchField.Title], At: PlaceOf(document[SearchField.Title], pattern)))
            .Where(entry => entry.At >= 0)
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Title.Original.Length).ThenBy(entry => entry.Title.Original, StringComparer.Ordinal)
            .Select(entry => entry.Title.Original).Distinct(StringComparer.Ordinal).Take(limit)];
    }

    private static int PlaceOf(SearchText title, string pattern)
    {
        string text = title.Squeezed;
        for (int at = 0; at + pattern.Length <= text.Length; at++)
            if (title.StartsWord(at) && Matches(text.AsSpan(at, pattern.Length), pattern)) return at;
        return -1;
    }

    private static bool Matches(ReadOnlySpan<char> text, string pattern)
    {
        for (int i = 0; i < pattern.Length; i++)
            if (!Matches(text[i], pattern[i], last: i == pattern.Length - 1)) return false;
        return true;
    }

    private static bool Matches(char text, char typed, bool last)
    {
        if (text == typed) return true;
        if (!Hangul.IsSyllable(text)) return false;
        if (Hangul.IsCompatibilityConsonant(typed)) return Hangul.InitialOf(text) == typed;
        return last && Hangul.IsSyllable(typed) && !Hangul.HasFinal(typed) && text - Hangul.FinalIndex(text) == typed;
    }
}
