using System.Globalization;
using System.Text;
using Maru.App.Ingest;

namespace Maru.App.Tests.Ingest;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("2025-09-11")]
    [InlineData("2025.09.11")]
    [InlineData("2025.9.11.")]
    [InlineData("2025/9/11")]
    [InlineData("2025년 9월 11일")]
    [InlineData("2025년9월11일")]
    [InlineData("2025. 9. 11.")]
    [InlineData("2025-09-11(목)")]
    [InlineData("20250911")]
    [InlineData("20250911.0")]
    public void One_day_in_many_ways(string text)
    {
        Assert.True(TimeText.TryDate(Encoding.UTF8.GetBytes(text), out var days));
        Assert.Equal(new DateOnly(2025, 9, 11), new DateOnly(1970, 1, 1).AddDays(days));
    }

    [Theory]
    [InlineData("2025-02-30")]
    [InlineData("2025-13-01")]
    [InlineData("99999999")]
    [InlineData("2025-09")]
    [InlineData("오늘")]
    public void What_is_no_day_is_not_read_as_one(string text) =>
        Assert.False(TimeText.TryDate(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Two_digit_years_are_read_only_when_asked_for()
    {
        Assert.False(TimeText.TryDate("26-03-04"u8, out _));
        Assert.True(TimeText.TryDate("26-03-04"u8, shortYears: true, out var days));
        Assert.Equal(new DateOnly(2026, 3, 4), new DateOnly(1970, 1, 1).AddDays(days));
    }

    [Theory]
    [InlineData("2025-09-11 13:20", "2025-09-11T13:20:00")]
    [InlineData("2025-09-11T13:20:05", "2025-09-11T13:20:05")]
    [InlineData("2025-09-11T13:20:05.250+09:00", "2025-09-11T13:20:05.25")]
    [InlineData("2025.09.11 24:00", "2025-09-12T00:00:00")]
    [InlineData("20250911132005", "2025-09-11T13:20:05")]
    [InlineData("202509111320", "2025-09-11T13:20:00")]
    [InlineData("2025-09-11 오후 1:20", "2025-09-11T13:20:00")]
    public void Moments_are_local_time(string text, string expected)
    {
        Assert.True(TimeText.TryDateTime(Encoding.UTF8.GetBytes(text), shortYears: false, out var micros));
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), DateTime.UnixEpoch.AddTicks(micros * 10));
    }

    [Theory]
    [InlineData("13:20", 800)]
    [InlineData("24:00", 1440)]
    [InlineData("9시 30분", 570)]
    [InlineData("오전 12:05", 5)]
    public void Times_of_day(string text, int minutes)
    {
        Assert.True(TimeText.TryTime(Encoding.UTF8.GetBytes(text), out var micros));
        Assert.Equal(minutes * 60_000_000L, micros);
    }
}
