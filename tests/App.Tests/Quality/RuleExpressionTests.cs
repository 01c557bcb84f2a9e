using Maru.Core;

namespace Maru.App.Tests.Quality;

/// <summary>Conditions between columns.</summary>
public sealed class RuleExpressionTests : IDisposable
{
    private readonly RuleLake _lake = new();

    public RuleExpressionTests() => _lake.Put(
        "공사", "공사명:text, 시작일:date, 끝일:date, 예산:int, 집행:int, 기관 이름:text, 주소:text, 수 글:text",
        ["가", Day(3, 1), Day(4, 1), 100, 90, "춘천시청", "강원특별자치도 춘천시 석사동 1", "1,200"],
        ["나", Day(5, 1), Day(4, 1), 100, 120, "홍천군", "강원특별자치도 춘천시 퇴계동 2", "12"],
        ["다", Day(5, 1), null, 100, null, "강남구청", "서울특별시 강남구 역삼동 3", "없음"],
        ["라", Day(1, 1), Day(1, 1), 0, 0, "광주시", "경기도 광주시 오포읍 4", "7"]);

    public void Dispose() => _lake.Dispose();

    [Theory]
    [InlineData("끝일 >= 시작일", 3, 1)]
    [InlineData("시작일 <= 끝일 그리고 집행 <= 예산", 3, 1)]
    [InlineData("blank(끝일) or 끝일 >= 시작일", 4, 1)]
    [InlineData("not (집행 > 예산)", 3, 1)]
    [InlineData("집행 / 예산 <= 1", 2, 1)]
    [InlineData("예산 - 집행 >= 0", 3, 1)]
    [InlineData("contains(주소, region([기관 이름]))", 4, 1)]
    [InlineData("number([수 글]) < 1000", 3, 1)]
    [InlineData("공사명 in ('가', '나', '다')", 4, 1)]
    [InlineData("공사명 not in ('라')", 4, 1)]
    [InlineData("시작일 >= '2026-02-01'", 4, 1)]
    [InlineData("days(시작일, 끝일) >= 0", 3, 1)]
    [InlineData("year(시작일) = 2026 and month(시작일) <= 4", 4, 2)]
    [InlineData("length(\"기관 이름\") = 3 or ends_with(\"기관 이름\", '청')", 4, 0)]
    [InlineData("집행 >= -1", 3, 0)]
    public void A_condition_is_read_as_it_is_written(string expression, long looked, long bad)
    {
        var result = _lake.Judge("공사", $"- kind: cross-field\n  expression: >-\n    {expression}\n");
        Assert.Equal((looked, bad), (result.Checked, result.Bad));
    }

    [Theory]
    [InlineData("끝일 >= ", "끝나지 않았습니다")]
    [InlineData("끝일 + 시작일 > 3", "와야 하는데")]
    [InlineData("끝일 - 시작일 > 3", "days(")]
    [InlineData("예산", "결과가 수입니다")]
    [InlineData("없는컬럼 > 3", "없는컬럼")]
    [InlineData("pg_sleep(3) = 1", "함수는 없습니다")]
    [InlineData("공사명 > 3", "견줄 수 없습니다")]
    [InlineData("공사명 = '가'; drop table x", "읽지 못했습니다")]
    [InlineData("공사명 = '가' 예산", "읽지 못했습니다")]
    [InlineData("공사명 = '가", "닫히지 않았습니다")]
    [InlineData("(select 1) = 1", "select")]
    public void What_is_no_condition_is_refused_in_words(string expression, string said)
    {
        var refusal = Assert.Throws<InputException>(() => _lake.Add("공사", $"- kind: cross-field\n  expression: >-\n    {expression}\n"));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_too_deep_or_too_long_is_refused()
    {
        Assert.Throws<InputException>(() => _lake.Add("공사", $"- {{kind: cross-field, expression: '{new string('(', 500)}1=1{new string(')', 500)}'}}"));
        Assert.Throws<InputException>(() => _lake.Add("공사", $"- {{kind: cross-field, expression: '{string.Concat(Enumerable.Repeat("not ", 400))}1=1'}}"));
        Assert.Throws<InputException>(() => _lake.Add("공사", $"- {{kind: cross-field, expression: '{string.Concat(Enumerable.Repeat("1=1 or ", 400))}1=1'}}"));
        Assert.Throws<InputException>(() => _lake.Add("공사", $"- {{kind: cross-field, expression: '1 = {new string('-', 1000)}1'}}"));
    }

    [Fact]
    public void Quotation_marks_in_a_text_stay_in_the_text() =>
        Assert.Equal(4, _lake.Judge("공사", "- kind: cross-field\n  expression: \"공사명 = ''' or 1=1 --'\"\n").Bad);

    private static DateOnly Day(int month, int day) => new(2026, month, day);
}
