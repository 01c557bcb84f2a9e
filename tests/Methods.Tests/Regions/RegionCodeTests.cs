using Maru.Methods.Regions;

namespace Maru.Methods.Tests.Regions;

public sealed class RegionCodeTests
{
    [Theory]
    [InlineData("51", RegionLevel.Province, "51", null)]
    [InlineData("5100000000", RegionLevel.Province, "51", null)]
    [InlineData("51110", RegionLevel.District, "51110", null)]
    [InlineData("5111000000", RegionLevel.District, "51110", null)]
    [InlineData("5111025000", RegionLevel.Dong, "51110250", null)] // 신북읍: one code for 법정동 and 행정동
    [InlineData("5111025021", RegionLevel.Ri, "5111025021", true)]
    [InlineData("5111010100", RegionLevel.Dong, "51110101", true)] // 법정동
    [InlineData("5111051000", RegionLevel.Dong, "51110510", false)] // 행정동
    [InlineData("51110510", RegionLevel.Dong, "51110510", false)]
    [InlineData("3201011", RegionLevel.Dong, "3201011", null)] // 통계청, seven digits
    [InlineData(" 51110 ", RegionLevel.District, "51110", null)]
    public void The_level_is_read_from_the_digits(string text, RegionLevel level, string significant, bool? isLegalDong)
    {
        Assert.True(RegionCode.TryParse(text, out var code));
        Assert.Equal((level, significant, isLegalDong), (code.Level, code.Significant, code.IsLegalDong));
    }

    [Theory]
    [InlineData("")]
    [InlineData("511")]
    [InlineData("511100")]
    [InlineData("0111000000")]
    [InlineData("51110abcde")]
    [InlineData("51110.0")]
    [InlineData("５１１１０")]
    public void Other_texts_are_no_codes(string text) => Assert.False(RegionCode.TryParse(text, out _));
}
