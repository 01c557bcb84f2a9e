using Maru.Core;
using static Maru.App.Quality.Rules.Expressions.ExpressionType;

namespace Maru.App.Quality.Rules.Expressions;

/// <summary>A function that expressions may call.</summary>
/// <param name="Takes">Types of what it takes; null takes any.</param>
/// <param name="Sql">With {0}, {1} for what it takes.</param>
internal sealed record ExpressionFunction(string Name, IReadOnlyList<ExpressionType?> Takes, ExpressionType Gives, string Sql, Bilingual Help);

/// <summary>The functions of expressions: everything that may be called, and nothing else is.</summary>
internal static class ExpressionFunctions
{
    // The region in an address or an office's name: what ends in 시, 군 or 구 behind the province (강원특별자치도 춘천시 …, 춘천시청).
    private const string Region =
        @"regexp_extract(regexp_replace({0}, '^\s*(\S+(특별시|광역시|특별자치시|특별자치도|도)|(서울|부산|대구|인천|광주|대전|울산|세종)시?)\s+', ''), '([가-힣]{{1,8}}?[시군구])(청|의회|\s|$)', 1)";

    public static IReadOnlyList<ExpressionFunction> All { get; } =
    [
        new("contains", [Text, Text], Truth, "contains({0}, {1})", new("첫째 글 안에 둘째 글이 있다", "the first text holds the second")),
        new("starts_with", [Text, Text], Truth, "starts_with({0}, {1})", new("첫째 글이 둘째 글로 시작한다", "begins with")),
        new("ends_with", [Text, Text], Truth, "ends_with({0}, {1})", new("첫째 글이 둘째 글로 끝난다", "ends with")),
        new("matches", [Text, Text], Truth, "regexp_full_match({0}, {1})", new("글 전체가 정규식에 맞는다", "the whole text fits a regular expression")),
        new("length", [Text], Number, "length({0})", new("글자 수", "number of characters")),
        new("trim", [Text], Text, "trim({0})", new("앞뒤 빈칸을 뗀 글", "without spaces around")),
        new("left", [Text, Number], Text, "left({0}, cast({1} as bigint))", new("앞에서 몇 글자", "the first characters")),
        new("region", [Text], Text, "nullif(" + Region + ", '')", new("주소나 기관 이름에 든 시·군·구", "the city, county or district in an address or office name")),
        new("number", [Text], Number, "try_cast(replace({0}, ',', '') as double)", new("글로 적힌 수; 수가 아니면 빈칸", "a number written as text, else blank")),
        new("date", [Text], Date, "try_cast({0} as date)", new("글로 적힌 날짜(2026-03-14); 아니면 빈칸", "a date written as text, else blank")),
        new("abs", [Number], Number, "abs({0})", new("절댓값", "absolute value")),
        new("round", [Number], Number, "round({0})", new("반올림", "rounded")),
        new("year", [Date], Number, "year({0})", new("날짜의 해", "year of a date")),
        new("month", [Date], Number, "month({0})", new("날짜의 달", "month of a date")),
        new("days", [Date, Date], Number, "date_diff('day', {0}, {1})", new("첫째 날짜에서 둘째 날짜까지의 날 수", "days from the first date to the second")),
        new("blank", [null], Truth, "({0}) is null", new("비어 있다", "there is no value")),
    ];

    public static ExpressionFunction? Find(string name) => All.FirstOrDefault(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
