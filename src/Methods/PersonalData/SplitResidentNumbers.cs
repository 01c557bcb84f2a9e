using System.Globalization;

namespace Maru.Methods.PersonalData;

/// <summary>The part of a resident number that nearly all cells of a column could be.</summary>
public enum ResidentHalf
{
    None,
    /// <summary>Six digits that are a date: YYMMDD.</summary>
    Front,
    /// <summary>Seven digits, the first of them 1 to 8.</summary>
    Back,
}

/// <summary>Resident numbers written in two columns. A front alone is a date and a back alone a serial number: only together do they prove anything.</summary>
public static class SplitResidentNumbers
{
    private const int FewestChecked = 5;
    private const double CheckedShare = 0.8;
    private const int FewestUnchecked = 20;
    private const double UncheckedShare = 0.98;
    private const int EarliestBirthYear = 1925;
    private const int FewestYears = 8;

    /// <summary>
    /// True when the cells of two columns, row by row, make resident numbers: their check digits are right, or, where they have none
    /// (numbers issued since October 2020, made-up ones), nearly all rows agree on the century, both sexes occur and the births are spread over years.
    /// </summary>
    public static bool Fit(IEnumerable<(string? Front, string? Back)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int seen = 0, check = 0, fit = 0, odd = 0;
        var years = new HashSet<int>();
        Span<byte> digits = stackalloc byte[13];
        foreach (var (front, back) in rows)
        {
            if (string.IsNullOrWhiteSpace(front) || string.IsNullOrWhiteSpace(back)) continue;
            seen++;
            if (!Join(front, back, digits) || !NumberRules.HasResidentDate(digits)) continue;
            if (digits[6] >= 5 ? NumberRules.HasForeignerCheckDigit(digits) : NumberRules.HasResidentCheckDigit(digits)) check++;
            int year = (digits[6] is 1 or 2 or 5 or 6 ? 1900 : 2000) + digits[0] * 10 + digits[1];
            if (year < EarliestBirthYear) continue;
            fit++;
            years.Add(year);
            odd += digits[6] & 1;
        }
        bool bothSexes = odd * 5 >= fit && odd * 5 <= fit * 4;
        return seen >= FewestChecked && check >= seen * CheckedShare
            || seen >= FewestUnchecked && fit >= seen * UncheckedShare && bothSexes && years.Count >= FewestYears;
    }

    // A front that was stored as a number has lost its zeros: 50912 is 050912.
    private static bool Join(string front, string back, Span<byte> digits)
    {
        if (!int.TryParse(front, NumberStyles.None, CultureInfo.InvariantCulture, out int date) || front.Length > 6) return false;
        if (!int.TryParse(back, NumberStyles.None, CultureInfo.InvariantCulture, out int rest) || back.Length != 7) return false;
        for (int i = 5; i >= 0; i--, date /= 10) digits[i] = (byte)(date % 10);
        for (int i = 12; i >= 6; i--, rest /= 10) digits[i] = (byte)(rest % 10);
        return true;
    }
}
