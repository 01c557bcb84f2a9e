using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Jobs.Collect;
using Maru.App.Jobs.Schedules;
using Maru.Core;

namespace Maru.App.Tests.Jobs;

public sealed class ScheduleTests
{
    [Theory]
    // Every ten minutes, over midnight; the moment itself is not after itself.
    [InlineData("*/10 * * * *", "2026-11-22 23:50", "2026-11-23 00:00")]
    [InlineData("*/10 * * * *", "2026-11-22 23:49", "2026-11-22 23:50")]
    [InlineData("5 6,18 * * *", "2026-11-22 06:05", "2026-11-22 18:05")]
    [InlineData("0 6 * * *", "2026-12-31 06:00", "2027-01-01 06:00")]
    // Day of month or day of week, as in cron, when both are narrowed.
    [InlineData("0 9 13 * FRI", "2026-11-13 09:00", "2026-11-20 09:00")]
    [InlineData("0 9 * * 7", "2026-11-22 10:00", "2026-11-29 09:00")]
    [InlineData("0 9 * * 월", "2026-11-22 10:00", "2026-11-23 09:00")]
    // Month ends.
    [InlineData("0 18 L * *", "2026-11-30 18:00", "2026-12-31 18:00")]
    [InlineData("0 18 L 2 *", "2026-11-30 18:00", "2027-02-28 18:00")]
    [InlineData("0 18 29 2 *", "2026-11-30 18:00", "2028-02-29 18:00")]
    [InlineData("0 18 31 * *", "2026-11-01 00:00", "2026-12-31 18:00")]
    // First and last working day: January 1 is a holiday, 2026-10-31 is a Saturday.
    [InlineData("0 9 1B * *", "2026-12-31 00:00", "2027-01-04 09:00")]
    [InlineData("0 9 LB * *", "2026-10-01 00:00", "2026-10-30 09:00")]
    [InlineData("0 9 3B * *", "2026-10-01 10:00", "2026-10-06 09:00")]
    public void The_next_time_is_found(string cron, string after, string next) => Assert.Equal(next, Next(cron, HolidayRule.Run, after));

    [Theory]
    // 2026-09-24 to 26 is Chuseok, Thursday to Saturday; the next working day is Monday 28.
    [InlineData(HolidayRule.Run, "2026-09-23 06:00", "2026-09-24 06:00")]
    [InlineData(HolidayRule.Skip, "2026-09-23 06:00", "2026-09-28 06:00")]
    [InlineData(HolidayRule.Next, "2026-09-23 06:00", "2026-09-28 06:00")]
    public void Days_off_follow_the_rule(HolidayRule rule, string after, string next) => Assert.Equal(next, Next("0 6 * * *", rule, after));

    [Theory]
    // The 25th of each month: September 25 is Chuseok, Sunday October 25.
    [InlineData(HolidayRule.Next, "2026-09-01 00:00", "2026-09-28 08:00")]
    [InlineData(HolidayRule.Previous, "2026-09-01 00:00", "2026-09-23 08:00")]
    [InlineData(HolidayRule.Next, "2026-09-28 08:00", "2026-10-26 08:00")]
    [InlineData(HolidayRule.Previous, "2026-09-23 08:00", "2026-10-23 08:00")]
    [InlineData(HolidayRule.Skip, "2026-09-01 00:00", "2026-11-25 08:00")]
    // Looked at in the middle of a break: the 25th has been moved to a day that is still to come.
    [InlineData(HolidayRule.Next, "2026-09-26 12:00", "2026-09-28 08:00")]
    public void A_day_of_the_month_rolls_over_holidays(HolidayRule rule, string after, string next) => Assert.Equal(next, Next("0 8 25 * *", rule, after));

    [Fact]
    public void Days_rolled_onto_one_another_are_due_once()
    {
        var times = Schedule.Parse("0 6 * * *", HolidayRule.Next).Between(Korea("2026-09-23 07:00"), Korea("2026-09-29 07:00")).Select(Text);
        Assert.Equal(["2026-09-28 06:00", "2026-09-29 06:00"], times);
    }

    [Fact]
    public void Seoul_knows_no_daylight_saving_and_the_machines_own_zone_does_not_matter()
    {
        var schedule = Schedule.Parse("30 2 * * *");
        var time = DateTimeOffset.Parse("2026-03-07T00:00:00Z", CultureInfo.InvariantCulture);
        for (var day = 0; day < 370; day++)
        {
            var next = schedule.Next(time);
            // 02:30 in Seoul is 17:30 the day before in UTC, every day of the year.
            Assert.Equal(new TimeSpan(17, 30, 0), next.UtcDateTime.TimeOfDay);
            Assert.True(next - time <= TimeSpan.FromDays(1));
            time = next;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("매일")]
    [InlineData("60 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * * 13 *")]
    [InlineData("* * * * 8")]
    [InlineData("* * * *")]
    [InlineData("5-1 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("0 0 16B * *")]
    [InlineData("0 0 30 2 *")]
    [InlineData("매일 25:00")]
    [InlineData("7분마다")]
    public void What_cannot_be_read_or_never_comes_is_refused_with_the_way_to_write_it(string text) =>
        Assert.Contains("매일 06:00", Assert.Throws<InputException>(() => ScheduleText.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("매일 06:00", "0 6 * * *", HolidayRule.Run, "매일 06:00", "daily at 06:00")]
    [InlineData("매일 6시", "0 6 * * *", HolidayRule.Run, "매일 06:00", "daily at 06:00")]
    [InlineData("평일 7시 30분", "30 7 * * *", HolidayRule.Skip, "영업일 07:30", "working days at 07:30")]
    [InlineData("매주 월 09:30", "30 9 * * 1", HolidayRule.Run, "매주 월요일 09:30", "Mondays at 09:30")]
    [InlineData("매주 월·목요일 09:30", "30 9 * * 1,4", HolidayRule.Run, "매주 월·목 09:30", "Mon, Thu at 09:30")]
    [InlineData("매월 10일 08:00", "0 8 10 * *", HolidayRule.Run, "매월 10일 08:00", "day 10 of the month at 08:00")]
    [InlineData("매월 말일 18:00", "0 18 L * *", HolidayRule.Run, "매월 말일 18:00", "last day of the month at 18:00")]
    [InlineData("매월 첫 영업일 09:00", "0 9 1B * *", HolidayRule.Run, "매월 첫 영업일 09:00", "first working day of the month at 09:00")]
    [InlineData("매월 마지막 영업일 09:00", "0 9 LB * *", HolidayRule.Run, "매월 마지막 영업일 09:00", "last working day of the month at 09:00")]
    [InlineData("10분마다", "*/10 * * * *", HolidayRule.Run, "10분마다", "every 10 minutes")]
    [InlineData("매시간", "0 * * * *", HolidayRule.Run, "매시 정각", "every hour")]
    [InlineData("6시간마다", "0 */6 * * *", HolidayRule.Run, "6시간마다", "every 6 hours")]
    [InlineData("0 9 * 3-5 1", "0 9 * 3-5 1", HolidayRule.Run, "cron 0 9 * 3-5 1", "cron 0 9 * 3-5 1")]
    public void Schedules_are_read_and_said_in_words(string text, string cron, HolidayRule rule, string korean, string english)
    {
        var schedule = ScheduleText.Parse(text);
        Assert.Equal((cron, rule), (schedule.Cron, schedule.Holidays));
        Assert.Equal(new Bilingual(korean, english), ScheduleText.Words(schedule));
    }

    [Fact]
    public void The_rule_for_holidays_is_said_with_the_schedule() =>
        Assert.Equal("매월 25일 08:00 (쉬는 날이면 다음 영업일)", ScheduleText.Words(Schedule.Parse("0 8 25 * *", HolidayRule.Next)).Ko);

    [Theory]
    [InlineData("https://x.go.kr/a?day={yyyyMMdd}", "https://x.go.kr/a?day=20261101")]
    [InlineData("/받은파일/{yyyy}/{MM}/집계_{yyyy-MM-dd-1d}.csv", "/받은파일/2026/11/집계_2026-10-31.csv")]
    [InlineData("{yyyyMM-1m}.csv", "202610.csv")]
    [InlineData("{HH-1h}", "05")]
    [InlineData("{이름}.csv", "{이름}.csv")]
    public void The_day_a_run_stands_for_goes_into_its_source(string text, string filled) => Assert.Equal(filled, DueText.Fill(text, Korea("2026-11-01 06:00")));

    [Theory]
    [InlineData("/받은파일/{bad}.csv", "{bad}")]
    [InlineData("https://a.go.kr/{yyyyMMdd}/{yyyyMMdd-1w}.csv", "{yyyyMMdd-1w}")]
    [InlineData("/받은파일/{YYYYMM}.csv", "{YYYYMM}")]
    [InlineData("/받은파일/{yyyy-9999y}.csv", "{yyyy-9999y}")]
    [InlineData("/받은파일/{yyyyMM-1m}/{보고}/{0}.csv", null)]
    public void What_was_meant_to_be_a_date_and_is_none_is_named(string text, string? part)
    {
        var refusal = Record.Exception(() => DueText.Require(text, "sources")) as InputException;
        Assert.Equal(part is null, refusal is null);
        if (part is not null) Assert.Equal(($"{part}에서 날짜의 꼴을 알 수 없습니다.", "sources"), (refusal!.Problem.Ko, refusal.Where));
    }

    [Fact]
    public void A_day_outside_the_calendar_is_refused_in_words() =>
        Assert.Contains("{yyyy-9999y}", Assert.Throws<InputException>(() => DueText.Fill("{yyyy-9999y}", Korea("2026-11-01 06:00"))).Message, StringComparison.Ordinal);

    private static string Next(string cron, HolidayRule rule, string after) => Text(Schedule.Parse(cron, rule).Next(Korea(after)));

    private static string Text(DateTimeOffset time) => KoreanTime.Of(time).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Korea(string text) => DateTimeOffset.Parse(text + " +09:00", CultureInfo.InvariantCulture);
}
