using Maru.App.Quality;
using Maru.App.Quality.Rules;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Tests.Quality;

/// <summary>What becomes of rules: kept, decided, evaluated with each version, and counted in the score.</summary>
public sealed class RuleDeskTests : IDisposable
{
    private readonly RuleLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public void An_approved_rule_costs_the_share_of_its_rows_and_the_point_leads_to_the_rule()
    {
        _lake.Put("표", "수:int", [.. Enumerable.Range(0, 100).Select(i => new object?[] { i })]);
        _lake.Add("표", "- {kind: range, columns: 수, max: 89}");
        var finding = Assert.Single(Quality("표")[CriterionKind.Accuracy].Findings, f => f.IsApprovedRule);
        Assert.Equal(("range-수", "수", 10L, 100L, 10.0), (finding.Rule, finding.Column, finding.Found, finding.Of, finding.Points));
        Assert.Equal(90, Quality("표")[CriterionKind.Accuracy].Score);
    }

    [Fact]
    public void A_proposal_is_evaluated_and_counts_only_once_somebody_accepts_it()
    {
        _lake.Put("표", "수:int", [.. Enumerable.Range(0, 100).Select(i => new object?[] { i })]);
        _lake.Add("표", "- {kind: range, columns: 수, max: 89, state: suggested}");
        Assert.Equal(10, _lake.Desk.Result("표", "range-수").Result.Bad);
        Assert.Equal(100, Quality("표")[CriterionKind.Accuracy].Score);
        _lake.Desk.Decide("표", null, RuleState.Approved, "담당", CancellationToken.None);
        Assert.Equal(90, Quality("표")[CriterionKind.Accuracy].Score);
        _lake.Desk.Decide("표", ["range-수"], RuleState.Off, "담당", CancellationToken.None);
        Assert.Equal(100, Quality("표")[CriterionKind.Accuracy].Score);
        var rule = Assert.Single(_lake.Catalog.QualityRules("표"));
        Assert.Equal(("시험", "담당", RuleState.Off), (rule.By, rule.DecidedBy, rule.State));
    }

    [Fact]
    public void A_broken_total_costs_ten_points_and_a_note_nothing()
    {
        _lake.Put("표", "수:int", [1], [2]);
        _lake.Add("표", "- {kind: reconcile, columns: 수, published: 100, severity: error}");
        Assert.Equal(90, Quality("표")[CriterionKind.Accuracy].Score);
        _lake.Add("표", "- {kind: range, columns: 수, max: 0, severity: info}");
        Assert.Equal(90, Quality("표")[CriterionKind.Accuracy].Score);
    }

    [Fact]
    public void A_rule_whose_column_is_gone_says_so_and_the_others_go_on()
    {
        _lake.Put("표", "수:int, 글:text", [1, "a"]);
        _lake.Add("표", "- {kind: range, columns: 수, min: 0}");
        _lake.Add("표", "- {kind: not-blank, columns: 글}");
        var next = _lake.Put("표", "수:int", [-1]);
        _lake.Desk.Arrived(next);
        var gone = _lake.Desk.Result("표", "not-blank-글").Result;
        Assert.Equal(RuleOutcome.Impossible, gone.Outcome);
        Assert.Contains("‘글’ 컬럼이 없습니다", gone.Message.Ko, StringComparison.Ordinal);
        Assert.Equal(1, _lake.Desk.Result("표", "range-수").Result.Bad);
        Assert.Equal(5, Quality("표")[CriterionKind.Management].Findings.Single(f => f.IsApprovedRule).Points);
    }

    [Fact]
    public void Each_version_keeps_its_results_and_the_score_it_had()
    {
        var first = _lake.Put("표", "수:int", [-1], [1]);
        _lake.Add("표", "- {kind: range, columns: 수, min: 0}");
        var second = _lake.Put("표", "수:int", [1], [2]);
        _lake.Desk.Arrived(second);
        Assert.Equal([(1, 1L), (2, 0L)], _lake.Catalog.QualityHistory("표", "range-수").Select(h => (h.Version, h.Bad)));
        var scores = _lake.Catalog.QualityScores()["표"].Select(s => s.Scores[(int)CriterionKind.Accuracy]);
        Assert.Equal([50, 100], scores);
        Assert.Equal(1, _lake.Catalog.QualityResults("표", first.Version)["range-수"].Bad);
    }

    [Fact]
    public void A_version_that_was_missed_is_evaluated_later()
    {
        _lake.Put("표", "수:int", [1]);
        _lake.Add("표", "- {kind: range, columns: 수, min: 0}");
        _lake.Put("표", "수:int", [-1]);
        Assert.Equal(1, _lake.Desk.CatchUp(CancellationToken.None));
        Assert.Equal(1, _lake.Desk.Result("표", "range-수").Result.Bad);
        Assert.Equal(0, _lake.Desk.CatchUp(CancellationToken.None));
    }

    [Fact]
    public void What_is_written_as_yaml_is_read_back_the_same()
    {
        _lake.Put("표", "수 [천]:int, 글:text", [1, "a"]);
        _lake.Put("다른 표", "글:text", ["a"]);
        string[] yaml =
        [
            "- {kind: range, columns: '수 [천]', min: 0, why: \"따옴표 \\\" 와: 쌍점\"}",
            "- {id: 내 규칙, kind: reference, columns: 글, from: 다른 표, column: 글, severity: error}",
            "- {kind: allowed, columns: 글, values: [a, 'b,c', '#d'], severity: info}",
            "- {kind: unique, columns: [글, '수 [천]']}",
        ];
        foreach (var rule in yaml) _lake.Add("표", rule);
        var rules = _lake.Catalog.QualityRules("표");
        var again = RuleYaml.Read(RuleYaml.Write(rules), "다시");
        Assert.Equal(rules.Select(r => (r.Id, r.Dataset, r.Severity, r.Why, r.Signature)), again.Select(d => (d.Id!, d.Dataset!, d.Severity, d.Why, new QualityRule("", "", d.Kind, d.Columns, d.Parameters, d.Severity, "", "", default).Signature)));
        _lake.Desk.Add(null, again, "시험", CancellationToken.None);
        Assert.Equal(4, _lake.Catalog.QualityRules("표").Count);
    }

    [Theory]
    [InlineData("- {kind: rnage, columns: 수}", "rnage")]
    [InlineData("- {kind: range, columns: 수, mni: 0}", "mni")]
    [InlineData("- {kind: range, columns: 수}", "가장 작은 값")]
    [InlineData("- {kind: range, columns: [수, 글], min: 0}", "2개")]
    [InlineData("- {kind: range, columns: 없음, min: 0}", "있는 컬럼: 수, 글")]
    [InlineData("- {kind: range, columns: 수, min: 열}", "열")]
    [InlineData("- {kind: reference, columns: 수, from: 없는데이터, column: 수}", "없는데이터")]
    [InlineData("- {kind: neighbours, columns: 글}", "수가 아니라")]
    [InlineData("- {kind: reconcile, columns: 수, published: 많이}", "많이")]
    [InlineData("- {kind: range, columns: 수, min: 0, severity: 큼}", "큼")]
    [InlineData("kind: range", "목록이 아닙니다")]
    [InlineData("- [", "줄")]
    public void A_wrong_rule_is_refused_before_anything_is_kept(string yaml, string said)
    {
        _lake.Put("표", "수:int, 글:text", [1, "a"]);
        var refusal = Assert.Throws<InputException>(() => _lake.Desk.Add("표", [.. RuleYaml.Read("- {kind: not-blank, columns: 수}", "앞"), .. RuleYaml.Read(yaml, "시험")], "시험", CancellationToken.None));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_lake.Catalog.QualityRules("표"));
    }

    [Fact]
    public void Every_kind_shows_an_example_that_can_be_read()
    {
        Assert.Equal(10, RuleKinds.All.Count);
        foreach (var kind in RuleKinds.All)
        {
            var draft = Assert.Single(RuleYaml.Read(kind.Card.Example, kind.Card.Id));
            Assert.Equal(kind.Card.Id, draft.Kind);
            Assert.InRange(draft.Columns.Count, kind.Card.Least, kind.Card.Most);
        }
    }

    [Fact]
    public void The_reference_page_is_what_the_cards_say() => Contracts.Golden.Check(Path.Combine(Contracts.Repository.Root, "docs", "reference", "quality-rules.md"), RuleDocs.Write());

    [Fact]
    public void Proposals_come_from_what_the_values_look_like()
    {
        _lake.Put("표", "번호:text, 구분:text, 전화:text, 시작일:date, 종료일:date, 세대수:int", Profiled,
            [.. Enumerable.Range(0, 200).Select(i => new object?[] { $"A-{i:0000}", i % 2 == 0 ? "갑" : "을", i == 7 ? "없음" : $"033-250-{1000 + i}", new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1), i })]);
        _lake.Desk.Suggest("표", CancellationToken.None);
        var proposed = _lake.Catalog.QualityRules("표");
        Assert.All(proposed, rule => Assert.Equal(RuleState.Suggested, rule.State));
        Assert.Equal(
            ["allowed-구분", "cross-field", "format-번호", "format-전화", "not-blank-번호", "range-세대수", "unique-번호"],
            proposed.Select(rule => rule.Id).Order(StringComparer.Ordinal));
        Assert.Equal(@"\d{3}-\d{3}-\d{4}", proposed.Single(rule => rule.Id == "format-전화").Parameters["pattern"]);
        Assert.Equal(1, _lake.Desk.Result("표", "format-전화").Result.Bad);
        _lake.Desk.Decide("표", ["allowed-구분"], RuleState.Declined, "담당", CancellationToken.None);
        Assert.Empty(_lake.Desk.Suggest("표", CancellationToken.None));
    }

    [Fact]
    public void A_dataset_without_rules_gets_proposals_by_itself_once()
    {
        foreach (var name in (string[])["하나", "둘"]) _lake.Put(name, "번호:text, 값:int", Profiled, [.. Enumerable.Range(0, 50).Select(i => new object?[] { $"A-{i:0000}", i })]);
        Assert.True(_lake.Desk.SuggestFirst("하나", CancellationToken.None));
        var proposed = _lake.Catalog.QualityRules("하나");
        Assert.NotEmpty(proposed);
        Assert.All(proposed, rule => Assert.Equal(RuleState.Suggested, rule.State));
        _lake.Desk.Decide("하나", null, RuleState.Declined, "담당", CancellationToken.None);
        Assert.False(_lake.Desk.SuggestFirst("하나", CancellationToken.None));
        Assert.All(_lake.Catalog.QualityRules("하나"), rule => Assert.Equal(RuleState.Declined, rule.State));
    }

    [Fact]
    public void A_reference_is_proposed_where_the_values_really_match()
    {
        _lake.Put("정류장", "정류장번호:text, 이름:text", Profiled, [.. Enumerable.Range(0, 30).Select(i => new object?[] { $"S{i:000}", "정류장 이름" })]);
        _lake.Put("노선", "노선:text, 정류장번호:text", Profiled, [.. Enumerable.Range(0, 60).Select(i => new object?[] { $"{i % 7}번", $"S{i % 20:000}" })]);
        var reference = Assert.Single(_lake.Desk.Suggest("노선", CancellationToken.None), rule => rule.Kind == "reference");
        Assert.Equal(("정류장", "정류장번호"), (reference.Parameters["from"], reference.Parameters["column"]));
    }

    // What ingest would find of these columns.
    private static Column Profiled(Column column) => column with
    {
        Role = column.Name switch { "번호" or "정류장번호" when column.Profile!.Distinct == column.Profile.Rows => ColumnRole.Key, "구분" => ColumnRole.Category, "세대수" => ColumnRole.Measure, _ => ColumnRole.None },
        Profile = column.Name switch
        {
            "구분" => column.Profile! with { Top = [new("갑", 100), new("을", 100)] },
            "세대수" => column.Profile! with { Min = "0", Max = "199" },
            "번호" => column.Profile! with { Top = [new("A-0000", 1)] },
            "전화" => column.Profile! with { Top = [new("033-250-1000", 1)] },
            _ => column.Profile,
        },
    };

    private QualityScore Quality(string dataset) => _lake.Catalog.FindNow(dataset)!.Quality!;
}
