using Maru.App.Quality;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Tests.Catalog;

public sealed class QualityTests
{
    private static readonly Stewardship WellKept = new(true, true, true, true, true, true, true, 0);

    private static QualityInput Good { get; } = new(1000, 0,
        [
            new("관리번호", ColumnType.Text, ColumnRole.Key, 0, 0, 1000, null, null, true, false),
            new("설치일자", ColumnType.Date, ColumnRole.Time, 0, 0, 400, null, null, true, false),
            new("카메라대수", ColumnType.Integer, ColumnRole.Measure, 0, 0, 9, null, null, true, false),
        ],
        [], WellKept);

    [Fact]
    public void A_whole_described_standard_table_has_a_hundred_points()
    {
        var score = QualityScore.Of(Good);
        Assert.Equal(100, score.Total);
        Assert.Equal("기본키 '관리번호'에 겹친 값이 없고, 표를 바로 읽을 수 있습니다.", score[CriterionKind.Structure].Sentence.Ko);
        Assert.All(score.Criteria, c => Assert.Empty(c.Findings));
    }

    [Fact]
    public void Rows_outside_the_city_cost_their_share_and_are_named()
    {
        var outside = new QualityIssue("coordinate", "위도", 50, Severity.Warning, new("좌표가 시 경계 밖인 50건이 있습니다.", "50 rows lie outside."));
        var accuracy = QualityScore.Of(Good with { Rows = 1890, Issues = [outside] })[CriterionKind.Accuracy];
        Assert.Equal(97, accuracy.Score);
        var finding = Assert.Single(accuracy.Findings);
        Assert.Equal(("coordinate", "위도", 50L, 1890L), (finding.Rule, finding.Column, finding.Found, finding.Of));
        Assert.Equal(outside.Message, accuracy.Sentence);
    }

    [Fact]
    public void A_cut_file_loses_a_quarter_of_its_structure() =>
        Assert.Equal(75, QualityScore.Of(Good with { Issues = [new("cut", "", 1, Severity.Warning, default)] })[CriterionKind.Structure].Score);

    [Fact]
    public void Even_one_bad_row_in_a_million_shows()
    {
        var one = Good with { Rows = 1_000_000, Issues = [new("type", "카메라대수", 1, Severity.Warning, new("한 행", "one row"))] };
        Assert.Equal(99, QualityScore.Of(one)[CriterionKind.Accuracy].Score);
    }

    [Fact]
    public void A_withheld_value_is_no_blank()
    {
        var column = Good.Columns[2];
        QualityCriterion With(QualityColumn c) => QualityScore.Of(Good with { Columns = [Good.Columns[0], Good.Columns[1], c] })[CriterionKind.Accuracy];
        Assert.Equal(100, With(column with { Blank = 300, Masked = 300 }).Score);
        Assert.Equal(97, With(column with { Blank = 300 }).Score);
    }

    [Fact]
    public void What_nobody_described_has_no_management_to_speak_of()
    {
        var left = Good with { Stewardship = new(false, false, false, false, false, false, false, null), Columns = [.. Good.Columns.Select(c => c with { Described = false })] };
        var management = QualityScore.Of(left)[CriterionKind.Management];
        Assert.Equal(15, management.Score);
        Assert.Contains("담당 부서", management.Sentence.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_cycle_late_costs_half_the_points_for_timeliness()
    {
        var late = QualityScore.Of(Good with { Stewardship = WellKept with { LateShare = 0.5 } })[CriterionKind.Management];
        Assert.Equal(7.5, Assert.Single(late.Findings).Points);
        Assert.Equal(93, late.Score);
    }

    [Fact]
    public void Two_columns_of_five_off_the_standard_cost_two_fifths_of_seventy()
    {
        QualityColumn Named(string name) => new(name, ColumnType.Text, ColumnRole.None, 0, 0, 5, null, null, true, false);
        var standard = QualityScore.Of(Good with { Columns = [Named("관리번호"), Named("시설명"), Named("주소"), Named("etc"), Named("Name(EN)")] })[CriterionKind.Standard];
        Assert.Equal(72, standard.Score);
        Assert.Equal("컬럼 5개 가운데 2개('etc', 'Name(EN)')가 공통표준용어와 다릅니다.", standard.Sentence.Ko);
    }
}
