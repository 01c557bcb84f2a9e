using Maru.Methods.KoreanText;

namespace Maru.Methods.Linkage;

/// <summary>What a field is, for the form in which two registers are to agree on it.</summary>
public enum JoinForm
{
    /// <summary>Codes: as they stand, without blanks around.</summary>
    Exact,
    /// <summary>Letters and digits only, in capitals.</summary>
    Text,
    /// <summary>Persons' names.</summary>
    Name,
    /// <summary>Days.</summary>
    Date,
    /// <summary>Telephone numbers.</summary>
    Phone,
    /// <summary>Digits only: registration numbers.</summary>
    Digits,
}

/// <summary>
/// One form for values that mean the same, so that equal keys can be made of them: 010-1234-5678 and +82 10 1234 5678, 1985.3.2 and 19850302, 류지민 and 유 지민.
/// </summary>
public static class JoinText
{
    private const int ShortestPhone = 9, LongestPhone = 11;

    /// <summary>The form keys are made of; null for what says too little: blank, a masked name, no day, no telephone number.</summary>
    public static string? Normalize(string text, JoinForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normal = form switch
        {
            JoinForm.Exact => Hangul.Normalize(text).Trim(),
            JoinForm.Text => Plain(text),
            JoinForm.Name => KoreanPersonName.Normalize(text) is var name && KoreanPersonName.IsMasked(name) ? null : name,
            JoinForm.Date => WrittenDate.Read(text)?.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture),
            JoinForm.Phone => Phone(text),
            _ => Digits(text),
        };
        return string.IsNullOrEmpty(normal) ? null : normal;
    }

    /// <summary>Spaces, dots and letter case are habits of typing, not of the thing; null when nothing is left.</summary>
    public static string? Plain(string text)
    {
        var plain = string.Concat(Hangul.Normalize(text).Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return plain.Length > 0 ? plain : null;
    }

    // Spreadsheets drop the first 0, and abroad it is +82.
    private static string? Phone(string text)
    {
        var digits = Digits(text);
        // No area code begins with 82, so it is the country; a number of Seoul has but ten digits with it.
        if (digits.Length > ShortestPhone && digits.StartsWith("82", StringComparison.Ordinal)) digits = digits[2..];
        if (digits.Length > 0 && digits[0] != '0') digits = "0" + digits;
        return digits.Length is >= ShortestPhone and <= LongestPhone ? digits : null;
    }

    private static string Digits(string text) => string.Concat(Hangul.Normalize(text).Where(char.IsAsciiDigit));
}
