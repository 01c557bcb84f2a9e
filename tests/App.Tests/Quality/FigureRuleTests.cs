using Maru.App.Quality.Rules;
using Maru.Core;

namespace Maru.App.Tests.Quality;

/// <summary>Rules that compare figures: with the version or period before, and with what was published.</summary>
public sealed class FigureRuleTests : IDisposable
{
    private readonly RuleLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public void The_first_version_has_nothing_to_be_compared_with()
    {
        _lake.Put("표", "동:text, 명:int", ["가", 10]);
        var result = _lake.Judge("표", "- {kind: last-period, limit: 10}");
        Assert.Equal((RuleOutcome.Passed, 0L), (result.Outcome, result.Checked));
        Assert.Contains("앞 버전이 없습니다", result.Message.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_halve_from_one_version_to_the_next_are_told_with_both_figures()
    {
        _lake.Put("표", "동:text, 명:int", ["가", 10], ["나", 10], ["다", 10], ["라", 10]);
        _lake.Put("표", "동:text, 명:int", ["가", 10], ["나", 15]);
        var rows = _lake.Judge("표", "- {kind: last-period, limit: 30}");
        Assert.Equal((RuleOutcome.Failed, 1L), (rows.Outcome, rows.Bad));
        Assert.Equal("행 수 2: 버전 1의 4보다 -50%", rows.Message.Ko);
        var mean = _lake.Judge("표", "- {kind: last-period, columns: 명, measure: mean, limit: 30}");
        Assert.Equal((12.5m, 10m, true), (mean.Figures[0].Ours, mean.Figures[0].Expected, mean.Figures[0].Holds));
        Assert.Equal("명 평균 12.5: 버전 1의 10보다 +25%. 30%까지는 그대로 둡니다.", mean.Message.Ko);
        var byTown = _lake.Judge("표", "- {kind: last-period, columns: 명, measure: sum, by: 동, limit: 30}");
        Assert.Equal((4L, 3L), (byTown.Checked, byTown.Bad));
        Assert.Contains(byTown.Figures, figure => figure is { Group: "다", Ours: null });
        Assert.Equal(["2|나|15"], _lake.RowsOf("표", "last-period-명-2"));
    }

    [Fact]
    public void A_period_is_compared_with_the_one_a_year_back()
    {
        object?[][] rows = [.. Enumerable.Range(1, 12).Select(m => new object?[] { $"2025-{m:00}", 100 * m }), ["2026-01", 160]];
        _lake.Put("달", "연월:text, 건:int", rows);
        Assert.Equal("건 합 160: 2025-01의 100보다 +60%", _lake.Judge("달", "- {kind: last-period, columns: 건, measure: sum, period: 연월, back: 12, limit: 50}").Message.Ko);
        Assert.Equal(["13|2026-01|160"], _lake.RowsOf("달", "last-period-건"));
        Assert.Equal(1, _lake.Judge("달", "- {kind: last-period, columns: 건, measure: sum, period: 연월, limit: 50}").Bad);
    }

    [Theory]
    // The ledger: 100, 250, -30, 1,234, -20 = 1,534 (absolute 1,634, positive 1,584).
    [InlineData("1534", true, null)]
    [InlineData("1,634", false, "absolute")]
    [InlineData("1584", false, "positive")]
    [InlineData("-1534", false, "sign")]
    [InlineData("1.534", false, "unit")]
    [InlineData("1534000", false, "unit")]
    [InlineData("1.634", false, "absolute")]
    [InlineData("1184", false, "part")]
    [InlineData("1884", false, "part")]
    [InlineData("300", false, "row")]
    [InlineData("1530", false, "rounding")]
    [InlineData("777", false, null)]
    public void A_total_that_differs_is_explained(string published, bool holds, string? cause)
    {
        _lake.Put("원장", "과목:text, 원:int, 적요:text", ["가", 100, "a"], ["가", 250, "b"], ["나", -30, "c"], ["나", 1_234, "d"], ["나", -20, "e"]);
        var figure = Assert.Single(_lake.Judge("원장", $"- {{kind: reconcile, columns: 원, published: '{published}'}}").Figures);
        Assert.Equal((1_534m, holds, cause), (figure.Ours, figure.Holds, figure.Cause));
    }

    [Fact]
    public void Repeated_rows_are_found_behind_a_total_that_counts_them_once()
    {
        _lake.Put("원장", "적요:text, 원:int", ["a", 101], ["a", 101], ["b", 207], ["b", 207], ["c", 500]);
        var result = _lake.Judge("원장", "- {kind: reconcile, columns: 원, published: 808}");
        Assert.Equal("duplicates", result.Figures[0].Cause);
        Assert.Equal(4, _lake.RowsOf("원장", "reconcile-원").Count);
    }

    [Fact]
    public void A_total_in_thousands_may_be_off_by_half_a_thousand_and_no_more()
    {
        _lake.Put("원장", "원:int", [1_000_400], [2_000_000]);
        Assert.Equal(RuleOutcome.Passed, _lake.Judge("원장", "- {kind: reconcile, columns: 원, published: 3000, unit: thousand}").Outcome);
        Assert.Equal(RuleOutcome.Failed, _lake.Judge("원장", "- {kind: reconcile, columns: 원, published: 3001, unit: thousand}").Outcome);
        _lake.Put("천원 원장", "원:int", column => column with { Unit = "천원" }, [1_000], [2_000]);
        Assert.Equal(RuleOutcome.Passed, _lake.Judge("천원 원장", "- {kind: reconcile, columns: 원, published: 3000000}").Outcome);
        Assert.Equal(RuleOutcome.Passed, _lake.Judge("천원 원장", "- {kind: reconcile, columns: 원, published: 3, unit: million}").Outcome);
    }

    [Fact]
    public void Refunds_added_as_spent_are_flagged_by_department_with_the_refunds_behind_them()
    {
        _lake.Put("원장", "부서명:text, 원:int", ["건설과", 1_000], ["건설과", -30], ["민원과", 500], ["민원과", 20], ["없앤과", 5]);
        _lake.Put("공표", "부서:text, 지출:int", ["건설과", 1_030], ["민원과", 520], ["새과", 9]);
        var result = _lake.Judge("원장", "- {kind: reconcile, columns: 원, from: 공표, column: 지출, by: 부서명, key: 부서, severity: error}");
        Assert.Equal((4L, 3L), (result.Checked, result.Bad));
        var flagged = result.Figures.Single(figure => figure.Group == "건설과");
        Assert.Equal("absolute", flagged.Cause);
        Assert.Contains("음수(환불·취소) 1행의 -30", flagged.Message.Ko, StringComparison.Ordinal);
        Assert.True(result.Figures.Single(figure => figure.Group == "민원과").Holds);
        Assert.Equal(["2|건설과|-30", "5|없앤과|5"], _lake.RowsOf("원장", "reconcile-원"));
    }

    [Fact]
    public void Totals_published_by_several_columns_are_compared_part_by_part()
    {
        _lake.Put("원장", "부서명:text, 회계연도:int, 원:int", ["건설과", 2024, 1_000], ["건설과", 2024, -30], ["건설과", 2025, 700], ["민원과", 2024, 500], ["민원과", 2025, 20], [null, 2025, 4]);
        _lake.Put("공표", "부서:text, 연도:text, 지출:int", ["건설과", "2024", 1_030], ["건설과", "2025", 700], ["민원과", "2024", 520], ["새과", "2025", 9], [null, "2025", 4]);
        // By department alone the whole of 민원과 fits: its two years differ.
        _lake.Put("부서 공표", "부서명:text, 지출:int", ["건설과", 1_670], ["민원과", 520], [null, 4]);
        Assert.Equal(RuleOutcome.Passed, _lake.Judge("원장", "- {kind: reconcile, columns: 원, from: 부서 공표, column: 지출, by: 부서명}").Outcome);

        var result = _lake.Judge("원장", "- {kind: reconcile, columns: 원, from: 공표, column: 지출, by: [부서명, 회계연도], key: [부서, 연도], severity: error}");
        Assert.Equal((6L, 4L), (result.Checked, result.Bad));
        var flagged = result.Figures.Single(figure => figure.Group == "건설과 · 2024");
        Assert.Equal((970m, 1_030m, "absolute"), (flagged.Ours, flagged.Expected, flagged.Cause));
        Assert.True(result.Figures.Single(figure => figure.Group == "건설과 · 2025").Holds);
        Assert.True(result.Figures.Single(figure => figure.Group == "(빈칸) · 2025").Holds);
        Assert.Equal((500m, 520m, null), result.Figures.Single(figure => figure.Group == "민원과 · 2024") is var civil ? (civil.Ours, civil.Expected, civil.Cause) : default);
        Assert.Equal("missing", result.Figures.Single(figure => figure.Group == "민원과 · 2025").Cause);
        Assert.Equal("missing", result.Figures.Single(figure => figure.Group == "새과 · 2025").Cause);
        Assert.Equal(["2|건설과|2024|-30", "4|민원과|2024|500", "5|민원과|2025|20"], _lake.RowsOf("원장", "reconcile-원-2"));
        Assert.Contains(result.Uses, used => used is { Dataset: "공표", Column: "연도" });
    }

    [Fact]
    public void As_many_columns_are_named_on_both_sides_and_a_comma_in_a_name_is_no_border()
    {
        _lake.Put("원장", "가,나:text, 원:int", ["a", 1], ["b", 2]);
        _lake.Put("공표", "가,나:text, 다:text, 합:int", ["a", "x", 1], ["b", "x", 2]);
        Assert.Equal(2, _lake.Judge("원장", "- {kind: reconcile, columns: 원, from: 공표, column: 합, by: '가,나'}").Checked);
        Assert.Equal(2, _lake.Judge("원장", "- {kind: reconcile, columns: 원, from: 공표, column: 합, by: ['가,나']}").Checked);
        Assert.Contains("나누는 컬럼은 1개인데 짝이 되는 컬럼은 2개입니다", Assert.Throws<InputException>(() => _lake.Judge("원장", "- {kind: reconcile, columns: 원, from: 공표, column: 합, by: '가,나', key: ['가,나', 다]}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_counted_when_no_column_is_named()
    {
        _lake.Put("표", "종류:text", ["가"], ["나"], ["가"]);
        Assert.Equal(RuleOutcome.Passed, _lake.Judge("표", "- {kind: reconcile, published: 3}").Outcome);
        Assert.Equal(RuleOutcome.Passed, _lake.Judge("표", "- {kind: reconcile, published: 2, where: 종류 = '가'}").Outcome);
    }
}
