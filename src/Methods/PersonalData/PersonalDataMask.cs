using System.Globalization;
using System.Text;

namespace Maru.Methods.PersonalData;

/// <summary>Covers found values so that a reader still sees what they were: 010-****-5678, 900101-*******, ho***@city.kr.</summary>
public static class PersonalDataMask
{
    /// <summary>The text with every personal finding covered. Areas, business numbers and service numbers stay.</summary>
    public static string Apply(string text) => Apply(text, PersonalDataScanner.Find(text));

    /// <summary>Covers the given findings of <paramref name="text"/> (positions in chars, in order).</summary>
    public static string Apply(string text, IReadOnlyList<PersonalDataSpan> found)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(found);
        var covered = new StringBuilder(text.Length);
        int at = 0;
        foreach (var span in found)
        {
            if (span.Start < at || span.Kind.Class() < PrivacyClass.Personal) continue;
            covered.Append(text, at, span.Start - at).Append(Cover(text.Substring(span.Start, span.Length), span.Kind));
            at = span.End;
        }
        return covered.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Covers one value of a known kind.</summary>
    public static string Cover(string value, PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.ResidentNumber or PersonalDataKind.ForeignerNumber or PersonalDataKind.PartialResidentNumber => CoverDigits(value, keepFirst: 6, keepLast: 0),
        PersonalDataKind.MobilePhone or PersonalDataKind.Phone => CoverDigits(value, PhonePrefixLength(value), keepLast: 4),
        PersonalDataKind.PaymentCard => CoverDigits(value, keepFirst: 6, keepLast: 4),
        PersonalDataKind.BankAccount => CoverDigits(value, keepFirst: 3, keepLast: 0),
        PersonalDataKind.DriverLicence => CoverDigits(value, keepFirst: 4, keepLast: 0),
        PersonalDataKind.VehiclePlate => CoverDigits(value, CountDigits(value) - 4, keepLast: 0),
        PersonalDataKind.BirthDate => CoverDigits(value, keepFirst: CountDigits(value) == 8 || char.IsAsciiDigit(value[^1]) && value.Length > 8 ? 4 : 2, keepLast: 0),
        PersonalDataKind.DetailedAddress => CoverDigits(value, keepFirst: 0, keepLast: 0),
        PersonalDataKind.Passport => value[..Math.Min(2, value.Length)] + new string('*', Math.Max(0, value.Length - 2)),
        PersonalDataKind.Email => CoverEmail(value),
        PersonalDataKind.IpAddress => value[..(value.LastIndexOfAny(['.', '．']) + 1)] + "***",
        PersonalDataKind.PersonName => CoverName(value),
        _ => value,
    };

    private static string CoverDigits(string value, int keepFirst, int keepLast)
    {
        bool isSpelt = CountDigits(value) < keepFirst + keepLast;
        int count = isSpelt ? value.Count(IsDigit) : CountDigits(value), seen = 0;
        return string.Create(value.Length, (value, keepFirst, count - keepLast, isSpelt), (to, state) =>
        {
            for (int i = 0; i < to.Length; i++)
            {
                char c = state.value[i];
                bool digit = state.isSpelt ? IsDigit(c) : char.IsDigit(c);
                to[i] = digit && seen >= state.keepFirst && seen < state.Item3 ? '*' : c;
                if (digit) seen++;
            }
        });
    }

    // A digit of any form: ٣, ３, ③, and 삼 where numbers are spelt.
    private static bool IsDigit(char c) => char.IsDigit(c) || c is >= '\u2460' and <= '\u2468' or >= '\u2776' and <= '\u277E' or '\u24EA' || "공영일이삼사오육륙칠팔구".Contains(c, StringComparison.Ordinal);

    private static int CountDigits(string value) => value.Count(char.IsDigit);

    private static int PhonePrefixLength(string value)
    {
        var digits = value.Where(char.IsDigit).Select(c => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c))).ToArray();
        if (digits is ['0', '0', '8', '2', ..]) return digits.Length > 4 && digits[4] == '2' ? 5 : digits is [_, _, _, _, '0', ..] ? 7 : 6;
        if (digits is ['8', '2', '0', ..]) return digits.Length > 3 && digits[3] == '2' ? 4 : 5;
        if (digits is ['8', '2', ..]) return digits.Length > 2 && digits[2] == '2' ? 3 : 4;
        return digits is ['0', '2', ..] ? 2 : digits is ['0', '5', '0', ..] ? 4 : 3;
    }

    private static string CoverEmail(string value)
    {
        int at = value.AsSpan().IndexOfAny('@', '＠');
        int kept = at <= 2 ? Math.Min(1, at) : 2;
        return at < 0 ? value : value[..kept] + new string('*', at - kept) + value[at..];
    }

    private static string CoverName(string value) => value.Length switch
    {
        <= 1 => value,
        2 => value[..1] + "*",
        _ => value[..1] + new string('*', value.Length - 2) + value[^1..],
    };
}
