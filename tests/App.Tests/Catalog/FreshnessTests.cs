using System.Globalization;
using Maru.App.Catalog;

namespace Maru.App.Tests.Catalog;

public sealed class FreshnessTests
{
    private static readonly DateTimeOffset Now = Time("2026-10-20T09:40+09:00");

    [Fact]
    public void Monthly_data_due_on_a_Saturday_are_due_on_the_Monday_after()
    {
        var freshness = Freshness.At(Now, UpdateCycle.Parse("매달"), Day("2026-08-12"), Time("2026-08-13T05:00+09:00"), null);
        Assert.Equal(FreshnessState.Late, freshness.State);
        Assert.Equal(Day("2026-09-14"), freshness.DueDay);
        Assert.Equal(36, freshness.LateDays);
        Assert.Equal(69, freshness.AgeDays);
        Assert.Equal("36일 늦음", freshness.Words.Ko);
    }

    [Fact]
    public void Quarterly_data_are_on_time_until_the_day_they_are_due_has_ended()
    {
        var cycle = UpdateCycle.Parse("분기");
        Freshness At(string now) => Freshness.At(Time(now), cycle, Day("2026-06-30"), Time("2026-07-01T03:00+09:00"), null);
        Assert.Equal(FreshnessState.OnTime, At("2026-09-30T23:59+09:00").State);
        Assert.Equal(FreshnessState.Late, At("2026-10-01T00:00+09:00").State);
    }

    [Fact]
    public void Yesterdays_daily_data_are_on_time_all_day_and_the_day_befores_are_late()
    {
        var cycle = UpdateCycle.Parse("매일");
        Assert.Equal(FreshnessState.OnTime, Freshness.At(Now, cycle, Day("2026-10-19"), Now, null).State);
        Assert.Equal(FreshnessState.OnTime, Freshness.At(Now, cycle, Day("2026-10-18"), Now, null).State);
        Assert.Equal(FreshnessState.Late, Freshness.At(Time("2026-10-21T00:01+09:00"), cycle, Day("2026-10-18"), Now, null).State);
    }

    [Fact]
    public void A_promised_date_holds_until_newer_data_have_come()
    {
        var cycle = UpdateCycle.Parse("해마다");
        var waiting = Freshness.At(Now, cycle, Day("2024-12-31"), Time("2026-06-01T00:00+09:00"), Day("2026-12-26"));
        Assert.Equal(FreshnessState.OnTime, waiting.State);
        Assert.Equal(Day("2026-12-28"), waiting.DueDay);

        var kept = Freshness.At(Now, cycle, Day("2025-12-31"), Time("2026-06-10T00:00+09:00"), Day("2026-06-01"));
        Assert.Equal(Day("2026-12-31"), kept.DueDay);
    }

    [Fact]
    public void Two_missed_runs_make_live_data_late()
    {
        var collected = Time("2026-10-20T09:30+09:00");
        Freshness At(string now) => Freshness.At(Time(now), UpdateCycle.Parse("5분"), null, collected, null);
        Assert.Equal(FreshnessState.OnTime, At("2026-10-20T09:39+09:00").State);
        Assert.Equal(FreshnessState.Late, At("2026-10-20T09:41+09:00").State);
        Assert.Equal(0, At("2026-10-20T09:41+09:00").LateDays);
        Assert.Equal(Time("2026-10-20T09:40+09:00"), At("2026-10-20T09:39+09:00").NextChange);
    }

    [Fact]
    public void What_has_no_cycle_is_never_late()
    {
        Assert.Equal(FreshnessState.Unknown, Freshness.At(Now, UpdateCycle.Unknown, Day("2001-01-01"), Now, null).State);
        Assert.Equal(FreshnessState.Unknown, Freshness.At(Now, UpdateCycle.Parse("수시"), Day("2001-01-01"), Now, null).State);
        Assert.Equal(FreshnessState.Ended, Freshness.At(Now, UpdateCycle.Parse("갱신 끝남"), Day("2001-01-01"), Now, null).State);
    }

    [Theory]
    [InlineData("매일", "P1D", "매일")]
    [InlineData("월간", "P1M", "매달")]
    [InlineData("분기 마다", "P3M", "분기마다")]
    [InlineData("half-yearly", "P6M", "반기마다")]
    [InlineData("연 1회", "P12M", "해마다")]
    [InlineData("five-minutes", "PT5M", "5분마다")]
    [InlineData("10분마다", "PT10M", "10분마다")]
    [InlineData("2년마다", "P24M", "2년마다")]
    [InlineData("PT1H", "PT60M", "매시간")]
    [InlineData("as-needed", "irregular", "수시")]
    [InlineData("가끔", "unknown", "주기 모름")]
    public void A_cycle_is_read_as_people_write_it(string text, string code, string name)
    {
        var cycle = UpdateCycle.Parse(text);
        Assert.Equal(code, cycle.Code);
        Assert.Equal(name, cycle.Name.Ko);
        Assert.Equal(cycle, UpdateCycle.Parse(cycle.Code));
    }

    [Theory]
    [InlineData("2026-02-17")] // 설날
    [InlineData("2026-03-02")] // 삼일절이 일요일이라 대체공휴일
    [InlineData("2026-05-25")] // 부처님오신날(일요일)의 대체공휴일
    [InlineData("2025-10-08")] // 2025년 추석 연휴(5~7일)의 대체공휴일
    [InlineData("2026-08-17")] // 광복절이 토요일이라 대체공휴일
    [InlineData("2026-09-25")] // 추석
    public void Holidays_and_their_substitutes_are_no_working_days(string day) => Assert.False(BusinessDays.IsWorking(Day(day)));

    [Fact]
    public void After_a_long_holiday_the_next_working_day_counts() =>
        Assert.Equal(Day("2025-10-10"), BusinessDays.OnOrAfter(Day("2025-10-03")));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
