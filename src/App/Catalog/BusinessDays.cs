using System.Collections.Concurrent;
using System.Globalization;

namespace Maru.App.Catalog;

/// <summary>
/// Working days of Korean public offices. A period that ends on a Saturday or a public holiday ends on the next working day (민법 제161조).
/// Years whose calendar is published are read from public-holidays.csv, elections and 임시공휴일 included; the others are computed after
/// 「관공서의 공휴일에 관한 규정」 as it stands since 2026: fixed days, lunar days and their substitute days.
/// </summary>
public static class BusinessDays
{
    // 노동절 and 제헌절 became public holidays in 2026.
    private const int MoreHolidaysSince = 2026;

    private static readonly KoreanLunisolarCalendar Lunar = new();
    private static readonly Lazy<ILookup<int, DateOnly>> Published = new(ReadPublished);
    private static readonly ConcurrentDictionary<int, HashSet<DateOnly>> Holidays = new();

    public static DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorking(day)) day = day.AddDays(1);
        return day;
    }

    public static DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorking(day)) day = day.AddDays(-1);
        return day;
    }

    public static bool IsWorking(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    public static bool IsHoliday(DateOnly day) => Holidays.GetOrAdd(day.Year, HolidaysOf).Contains(day);

    /// <summary>Years whose calendar is published and listed here.</summary>
    internal static IReadOnlyList<int> PublishedYears => [.. Published.Value.Select(year => year.Key)];

    internal static IEnumerable<DateOnly> PublishedIn(int year) => Published.Value[year];

    private static HashSet<DateOnly> HolidaysOf(int year) => Published.Value.Contains(year) ? [.. Published.Value[year]] : Computed(year);

    private static ILookup<int, DateOnly> ReadPublished()
    {
        using var stream = typeof(BusinessDays).Assembly.GetManifestResourceStream("Maru.App.Catalog.public-holidays.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 10 && char.IsAsciiDigit(line[0]))
            .Select(line => DateOnly.ParseExact(line.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToLookup(day => day.Year);
    }

    /// <summary>Holidays of a year by the rules; days the government adds for one year only are not among them.</summary>
    internal static HashSet<DateOnly> Computed(int year)
    {
        var days = new HashSet<DateOnly> { new(year, 1, 1), new(year, 6, 6) };
        // Invariant: 설날 and 추석 go first, so that a substitute day of another holiday does not land on them.
        if (LunarDay(year, 1, 1) is { } newYear) AddThreeDays(days, newYear);
        if (LunarDay(year, 8, 15) is { } chuseok) AddThreeDays(days, chuseok);
        List<DateOnly?> single = [new(year, 3, 1), new(year, 5, 5), LunarDay(year, 4, 8), new(year, 8, 15), new(year, 10, 3), new(year, 10, 9), new(year, 12, 25)];
        if (year >= MoreHolidaysSince) single.AddRange([new(year, 5, 1), new(year, 7, 17)]);
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
