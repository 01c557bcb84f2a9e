using Maru.Methods.Coordinates;

namespace Maru.Methods.Tests.Coordinates;

public sealed class AngleTextTests
{
    // 37 + 52/60 + 43/3600 = 37.878611…
    [Theory]
    [InlineData("37°52'43\"", 37.878611111, AngleForm.DegreesMinutesSeconds)]
    [InlineData("37° 52′ 43″", 37.878611111, AngleForm.DegreesMinutesSeconds)]
    [InlineData("37°52’43”", 37.878611111, AngleForm.DegreesMinutesSeconds)]
    [InlineData("37 52 43", 37.878611111, AngleForm.DegreesMinutesSeconds)]
    [InlineData("37:52:43", 37.878611111, AngleForm.DegreesMinutesSeconds)]
    [InlineData("37-52-43", 37.878611111, AngleForm.DegreesMinutesSeconds)]
    [InlineData("37도 52분 43초", 37.878611111, AngleForm.DegreesMinutesSeconds)]
    [InlineData("북위 37도52분43초", 37.878611111, AngleForm.DegreesMinutesSeconds)]
    [InlineData("N37°52'43.0\"", 37.878611111, AngleForm.DegreesMinutesSeconds)]
    [InlineData("37°52'43\"N", 37.878611111, AngleForm.DegreesMinutesSeconds)]
    [InlineData("127도 43.5분", 127.725, AngleForm.DegreesMinutes)]
    [InlineData("37.878611", 37.878611, AngleForm.Decimal)]
    [InlineData("37.878611°", 37.878611, AngleForm.Decimal)]
    [InlineData("-12.5", -12.5, AngleForm.Decimal)]
    [InlineData("12°30'S", -12.5, AngleForm.DegreesMinutes)]
    public void Angles_are_read_as_people_write_them(string text, double expected, AngleForm expectedForm)
    {
        Assert.True(AngleText.TryParse(text, out var degrees, out var form));
        Assert.Equal(expected, degrees, 1e-9);
        Assert.Equal(expectedForm, form);
    }

    [Theory]
    [InlineData("")]
    [InlineData("37 62 43")] // 62 minutes
    [InlineData("37.5 30")] // a fraction of degrees and then minutes
    [InlineData("37 52 43 12")]
    [InlineData("37번지 52")]
    [InlineData("52분 43초 37도")]
    [InlineData("1274512")] // more degrees than a circle has
    [InlineData("033-250-3441")] // a telephone number
    [InlineData("2026-03-26")] // a date
    public void What_is_no_angle_is_refused(string text) => Assert.False(AngleText.TryParse(text, out _));

    [Fact]
    public void Packed_degrees_are_read_only_where_they_are_angles_of_Korea()
    {
        Assert.True(AngleText.TryReadPacked(375243, out var latitude));
        Assert.Equal(37.878611111, latitude, 1e-9);
        Assert.True(AngleText.TryReadPacked(1274512.3, out var longitude));
        Assert.Equal(127.753416667, longitude, 1e-9);
        Assert.False(AngleText.TryReadPacked(376243, out _)); // 62 minutes
        Assert.False(AngleText.TryReadPacked(192436, out _)); // an easting of the central belt
        Assert.False(AngleText.TryReadPacked(552336, out _)); // a northing of it
    }

    [Fact]
    public void Three_columns_make_one_angle() => Assert.Equal(37.878611111, AngleText.FromParts(37, 52, 43), 1e-9);
}
