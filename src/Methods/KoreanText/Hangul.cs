using System.Text;

namespace Maru.Methods.KoreanText;

/// <summary>Hangul syllables and the letters (jamo) they are made of, by the arithmetic of Unicode 3.12.</summary>
/// <remarks>Letters are given as compatibility jamo (ㄱ ㅏ ㄳ, U+3131–U+3163), the ones a keyboard types and a font shows.</remarks>
public static class Hangul
{
    public const string Initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    public const string Vowels = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";

    /// <summary>Final consonants after "none", which is index 0.</summary>
    public const string Finals = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    private const char First = '가';
    private const char Last = '힣';
    private const int VowelCount = 21;
    private const int FinalCount = 28;

    public static bool IsSyllable(char c) => c is >= First and <= Last;

    /// <summary>A letter standing alone: ㄱ … ㅣ.</summary>
    public static bool IsCompatibilityJamo(char c) => c is >= 'ㄱ' and <= 'ㅣ';

    public static bool IsCompatibilityConsonant(char c) => c is >= 'ㄱ' and <= 'ㅎ';

    public static int InitialIndex(char syllable) => (syllable - First) / (VowelCount * FinalCount);

    public static int VowelIndex(char syllable) => (syllable - First) / FinalCount % VowelCount;

    /// <summary>0 when the syllable ends in its vowel.</summary>
    public static int FinalIndex(char syllable) => (syllable - First) % FinalCount;

    public static bool HasFinal(char syllable) => IsSyllable(syllable) && FinalIndex(syllable) != 0;

    public static char Compose(int initial, int vowel, int final)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)initial, (uint)Initials.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)vowel, (uint)VowelCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)final, (uint)FinalCount);
        return (char)(First + (initial * VowelCount + vowel) * FinalCount + final);
    }

    /// <summary>Letters of a text in the order they are typed: "값" → "ㄱㅏㅄ". What is not Hangul stays.</summary>
    public static string Decompose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var letters = new StringBuilder(text.Length * 3);
        foreach (char c in text)
        {
            if (!IsSyllable(c))
            {
                letters.Append(c);
                continue;
            }
            letters.Append(Initials[InitialIndex(c)]).Append(Vowels[VowelIndex(c)]);
            if (FinalIndex(c) is var final and > 0) letters.Append(Finals[final - 1]);
        }
        return letters.ToString();
    }

    /// <summary>Initial consonants (초성): "버스정류장" → "ㅂㅅㅈㄹㅈ". What is not a syllable stays.</summary>
    public static string InitialsOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (to, from) =>
        {
            for (int i = 0; i < to.Length; i++) to[i] = InitialOf(from[i]);
        });
    }

    public static char InitialOf(char c) => IsSyllable(c) ? Initials[InitialIndex(c)] : c;

    /// <summary>NFC (macOS writes NFD), half-width and full-width forms made plain, conjoining letters that make no syllable made compatibility jamo.</summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string composed = text.Normalize(NormalizationForm.FormC);
        if (!composed.AsSpan().ContainsAnyInRange('\u1100', '\u11FF') && !composed.AsSpan().ContainsAnyInRange('\uFF01', '\uFFDC') && !composed.Contains('\u3000', StringComparison.Ordinal)) return composed;
        return string.Create(composed.Length, composed, static (to, from) =>
        {
            for (int i = 0; i < to.Length; i++) to[i] = Plain(from[i]);
        });
    }

    private static char Plain(char c) => c switch
    {
        >= '\u1100' and <= '\u1112' => Initials[c - '\u1100'],
        >= '\u1161' and <= '\u1175' => Vowels[c - '\u1161'],
        >= '\u11A8' and <= '\u11C2' => Finals[c - '\u11A8'],
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        >= '\uFFA1' and <= '\uFFBE' => (char)('ㄱ' + (c - '\uFFA1')),
        >= '\uFFC2' and <= '\uFFC7' => (char)('ㅏ' + (c - '\uFFC2')),
        >= '\uFFCA' and <= '\uFFCF' => (char)('ㅏ' + 6 + (c - '\uFFCA')),
        >= '\uFFD2' and <= '\uFFD7' => (char)('ㅏ' + 12 + (c - '\uFFD2')),
        >= '\uFFDA' and <= '\uFFDC' => (char)('ㅏ' + 18 + (c - '\uFFDA')),
        '\u3000' => ' ',
        _ => c,
    };
}
