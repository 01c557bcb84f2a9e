using System.Text;
using Maru.Methods.Regions;
using Maru.Methods.Tests.Coordinates;
using Maru.Methods.Tests.Geometry;

namespace Maru.Methods.Tests.Regions;

public sealed class RegionDimensionTests
{
    [Theory]
    [InlineData("강원특별자치도 춘천시")]
    [InlineData("강원도 춘천시")]
    [InlineData("강원 춘천시")]
    [InlineData("강원도춘천시")]
    [InlineData("춘천시")]
    [InlineData("춘천")]
    [InlineData("강원 춘천")]
    public void A_district_is_found_however_its_province_is_called(string name) =>
        Assert.Equal("51110", Assert.Single(RegionTable.Dimension.FindName(name, new(2025, 1, 1))).Code);

    [Fact]
    public void The_day_decides_which_code_a_name_has()
    {
        Assert.Equal("42110", Assert.Single(RegionTable.Dimension.FindName("강원특별자치도 춘천시", new(2022, 12, 31))).Code);
        Assert.Equal("51110", RegionTable.Dimension.FindCode(RegionCodeSystem.Mois, "42110", new(2024, 1, 1))?.Code);
        Assert.Equal("강원도 춘천시", RegionTable.Dimension.FindCode(RegionCodeSystem.Mois, "51110", new(2020, 1, 1))?.Name);
    }

    [Fact]
    public void 중구_alone_meant_six_places_until_인천_gave_its_own_up()
    {
        Assert.Equal(6, RegionTable.Dimension.FindName("중구", new(2026, 6, 30)).Count);
        Assert.Equal(5, RegionTable.Dimension.FindName("중구", new(2026, 7, 1)).Count);
        Assert.Equal("30140", Assert.Single(RegionTable.Dimension.FindName("대전 중구")).Code);
    }

    [Fact]
    public void 광주_is_the_metropolitan_city_and_광주시_the_one_in_경기도()
    {
        Assert.Equal("29", Assert.Single(RegionTable.Dimension.FindName("광주", new(2025, 1, 1))).Code);
        Assert.Equal("41610", Assert.Single(RegionTable.Dimension.FindName("광주시", new(2025, 1, 1))).Code);
        Assert.Empty(RegionTable.Dimension.FindName("광주", new(2026, 8, 1)));
    }

    [Fact]
    public void Numbered_dongs_are_the_same_with_and_without_제_and_dots()
    {
        var dimension = new RegionDimension([
            new(RegionCodeSystem.Mois, "5111068000", "강원특별자치도 춘천시 효자2동"), new(RegionCodeSystem.Mois, "1111061500", "서울특별시 종로구 종로1.2.3.4가동")]);
        Assert.Equal("5111068000", Assert.Single(dimension.FindName("효자제2동")).Code);
        Assert.Equal("1111061500", Assert.Single(dimension.FindName("종로1·2·3·4가동")).Code);
    }

    [Fact]
    public void An_address_gives_the_smallest_region_that_is_known()
    {
        var dimension = new RegionDimension([.. RegionTable.Rows, new(RegionCodeSystem.Mois, "5111025000", "강원특별자치도 춘천시 신북읍")]);
        Assert.Equal("5111025000", dimension.FindInAddress("강원도 춘천시 신북읍 율문리 935-93")?.Code);
        Assert.Equal("51110", dimension.FindInAddress("강원특별자치도 춘천시 효자동 산 12-3")?.Code);
        Assert.Equal("41111", dimension.FindInAddress("경기도 수원시 장안구 파장동 1")?.Code);
        Assert.Null(dimension.FindInAddress("중구 어딘가 1")); // six places
        Assert.Null(dimension.FindInAddress("Main Street 1"));
    }

    [Fact]
    public void A_predecessor_named_by_the_rows_themselves_is_followed()
    {
        var dimension = new RegionDimension([
            new(RegionCodeSystem.Mois, "4115051000", "경기도 의정부시 의정부1동", null, new(2019, 12, 31)),
            new(RegionCodeSystem.Mois, "4115051500", "경기도 의정부시 의정부1동", new(2020, 1, 1), null, "4115051000")]);
        Assert.Equal("4115051500", dimension.FindCode(RegionCodeSystem.Mois, "4115051000", new(2021, 1, 1))?.Code);
        Assert.Equal("4115051000", dimension.FindCode(RegionCodeSystem.Mois, "41150515", new(2019, 1, 1))?.Code);
    }

    [RealDataFact]
    public void Every_district_of_a_published_crosswalk_is_in_the_table_with_its_name()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var lines = File.ReadAllLines(SharedData.PathOf("boundaries", "admdongkor", "propertiesTable.tsv"), Encoding.GetEncoding(949));
        var columns = lines[0].Split('\t');
        int code = Array.IndexOf(columns, "sgg"), name = Array.IndexOf(columns, "sggnm"), province = Array.IndexOf(columns, "sidonm");
        var districts = lines.Skip(1).Select(line => line.Split('\t')).Select(row => (Code: row[code], Name: row[name], Province: row[province])).Distinct().ToList();
        Assert.InRange(districts.Count, 245, 260);
        var day = new DateOnly(2022, 3, 9);
        Assert.All(districts, district =>
        {
            var row = RegionTable.Dimension.FindCode(RegionCodeSystem.Mois, district.Code, day);
            Assert.NotNull(row);
            Assert.Equal(RegionName.Normalize($"{district.Province} {district.Name}"), RegionName.Normalize(row.Name));
        });
    }

    [RealDataFact]
    public void The_229_cities_counties_and_districts_of_2023_are_all_found_by_name()
    {
        var names = File.ReadLines(SharedData.PathOf("korea_stats", "sigungu_2023.csv")).Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[0]} {cells[1]}").ToList();
        Assert.Equal(229, names.Count);
        Assert.All(names, name => Assert.Single(RegionTable.Dimension.FindName(name, new(2023, 6, 30))));
    }

    [RealDataFact]
    public void Boundary_dongs_of_2022_carry_codes_of_today_through_the_dimension()
    {
        var dimension = new RegionDimension(Gangwon.Dongs.Select(dong => new RegionRow(RegionCodeSystem.Mois, dong.Code, dong.Name)));
        Assert.Equal(188, dimension.Rows.Count);
        Assert.All(dimension.Rows, row => Assert.Equal("51" + row.Code[2..], Assert.Single(dimension.AsOf(RegionCodeSystem.Mois, row.Code, new(2025, 1, 1)).Codes)));
        Assert.Equal("4211025000", Assert.Single(dimension.FindName("강원특별자치도 춘천시 신북읍")).Code);
    }
}
