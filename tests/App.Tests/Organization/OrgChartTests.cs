using Maru.App.Organization;
using Maru.Core;

namespace Maru.App.Tests.Organization;

public sealed class OrgChartTests
{
    private static readonly DateOnly Founded = new(2018, 7, 1);
    private static readonly DateOnly Day = new(2026, 7, 1);
    private static readonly DateOnly Later = new(2026, 10, 20);

    private static OrgChart City => new(
    [
        new("B1", null, OrgUnitKind.Bureau, "안전건설국", null, Founded, null),
        new("D1", "B1", OrgUnitKind.Department, "교통정책과", null, Founded, null) { Phone = "033-000-1000" },
        new("D1-1", "D1", OrgUnitKind.Team, "민원팀", null, Founded, null),
        new("D1-2", "D1", OrgUnitKind.Team, "주차팀", null, Founded, null),
        new("D2", "B1", OrgUnitKind.Department, "도로과", null, Founded, null),
        new("D2-1", "D2", OrgUnitKind.Team, "민원팀", null, Founded, null),
    ]);

    private static OrgChart After(OrgChart chart, OrgChangeKind kind, string[] units, string[] into, string? under = null, Dictionary<string, string>? teams = null, DateOnly? on = null) =>
        new(Reorganise.Apply(chart, new(kind, units, on ?? Day, "한빛시 행정기구 설치 조례 제8조") { Into = into, Under = under, Teams = teams ?? [] }).Units);

    [Fact]
    public void A_renamed_department_keeps_its_id_and_is_found_by_both_names()
    {
        var chart = After(City, OrgChangeKind.Rename, ["교통정책과"], ["교통과"]);
        Assert.Equal(("교통정책과", "교통과"), (chart.At("D1", Day.AddDays(-1))!.NameKo, chart.At("D1", Day)!.NameKo));
        Assert.Equal("교통과", chart.NameOn(Later, "교통정책과"));
        Assert.Equal(["민원팀", "주차팀"], chart.Teams("D1", Later).Select(team => team.NameKo));
    }

    [Fact]
    public void Data_made_under_the_old_name_say_it_and_who_it_is_now()
    {
        var chart = After(City, OrgChangeKind.Rename, ["교통정책과"], ["교통과"]);
        var old = chart.Owner("D1", "D1-2", new(2026, 1, 1), Later);
        Assert.Equal(("교통과", "주차팀", "교통정책과 주차팀"), (old.Department, old.Team, old.Was));
        Assert.Null(chart.Owner("D1", "D1-2", Later, Later).Was);
        Assert.Equal("교통정책과", chart.Owner("교통정책과", null, Later, Later).Was);
    }

    [Fact]
    public void What_a_split_left_open_concerns_all_parts_until_somebody_takes_it()
    {
        var chart = After(City, OrgChangeKind.Split, ["교통정책과"], ["교통과", "주차과"], teams: new() { ["주차팀"] = "주차과" });
        var open = chart.Owner("D1", "D1-1", Founded, Later);
        Assert.True(open.IsOpen);
        Assert.Equal(["교통과", "주차과"], open.Heirs);
        Assert.True(open.Concerns("교통과") && open.Concerns("주차과") && !open.Concerns("도로과"));
        Assert.Equal("교통정책과", open.Department);
        // A team whose place was said takes what is its.
        var parking = chart.Owner("D1", "D1-2", Founded, Later);
        Assert.Equal(("주차과", "주차팀", false), (parking.Department, parking.Team, parking.IsOpen));
    }

    [Fact]
    public void A_part_that_keeps_the_old_name_is_another_unit()
    {
        var chart = After(City, OrgChangeKind.Split, ["교통정책과"], ["교통정책과", "주차과"]);
        Assert.True(chart.Owner("D1", null, Founded, Later).IsOpen);
        Assert.Equal("교통정책과", Assert.Single(chart.Named("교통정책과", Later)).NameKo);
        Assert.NotEqual("D1", chart.Named("교통정책과", Later)[0].Id);
    }

    [Fact]
    public void Merged_departments_take_their_teams_along_and_teams_of_one_name_become_one()
    {
        var chart = After(City, OrgChangeKind.Merge, ["교통정책과", "도로과"], ["교통도로과"]);
        var merged = Assert.Single(chart.On(Later, OrgUnitKind.Department));
        Assert.Equal(["민원팀", "주차팀"], chart.Teams(merged.Id, Later).Select(team => team.NameKo).Order());
        Assert.Equal(("교통도로과", "민원팀"), (chart.Owner("D2", "D2-1", Founded, Later).Department, chart.Owner("D2", "D2-1", Founded, Later).Team));
        Assert.Equal("교통도로과", chart.NameOn(Later, "도로과"));
    }

    [Fact]
    public void A_department_may_be_merged_into_one_that_is_there()
    {
        var chart = After(City, OrgChangeKind.Merge, ["교통정책과"], ["도로과"]);
        Assert.Equal("D2", chart.Find("교통정책과", Later) is { } old ? chart.Heirs(old, Later).Single().Id : null);
    }

    [Fact]
    public void A_team_that_moves_takes_what_is_its_to_the_other_department()
    {
        var chart = After(City, OrgChangeKind.Move, ["교통정책과/주차팀"], [], under: "도로과");
        var owner = chart.Owner("D1", "D1-2", Founded, Later);
        Assert.Equal(("도로과", "주차팀", "교통정책과 주차팀"), (owner.Department, owner.Team, owner.Was));
        Assert.Equal("교통정책과", chart.Owner("D1", "D1-1", Founded, Later).Department);
    }

    [Fact]
    public void An_abolished_department_ends_with_its_teams_and_leaves_its_data_open()
    {
        var chart = After(City, OrgChangeKind.Abolish, ["교통정책과"], []);
        Assert.Equal(["도로과"], chart.On(Later, OrgUnitKind.Department).Select(unit => unit.NameKo));
        var owner = chart.Owner("D1", "D1-1", Founded, Later);
        Assert.True(owner is { IsOpen: true, Heirs: [], Department: "교통정책과", Team: null });
    }

    [Fact]
    public void Changes_on_changes_are_followed_to_the_end()
    {
        var chart = After(City, OrgChangeKind.Rename, ["교통정책과"], ["교통과"]);
        chart = After(chart, OrgChangeKind.Split, ["교통과"], ["교통운영과", "주차과"], on: new(2026, 8, 1));
        chart = After(chart, OrgChangeKind.Merge, ["주차과"], ["도로과"], on: new(2026, 9, 1));
        Assert.Equal(["교통운영과", "도로과"], chart.Owner("교통정책과", null, Founded, Later).Heirs);
        Assert.Equal("교통과", chart.Owner("교통정책과", null, Founded, Later).Department);
        Assert.Equal(["교통운영과", "주차과"], chart.Owner("D1", null, Founded, new(2026, 8, 15)).Heirs);
    }

    [Theory]
    [InlineData(OrgChangeKind.Rename, "우주과", "교통과", "'우주과'가 없습니다")]
    [InlineData(OrgChangeKind.Rename, "민원팀", "봉사팀", "'민원팀'이 여럿입니다")]
    [InlineData(OrgChangeKind.Rename, "교통정책과", "도로과", "이미 있는 조직입니다")]
    [InlineData(OrgChangeKind.Split, "교통정책과", "교통과", "둘보다 적거나")]
    [InlineData(OrgChangeKind.Merge, "교통정책과", "새과", "둘이 되지 않습니다")]
    [InlineData(OrgChangeKind.Abolish, "안전건설국", "", "아직 부서 2개가 있습니다")]
    public void What_can_t_be_done_is_told(OrgChangeKind kind, string unit, string into, string said) =>
        Assert.Contains(said, Assert.Throws<InputException>(() => After(City, kind, [unit], [into])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(OrgChangeKind.Merge, "교통과")]
    [InlineData(OrgChangeKind.Abolish, "")]
    public void A_unit_whose_teams_are_to_change_later_waits_for_that(OrgChangeKind kind, string into)
    {
        var planned = After(City, OrgChangeKind.Move, ["교통정책과/주차팀"], [], under: "도로과", on: new(2027, 1, 1));
        var units = kind == OrgChangeKind.Merge ? (string[])["교통정책과", "도로과"] : ["교통정책과"];
        var problem = Assert.Throws<InputException>(() => After(planned, kind, units, [into]));
        Assert.Contains("교통정책과/주차팀에 2027-01-01의 변경이 이미 있습니다", problem.Message, StringComparison.Ordinal);
        Assert.Equal("on", problem.Where);
        Assert.DoesNotContain(After(planned, kind, units, [into], on: new(2027, 1, 2)).On(new(2027, 2, 1), OrgUnitKind.Department), unit => unit.NameKo == "교통정책과");
    }

    [Fact]
    public void Two_units_of_one_name_in_one_place_at_one_time_are_refused()
    {
        var planned = After(City, OrgChangeKind.Split, ["도로과"], ["도로관리과", "주차과"], on: new(2027, 1, 1));
        Assert.Contains("주차과가 둘이 됩니다: 2026-07-01부터(D1)와 2027-01-01부터", Assert.Throws<InputException>(() => After(planned, OrgChangeKind.Rename, ["교통정책과"], ["주차과"])).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => After(After(City, OrgChangeKind.Rename, ["교통정책과/주차팀"], ["도로팀"], on: new(2027, 1, 1)), OrgChangeKind.Rename, ["교통정책과/민원팀"], ["도로팀"]));
        // In another department it is another team.
        Assert.Equal(2, After(City, OrgChangeKind.Rename, ["교통정책과/주차팀"], ["도로팀"]) is var chart ? After(chart, OrgChangeKind.Rename, ["도로과/민원팀"], ["도로팀"]).Named("도로팀", Later).Count : 0);
    }

    [Theory]
    [InlineData("주차팀=주차과\n민원팀\n", "2번째 줄 '민원팀'에서 팀과 갈 곳을 읽지 못했습니다")]
    [InlineData("주차팀=\n", "1번째 줄")]
    [InlineData("\n주차팀=주차과=도로과", "2번째 줄")]
    [InlineData("주차팀=주차과\r\n주차팀=교통과", "2번째 줄의 주차팀은 앞줄에도 있습니다")]
    public void A_line_of_teams_that_says_nothing_is_told(string text, string said)
    {
        var problem = Assert.Throws<InputException>(() => Reorganization.ReadTeams(text));
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        Assert.Equal("team", problem.Where);
    }

    [Fact]
    public void Lines_of_teams_are_read() =>
        Assert.Equal([("주차팀", "주차과"), ("민원팀", "교통과")], Reorganization.ReadTeams("주차팀 = 주차과\r\n\n민원팀=교통과").Select(pair => (pair.Key, pair.Value)));

    [Fact]
    public void A_reorganisation_rests_on_a_ground_and_on_the_state_of_its_day()
    {
        Assert.Contains("근거가 없거나", Assert.Throws<InputException>(() => Reorganise.Apply(City, new(OrgChangeKind.Abolish, ["도로과"], Day, " "))).Message, StringComparison.Ordinal);
        var renamed = After(City, OrgChangeKind.Rename, ["도로과"], ["도로관리과"]);
        Assert.Contains("뒤에 이미 바뀌었습니다", Assert.Throws<InputException>(() => After(renamed, OrgChangeKind.Rename, ["도로과"], ["길과"], on: new(2026, 1, 1))).Message, StringComparison.Ordinal);
    }
}
