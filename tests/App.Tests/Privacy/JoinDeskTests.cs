using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Privacy;
using Maru.App.Privacy.Projects;
using Maru.Methods.Linkage;

namespace Maru.App.Tests.Privacy;

/// <summary>Two registers of one city joined by keyed hashes, tried first, and processed as any other project.</summary>
public sealed class JoinDeskTests : IAsyncDisposable
{
    private static readonly TableJoin s_join = new(ProjectFolder.Housing, ["주택", "임대료"], [new("이름", "성명", JoinForm.Name), new("생년월일", "출생일", JoinForm.Date), new("전화", "연락처", JoinForm.Phone)], false);

    private readonly ProjectFolder _folder = new();

    private JoinDesk Joins => _folder.Get<JoinDesk>();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task A_join_is_planned_tried_processed_and_approved_like_any_other_project()
    {
        var id = await Planned(s_join);
        // Nothing is read before somebody else approved the plan.
        await ProjectFolder.Refused(() => Joins.Try(ProjectFolder.Maker, id, "10.0.0.1", default));
        _folder.Assess(id);
        ProjectFolder.Refused(() => Joins.Declare(ProjectFolder.Maker, id, null));
        Assert.Contains("모의 결합", (await ProjectFolder.Refused(() => _folder.Desk.Process(ProjectFolder.Maker, id, Recipe, "10.0.0.1", default))).Message, StringComparison.Ordinal);
        await ProjectFolder.Refused(() => Joins.Try(ProjectFolder.Staff, id, "10.0.0.1", default));
        var trial = await Joins.Try(ProjectFolder.Maker, id, "10.0.0.1", default);
        // People 50 to 119 stand in both, written differently: 70 rows.
        Assert.Equal((120, 112, new TrialCount(70, false), new TrialCount(0, false)), (trial.LeftRows, trial.RightRows, trial.Matched, trial.LeftRepeated));
        Assert.Equal([(ProjectFolder.Welfare, 120L), (ProjectFolder.Housing, 112L)], new ReadAccessLog(_folder.Home).Records(new()).Where(record => record.Reason!.StartsWith("모의 결합", StringComparison.Ordinal)).Select(record => (record.What, record.Subjects)));
        await _folder.Keep(id, Recipe);
        var result = _folder.Result(id);
        Assert.Equal(["나이", "급여", "주택", "임대료"], result[0]);
        var edition = _folder.Project(id).ApprovedEdition!;
        Assert.Equal((70, 1), (edition.Result.RowsBefore, edition.Result.JoinedVersion));
        // Each row is one person: rent and benefit of the same one.
        Assert.All(result.Skip(1), row => Assert.Contains(Enumerable.Range(50, 70), n => row[1] == (n % 4 * 100).ToString(System.Globalization.CultureInfo.InvariantCulture) && row[3] == (n % 5 * 10).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([ProjectAct.TrialJoined, ProjectAct.Processed], _folder.Project(id).Entries.Where(entry => entry.Act is ProjectAct.TrialJoined or ProjectAct.Processed).Select(entry => entry.Act));
        Assert.Equal(2, new ReadAccessLog(_folder.Home).Records(new()).Count(record => record.Reason!.StartsWith($"가명처리 {id}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_trial_tells_rounded_counts_only_and_writes_down_nobody()
    {
        var id = await Planned(s_join with { Fields = [new("이름", "성명", JoinForm.Name)] });
        _folder.Assess(id);
        var trial = await Joins.Try(ProjectFolder.Maker, id, "10.0.0.1", default);
        // Two rows of the other share a name: few, and not how many.
        Assert.Equal(new TrialCount(0, true), trial.RightRepeated);
        Assert.Equal(0, trial.Matched.AtLeast % trial.Step);
        var book = await File.ReadAllTextAsync(Path.Combine(_folder.Home.Pseudonyms, "projects.log"));
        Assert.DoesNotContain(ProjectFolder.PersonOf(60).Name, book, StringComparison.Ordinal);
        Assert.DoesNotContain("2060", book, StringComparison.Ordinal);
        foreach (var (rows, told) in ((int, TrialCount)[])[(0, new(0, false)), (1, new(0, true)), (4, new(0, true)), (5, new(5, false)), (98, new(95, false))]) Assert.Equal(told, TrialCount.Of(rows, 5));
    }

    [Fact]
    public async Task A_plan_that_is_written_anew_is_tried_anew_and_what_can_not_be_joined_is_refused()
    {
        await _folder.Ready();
        var plan = ProjectFolder.Plan("나이", "급여");
        foreach (var wrong in (TableJoin[])
        [
            s_join with { Dataset = ProjectFolder.Welfare }, s_join with { Dataset = "없음" }, s_join with { Fields = [] }, s_join with { Items = [] }, s_join with { Items = ["없음"] }, s_join with { Fields = [new("나이", "없음", JoinForm.Exact)] },
        ]) ProjectFolder.Refused(() => _folder.Begin(plan with { Join = wrong }));
        var id = _folder.Begin(plan with { Join = s_join });
        Assert.Equal(["나이", "급여", "주택", "임대료"], _folder.Project(id).Plan.AllItems);
        Joins.Declare(ProjectFolder.Maker, id, s_join with { Items = ["임대료"] });
        Assert.Equal(["나이", "급여", "임대료"], _folder.Project(id).Plan.AllItems);
        Joins.Declare(ProjectFolder.Maker, id, null);
        Assert.Null(_folder.Project(id).Plan.Join);
    }

    [Fact]
    public async Task A_closed_column_of_the_other_dataset_needs_a_role_and_one_of_the_same_name_is_told_apart()
    {
        await _folder.Ready();
        var id = _folder.Begin(ProjectFolder.Plan("나이", "급여") with { Join = s_join with { Items = ["성명", "임대료"] } });
        _folder.Assess(id);
        await Joins.Try(ProjectFolder.Maker, id, "10.0.0.1", default);
        await _folder.Desk.Process(ProjectFolder.Maker, id, "quasiIdentifiers: {나이: {intervals: [20]}}\nmodels: [{k: 3}]", "10.0.0.1", default);
        Assert.Contains(_folder.Desk.Unmet(_folder.Project(id)), reason => reason.Ko.Contains("‘성명’", StringComparison.Ordinal));
        Assert.Equal([("이름", "복지 이름")], new TableJoin("복지", ["이름"], [], false).Names(["이름"]));
    }

    [Fact]
    public async Task Keys_of_two_projects_never_meet_and_without_the_key_nothing_joins_again()
    {
        var (first, second) = (await Planned(s_join), _folder.Begin(ProjectFolder.Plan("나이", "급여") with { Join = s_join }));
        foreach (var id in (string[])[first, second])
        {
            _folder.Assess(id);
            await Joins.Try(ProjectFolder.Maker, id, "10.0.0.1", default);
        }
        string Key(string id) => File.ReadAllText(Path.Combine(_folder.Home.PseudonymKeys, id, "project.key"));
        Assert.NotEqual(Key(first), Key(second));
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder.Home.Pseudonyms, "*", SearchOption.AllDirectories), path => path.EndsWith(".key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(JoinForm.Phone, "010-1234-5678", "01012345678"), InlineData(JoinForm.Phone, "+82 10 1234 5678", "01012345678"), InlineData(JoinForm.Phone, "1012345678", "01012345678"), InlineData(JoinForm.Phone, "033-250-1234", "0332501234"), InlineData(JoinForm.Phone, "없음", null)]
    [InlineData(JoinForm.Name, "류 지민", "유지민"), InlineData(JoinForm.Name, "홍*동", null), InlineData(JoinForm.Name, " ", null)]
    [InlineData(JoinForm.Date, "1985.3.2", "19850302"), InlineData(JoinForm.Date, "19850302", "19850302"), InlineData(JoinForm.Date, "1985-03-02 00:00:00", "19850302"), InlineData(JoinForm.Date, "1985년 3월 2일", "19850302"), InlineData(JoinForm.Date, "1985-13-02", null)]
    [InlineData(JoinForm.Text, "한빛 아파트(101동)", "한빛아파트101동"), InlineData(JoinForm.Digits, "900101-1234567", "9001011234567"), InlineData(JoinForm.Exact, " A01 ", "A01"), InlineData(JoinForm.Exact, "", null)]
    public void Values_that_mean_the_same_have_one_form(JoinForm form, string written, string? normal) => Assert.Equal(normal, JoinText.Normalize(written, form));

    private const string Recipe = "quasiIdentifiers: {나이: {intervals: [20]}}\nsensitive: [임대료]\nmodels: [{k: 3}]\nsuppressionLimit: 0.05";

    private async Task<string> Planned(TableJoin join)
    {
        await _folder.Ready();
        return _folder.Begin(ProjectFolder.Plan("나이", "급여") with { Join = join });
    }
}
