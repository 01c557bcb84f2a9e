using Maru.Methods.KoreanText;

namespace Maru.Methods.Linkage;

/// <summary>Persons' names as registers write them: 류지민 and 유지민, 홍 길동, 金吉童(김길동), 홍*동 and 홍○동.</summary>
public static class KoreanPersonName
{
    private const string Masks = "*○●◯〇＊xXｘＸ";
    private const char Masked = '*';

    // Surnames written by the older sound and by the initial-sound rule (두음법칙): one family, two spellings.
    private const string OlderSounds = "라량려렬렴로류륙리림";
    private const string InitialSounds = "나양여열염노유육이임";

    /// <summary>The form names are compared in: no spaces or remarks in brackets, masks as *, the surname by the initial-sound rule. Empty for none.</summary>
    public static string Normalize(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = WithoutBrackets(Hangul.Normalize(name));
        Span<char> kept = text.Length <= 128 ? stackalloc char[text.Length] : new char[text.Length];
        int length = 0;
        bool hangul = text.AsSpan().ContainsAnyInRange('가', '힣');
        foreach (char c in text)
            if (hangul && Masks.Contains(c, StringComparison.Ordinal)) kept[length++] = Masked;
            else if (char.IsLetterOrDigit(c)) kept[length++] = char.ToUpperInvariant(c);
        if (length > 1 && OlderSounds.IndexOf(kept[0], StringComparison.Ordinal) is var older and >= 0) kept[0] = InitialSounds[older];
        return new(kept[..length]);
    }

    /// <summary>
    /// How far two normalised names are apart, in syllables; a wrong letter is a third. A masked syllable agrees with any, so a masked name is 0 from
    /// every name it may stand for: see <see cref="IsMasked"/>.
    /// </summary>
    /// <param name="limit">A distance beyond it need not be exact.</param>
    public static double Distance(string a, string b, double limit = double.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (!IsMasked(a) && !IsMasked(b) || a.Length != b.Length) return JamoDistance.Between(a, b, limit);
        double apart = 0;
        for (int i = 0; i < a.Length; i++)
            if (a[i] != Masked && b[i] != Masked) apart += JamoDistance.Between(a.AsSpan(i, 1), b.AsSpan(i, 1));
        return apart;
    }

    public static bool IsMasked(string normalized)
    {
        ArgumentNullException.ThrowIfNull(normalized);
        return normalized.Contains(Masked, StringComparison.Ordinal);
    }

    // 金吉童(김길동) is known by what stands in the brackets, 김길동(金吉童) by what stands before them.
    private static string WithoutBrackets(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal), close = text.LastIndexOf(')');
        if (open < 0) return text;
        string outside = close > open ? text[..open] + text[(close + 1)..] : text[..open];
        string inside = close > open ? text[(open + 1)..close] : text[(open + 1)..];
        return !outside.AsSpan().ContainsAnyInRange('가', '힣') && inside.AsSpan().ContainsAnyInRange('가', '힣') || string.IsNullOrWhiteSpace(outside) ? inside : outside;
    }
}
