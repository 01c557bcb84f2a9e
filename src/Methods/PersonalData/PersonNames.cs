using System.Globalization;
using System.Text;
using Maru.Methods.KoreanText;

namespace Maru.Methods.PersonalData;

/// <summary>Korean persons' names by their syllables.</summary>
public static class PersonNames
{
    /// <summary>True for text that reads like a surname and a given name. One alone proves little: 민원인 reads like one too.</summary>
    public static bool ReadsLikeOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return KoreanNames.Score(text.Normalize(NormalizationForm.FormC)) >= KoreanNames.LooksLikeName;
    }

    /// <summary>
    /// True for a cell that could be a person's name where nothing says what it is: two to four syllables that begin with a surname, or words
    /// in Latin letters as names are written. Many nouns pass: ask only where showing a name is worse than covering a noun.
    /// </summary>
    public static bool MayBeOne(string text)
    {
        string bare = Bare(text);
        if (bare.Length is >= 2 and <= 4 && bare.All(Hangul.IsSyllable)) return KoreanNames.IsSurname(bare[0]);
        string[] words = text.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 2 or 3 && Array.TrueForAll(words, word => char.IsAsciiLetterUpper(word[0]) && word.All(c => char.IsAsciiLetter(c) || c == '-'));
    }

    /// <summary>The name in a cell without what stands around it: 홍 길동, 홍길동님, 홍길동(남).</summary>
    public static string Bare(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int bracket = text.IndexOf('(', StringComparison.Ordinal);
        string letters = string.Concat((bracket > 0 ? text[..bracket] : text).Normalize(NormalizationForm.FormC).Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format));
        return letters.Length > 2 && letters[^1] is '님' or '씨' ? letters[..^1] : letters;
    }
}
