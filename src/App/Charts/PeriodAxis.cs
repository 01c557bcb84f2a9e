using System.Globalization;

namespace Maru.App.Charts;

/// <summary>Where the periods of an ordered axis truly lie, and between which of them some are missing.</summary>
/// <param name="At">Place by place, in months, days, hours or years.</param>
/// <param name="Gaps">Places before which periods are missing: a line that ran through them would tell of values nobody has.</param>
public sealed record PeriodAxis(IReadOnlyList<double> At, IReadOnlySet<int> Gaps)
{
    // A step longer than this many usual ones leaves something out; weeks of 31 days and the like do not.
    private const double Longer = 1.5;
    private const int DaysInWeek = 7;

    /// <summary>The axis of places that are not all equally far apart; null when they are, or when a place is no time that can be read.</summary>
    /// <param name="places">In order: dates, or times as they are written (2025-05, 2025, 09:00).</param>
    /// <param name="period">What dates were cut down to; see <see cref="ChartRequest.Period"/>.</param>
    public static PeriodAxis? Of(IReadOnlyList<object?> places, string? period)
    {
        var numbers = places.Select(place => NumberOf(place, period)).ToList();
        if (numbers.Count < 3 || numbers.Any(number => number is null) || numbers.Select(number => number!.Value.Unit).Distinct().Count() > 1) return null;
        var at = numbers.Select(number => number!.Value.At).ToList();
        var steps = Steps(at);
        if (steps.Any(step => step <= 0) || steps.All(step => step == steps[0])) return null;
        // Days without weekends among them are working days: nothing is missing from Friday to Monday.
        var counted = numbers[0]!.Value.Unit == Unit.Day && at.All(IsWeekday) ? Steps([.. at.Select(WorkingDay)]) : steps;
        var usual = counted.GroupBy(step => step).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First();
        var isRegular = usual.Count() * 2 >= counted.Count;
        return new(at, Enumerable.Range(1, at.Count - 1).Where(i => isRegular && counted[i - 1] > usual.Key * Longer).ToHashSet());
    }

    private enum Unit
    {
        Year,
        Month,
        Day,
        Hour,
    }

    private static List<double> Steps(List<double> at) => [.. at.Skip(1).Select((next, i) => next - at[i])];

    private static bool IsWeekday(double day) => DateOnly.FromDayNumber((int)day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    // Day 0 was a Monday.
    private static double WorkingDay(double day) => (Math.Floor(day / DaysInWeek) * (DaysInWeek - 2)) + (day % DaysInWeek);

    private static (Unit Unit, double At)? NumberOf(object? place, string? period) => place switch
    {
        DateOnly day => Dated(day.ToDateTime(TimeOnly.MinValue), period),
        DateTime time => Dated(time, period),
        long and >= 190_001 and <= 210_012 and var month when month % 100 is >= 1 and <= 12 => (Unit.Month, Months((int)(month / 100), (int)(month % 100))),
        long and >= 1800 and <= 2200 and var year => (Unit.Year, year),
        string text => Written(text),
        _ => null,
    };

    private static (Unit Unit, double At) Dated(DateTime time, string? period) => period switch
    {
        "year" => (Unit.Year, time.Year),
        "month" => (Unit.Month, Months(time.Year, time.Month)),
        "hour" => (Unit.Hour, Math.Floor((time - DateTime.MinValue).TotalHours)),
        _ => (Unit.Day, DateOnly.FromDateTime(time).DayNumber),
    };

    private static (Unit Unit, double At)? Written(string text) => text switch
    {
        [_, _, _, _, '-', _, _] when Digits(text[..4]) is { } year && Digits(text[5..]) is >= 1 and <= 12 and var month => (Unit.Month, Months(year, month)),
        [_, _, ':', '0', '0'] when Digits(text[..2]) is { } hour => (Unit.Hour, hour),
        [_, _, _, _] or [_, _, _, _, '년'] or [_, _, _, _, '년', '도'] when Digits(text[..4]) is { } year => (Unit.Year, year),
        [_, _, _, _, '-', _, _, '-', _, _] when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => (Unit.Day, day.DayNumber),
        _ => null,
    };

    private static int? Digits(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double Months(int year, int month) => (year * 12) + month - 1;
}
