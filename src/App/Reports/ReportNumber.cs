using System.Globalization;
using System.Security.Cryptography;

namespace Maru.App.Reports;

/// <summary>
/// The number of a report, as 20261122-K7QM4TPX: whoever has it sees what became of the report, so half of it cannot be guessed. No letters
/// that are mistaken for one another on paper.
/// </summary>
public static class ReportNumber
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    public static string New(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "-" + RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>The number as it is kept, however somebody typed it.</summary>
    public static string Read(string typed)
    {
        var letters = string.Concat(typed.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.Length > Length ? letters[..^Length] + "-" + letters[^Length..] : letters;
    }
}
