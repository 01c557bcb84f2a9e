using System.Globalization;
using System.Text.RegularExpressions;
using Maru.Core;

namespace Maru.App.Jobs.Schedules;

/// <summary>Schedules as people write and read them.</summary>
public static partial class ScheduleText
{
    private const string WeekdayLetters = "일월화수목금토";
    private static readonly string[] WeekdaysEn = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    /// <summary>Reads Korean words or a cron expression. Words for working days bring their own rule; otherwise <paramref name="holidays"/> counts.</summary>
    /// <exception cref="InputException">Neither can be read.</exception>
    public static Schedule Parse(string text, HolidayRule holidays = HolidayRule.Run)
    {
        var words = Spaces().Replace(text.Trim(), " ");
        return OfWords(words, holidays) ?? Schedule.Parse(words, holidays);
    }

    /// <summary>What <see cref="Parse"/> makes the same schedule of, its rule for holidays given: words where there are, else the expression.</summary>
    public static string Written(Schedule schedule)
    {
        var words = Words(Schedule.Parse(schedule.Cron)).Ko;
        return OfWords(words, schedule.Holidays) is { } again && again.Cron == schedule.Cron && again.Holidays == schedule.Holidays ? words : schedule.Cron;
    }

    private static Schedule? OfWords(string text, HolidayRule holidays)
    {
        if (Every().Match(text) is { Success: true } every) return OfEvery(every, text, holidays);
        if (Daily().Match(text) is not { Success: true } daily) return null;
        var (hour, minute) = (Number(daily, "hour"), Number(daily, "minute"));
        if (hour > 23 || minute > 59) throw ScheduleErrors.NotRead(text);
        var rule = daily.Groups["workdays"].Success && holidays == HolidayRule.Run ? HolidayRule.Skip : holidays;
        return Schedule.Parse(string.Create(CultureInfo.InvariantCulture, $"{minute} {hour} {DaysOf(daily)}"), rule);
    }

    /// <summary>"매일 06:00", "매주 월요일 09:30 (쉬는 날이면 다음 영업일)" …; the expression itself when it is not one of the usual kinds.</summary>
    public static Bilingual Words(Schedule schedule)
    {
        var times = Times(schedule);
        if (times is null || Days(schedule) is not { } days) return new($"cron {schedule.Cron}{RuleKo(schedule.Holidays)}", $"cron {schedule.Cron}{RuleEn(schedule.Holidays)}");
        // "Working days" says it already.
        var rule = schedule is { Holidays: HolidayRule.Skip, Days: { AnyDay: true, AnyWeekday: true } } ? HolidayRule.Run : schedule.Holidays;
        return new($"{days.Ko} {times.Value.Ko}".Trim() + RuleKo(rule), $"{days.En} {times.Value.En}".Trim() + RuleEn(rule));
    }

    private static Schedule OfEvery(Match every, string text, HolidayRule holidays)
    {
        var count = Number(every, "count", 1);
        var isHours = every.Groups["unit"].Value != "분";
        if (count < 1 || (isHours ? 24 : 60) % count != 0) throw ScheduleErrors.NotRead(text);
        var cron = isHours
            ? count == 24 ? "0 0 * * *" : count == 1 ? "0 * * * *" : string.Create(CultureInfo.InvariantCulture, $"0 */{count} * * *")
            : count == 60 ? "0 * * * *" : count == 1 ? "* * * * *" : string.Create(CultureInfo.InvariantCulture, $"*/{count} * * * *");
        return Schedule.Parse(cron, holidays);
    }

    private static string DaysOf(Match daily)
    {
        if (daily.Groups["weekday"].Success)
            return "* * " + string.Join(',', daily.Groups["weekday"].Value.Where(WeekdayLetters.Contains).Select(letter => WeekdayLetters.IndexOf(letter, StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture)));
        if (daily.Groups["day"].Success) return daily.Groups["day"].Value + " * *";
        if (daily.Groups["firstwork"].Success) return "1B * *";
        if (daily.Groups["lastwork"].Success) return "LB * *";
        return daily.Groups["last"].Success ? "L * *" : "* * *";
    }

    private static Bilingual? Times(Schedule schedule)
    {
        var (minutes, hours) = (schedule.Minutes, schedule.Hours);
        if (minutes.Count == 1 && hours.Count == 1)
        {
            var time = string.Create(CultureInfo.InvariantCulture, $"{hours.First:00}:{minutes.First:00}");
            return new(time, "at " + time);
        }
        var written = schedule.Cron.Split(' ');
        if (hours.Count == 24 && Step(written[0], minutes, 60) is { } everyMinutes) return everyMinutes == 1 ? new("1분마다", "every minute") : new($"{everyMinutes}분마다", $"every {everyMinutes} minutes");
        if (minutes is { Count: 1, First: 0 } && Step(written[1], hours, 24) is { } everyHours) return everyHours == 1 ? new("매시 정각", "every hour") : new($"{everyHours}시간마다", $"every {everyHours} hours");
        return hours.Count == 24 && minutes.Count == 1 ? new($"매시 {minutes.First}분", $"every hour at :{minutes.First:00}") : null;
    }

    // Only "*" and "*/n" with n a part of the whole are even steps.
    private static int? Step(string written, CronField field, int whole) =>
        written == "*" ? 1 : written.StartsWith("*/", StringComparison.Ordinal) && whole % field.Count == 0 ? whole / field.Count : null;

    private static Bilingual? Days(Schedule schedule)
    {
        var days = schedule.Days;
        if (!schedule.EveryMonth) return null;
        var isShort = schedule.Hours.Count > 1 || schedule.Minutes.Count > 1;
        if (days.AnyDay && days.AnyWeekday) return schedule.Holidays == HolidayRule.Skip ? new("영업일", "working days") : isShort ? new("", "") : new("매일", "daily");
        if (days.AnyDay) return Weekdays(days.Weekdays);
        if (!days.AnyWeekday) return null;
        return (days.LastDay, days.BusinessDays, days.Days.Count) switch
        {
            (true, [], 0) => new("매월 말일", "last day of the month"),
            (false, [1], 0) => new("매월 첫 영업일", "first working day of the month"),
            (false, [-1], 0) => new("매월 마지막 영업일", "last working day of the month"),
            (false, [var n], 0) => new($"매월 {n}번째 영업일", $"working day {n} of the month"),
            (false, [], 1) => new($"매월 {days.Days.First}일", $"day {days.Days.First} of the month"),
            _ => null,
        };
    }

    private static Bilingual Weekdays(CronField week)
    {
        if (week.Bits == 0b0111110) return new("월–금", "Monday to Friday");
        var chosen = Enumerable.Range(1, 7).Select(day => day % 7).Where(week.Has).ToList();
        return chosen.Count == 1
            ? new($"매주 {WeekdayLetters[chosen[0]]}요일", $"{WeekdaysEn[chosen[0]]}s")
            : new($"매주 {string.Join('·', chosen.Select(day => WeekdayLetters[day]))}", string.Join(", ", chosen.Select(day => WeekdaysEn[day][..3])));
    }

    private static string RuleKo(HolidayRule rule) => rule switch
    {
        HolidayRule.Next => " (쉬는 날이면 다음 영업일)",
        HolidayRule.Previous => " (쉬는 날이면 앞 영업일)",
        HolidayRule.Skip => " (쉬는 날은 거름)",
        _ => "",
    };

    private static string RuleEn(HolidayRule rule) => rule switch
    {
        HolidayRule.Next => " (on a holiday: the next working day)",
        HolidayRule.Previous => " (on a holiday: the working day before)",
        HolidayRule.Skip => " (not on holidays)",
        _ => "",
    };

    private static int Number(Match match, string group, int otherwise = 0) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:매 ?시간|(?<count>\d{1,2}) ?(?<unit>분|시간) ?마다)$")]
    private static partial Regex Every();

    [GeneratedRegex(
        """
        ^(?:매일|(?<workdays>평일|영업일(?:마다)?)|매주\ ?(?<weekday>[일월화수목금토](?:[·,][일월화수목금토])*)(?:요일)?
        |(?:매월|매달)\ (?:(?<day>\d{1,2})일|(?<last>말일|마지막\ 날)|(?<firstwork>첫\ ?영업일)|(?<lastwork>마지막\ ?영업일)))
        \ (?<hour>\d{1,2})(?::(?<minute>\d{2})|시(?:\ ?(?<minute>\d{1,2})분)?)$
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Daily();
}
