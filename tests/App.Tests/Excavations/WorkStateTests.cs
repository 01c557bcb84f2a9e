using Maru.App.Excavations;

namespace Maru.App.Tests.Excavations;

public sealed class WorkStateTests
{
    // 5 October 2026 is a Monday and a substitute holiday; 9 October is 한글날, a Friday.
    [Theory]
    [InlineData("평일", "09:00", "17:00", "2026-10-04 10:00", WorkState.Planned)]
    [InlineData("평일", "09:00", "17:00", "2026-10-06 08:59", WorkState.Open)]
    [InlineData("평일", "09:00", "17:00", "2026-10-06 09:00", WorkState.Closed)]
    [InlineData("평일", "09:00", "17:00", "2026-10-06 17:00", WorkState.Open)]
    [InlineData("평일", "09:00", "17:00", "2026-10-05 10:00", WorkState.Open)]
    [InlineData("평일", "09:00", "17:00", "2026-10-09 10:00", WorkState.Open)]
    [InlineData("평일", "09:00", "17:00", "2026-10-10 10:00", WorkState.Open)]
    [InlineData("주말", "09:00", "17:00", "2026-10-09 10:00", WorkState.Closed)]
    [InlineData("주말", "09:00", "17:00", "2026-10-06 10:00", WorkState.Open)]
    [InlineData("매일", "09:00", "17:00", "2026-10-10 10:00", WorkState.Closed)]
    [InlineData("평일", "09:00", "17:00", "2026-10-30 17:00", WorkState.Over)]
    [InlineData("매일", "22:00", "05:00", "2026-10-05 04:59", WorkState.Open)]
    [InlineData("매일", "22:00", "05:00", "2026-10-06 04:59", WorkState.Closed)]
    [InlineData("매일", "22:00", "05:00", "2026-10-06 05:00", WorkState.Open)]
    [InlineData("매일", "22:00", "05:00", "2026-10-31 04:59", WorkState.Closed)]
    [InlineData("매일", "22:00", "05:00", "2026-10-31 05:00", WorkState.Over)]
    [InlineData("평일", "22:00", "05:00", "2026-10-09 02:00", WorkState.Closed)]
    [InlineData("평일", "22:00", "05:00", "2026-10-10 02:00", WorkState.Open)]
    [InlineData("매일", null, null, "2026-10-30 23:59", WorkState.Closed)]
    [InlineData("매일", null, null, "2026-10-31 00:00", WorkState.Over)]
    public void A_work_is_closed_open_planned_or_over_by_its_days_and_hours(string days, string? start, string? end, string moment, WorkState state)
    {
        var hours = new WorkHours(WorkHours.DaysOf(days), start is null ? null : TimeOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), end is null ? null : TimeOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(state, SmallTown.Work("1", "중앙로", (0, 0), (100, 0), hours: hours).At(SmallTown.At(moment)));
    }

    [Theory]
    [InlineData("2026-10-06 08:00", "2026-10-06 09:00")]
    [InlineData("2026-10-08 18:00", "2026-10-12 09:00")]
    [InlineData("2026-09-01 10:00", "2026-10-06 09:00")]
    [InlineData("2026-10-30 12:00", null)]
    public void The_next_closing_skips_weekends_and_holidays(string moment, string? next) =>
        Assert.Equal(next is null ? null : SmallTown.At(next), SmallTown.Work("1", "중앙로", (0, 0), (100, 0)).NextShift(SmallTown.At(moment)));

    [Theory]
    [InlineData("평일", WorkDays.Weekdays)]
    [InlineData("월~금", WorkDays.Weekdays)]
    [InlineData("공휴일 제외", WorkDays.Weekdays)]
    [InlineData("토·일·공휴일", WorkDays.Weekends)]
    [InlineData("매일", WorkDays.Every)]
    [InlineData(null, WorkDays.Every)]
    public void Days_are_read_as_offices_write_them(string? text, WorkDays days) => Assert.Equal(days, WorkHours.DaysOf(text));
}
