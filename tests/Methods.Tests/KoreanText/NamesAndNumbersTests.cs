using System.Text;
using Maru.Methods.KoreanText;

namespace Maru.Methods.Tests.KoreanText;

public sealed class NamesAndNumbersTests
{
    [Theory]
    [InlineData("강원특별자치도 춘천시_가로등정보_20260610.csv", "춘천시-가로등정보")]
    [InlineData("강원특별자치도 춘천시_벤치 현황_20260601.csv", "춘천시-벤치-현황")]
    [InlineData("강원특별자치도_춘천시_춘천시 버스정보안내단말기(BIT) 현황_20251114.csv", "춘천시-춘천시-버스정보안내단말기-bit-현황")]
    [InlineData("서울시 비상소화장치.csv", "서울시-비상소화장치")]
    [InlineData("kapt_energy_seoul_sample300.csv", "kapt-energy-seoul-sample300")]
    [InlineData("20250328_단지_기본정보_수도권.csv", "20250328-단지-기본정보-수도권")]
    [InlineData("190831_자유제안 정보_전체.csv.gz", "190831-자유제안-정보-전체")]
    [InlineData("인구 (2025년 6월 기준).xlsx", "인구")]
    [InlineData("유동인구 2025.06", "유동인구")]
    [InlineData("sigungu_2023.csv", "sigungu-2023")]
    [InlineData("sigungu_tfr_2013_2023.csv", "sigungu-tfr-2013-2023")]
    [InlineData("20260610.csv", "20260610")]
    [InlineData("경기도.csv", "경기도")]
    [InlineData("경기도 인구.csv", "인구")]
    [InlineData("Bus Stops.GeoJSON", "bus-stops")]
    [InlineData("  --  ", "dataset")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("학생수1234", "학생수1234")]
    public void A_slug_keeps_the_words_and_drops_extension_date_and_province(string name, string slug) => Assert.Equal(slug, DatasetSlug.From(name));

    [Fact]
    public void The_province_stays_when_asked() => Assert.Equal("강원특별자치도-춘천시-가로등", DatasetSlug.From("강원특별자치도 춘천시_가로등", dropProvince: false));

    [Fact]
    public void Names_from_macos_give_the_same_slug() =>
        Assert.Equal(DatasetSlug.From("춘천시_가로등.csv"), DatasetSlug.From("춘천시_가로등.csv".Normalize(NormalizationForm.FormD)));

    [Fact]
    public void A_taken_slug_gets_the_next_number()
    {
        var taken = new HashSet<string> { "가로등", "가로등-2" };
        Assert.Equal("가로등-3", DatasetSlug.Unique("가로등", taken.Contains));
        Assert.Equal("벤치", DatasetSlug.Unique("벤치", taken.Contains));
    }

    [Fact]
    public void A_slug_of_a_slug_is_itself()
    {
        foreach (string name in new[] { "강원특별자치도 춘천시_가로등정보_20260610.csv", "서울시 비상소화장치.csv", "Bus Stops.GeoJSON" })
            Assert.Equal(DatasetSlug.From(name), DatasetSlug.From(DatasetSlug.From(name)));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(9_999, "9999")]
    [InlineData(10_000, "1만")]
    [InlineData(280_000, "28만")]
    [InlineData(3_088_328_520_776, "3조 883억 2852만 776")]
    [InlineData(-12_000, "-1만 2000")]
    [InlineData(long.MaxValue, "922경 3372조 368억 5477만 5807")]
    [InlineData(long.MinValue, "-922경 3372조 368억 5477만 5808")]
    public void Numbers_are_read_in_groups_of_ten_thousand(long value, string words) => Assert.Equal(words, KoreanNumber.InWords(value));

    [Theory]
    [InlineData(3_088_328_520_776, 2, "3조 883억")]
    [InlineData(3_088_328_520_776, 1, "3조")]
    [InlineData(99_999_999, 1, "1억")]
    [InlineData(12_345, 1, "1만")]
    public void The_largest_groups_are_kept_and_rounded(long value, int groups, string words) => Assert.Equal(words, KoreanNumber.InWords(value, groups));

    [Theory]
    [InlineData(9_800, "9,800")]
    [InlineData(281_234, "28.1만")]
    [InlineData(3_088_328_520_776, "3.1조")]
    [InlineData(99_999_960, "1억")]
    [InlineData(-25_000, "-2.5만")]
    [InlineData(1_845_113_186_771, "1.8조")]
    [InlineData(12_345_678, "1,235만")]
    [InlineData(0.5, "0.5")]
    public void A_tile_shows_one_unit(double value, string text) => Assert.Equal(text, KoreanNumber.Short(value));
}
