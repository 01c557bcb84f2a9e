using System.Text;
using Maru.Methods.Regions;
using Maru.Methods.Tests.Coordinates;
using Maru.Methods.Tests.Geometry;

namespace Maru.Methods.Tests.Regions;

public sealed class RegionColumnTests
{
    [Theory]
    [InlineData("행정동코드", "1111051500,1111053000,5111051000", RegionCodeSystem.Mois, RegionLevel.Dong, false)]
    [InlineData("법정동코드", "5111010100,5111012300,5111012400", RegionCodeSystem.Mois, RegionLevel.Dong, true)]
    [InlineData("코드", "4211000000,4213000000,4215000000", RegionCodeSystem.Mois, RegionLevel.District, null)]
    [InlineData("zscode", "42110,42130,51150,11680", RegionCodeSystem.Mois, RegionLevel.District, null)]
    [InlineData("sigungu_cd", "32010,32020,11010", RegionCodeSystem.Statistics, RegionLevel.District, null)]
    [InlineData("adm_cd", "3201011,3201012,3201013", RegionCodeSystem.Statistics, RegionLevel.Dong, null)]
    [InlineData("adm_cd", "11010720,11010530,32010110", RegionCodeSystem.Statistics, RegionLevel.Dong, null)]
    [InlineData("시도코드", "11,26,51", RegionCodeSystem.Mois, RegionLevel.Province, null)]
    [InlineData("시도코드", "11,21,32,39", RegionCodeSystem.Statistics, RegionLevel.Province, null)]
    public void Codes_are_recognised_with_whose_they_are(string header, string values, RegionCodeSystem system, RegionLevel level, bool? isLegalDong)
    {
        var column = RegionColumn.Detect(header, values.Split(','));
        Assert.Equal((RegionColumnKind.Code, system, level, isLegalDong), (column!.Kind, column.System, column.Level, column.IsLegalDong));
    }

    [Fact]
    public void Old_codes_are_reported_with_the_change_that_made_them_old()
    {
        var column = RegionColumn.Detect("행정동코드", ["4211051000", "4211025000"]);
        Assert.Equal(("42", "51"), (Assert.Single(column!.Outdated).From, column.Outdated[0].To));
        Assert.Empty(RegionColumn.Detect("행정동코드", ["5111051000"])!.Outdated);
    }

    [Theory]
    [InlineData("우편번호", "24341,24436,24232,24209")]
    [InlineData("금액", "11000,26000,51000")]
    [InlineData("나이", "11,26,51")]
    [InlineData("기준일", "20250625,20250626")]
    [InlineData("사업자번호", "2218112345,1048200001,2208162517")]
    [InlineData("이름", "입구,출구,친구")]
    [InlineData("구분", "정류장,공원,기타")]
    [InlineData("빈 열", ",,")]
    public void Other_numbers_and_words_are_not_taken_for_regions(string header, string values) =>
        Assert.Null(RegionColumn.Detect(header, values.Split(',')));

    [Theory]
    [InlineData("시도", "강원,경기,전북,제주", RegionLevel.Province)]
    [InlineData("시도", "강원특별자치도,전라북도", RegionLevel.Province)]
    [InlineData("시군구", "강릉시,춘천시,고성군,중구", RegionLevel.District)]
    [InlineData("지역", "경기도 수원시 장안구,강원도 춘천시", RegionLevel.District)]
    [InlineData("위치", "강원특별자치도 춘천시 신북읍,강원특별자치도 춘천시 효자2동", RegionLevel.Dong)]
    [InlineData("행정동", "신북읍,효자2동,동면,남산면", RegionLevel.Dong)]
    public void Names_are_recognised_at_their_level(string header, string values, RegionLevel level)
    {
        var column = RegionColumn.Detect(header, values.Split(','));
        Assert.Equal((RegionColumnKind.Name, level), (column!.Kind, column.Level));
    }

    [Fact]
    public void A_few_strangers_among_many_names_are_shown()
    {
        string[] values = [.. Enumerable.Range(1, 30).Select(i => $"효자{i}동"), "합계"];
        var column = RegionColumn.Detect("행정동", values);
        Assert.Equal(["합계"], column!.Unrecognised);
        Assert.Equal(30 / 31.0, column.Share, 1e-12);
    }

    [RealDataFact]
    public void Columns_of_real_files_are_recognised()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var lamps = File.ReadLines(SharedData.PathOf("chuncheon_city", "강원특별자치도 춘천시_가로등정보_20260610.csv"), Encoding.GetEncoding(949)).Skip(1).Take(500).Select(line => line.Split(',')).ToList();
        Assert.Equal(RegionColumnKind.Address, RegionColumn.Detect("소재지지번주소", lamps.Select(cells => cells[3]))?.Kind);
        Assert.Null(RegionColumn.Detect("가로등위치", lamps.Select(cells => cells[0])));
        Assert.Null(RegionColumn.Detect("램프종류", lamps.Select(cells => cells[6])));
        Assert.Equal((RegionCodeSystem.Mois, RegionLevel.Dong), (RegionColumn.Detect("adm_cd2", Gangwon.Dongs.Select(dong => dong.Code)) is { } codes ? (codes.System!.Value, codes.Level) : default));
        Assert.Equal(RegionLevel.Dong, RegionColumn.Detect("adm_nm", Gangwon.Dongs.Select(dong => dong.Name))?.Level);
    }
}
