namespace Maru.City.Model;

/// <summary>Working days and holidays of the years the sample covers.</summary>
internal static class CityCalendar
{
    private static readonly HashSet<DateOnly> Holidays = [.. (
        "2023-01-21 2023-01-22 2023-01-23 2023-01-24 2023-05-27 2023-05-29 2023-09-28 2023-09-29 2023-09-30 2023-10-02 " +
        "2024-02-09 2024-02-10 2024-02-11 2024-02-12 2024-04-10 2024-05-06 2024-05-15 2024-09-16 2024-09-17 2024-09-18 2024-10-01 " +
        "2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-03-03 2025-05-06 2025-06-03 2025-10-05 2025-10-06 2025-10-07 2025-10-08 " +
        "2026-02-16 2026-02-17 2026-02-18 2026-03-02 2026-05-24 2026-05-25 2026-06-03 2026-08-17 2026-09-24 2026-09-25 2026-09-26 2026-10-05")
        .Split(' ').Select(day => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))];

    public static bool IsHoliday(DateOnly day) => Holidays.Contains(day)
        || (day.Month, day.Day) is (1, 1) or (3, 1) or (5, 5) or (6, 6) or (8, 15) or (10, 3) or (10, 9) or (12, 25);

    public static bool IsWorking(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    public static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            yield return day;
    }

    /// <summary>Month ends from the first to the last month, both included.</summary>
    public static IEnumerable<DateOnly> Months(DateOnly from, DateOnly to)
    {
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
            yield return month.AddMonths(1).AddDays(-1);
    }

    public static string WeekdayName(DateOnly day) => "일월화수목금토".Substring((int)day.DayOfWeek, 1);
}
