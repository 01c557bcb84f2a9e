namespace Maru.Methods.PersonalData;

/// <summary>Arithmetic of Korean identifiers, on digits 0–9 (not characters). Lengths are the caller's to check.</summary>
public static class NumberRules
{
    // Numbers of people not yet born are refused; generous, so that the rule does not age with the calendar.
    private const int LatestBirthYear = 2039;

    /// <summary>First six digits are a real date in the century the seventh digit states (1,2,5,6: 1900s; 3,4,7,8: 2000s; 9,0 are not issued any more).</summary>
    public static bool HasResidentDate(ReadOnlySpan<byte> digits)
    {
        int century = digits[6] switch { 1 or 2 or 5 or 6 => 1900, 3 or 4 or 7 or 8 => 2000, _ => 0 };
        if (century == 0) return false;
        int year = century + digits[0] * 10 + digits[1];
        return year <= LatestBirthYear && IsDate(year, digits[2] * 10 + digits[3], digits[4] * 10 + digits[5]);
    }

    public static bool IsDate(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    public static bool HasResidentCheckDigit(ReadOnlySpan<byte> digits) => (11 - ResidentSum(digits)) % 10 == digits[12];

    public static bool HasForeignerCheckDigit(ReadOnlySpan<byte> digits) => (13 - ResidentSum(digits)) % 10 == digits[12];

    private static int ResidentSum(ReadOnlySpan<byte> digits)
    {
        ReadOnlySpan<byte> weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
        int sum = 0;
        for (int i = 0; i < weights.Length; i++) sum += weights[i] * digits[i];
        return sum % 11;
    }

    /// <summary>사업자등록번호: ten digits, weights 1 3 7 1 3 7 1 3 5, the ninth product also adds its tens.</summary>
    public static bool IsBusinessNumber(ReadOnlySpan<byte> digits)
    {
        ReadOnlySpan<byte> weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
        if (digits[0] == 0) return false;
        int sum = digits[8] * 5 / 10;
        for (int i = 0; i < weights.Length; i++) sum += weights[i] * digits[i];
        return (10 - sum % 10) % 10 == digits[9];
    }

    /// <summary>법인등록번호: thirteen digits, weights 1 2 1 2 …; digits 5–6 are the kind of corporation.</summary>
    public static bool IsCorporateNumber(ReadOnlySpan<byte> digits)
    {
        int kind = digits[4] * 10 + digits[5];
        if (kind is not (>= 11 and <= 15 or 21 or 22 or >= 31 and <= 55 or 71 or 81)) return false;
        int sum = 0;
        for (int i = 0; i < 12; i++) sum += digits[i] * (i % 2 + 1);
        return (10 - sum % 10) % 10 == digits[12];
    }

    /// <summary>Luhn's check and a prefix of a network used in Korea (Visa, Mastercard, Amex, JCB, UnionPay, Diners, Discover, domestic 9).</summary>
    public static bool IsPaymentCard(ReadOnlySpan<byte> digits) => HasCardPrefix(digits) && PassesLuhn(digits);

    public static bool PassesLuhn(ReadOnlySpan<byte> digits)
    {
        int sum = 0;
        for (int i = digits.Length - 1, place = 0; i >= 0; i--, place++)
        {
            int value = place % 2 == 0 ? digits[i] : digits[i] * 2;
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }

    private static bool HasCardPrefix(ReadOnlySpan<byte> digits)
    {
        int two = digits[0] * 10 + digits[1];
        int four = two * 100 + digits[2] * 10 + digits[3];
        return digits.Length switch
        {
            16 => digits[0] is 4 or 9 || two is >= 51 and <= 55 or 62 or 65 || four is >= 2221 and <= 2720
                or >= 3528 and <= 3589 or 6011 or >= 6440 and <= 6499 or >= 3600 and <= 3699,
            15 => two is 34 or 37,
            14 => two is 36 or 38 or 39 || four is >= 3000 and <= 3059,
            _ => false,
        };
    }

    /// <summary>The first two digits of a licence are the issuing police agency: 11 Seoul … 26 Ulsan, 28 Northern Gyeonggi.</summary>
    public static bool IsDriverLicence(ReadOnlySpan<byte> digits) =>
        digits[0] * 10 + digits[1] is >= 11 and <= 26 or 28;

    /// <summary>Length of the area or network prefix a Korean phone number starts with, and what it is; 0 when it is none.</summary>
    public static int PhonePrefix(ReadOnlySpan<byte> digits, out PersonalDataKind kind)
    {
        kind = PersonalDataKind.Phone;
        if (digits.Length < 8 || digits[0] != 0) return 0;
        int three = digits[1] * 10 + digits[2];
        if (digits[1] == 2) return 2;
        if (three is 10 or 11 or 16 or 17 or 18 or 19)
        {
            kind = PersonalDataKind.MobilePhone;
            return 3;
        }
        if (three is 80)
        {
            kind = PersonalDataKind.ServicePhone;
            return 3;
        }
        if (three is 50) return digits[3] is >= 2 and <= 8 ? 4 : 0;
        return three is 70 or >= 31 and <= 33 or >= 41 and <= 44 or >= 51 and <= 55 or >= 61 and <= 64 ? 3 : 0;
    }

    /// <summary>Nationwide eight-digit service numbers: 1588-0000 and the like.</summary>
    public static bool IsServicePhone(ReadOnlySpan<byte> digits) =>
        digits.Length == 8 && digits[0] == 1 && (digits[1] * 100 + digits[2] * 10 + digits[3])
            is 522 or 533 or 544 or 566 or 577 or 588 or 599 or 600 or 644 or 660 or 661 or 666 or 668 or 670 or 688 or 800 or 811 or 833 or 855 or 866 or 877 or 899;

    /// <summary>What follows the prefix has a length the network uses: 8 digits after 010 and 070, else 7 or 8.</summary>
    /// <param name="written">The number came in groups; digits in a row must also start with an exchange (2–9), or any serial number would do.</param>
    public static bool HasPhoneLength(ReadOnlySpan<byte> digits, int prefix, bool written)
    {
        int rest = digits.Length - prefix;
        bool is010 = digits[1] == 1 && digits[2] == 0;
        bool isInternet = digits[1] == 7;
        if (is010 || isInternet) return rest == 8;
        if (rest is not (7 or 8)) return false;
        bool isArea = digits[1] != 1 && prefix != 4;
        return written || !isArea || digits[prefix] >= 2;
    }
}
