using Maru.App.Catalog;

namespace Maru.App.Tests.Catalog;

public sealed class GuessMetadataTests
{
    [Theory]
    [InlineData("강원특별자치도 춘천시_가로등정보_20260610", "가로등정보")]
    [InlineData("가람도_새터시_새터시 정류장 안내기(BIT) 현황_20251114", "새터시 정류장 안내기(BIT) 현황")]
    [InlineData("가람도 새터시 새터시 공원", "새터시 공원")]
    [InlineData("20260610", "20260610")]
    public void A_title_is_what_a_file_name_says_without_agency_and_day(string name, string title) =>
        Assert.Equal(title, GuessMetadata.Title(name));
}
