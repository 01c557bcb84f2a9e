using System.Text;
using Maru.App.Ingest;

namespace Maru.App.Tests.Ingest;

public sealed class ColumnTypingTests
{
    [Theory]
    [InlineData("인구", "1,204|12|-|*| 7 ", ReadAs.Integer)]
    [InlineData("총인구", "211381.0|27274.0|", ReadAs.Integer)]
    [InlineData("비율", "12.5%|7%", ReadAs.Number)]
    [InlineData("면적", "1|2.5|3", ReadAs.Number)]
    [InlineData("우편번호", "01234|24341", ReadAs.Code)]
    [InlineData("읍면동코드", "5111012300|5111012500", ReadAs.Code)]
    [InlineData("adm_cd", "1101053|31101XX|1101054", ReadAs.Code)]
    [InlineData("사용승인일", "20040517.0|20110302.0", ReadAs.Date)]
    [InlineData("기준일자", "2025-09-11|2025.09.12|20250913", ReadAs.Date)]
    [InlineData("착공일", "26-03-04|2026년 3월 5일", ReadAs.Date)]
    [InlineData("측정일시", "2025-09-11 24:00|2025-09-12 01:00", ReadAs.DateTime)]
    [InlineData("requestMonth", "202411|202412", ReadAs.Month)]
    [InlineData("기준월", "2025년 9월|2025-10", ReadAs.Month)]
    [InlineData("년월", "2026.9|2026.10|2026.11", ReadAs.Month)]
    [InlineData("평균", "2026.9|2026.10", ReadAs.Number)]
    [InlineData("면적", "2026.9|1|2.5", ReadAs.Number)]
    [InlineData("시각", "05:30|24:00", ReadAs.Time)]
    [InlineData("위도", "37°52'43\"|37도 52분 43초", ReadAs.Degrees)]
    [InlineData("geometry", "POINT (1 2)|POLYGON ((0 0, 1 0, 1 1, 0 0))", ReadAs.Wkt)]
    [InlineData("disease", "TRUE|false", ReadAs.Boolean)]
    [InlineData("이름", "가|나|3", ReadAs.Text)]
    [InlineData("건수", "202411|7|15", ReadAs.Integer)]
    [InlineData("주민번호", "123456789012345678901234", ReadAs.Code)]
    public void A_column_is_read_as_what_all_its_values_are(string name, string values, ReadAs expected) =>
        Assert.Equal(expected, ColumnTyping.Decide(name, Evidence(values.Split('|'))).As);

    [Fact]
    public void A_few_mistakes_do_not_make_a_column_of_numbers_text()
    {
        var choice = ColumnTyping.Decide("인구", Evidence([.. Enumerable.Range(1, 300).Select(n => $"{n}"), "12,3O4"]));
        Assert.Equal(ReadAs.Integer, choice.As);
        Assert.Equal(1, choice.Misfits);
    }

    [Fact]
    public void Many_words_among_numbers_are_not_mistakes() =>
        Assert.Equal(ReadAs.Text, ColumnTyping.Decide("동", Evidence([.. Enumerable.Range(1, 90).Select(n => $"{n}"), "지하", "옥탑", "지하", "옥탑", "관리동"])).As);

    private static ColumnEvidence Evidence(IEnumerable<string> values)
    {
        var seen = new ColumnEvidence();
        foreach (var value in values) seen.Add(CellText.Trim(Encoding.UTF8.GetBytes(value)));
        return seen;
    }
}
