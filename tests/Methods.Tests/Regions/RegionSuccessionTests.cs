using Maru.Methods.Regions;

namespace Maru.Methods.Tests.Regions;

public sealed class RegionSuccessionTests
{
    [Theory]
    [InlineData("42", "2023-06-10", "42")]
    [InlineData("42", "2023-06-11", "51")]
    [InlineData("4211025000", "2024-01-01", "5111025000")]
    [InlineData("5111025000", "2023-06-10", "4211025000")]
    [InlineData("45111", "2024-01-17", "45111")]
    [InlineData("45111", "2024-01-18", "52111")]
    [InlineData("52111", "2020-01-01", "45111")]
    [InlineData("47720", "2023-07-01", "27720")] // 군위군 to 대구
    [InlineData("2772025000", "2022-01-01", "4772025000")]
    [InlineData("28170", "2019-01-01", "28177")] // 인천 남구 → 미추홀구
    [InlineData("4100000000", "2030-01-01", "4100000000")] // nothing happened to 경기도
    public void A_code_is_carried_to_the_day_asked(string code, string day, string expected)
    {
        var conversion = RegionSuccessions.AsOf(RegionCodeSystem.Mois, code, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal([expected], conversion.Codes);
        Assert.True(conversion.IsCertain);
    }

    [Fact]
    public void A_split_city_has_three_successors_and_they_lead_back_to_it()
    {
        Assert.Equal(["41192", "41194", "41196"], AsOf("41190", 2024, 6).Codes);
        Assert.False(AsOf("41190", 2024, 6).IsCertain);
        Assert.Equal(["41190"], AsOf("41194", 2023, 6).Codes);
    }

    [Fact]
    public void What_changed_in_July_2026_is_marked_uncertain()
    {
        Assert.Equal(["12"], AsOf("29", 2026, 8).Codes);
        Assert.Equal(["12"], AsOf("46", 2026, 8).Codes);
        Assert.Equal(["29", "46"], AsOf("12", 2026, 6).Codes);
        Assert.False(AsOf("29", 2026, 8).IsCertain);
        Assert.Contains("미확인", AsOf("28140", 2026, 8).Steps[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_whose_successor_is_not_known_has_none_rather_than_a_guess()
    {
        Assert.Empty(AsOf("28260", 2026, 8).Codes); // 인천 서구 became 서해구 and 검단구
        Assert.Empty(AsOf("29170", 2026, 8).Codes); // 광주 북구: districts were numbered anew
        Assert.Equal(["29170"], AsOf("29170", 2026, 6).Codes);
    }

    [Fact]
    public void Codes_of_the_statistics_office_are_another_system_and_stay()
    {
        var day = new DateOnly(2025, 1, 1);
        Assert.Equal(["3201011"], RegionSuccessions.AsOf(RegionCodeSystem.Statistics, "3201011", day).Codes);
        Assert.Equal(["42"], RegionSuccessions.AsOf(RegionCodeSystem.Statistics, "42", day).Codes);
    }

    [Fact]
    public void Every_row_of_the_table_names_its_source_and_each_successor_known_begins_that_day()
    {
        Assert.All(RegionTable.Successions, change => Assert.NotEmpty(change.Source));
        foreach (var change in RegionTable.Successions.Where(change => change.To.Length is 2 or 5))
            Assert.Equal(change.Date, RegionTable.Dimension.FindCode(change.System, change.To)?.ValidFrom);
    }

    private static RegionConversion AsOf(string code, int year, int month) =>
        RegionSuccessions.AsOf(RegionCodeSystem.Mois, code, new(year, month, 1));
}
