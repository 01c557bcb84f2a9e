using Maru.App.Charts;

namespace Maru.App.Tests.Charts;

public sealed class PeriodAxisTests
{
    [Theory]
    [InlineData("2024-01 2024-02 2024-03 2025-06 2025-07", "3", "0 1 2 17 18")]
    [InlineData("2023-12 2024-01 2024-03 2024-04", "2", "0 1 3 4")]
    [InlineData("2024-03 2024-06 2024-09 2025-06 2025-09", "3", "0 3 6 15 18")]
    [InlineData("2010 2015 2020 2021", null, "0 5 10 11")]
    [InlineData("2019년 2020년 2021년 2024년", "3", "0 1 2 5")]
    [InlineData("05:00 06:00 07:00 17:00", "3", "0 1 2 12")]
    [InlineData("2026-03-02 2026-03-03 2026-03-05 2026-03-06 2026-03-07", "2", "0 1 3 4 5")]
    // Friday to Monday is no gap where no weekend has a row; a Wednesday without one is.
    [InlineData("2026-03-05 2026-03-06 2026-03-09 2026-03-10 2026-03-12 2026-03-13", "4", "0 1 4 5 7 8")]
    public void Missing_periods_are_gaps_and_take_their_room(string places, string? gaps, string at)
    {
        var axis = PeriodAxis.Of([.. places.Split(' ')], null)!;
        Assert.Equal(gaps ?? "", string.Join(' ', axis.Gaps));
        Assert.Equal(at, string.Join(' ', axis.At.Select(place => place - axis.At[0])));
    }

    [Theory]
    [InlineData("2024-01 2024-02 2024-03")]
    [InlineData("2024-03 2024-06 2024-09")]
    [InlineData("2024-01 2024-05")]
    [InlineData("봄 여름 가을 겨울")]
    [InlineData("2024-01 2024-02 2024-09 미정")]
    [InlineData("2024 2024-02 2024-09")]
    public void Even_periods_and_what_is_no_time_stay_side_by_side(string places) => Assert.Null(PeriodAxis.Of([.. places.Split(' ')], null));

    [Fact]
    public void Dates_are_counted_in_the_period_they_were_cut_to()
    {
        object?[] firsts = [new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 1), new DateOnly(2024, 3, 1), new DateOnly(2024, 6, 1)];
        Assert.Equal([3], PeriodAxis.Of(firsts, "month")!.Gaps);
        Assert.Null(PeriodAxis.Of(firsts[..3], "month"));
        Assert.Equal([2], PeriodAxis.Of([202411L, 202412L, 202502L, 202503L], null)!.Gaps);
    }
}
