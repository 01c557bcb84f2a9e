using System.Collections.Concurrent;
using System.Globalization;

namespace Maru.App.Catalog;

/// <summary>
/// Working days of Korean public offices. A period that ends on a Saturday or a public holiday ends on the next working day (민법 제161조).
/// Holidays after 「관공서의 공휴일에 관한 규정」: fixed days, lunar days computed, and their substitute days; days the government adds
/// for one year only (elections, 임시공휴일) are not known here.
/// </summary>
public static class BusinessDays
{
    private static readonly KoreanLunisolarCalendar Lunar = new();
    private static readonly ConcurrentDictionary<int, HashSet<DateOnly>> Holidays = new();

    public static DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorking(day)) day = day.AddDays(1);
        return day;
    }

    public static bool IsWorking(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.GetOrAdd(day.Year, HolidaysOf).Contains(day);

    private static HashSet<DateOnly> HolidaysOf(int year)
    {
        var days = new HashSet<DateOnly> { new(year, 1, 1), new(year, 6, 6) };
        // Invariant: 설날 and 추석 go first, so that a substitute day of another holiday does not land on them.
        if (LunarDay(year, 1, 1) is { } newYear) AddThreeDays(days, newYear);
        if (LunarDay(year, 8, 15) is { } chuseok) AddThreeDays(days, chuseok);
        DateOnly?[] single = [new(year, 3, 1), new(year, 5, 5), LunarDay(year, 4, 8), new(year, 8, 15), new(year, 10, 3), new(year, 10, 9), new(year, 12, 25)];
        foreach (var day in single.OfType<DateOnly>().Order()) AddSingle(days, day);
        return days;
    }

    // 설날·추석: a substitute day when one of the three falls on a Sunday.
    private static void AddThreeDays(HashSet<DateOnly> days, DateOnly middle)
    {
        DateOnly[] three = [middle.AddDays(-1), middle, middle.AddDays(1)];
        days.UnionWith(three);
        if (three.Any(d => d.DayOfWeek == DayOfWeek.Sunday)) AddSubstitute(days, three[2]);
    }

    // The others: a substitute day when it falls on a Saturday, a Sunday or another holiday.
    private static void AddSingle(HashSet<DateOnly> days, DateOnly day)
    {
        var clashes = days.Contains(day) || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        days.Add(day);
        if (clashes) AddSubstitute(days, day);
    }

    private static void AddSubstitute(HashSet<DateOnly> days, DateOnly after)
    {
        var day = after.AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || days.Contains(day)) day = day.AddDays(1);
        days.Add(day);
    }

    private static DateOnly? LunarDay(int year, int month, int day)
    {
        if (year <= Lunar.MinSupportedDateTime.Year || year >= Lunar.MaxSupportedDateTime.Year) return null;
        var leap = Lunar.GetLeapMonth(year);
        var counted = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, counted, day, 0, 0, 0, 0));
    }
}
