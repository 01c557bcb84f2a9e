using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Jobs.Schedules;

/// <summary>
/// When a job is due: a cron expression of five fields (minute, hour, day of month, month, day of week) in Korean time, which knows no
/// daylight saving, and a rule for days that are no working days.
/// </summary>
public sealed class Schedule
{
    // The longest run of days without a working day was ten (October 2017); a day rolled forward is found by looking back this far.
    private const int LongestBreakDays = 15;

    // 29 February comes again within eight years.
    private const int LookAheadDays = 366 * 9;

    private readonly CronField _minutes;
    private readonly CronField _hours;
    private readonly CronField _months;
    private readonly DayRule _days;

    private Schedule(string cron, HolidayRule holidays, CronField minutes, CronField hours, CronField months, DayRule days)
    {
        (Cron, Holidays, _minutes, _hours, _months, _days) = (cron, holidays, minutes, hours, months, days);
    }

    /// <summary>The expression as written, single spaces between its fields.</summary>
    public string Cron { get; }

    public HolidayRule Holidays { get; }

    internal CronField Minutes => _minutes;

    internal CronField Hours => _hours;

    internal DayRule Days => _days;

    internal bool EveryMonth => _months.Count == 12;

    /// <exception cref="InputException">The expression can't be read, or names no day there is.</exception>
    public static Schedule Parse(string text, HolidayRule holidays = HolidayRule.Run)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var cron = string.Join(' ', fields);
        var read = fields.Length != 5 ? null : Read(cron, fields, holidays);
        if (read is null) throw ScheduleErrors.NotRead(text);
        return read.FindNext(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(9))) is null ? throw ScheduleErrors.Never(text) : read;
    }

    /// <summary>The first time it is due after a moment.</summary>
    public DateTimeOffset Next(DateTimeOffset after) => FindNext(after) ?? throw ScheduleErrors.Never(Cron);

    /// <summary>All times it is due after a moment and not after another, oldest first.</summary>
    public IEnumerable<DateTimeOffset> Between(DateTimeOffset after, DateTimeOffset until)
    {
        for (var next = Next(after); next <= until; next = Next(next)) yield return next;
    }

    private static Schedule? Read(string cron, string[] fields, HolidayRule holidays) =>
        CronField.Read(fields[0], 0, 59) is { } minutes && CronField.Read(fields[1], 0, 23) is { } hours
        && CronField.Read(fields[3], 1, 12) is { } months && DayRule.Read(fields[2], fields[4]) is { } days
            ? new(cron, holidays, minutes, hours, months, days)
            : null;

    private DateTimeOffset? FindNext(DateTimeOffset after)
    {
        var from = KoreanTime.Of(after);
        var today = DateOnly.FromDateTime(from.DateTime);
        // Invariant: moving days keeps their order, so the first day found with a time left is the earliest.
        var named = Holidays == HolidayRule.Next ? today.AddDays(-LongestBreakDays) : today;
        for (var i = 0; i < LookAheadDays; i++, named = named.AddDays(1))
        {
            if (!_months.Has(named.Month) || !_days.Has(named) || Moved(named) is not { } day || day < today) continue;
            if (TimeOn(day, day == today ? ((from.Hour * 60) + from.Minute + 1) : 0) is { } time) return time;
        }
        return null;
    }

    private DateOnly? Moved(DateOnly day) => Holidays switch
    {
        HolidayRule.Skip => BusinessDays.IsWorking(day) ? day : null,
        HolidayRule.Next => BusinessDays.OnOrAfter(day),
        HolidayRule.Previous => BusinessDays.OnOrBefore(day),
        _ => day,
    };

    private DateTimeOffset? TimeOn(DateOnly day, int fromMinute)
    {
        for (var hour = _hours.From(fromMinute / 60); hour is { } h; hour = _hours.From(h + 1))
            if (_minutes.From(h == fromMinute / 60 ? fromMinute % 60 : 0) is { } minute) return KoreanTime.StartOf(day).AddMinutes((h * 60) + minute);
        return null;
    }
}
