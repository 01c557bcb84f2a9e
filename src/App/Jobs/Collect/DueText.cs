using System.Globalization;
using System.Text.RegularExpressions;

namespace Maru.App.Jobs.Collect;

/// <summary>
/// Puts the day a run stands for into an address or a path: <c>{yyyyMMdd}</c>, <c>{yyyy-MM-dd}</c>, <c>{yyyyMM}</c>, <c>{HH}</c>, …, and with an
/// offset <c>{yyyyMMdd-1d}</c>, <c>{yyyyMM-1m}</c>, <c>{HH-1h}</c>. So a day made up for after a downtime asks for its own day.
/// </summary>
public static partial class DueText
{
    private static readonly DateTimeOffset s_anyDay = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(9));

    /// <exception cref="Core.InputException">An offset leads out of the calendar.</exception>
    public static string Fill(string text, DateTimeOffset due) => Part().Replace(text, part =>
    {
        var time = part.Groups["by"].Success ? Moved(due, part) : due;
        var format = part.Groups["format"].Value;
        // A format of one letter would be taken for a standard one.
        return time.ToString(format.Length == 1 ? "%" + format : format, CultureInfo.InvariantCulture);
    });

    private static DateTimeOffset Moved(DateTimeOffset due, Match part)
    {
        var by = int.Parse(part.Groups["by"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        try
        {
            return part.Groups["unit"].Value switch { "h" => due.AddHours(by), "m" => due.AddMonths(by), "y" => due.AddYears(by), _ => due.AddDays(by) };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw JobErrors.NoDate(part.Value, null);
        }
    }

    /// <exception cref="Core.InputException">The text holds something in braces that was meant to be a date and is none.</exception>
    public static void Require(string text, string option)
    {
        foreach (Match meant in Meant().Matches(text))
            if (!Part().IsMatch(meant.Value) || !IsInCalendar(meant.Value)) throw JobErrors.NoDate(meant.Value, option);
    }

    private static bool IsInCalendar(string part)
    {
        try
        {
            return Fill(part, s_anyDay).Length > 0;
        }
        catch (Core.InputException)
        {
            return false;
        }
    }

    // Names of files may hold braces too: what is longer, or no word, is left as it is.
    [GeneratedRegex(@"\{[A-Za-z][A-Za-z0-9+_.-]{0,19}\}")]
    private static partial Regex Meant();

    [GeneratedRegex(@"\{(?<format>(?:yyyy|yy|MM|dd|HH|mm|[-_.])+)(?:(?<by>[+-]\d{1,4})(?<unit>[dhmy]))?\}")]
    private static partial Regex Part();
}
