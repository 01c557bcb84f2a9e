using System.Globalization;

namespace Maru.Methods.KoreanText;

/// <summary>Attaches the right particle to a word, as it is read aloud: 도서관을, 학교를, 3을, 1,840은, CSV를, 50%를, 30km를.</summary>
public static class Josa
{
    public static string EunNeun(string word) => word + Pick(word, "은", "는");

    public static string IGa(string word) => word + Pick(word, "이", "가");

    public static string EulReul(string word) => word + Pick(word, "을", "를");

    public static string GwaWa(string word) => word + Pick(word, "과", "와");

    public static string IRang(string word) => word + Pick(word, "이랑", "랑");

    public static string AYa(string word) => word + Pick(word, "아", "야");

    public static string IDa(string word) => word + Pick(word, "이다", "다");

    public static string INa(string word) => word + Pick(word, "이나", "나");

    /// <summary>으로 after a final consonant, 로 after a vowel and after ㄹ: 서울로, 춘천으로.</summary>
    public static string EuroRo(string word) => word + (FinalOf(word) is Final.Consonant ? "으로" : "로");

    /// <summary>Only the particle, for a word that stands in quotation marks: ‘비고’가.</summary>
    public static string Pick(string word, string afterConsonant, string afterVowel) =>
        FinalOf(word) == Final.None ? afterVowel : afterConsonant;

    internal static string IgaOnly(string word) => Pick(word, "이", "가");

    private enum Final
    {
        None,
        Rieul,
        Consonant,
    }

    // Read in Korean after a number: 퍼센트, 미터, 제곱미터 … end in a vowel; 킬로그램, 톤, 피피엠 in a consonant; 데시벨 in ㄹ.
    private static readonly string[] VowelUnits = ["%", "%p", "℃", "°", "km", "m", "cm", "mm", "㎞", "㎜", "㎝", "㎡", "㎢", "㎥", "m²", "m³", "km²", "㎍/㎥", "ha", "l", "L", "kW", "kWh", "㎾", "W", "V", "s"];
    private static readonly string[] ConsonantUnits = ["kg", "g", "㎏", "t", "ppm", "h"];
    private static readonly string[] RieulUnits = ["dB", "㏈"];

    // 영 일 이 삼 사 오 육 칠 팔 구
    private static readonly Final[] Digits =
    [
        Final.Consonant, Final.Rieul, Final.None, Final.Consonant, Final.None,
        Final.None, Final.Consonant, Final.Rieul, Final.Rieul, Final.None,
    ];

    private static Final FinalOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var read = SkipSilent(word);
        if (read.IsEmpty) return Final.None;
        char last = read[^1];
        if (Hangul.IsSyllable(last)) return OfSyllable(last);
        if (Hangul.IsCompatibilityConsonant(last)) return last == 'ㄹ' ? Final.Rieul : Final.Consonant;
        if (AfterNumber(read) is { } unit) return unit;
        if (char.IsAsciiDigit(last)) return OfNumber(read);
        return char.IsAsciiLetter(last) ? OfLatin(read) : Final.None;
    }

    // Closing quotes and brackets are not read; a remark in brackets is left out: "BIT(버스정보안내기)를" follows what is inside.
    private static ReadOnlySpan<char> SkipSilent(ReadOnlySpan<char> word) => word.TrimEnd(" \t\"'’”」』>》〉)]}.,…!?·*_`");

    private static Final OfSyllable(char syllable) => Hangul.FinalIndex(syllable) switch { 0 => Final.None, 8 => Final.Rieul, _ => Final.Consonant };

    private static Final? AfterNumber(ReadOnlySpan<char> word)
    {
        int start = word.Length;
        while (start > 0 && !char.IsDigit(word[start - 1]) && word[start - 1] is not (' ' or ',') && !Hangul.IsSyllable(word[start - 1])) start--;
        bool number = start > 0 && (char.IsDigit(word[start - 1]) || word[start - 1] == ' ' && start > 1 && char.IsDigit(word[start - 2]));
        return number ? OfUnit(word[start..].ToString()) : null;
    }

    private static Final? OfUnit(string unit)
    {
        if (VowelUnits.Contains(unit)) return Final.None;
        if (ConsonantUnits.Contains(unit)) return Final.Consonant;
        return RieulUnits.Contains(unit) ? Final.Rieul : null;
    }

    // 10 십, 100 백, 1000 천, 1,0000 만: the last non-zero place is the last thing read. After a decimal point digits are read one by one.
    private static Final OfNumber(ReadOnlySpan<char> word)
    {
        int point = word.LastIndexOf('.');
        bool fraction = point > 0 && point < word.Length - 1 && word[(point + 1)..].IndexOfAnyExceptInRange('0', '9') < 0 && char.IsAsciiDigit(word[point - 1]);
        int zeros = 0, digits = 0;
        char lastNonZero = '0';
        for (int i = word.Length - 1; i >= 0 && (char.IsAsciiDigit(word[i]) || word[i] == ','); i--)
        {
            if (word[i] == ',') continue;
            digits++;
            if (lastNonZero != '0') continue;
            if (word[i] == '0') zeros++;
            else lastNonZero = word[i];
        }
        if (fraction || zeros == 0 || zeros == digits) return Digits[word[^1] - '0'];
        // 십 백 천 만 억 end in a consonant, 조 in a vowel; 경 and above in a consonant again.
        return zeros is >= 12 and < 16 ? Final.None : Final.Consonant;
    }

    // Abbreviations are spelled out (L 엘, M 엠, N 엔, R 알 end in consonants); words are read, roughly by their last letters.
    private static Final OfLatin(ReadOnlySpan<char> word)
    {
        int start = word.Length;
        while (start > 0 && char.IsAsciiLetter(word[start - 1])) start--;
        var latin = word[start..];
        bool spelled = latin.IndexOfAnyExceptInRange('A', 'Z') < 0;
        char last = char.ToLower(latin[^1], CultureInfo.InvariantCulture);
        if (spelled || latin.Length == 1) return last switch { 'l' or 'r' => Final.Rieul, 'm' or 'n' => Final.Consonant, _ => Final.None };
        if (latin.EndsWith("le", StringComparison.OrdinalIgnoreCase)) return Final.Rieul;
        if (latin.EndsWith("ng", StringComparison.OrdinalIgnoreCase) || latin.EndsWith("ck", StringComparison.OrdinalIgnoreCase)) return Final.Consonant;
        // web 웹, app 앱, internet 인터넷; but chart 차트, list 리스트.
        bool afterVowel = "aeiouAEIOU".Contains(latin[^2], StringComparison.Ordinal) || latin[^2] == latin[^1];
        return last switch
        {
            'l' => Final.Rieul,
            'm' or 'n' => Final.Consonant,
            'b' or 'p' or 'k' or 't' => afterVowel ? Final.Consonant : Final.None,
            _ => Final.None,
        };
    }
}
