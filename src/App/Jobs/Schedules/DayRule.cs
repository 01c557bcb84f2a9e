using Maru.App.Catalog;

namespace Maru.App.Jobs.Schedules;

/// <summary>
/// The day part of a cron expression. As in cron, when both the day of the month and the day of the week are narrowed, either is enough.
/// </summary>
/// <param name="Days">Days of the month.</param>
/// <param name="BusinessDays">1 for the first working day of the month, -1 for the last, and so on; empty when none is meant.</param>
internal sealed record DayRule(CronField Days, bool LastDay, IReadOnlyList<int> BusinessDays, CronField Weekdays, bool AnyDay, bool AnyWeekday)
{
    private static readonly Dictionary<string, int> WeekdayNames =
        "SUN MON TUE WED THU FRI SAT 일 월 화 수 목 금 토".Split(' ').Select((name, place) => (name, place)).ToDictionary(day => day.name, day => day.place % 7, StringComparer.Ordinal);

    /// <param name="days"><c>*</c>, numbers, <c>L</c> for the last day, <c>1B</c> for the first and <c>LB</c> for the last working day.</param>
    /// <param name="weekdays"><c>*</c>, 0–7 (0 and 7 are Sunday), MON–SUN, 월–일.</param>
    /// <returns>Null when it can't be read.</returns>
    public static DayRule? Read(string days, string weekdays)
    {
        var parts = days.ToUpperInvariant().Split(',');
        var plain = parts.Where(part => !part.EndsWith('L') && !part.EndsWith('B')).ToList();
        if (ReadBusinessDays(parts) is not { } business) return null;
        CronField? numbers = plain.Count == 0 ? new(0) : CronField.Read(string.Join(',', plain), 1, 31);
        if (numbers is not { } numbered || parts.Any(part => part.EndsWith('L') && part != "L")) return null;
        if (CronField.Read(weekdays, 0, 7, WeekdayNames) is not { } week) return null;
        if (week.Has(7)) week = new((week.Bits | 1) & 0x7F);
        return new(numbered, parts.Contains("L"), business, week, days == "*", weekdays == "*");
    }

    public bool Has(DateOnly day)
    {
        if (AnyDay || AnyWeekday) return (AnyDay || IsDay(day)) && Weekdays.Has((int)day.DayOfWeek);
        return IsDay(day) || Weekdays.Has((int)day.DayOfWeek);
    }

    private bool IsDay(DateOnly day) =>
        Days.Has(day.Day) || (LastDay && day.Day == DateTime.DaysInMonth(day.Year, day.Month)) || BusinessDays.Any(nth => day == NthWorkingDay(day, nth));

    private static List<int>? ReadBusinessDays(string[] parts)
    {
        var read = new List<int>();
        foreach (var part in parts.Where(part => part.EndsWith('B')))
        {
            if (part == "LB") read.Add(-1);
            else if (int.TryParse(part[..^1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var nth) && nth is >= 1 and <= 15) read.Add(nth);
            else return null;
        }
        return read;
    }

    private static DateOnly NthWorkingDay(DateOnly inMonth, int nth)
    {
        var first = new DateOnly(inMonth.Year, inMonth.Month, 1);
        if (nth < 0) return Catalog.BusinessDays.OnOrBefore(first.AddMonths(1).AddDays(-1));
        var day = Catalog.BusinessDays.OnOrAfter(first);
        for (var n = 1; n < nth; n++) day = Catalog.BusinessDays.OnOrAfter(day.AddDays(1));
        return day;
    }
}
