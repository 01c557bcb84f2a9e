using System.Text;

namespace Maru.Methods.KoreanText;

/// <summary>Puts typed letters together into syllables as the two-set keyboard (두벌식) does: ㄱㅏㅂㅅㅣ → 갑시, ㅇㅗㅏ → 와.</summary>
public static class HangulComposer
{
    private static readonly (string Pair, char Letter)[] Compounds =
    [
        ("ㅗㅏ", 'ㅘ'), ("ㅗㅐ", 'ㅙ'), ("ㅗㅣ", 'ㅚ'), ("ㅜㅓ", 'ㅝ'), ("ㅜㅔ", 'ㅞ'), ("ㅜㅣ", 'ㅟ'), ("ㅡㅣ", 'ㅢ'),
        ("ㄱㅅ", 'ㄳ'), ("ㄴㅈ", 'ㄵ'), ("ㄴㅎ", 'ㄶ'), ("ㄹㄱ", 'ㄺ'), ("ㄹㅁ", 'ㄻ'), ("ㄹㅂ", 'ㄼ'), ("ㄹㅅ", 'ㄽ'), ("ㄹㅌ", 'ㄾ'), ("ㄹㅍ", 'ㄿ'), ("ㄹㅎ", 'ㅀ'), ("ㅂㅅ", 'ㅄ'),
    ];

    /// <summary>Composes a run of compatibility jamo; a letter that fits no syllable, and anything that is not a letter, stays as it is.</summary>
    public static string Compose(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        var composed = new StringBuilder(letters.Length);
        int at = 0;
        while (at < letters.Length)
        {
            if (TrySyllable(letters, ref at, out char syllable)) composed.Append(syllable);
            else composed.Append(letters[at++]);
        }
        return composed.ToString();
    }

    /// <summary>Splits compound letters into the keys that make them: ㅄ → ㅂㅅ, ㅘ → ㅗㅏ.</summary>
    public static string SplitCompounds(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        var keys = new StringBuilder(letters.Length + 4);
        foreach (char c in letters)
        {
            int found = Array.FindIndex(Compounds, pair => pair.Letter == c);
            if (found < 0) keys.Append(c);
            else keys.Append(Compounds[found].Pair);
        }
        return keys.ToString();
    }

    private static bool TrySyllable(string letters, ref int at, out char syllable)
    {
        syllable = '\0';
        int initial = Hangul.Initials.IndexOf(letters[at], StringComparison.Ordinal);
        if (initial < 0 || at + 1 >= letters.Length || !IsVowel(letters[at + 1])) return false;
        int next = at + 1;
        char vowel = ReadVowel(letters, ref next);
        char final = ReadFinal(letters, ref next);
        int finalIndex = final == '\0' ? 0 : Hangul.Finals.IndexOf(final, StringComparison.Ordinal) + 1;
        syllable = Hangul.Compose(initial, Hangul.Vowels.IndexOf(vowel, StringComparison.Ordinal), finalIndex);
        at = next;
        return true;
    }

    private static char ReadVowel(string letters, ref int at)
    {
        char first = letters[at++];
        if (at < letters.Length && Combine(first, letters[at]) is var both and not '\0' && IsVowel(both))
        {
            at++;
            return both;
        }
        return first;
    }

    // A consonant before a vowel begins the next syllable, so it is a final only when no vowel follows.
    private static char ReadFinal(string letters, ref int at)
    {
        if (at >= letters.Length || !IsFinal(letters[at]) || VowelAt(letters, at + 1)) return '\0';
        char first = letters[at++];
        if (at < letters.Length && !VowelAt(letters, at + 1) && Combine(first, letters[at]) is var both and not '\0')
        {
            at++;
            return both;
        }
        return first;
    }

    private static char Combine(char first, char second)
    {
        foreach (var (pair, letter) in Compounds)
            if (pair[0] == first && pair[1] == second) return letter;
        return '\0';
    }

    private static bool VowelAt(string letters, int at) => at < letters.Length && IsVowel(letters[at]);

    private static bool IsVowel(char c) => c is >= 'ㅏ' and <= 'ㅣ';

    private static bool IsFinal(char c) => Hangul.Finals.Contains(c, StringComparison.Ordinal);
}
