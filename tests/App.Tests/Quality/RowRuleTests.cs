using Maru.App.Quality.Rules;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Tests.Quality;

/// <summary>Each kind of rule that judges rows, on tables whose answer can be counted by hand.</summary>
public sealed class RowRuleTests : IDisposable
{
    private readonly RuleLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public void A_range_counts_what_lies_outside_and_leaves_blanks_alone()
    {
        _lake.Put("길이", "번호:text, 길이:int", ["가", 0], ["나", -1], ["다", 10], ["라", 11], ["마", null]);
        var result = _lake.Judge("길이", "- {kind: range, columns: 길이, min: 0, max: 10}");
        Assert.Equal((RuleOutcome.Failed, 4L, 2L), (result.Outcome, result.Checked, result.Bad));
        Assert.Equal(["2|-1|나", "4|11|라"], _lake.RowsOf("길이", "range-길이"));
    }

    [Fact]
    public void Dates_and_months_have_ranges_too()
    {
        _lake.Put("공사", "시작일:date, 달:text", [new DateOnly(2026, 1, 1), "2026-01"], [new DateOnly(1926, 1, 1), "2027-01"]);
        Assert.Equal(1, _lake.Judge("공사", "- {kind: range, columns: 시작일, min: 2000-01-01}").Bad);
        Assert.Equal(1, _lake.Judge("공사", "- {kind: range, columns: 달, max: 2026-12}").Bad);
        var refusal = Assert.Throws<InputException>(() => _lake.Judge("공사", "- {kind: range, columns: 달, min: 3}"));
        Assert.Contains("문자 컬럼", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("길이", "10", "0")]
    [InlineData("날", "2026-02-01", "2026.01.31")]
    [InlineData("달", "2026-02", "2026-01")]
    public void A_range_that_nothing_lies_in_is_refused(string column, string min, string max)
    {
        _lake.Put("길이", "길이:int, 날:date, 달:text", [1, new DateOnly(2026, 1, 1), "2026-01"]);
        var refusal = Assert.Throws<InputException>(() => _lake.Judge("길이", $"- {{kind: range, columns: {column}, min: '{min}', max: '{max}'}}"));
        Assert.Contains("보다 큽니다", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_lake.Catalog.QualityRules("길이"));
        _lake.Judge("길이", $"- {{kind: range, columns: {column}, min: '{max}', max: '{max}'}}");
    }

    [Theory]
    [InlineData("([")]
    [InlineData("(?<=a)b")]
    [InlineData("a{1,1000}{1,1000}{1,1000}")]
    public void A_regular_expression_the_engine_does_not_know_is_refused_when_it_is_added(string pattern)
    {
        _lake.Put("기관", "전화:text", ["033-250-1234"]);
        var refusal = Assert.Throws<InputException>(() => _lake.Judge("기관", $"- {{kind: format, columns: 전화, pattern: '{pattern}'}}"));
        Assert.Contains("정규식", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_lake.Catalog.QualityRules("기관"));
    }

    [Fact]
    public void What_is_no_number_is_outside_of_every_range()
    {
        _lake.Put("비", "율:double", [1.5], [double.NaN], [double.PositiveInfinity]);
        Assert.Equal(1, _lake.Judge("비", "- {kind: range, columns: 율, min: 0}").Bad);
        Assert.Equal(2, _lake.Judge("비", "- {kind: range, columns: 율, min: 0, max: 100}").Bad);
    }

    [Fact]
    public void A_format_must_fit_the_whole_text()
    {
        _lake.Put("기관", "전화:text", ["033-250-1234"], ["02-120-1234"], ["1588-1234"], ["033-250-12345"], ["250-1234"], ["전화 033-250-1234"]);
        Assert.Equal(3, _lake.Judge("기관", "- {kind: format, columns: 전화, shape: phone}").Bad);
        Assert.Equal(5, _lake.Judge("기관", "- {kind: format, columns: 전화, pattern: '0\\d{2}-\\d{3}-\\d{4}'}").Bad);
    }

    [Fact]
    public void Only_listed_values_are_allowed_and_a_list_may_be_a_list()
    {
        _lake.Put("등", "종류:text", ["LED"], ["나트륨"], ["led"], ["가,나"], [null]);
        Assert.Equal((4L, 2L), Counts(_lake.Judge("등", "- {kind: allowed, columns: 종류, values: 'LED, 나트륨'}")));
        Assert.Equal((4L, 1L), Counts(_lake.Judge("등", "- {kind: allowed, columns: 종류, values: [LED, 나트륨, '가,나']}")));
    }

    [Fact]
    public void Values_must_exist_in_the_other_dataset()
    {
        _lake.Put("정류장", "번호:int", [1], [2]);
        _lake.Put("승하차", "정류장:text, 명:int", ["1", 5], ["3", 6], [null, 7], ["2", 8]);
        var result = _lake.Judge("승하차", "- {kind: reference, columns: 정류장, from: 정류장, column: 번호}");
        Assert.Equal((3L, 1L), Counts(result));
        Assert.Equal(["2|3|6"], _lake.RowsOf("승하차", "reference-정류장"));
        Assert.Contains(new UsedColumn("정류장", "번호"), result.Uses);
    }

    [Fact]
    public void Spaces_are_blank_too_and_a_condition_says_where_a_value_is_needed()
    {
        _lake.Put("업소", "상태:text, 폐업일:text", ["폐업", "2026-01-01"], ["폐업", " "], ["영업", null], ["폐업", null]);
        Assert.Equal((4L, 3L), Counts(_lake.Judge("업소", "- {kind: not-blank, columns: 폐업일}")));
        Assert.Equal((3L, 2L), Counts(_lake.Judge("업소", "- {kind: not-blank, columns: 폐업일, where: 상태 = '폐업'}")));
    }

    [Fact]
    public void Rows_alike_in_several_columns_are_all_shown()
    {
        _lake.Put("관리비", "단지:text, 달:text, 원:int", ["A", "2026-01", 1], ["A", "2026-02", 2], ["B", "2026-01", 3], ["A", "2026-01", 4], ["A", null, 5], ["A", null, 5]);
        var result = _lake.Judge("관리비", "- {kind: unique, columns: [단지, 달]}");
        Assert.Equal((4L, 2L), Counts(result));
        Assert.Equal(["1|2|A|2026-01|1", "4|2|A|2026-01|4"], _lake.RowsOf("관리비", "unique-단지-달"));
    }

    [Fact]
    public void A_value_far_from_its_own_group_is_suspect_and_one_usual_there_is_not()
    {
        // Groups around 100 and around 1,000; 1,000 in the first is suspect, in the second it is not.
        object?[][] rows = [.. Enumerable.Range(0, 10).Select(i => new object?[] { "개별", 96 + i }), ["개별", 1_000], .. Enumerable.Range(0, 11).Select(i => new object?[] { "중앙", 960 + (10 * i) })];
        _lake.Put("난방비", "방식:text, 원:int", rows);
        var result = _lake.Judge("난방비", "- {kind: neighbours, columns: 원, group: 방식, limit: 5}");
        Assert.Equal((22L, 1L), Counts(result));
        // Median of 96…105 and 1,000 is 101, its MAD 3: z = 899 / (1.4826 · 3).
        Assert.Equal(["11|1000.0|101.0|202.1|개별|1000"], _lake.RowsOf("난방비", "neighbours-원"));
        Assert.Equal(0, _lake.Judge("난방비", "- {kind: neighbours, columns: 원, limit: 7}").Bad);
        Assert.Equal((0L, 0L), Counts(_lake.Judge("난방비", "- {kind: neighbours, columns: 원, group: 방식, least: 12}")));
    }

    [Fact]
    public void The_total_of_a_region_is_compared_with_those_of_the_others()
    {
        object?[][] rows = [.. Enumerable.Range(0, 9).SelectMany(i => new object?[][] { [$"{i}동", 10 + i], [$"{i}동", 10] }), ["큰동", 500], ["큰동", 500]];
        _lake.Put("민원", "동:text, 건:int", rows);
        Assert.Equal((20L, 2L), Counts(_lake.Judge("민원", "- {kind: neighbours, columns: 건, per: 동}")));
        Assert.All(_lake.RowsOf("민원", "neighbours-건"), row => Assert.Contains("큰동", row, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_most_values_are_equal_the_mean_deviation_measures()
    {
        _lake.Put("대수", "대:int", [.. Enumerable.Repeat(new object?[] { 4 }, 19), [40]]);
        Assert.Equal((20L, 1L), Counts(_lake.Judge("대수", "- {kind: neighbours, columns: 대}")));
        _lake.Put("모두 같음", "대:int", [.. Enumerable.Repeat(new object?[] { 4 }, 20)]);
        Assert.Equal((20L, 0L), Counts(_lake.Judge("모두 같음", "- {kind: neighbours, columns: 대}")));
    }

    [Fact]
    public void Cells_of_closed_columns_are_covered_wherever_rows_are_listed()
    {
        _lake.Put("신청", "이름:text, 나이:int", c => c with { Closed = c.Name == "이름" }, ["홍길동", 200], ["김하나", 30]);
        _lake.Judge("신청", "- {kind: range, columns: 나이, max: 120}");
        Assert.Equal(["1|200|•••"], _lake.RowsOf("신청", "range-나이"));
        var onClosed = _lake.Judge("신청", "- {kind: format, columns: 이름, pattern: '김..'}");
        Assert.Equal(1, onClosed.Bad);
        Assert.Equal(["1|•••|200"], _lake.RowsOf("신청", "format-이름"));
        Assert.False(RuleCovering.IsOpen(_lake.Catalog.Snapshot(), onClosed));
        Assert.False(RuleCovering.IsImpersonal(_lake.Catalog.Snapshot(), onClosed));
    }

    [Fact]
    public void Rules_that_can_share_a_pass_find_what_each_would_find_alone()
    {
        var version = _lake.Put("표", "수:int, 글:text", [1, "a"], [5, "b"], [9, null], [-3, "zz"]);
        string[] yaml = ["- {kind: range, columns: 수, min: 0}", "- {kind: format, columns: 글, pattern: '[a-z]'}", "- {kind: not-blank, columns: 글}", "- {kind: unique, columns: 수}"];
        var rules = yaml.Select(y => _lake.Add("표", y)).ToList();
        var together = _lake.Evaluate.Run(version, rules, CancellationToken.None);
        var alone = rules.Select(rule => _lake.Evaluate.Run(version, [rule], CancellationToken.None)[0]).ToList();
        Assert.Equal([1L, 1, 1, 0], together.Select(r => r.Bad));
        Assert.Equal(alone.Select(r => (r.Rule, r.Outcome, r.Checked, r.Bad, r.Sql)), together.Select(r => (r.Rule, r.Outcome, r.Checked, r.Bad, r.Sql)));
    }

    private static (long, long) Counts(RuleResult result) => (result.Checked, result.Bad);
}
