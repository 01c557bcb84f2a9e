using System.Globalization;
using Maru.App.Catalog;

namespace Maru.App.Tests.Jobs;

public sealed class HolidaysTests
{
    // Days that no rule gives: elections and 임시공휴일, by the published calendars.
    private static readonly string[] ForOneYearOnly = ["2024-04-10", "2024-10-01", "2025-01-27", "2025-06-03", "2026-06-03"];

    [Fact]
    public void What_the_rules_give_is_what_was_published_elections_and_temporary_holidays_apart()
    {
        foreach (var year in (int[])[2024, 2025, 2026, 2027])
        {
            var published = BusinessDays.PublishedIn(year).Order().ToList();
            Assert.NotEmpty(published);
            var computed = BusinessDays.Computed(year).Order().ToList();
            Assert.Equal(published.Where(day => !ForOneYearOnly.Contains(Text(day))).Select(Text), computed.Select(Text));
        }
    }

    [Fact]
    public void The_calendar_is_published_for_2018_to_2027() => Assert.Equal(Enumerable.Range(2018, 10), BusinessDays.PublishedYears);

    [Theory]
    // Lunar New Year and Chuseok of the years to come, by the astronomical almanac of KASI (음양력변환).
    [InlineData("2028-01-27")]
    [InlineData("2028-10-03")]
    [InlineData("2029-02-13")]
    [InlineData("2029-09-22")]
    [InlineData("2030-02-03")]
    [InlineData("2030-09-12")]
    // Buddha's birthday.
    [InlineData("2028-05-02")]
    [InlineData("2029-05-20")]
    [InlineData("2030-05-09")]
    // Substitute days: 2029 Buddha's birthday on a Sunday; 2030 New Year's three days with a Sunday among them.
    [InlineData("2029-05-21")]
    [InlineData("2030-02-05")]
    public void Lunar_holidays_of_years_without_a_published_calendar_are_computed(string day) => Assert.True(BusinessDays.IsHoliday(Day(day)));

    [Theory]
    [InlineData("2026-06-03", false)] // 지방선거
    [InlineData("2025-01-27", false)] // 임시공휴일
    [InlineData("2026-05-01", false)] // 노동절, since 2026
    [InlineData("2025-05-01", true)]
    [InlineData("2026-11-23", true)]
    public void Offices_work_on_days_that_are_neither_weekend_nor_holiday(string day, bool working) => Assert.Equal(working, BusinessDays.IsWorking(Day(day)));

    [Fact]
    public void A_working_day_before_a_long_holiday_is_found_backwards() => Assert.Equal("2025-10-02", Text(BusinessDays.OnOrBefore(Day("2025-10-08"))));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
