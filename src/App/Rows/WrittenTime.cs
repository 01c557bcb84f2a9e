using System.Globalization;

namespace Maru.App.Rows;

/// <summary>Dates as people write them in an address, each standing for the stretch of time it names.</summary>
internal static class WrittenTime
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy.MM.dd", "yyyy/MM/dd", "yyyyMMdd"];
    private static readonly string[] Months = ["yyyy-MM", "yyyy.MM", "yyyyMM"];
    private static readonly string[] Minutes = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"];
    private static readonly string[] Seconds = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];
    private static readonly string[] Fractions = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFF"];

    public static TimeSpanOfValue? Read(string text)
    {
        if (Parse(text, Days) is { } day) return Until(day, d => d.AddDays(1));
        if (Parse(text, Months) is { } month) return Until(month, d => d.AddMonths(1));
        if (Parse(text, ["yyyy"]) is { } year) return Until(year, d => d.AddYears(1));
        if (Parse(text, Minutes) is { } minute) return Until(minute, d => d.AddMinutes(1));
        if (Parse(text, Seconds) is { } second) return Until(second, d => d.AddSeconds(1));
        return Parse(text, Fractions) is { } instant ? new(instant, instant) : null;
    }

    private static DateTime? Parse(string text, string[] formats) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    // The last representable stretch has no end to name.
    private static TimeSpanOfValue Until(DateTime start, Func<DateTime, DateTime> next) =>
        new(start, start.Year == 9999 ? DateTime.MaxValue : next(start));
}
