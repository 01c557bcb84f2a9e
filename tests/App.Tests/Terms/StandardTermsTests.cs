using Maru.App.Terms;
using Maru.Core.Data;

namespace Maru.App.Tests.Terms;

public sealed class StandardTermsTests
{
    private static readonly StandardTerms Terms = StandardTerms.BuiltIn;

    [Theory]
    [InlineData("정류장명", true)]
    [InlineData("데이터기준일자", true)]
    [InlineData("총 인구수", true)]
    [InlineData("연면적(㎡)", true)]
    [InlineData("REG_YMD", true)]
    [InlineData("latitude", false)]
    [InlineData("정류장명(영어)", false)]
    [InlineData("X", false)]
    [InlineData("비고2메모", false)]
    [InlineData("명", false)]
    public void A_header_conforms_when_it_is_a_term_or_ends_in_a_class_word(string header, bool conforms) =>
        Assert.Equal(conforms, Terms.Conforms(header));

    [Theory]
    [InlineData("위도", "위도")]
    [InlineData("latitude", "위도")]
    [InlineData("LAT", "위도")]
    [InlineData("WGS84위도", "위도")]
    [InlineData("hardness", "경도")]
    [InlineData("소재지 도로명 주소", "소재지도로명주소")]
    [InlineData("데이터 기준일", "데이터기준일자")]
    [InlineData("REFERENCE_DATE", "데이터기준일자")]
    [InlineData("insttCode", "제공기관코드")]
    [InlineData("예산액(천원)", "예산액")]
    [InlineData("ＬＡＴ", "위도")]
    [InlineData("chrstnNm", "충전소명")]
    [InlineData("정류소명", "정류장명")]
    public void A_header_finds_its_term_by_name_other_name_or_abbreviation(string header, string term) =>
        Assert.Equal(term, Terms.Find(header)?.Name);

    [Theory]
    [InlineData("FEE", "수수료", "요금")]
    [InlineData("institutionNm", "관리기관명", "관리업체명")]
    [InlineData("rdnmadr", "도로명주소", "소재지도로명주소")]
    public void A_header_that_may_stand_for_several_terms_is_not_guessed(string header, params string[] terms)
    {
        Assert.Null(Terms.Find(header));
        Assert.Equal(terms, Terms.FindAll(header).Select(term => term.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("아무도모르는말")]
    [InlineData("")]
    [InlineData("___")]
    public void A_header_that_is_no_term_finds_none(string header) => Assert.Empty(Terms.FindAll(header));

    [Theory]
    [InlineData("데이터기준일자", ColumnType.Date)]
    [InlineData("등록일시", ColumnType.DateTime)]
    [InlineData("시작시각", ColumnType.Time)]
    [InlineData("카메라대수", ColumnType.Integer)]
    [InlineData("면적", ColumnType.Number)]
    [InlineData("위도", ColumnType.Number)]
    [InlineData("공개여부", ColumnType.Boolean)]
    [InlineData("관리기관명", ColumnType.Text)]
    public void A_terms_domain_says_its_type(string term, ColumnType type) => Assert.Equal(type, Terms.Find(term)!.Type);

    [Fact]
    public void The_excerpt_is_read_whole()
    {
        Assert.Equal(new StandardTerm("등록번호", "REG_NO", "번호V20"), Terms.Find("등록번호"));
        Assert.InRange(Terms.All.Count, 340, 450);
        Assert.All(Terms.All, term => Assert.Matches("^[A-Z_]+$", term.Abbreviation));
        Assert.Equal(["Y", "N"], Terms.Find("공개여부")!.AllowedValues);
    }

    [Fact]
    public void No_other_name_of_a_term_is_the_name_of_another()
    {
        var names = Terms.All.ToDictionary(term => TermNames.Key(term.Name), term => term.Name);
        Assert.DoesNotContain(Terms.All, term => term.OtherNames.Any(other => names.GetValueOrDefault(TermNames.Key(other)) is { } named && named != term.Name));
    }
}
