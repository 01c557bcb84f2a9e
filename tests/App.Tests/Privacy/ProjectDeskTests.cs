using System.Globalization;
using System.Text;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Privacy.Projects;
using Maru.Core;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Privacy;

/// <summary>A project from its plan to its destruction, and every way past a step.</summary>
public sealed class ProjectDeskTests : IAsyncDisposable
{
    private const string Data = "welfare";
    private const string Recipe = """
        identifiers: [이름]
        quasiIdentifiers:
          나이: ages
          동: suppress
        techniques:
          이름: hash
        models: [{k: 10}]
        suppressionLimit: 0.05
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-projects-").FullName;
    private readonly AheadClock _clock = new();
    private readonly ServiceProvider _services;

    public ProjectDeskTests() => _services = new ServiceCollection().AddMaru(Path.Combine(_folder, "data")).AddSingleton<TimeProvider>(_clock).BuildServiceProvider();

    private ProjectDesk Desk => _services.GetRequiredService<ProjectDesk>();

    private DataHome Home => _services.GetRequiredService<LakeStore>().Home;

    private static Reader Maker { get; } = Person("maker", Role.Analyst);

    private static Reader Officer { get; } = Person("officer", Role.PrivacyOfficer);

    private static Reader Judge { get; } = Person("judge", Role.Staff);

    private static Reader Other { get; } = Person("other", Role.Staff);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_project_goes_from_purpose_to_destruction_and_each_step_waits_for_somebody_else()
    {
        var id = await Begun();
        Assert.Equal((ProjectStep.Preparation, StepState.Waits), Where(id));
        Refused(() => Desk.Approve(Maker, id, null));
        Refused(() => Desk.Approve(Judge, id, null));
        Desk.Approve(Officer, id, null);
        Assert.Equal((ProjectStep.RiskReview, StepState.Open), Where(id));
        Refused(() => Desk.Assess(Officer, id, Answers(2)));
        Desk.Assess(Maker, id, Answers(2));
        Desk.Approve(Officer, id, "통제된 곳에서만 쓸 것");
        var edition = await Desk.Process(Maker, id, Recipe, "10.0.0.1", CancellationToken.None);
        Assert.Equal((1, 1), (edition.Number, edition.Version));
        Assert.True(edition.Result.SmallestClass >= 10);
        Assert.Empty(Desk.Unmet(Project(id)));
        Refused(() => Desk.Judge(Judge, id, "심사", isAdequate: true, "좋음"));
        Desk.Submit(Maker, id);
        await RefusedAsync(() => Desk.Process(Maker, id, Recipe, "10.0.0.1", CancellationToken.None));
        Refused(() => Desk.Approve(Officer, id, null));
        JudgeAll(id, isAdequate: true);
        Refused(() => Desk.Judge(Judge, id, "심사", isAdequate: false, "다시 보니 아님"));
        Desk.Approve(Officer, id, null);
        Assert.Equal((ProjectStep.SafeKeeping, StepState.Open), Where(id));
        var until = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30);
        Desk.Share(Officer, id, "한빛대 보건대학원", "복지 사각지대 연구", until);
        Refused(() => Desk.Destroy(Officer, id, "끝남"));
        Desk.Return(Maker, id, Project(id).Copies[0].Copy.Id, "파기확인서 2026-12");
        Desk.DestroyKey(Officer, id, "되돌릴 일이 없음");
        Assert.False(Directory.Exists(Path.Combine(Home.PseudonymKeys, id)));
        Desk.Destroy(Officer, id, "연구가 끝남");
        Assert.False(Directory.Exists(Path.Combine(Home.Pseudonyms, id)));
        Assert.Equal((ProjectStep.Ended, StepState.Done), Where(id));
        Assert.Equal(DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9)).AddYears(3), Desk.KeptUntil(Project(id)));
        Assert.Null(Desk.Fault());
    }

    [Fact]
    public async Task What_was_found_inadequate_is_processed_again_and_judged_anew()
    {
        var id = await Processed();
        Desk.Submit(Maker, id);
        Desk.Judge(Judge, id, "심사", isAdequate: false, "혼자인 사람이 남음");
        Desk.Judge(Officer, id, "외부", isAdequate: true, "적정");
        Desk.Judge(Other, id, "또한명", isAdequate: true, "적정");
        Refused(() => Desk.Approve(Officer, id, null));
        Desk.Refuse(Officer, id, "한 위원이 부적정");
        Assert.Equal((ProjectStep.Processing, StepState.Open), Where(id));
        Assert.Contains(Desk.Unmet(Project(id)), reason => reason.Ko.Contains("다시 처리하지 않았습니다", StringComparison.Ordinal));
        Refused(() => Desk.Submit(Maker, id));
        Assert.Equal(2, (await Desk.Process(Maker, id, Recipe, "10.0.0.1", CancellationToken.None)).Number);
        Desk.Submit(Maker, id);
        Assert.Empty(Project(id).Judgements);
        JudgeAll(id, isAdequate: true);
        Desk.Approve(Officer, id, null);
        Assert.Equal(2, Project(id).ApprovedEdition!.Number);
        // One result is kept, and it is the one that was approved.
        Assert.Single(Directory.EnumerateFiles(Path.Combine(Home.Pseudonyms, id), "edition-*.csv"));
    }

    [Theory]
    [InlineData("input: /etc/hosts\nidentifiers: [이름]", "input")]
    [InlineData("output: /srv/x.csv\nidentifiers: [이름]", "output")]
    [InlineData("keyFile: ../x.key\nidentifiers: [이름]", "keyFile")]
    [InlineData("seed: 7\nidentifiers: [이름]", "seed")]
    [InlineData("quasiIdentifiers: {나이: /etc/passwd}", "/etc/passwd")]
    [InlineData("quasiIdentifiers: {나이: ../../keys/x.csv}", "../../keys/x.csv")]
    [InlineData("identifiers: [주소]", "주소")]
    public async Task A_recipe_names_nothing_but_what_its_project_settled(string recipe, string named)
    {
        var id = await Assessed();
        var refused = await RefusedAsync(() => Desk.Process(Maker, id, recipe, "10.0.0.1", CancellationToken.None));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Null(Project(id).Edition);
    }

    [Fact]
    public async Task A_level_that_is_held_is_the_one_that_comes_out()
    {
        var id = await Assessed();
        var held = Recipe.Replace("techniques:", "levels: {나이: 3}\ntechniques:", StringComparison.Ordinal);
        var result = (await Desk.Process(Maker, id, held, "10.0.0.1", CancellationToken.None)).Result;
        Assert.Equal(3, result.Levels["나이"]);
        var none = await RefusedAsync(() => Desk.Process(Maker, id, held.Replace("나이: 3", "나이: 9", StringComparison.Ordinal), "10.0.0.1", CancellationToken.None));
        Assert.Contains("0–4", none.Message, StringComparison.Ordinal);
        await RefusedAsync(() => Desk.Process(Maker, id, held.Replace("levels: {나이: 3}", "levels: {이름: 1}", StringComparison.Ordinal), "10.0.0.1", CancellationToken.None));
    }

    [Fact]
    public async Task Labels_are_shown_to_those_who_work_on_it_when_enough_share_them_and_go_with_the_result()
    {
        var id = await Processed();
        var seen = Desk.ResultFor(Maker, Project(id))!.Columns.Single(column => column.Column == "나이");
        Assert.True(seen.Kept is > 0 and < 1);
        // Of 60 ages none is shared by ten; by twenty years many are.
        Assert.Equal((60, 0), (seen.Levels[0].Labels, seen.Levels[0].Shown.Count));
        Assert.All(seen.Levels.SelectMany(level => level.Shown), label => Assert.True(label.Rows >= 10));
        Assert.NotEmpty(seen.Levels[3].Shown);
        Assert.Empty(Desk.ResultFor(Person("auditor", Role.Auditor), Project(id))!.Columns.SelectMany(column => column.Levels).SelectMany(level => level.Shown));
        Assert.DoesNotContain(seen.Levels[3].Shown[0].Label, await File.ReadAllTextAsync(Path.Combine(Home.Pseudonyms, "projects.log")), StringComparison.Ordinal);
        Desk.Destroy(Officer, id, "그만둠");
        Assert.False(Directory.Exists(Path.Combine(Home.Pseudonyms, id)));
    }

    [Fact]
    public async Task Combinations_stand_side_by_side_for_those_who_work_on_it_and_go_with_the_result()
    {
        var id = await Processed();
        var result = Desk.ResultFor(Maker, Project(id))!;
        var survey = result.Survey!;
        Assert.Equal(["나이", "동"], survey.Columns);
        Assert.Equal((10, 10L), (survey.Points.Count, survey.Combinations));
        var chosen = survey.Points.Single(point => point.Levels.SequenceEqual([result.Levels["나이"], result.Levels["동"]]));
        Assert.True(chosen.Holds);
        Assert.Equal(result.SuppressedRows, chosen.SuppressedRows);
        // What is said of the result is what is said of its dot.
        Assert.Equal(result.Columns.Where(column => column.Levels.Count > 0).Average(column => column.Kept!.Value), chosen.Kept, 1e-9);
        Assert.All(survey.Points, point => Assert.True(point.Holds || point.Kept < 1));
        Assert.Null(Desk.ResultFor(Person("auditor", Role.Auditor), Project(id))!.Survey);
        Assert.Null(Project(id).Edition!.Result.Survey);
        // Another one that holds is taken by its levels, and comes out as it was said.
        var other = survey.Points.First(point => point.Holds && point != chosen);
        var again = await Desk.Process(Maker, id, $"{Recipe}\nlevels: {{나이: {other.Levels[0]}, 동: {other.Levels[1]}}}", "10.0.0.1", CancellationToken.None);
        Assert.Equal(other.SuppressedRows, again.Result.SuppressedRows);
        Assert.Equal(10, Desk.ResultFor(Maker, Project(id))!.Survey!.Points.Count);
    }

    [Fact]
    public async Task Bins_hold_enough_rows_each_and_are_not_for_who_only_looks_on()
    {
        var id = await Processed();
        var bins = Desk.ResultFor(Maker, Project(id))!.Columns.Single(column => column.Column == "나이").Bins;
        Assert.Equal((20m, 79m, 200), (bins[0].From, bins[^1].To, bins.Sum(bin => bin.Rows)));
        Assert.All(bins, bin => Assert.True(bin.Rows >= 10));
        Assert.Empty(Desk.ResultFor(Person("auditor", Role.Auditor), Project(id))!.Columns.SelectMany(column => column.Bins));
        Assert.Empty(Project(id).Edition!.Result.Columns.SelectMany(column => column.Bins));
    }

    [Fact]
    public async Task Outliers_are_counted_with_what_became_of_them_and_the_population_is_said()
    {
        var id = await Assessed();
        // Ages of 20 to 39 have four rows each, those to 79 three: fewer than ten are left beyond 21 (eight rows) and beyond 77 (nine).
        var grouped = (await Desk.Process(Maker, id, $"{Recipe}\npopulation: 280000", "10.0.0.1", CancellationToken.None)).Result;
        var ages = grouped.Columns.Single(column => column.Column == "나이").Outliers!;
        Assert.Equal((17, 17, 0), (ages.Rows, ages.Together + ages.LeftOut, ages.Alone));
        Assert.Null(grouped.Columns.Single(column => column.Column == "이름").Outliers);
        Assert.Equal(280_000, grouped.Population);
        Assert.NotNull(grouped.Risk.PopulationUniqueShare);
        var kept = (await Desk.Process(Maker, id, "identifiers: [이름]\nquasiIdentifiers: {동: suppress}\nmodels: [{k: 10}]", "10.0.0.1", CancellationToken.None)).Result;
        Assert.Equal(ages.Rows, kept.Columns.Single(column => column.Column == "나이").Outliers!.Alone);
    }

    [Fact]
    public async Task A_hierarchy_is_kept_with_the_project_and_its_recipes_name_it()
    {
        var id = await Assessed();
        Refused(() => Desk.KeepHierarchy(Officer, id, "동", "가동;*\n나동;*"));
        Assert.Contains("나무 꼴", Refused(() => Desk.KeepHierarchy(Maker, id, "동", "가동;시;*\n나동;시;**")).Message, StringComparison.Ordinal);
        Refused(() => Desk.KeepHierarchy(Maker, id, "../keys/동", "가동;*\n나동;*"));
        Assert.Equal("동.csv", Desk.KeepHierarchy(Maker, id, "동", "가동,온시,*\n나동,온시,*\n,온시,*"));
        Assert.Equal(("동.csv", 2, 3), Project(id).Entries[^1].Hierarchy is { } kept ? (kept.Name, kept.Levels, kept.Values) : default);
        var result = (await Desk.Process(Maker, id, Recipe.Replace("동: suppress", "동: 동.csv\nlevels: {동: 1}", StringComparison.Ordinal), "10.0.0.1", CancellationToken.None)).Result;
        Assert.Equal(1, result.Levels["동"]);
        Assert.Contains("온시", await File.ReadAllTextAsync(Assert.Single(Directory.EnumerateFiles(Path.Combine(Home.Pseudonyms, id), "edition-*.csv"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_form_holds_is_the_recipe_and_the_recipe_the_form()
    {
        var id = await Processed();
        var draft = RecipeDraft.Of(Desk.RecipeOf(Project(id), Project(id).Edition!), ["이름", "나이", "동"])!;
        Assert.Equal([new("이름", ColumnRole.Identifier, "hash"), new("나이", ColumnRole.QuasiIdentifier, "ages"), new("동", ColumnRole.QuasiIdentifier, "suppress")], draft.Columns);
        var whole = draft with
        {
            Columns = [new("이름", ColumnRole.Identifier, "mask", "1"), new("나이", ColumnRole.QuasiIdentifier, "steps", "20,40,60 / 40", 1), new("동", ColumnRole.Sensitive, "")],
            K = 10,
            L = 2,
            T = 0.5,
        };
        var edition = await Desk.Process(Maker, id, whole.Yaml(), "10.0.0.1", CancellationToken.None);
        var again = RecipeDraft.Of(Desk.RecipeOf(Project(id), edition), ["이름", "나이", "동"])!;
        Assert.Equal(whole.Columns, again.Columns);
        Assert.Equal((10, 2, 0.5, 0.05), (again.K, again.L, again.T, again.LeftOut));
        Assert.Equal(["2", "동"], edition.Result.Sensitive.SelectMany(change => (string[])[change.Values.ToString(CultureInfo.InvariantCulture), change.Column]));
        Assert.Equal(1, RecipeDraft.Of(Desk.RecipeOf(Project(id), edition with { Recipe = "quasiIdentifiers: {나이: keep}" }), ["이름", "나이", "동"])!.K);
        // What a form can't hold stays a text.
        Assert.Null(RecipeDraft.Of(Desk.RecipeOf(Project(id), edition with { Recipe = "quasiIdentifiers: {나이: {regions: [2]}}\nmodels: [{k: 10}]" }), ["이름", "나이", "동"]));
        Assert.Null(RecipeDraft.Of(Desk.RecipeOf(Project(id), edition with { Recipe = "quasiIdentifiers: {나이: ages}\nmodels: [{highestRisk: 0.1}]" }), ["이름", "나이", "동"]));
    }

    [Fact]
    public async Task What_does_not_keep_the_limits_is_not_sent_to_reviewers()
    {
        var id = await Assessed();
        await Desk.Process(Maker, id, "quasiIdentifiers: {나이: keep}\n", "10.0.0.1", CancellationToken.None);
        var reasons = Desk.Unmet(Project(id)).Select(reason => reason.Ko).ToList();
        Assert.Contains(reasons, reason => reason.Contains("가장 작은 묶음", StringComparison.Ordinal));
        Assert.Contains(reasons, reason => reason.Contains("‘이름’", StringComparison.Ordinal));
        Refused(() => Desk.Submit(Maker, id));
    }

    [Theory]
    [InlineData("sensitive: [전화]")]
    [InlineData("techniques: {전화: permute}")]
    [InlineData("techniques: {전화: {deleteRows: {values: [없는 값]}}}")]
    public async Task Numbers_that_tell_who_somebody_is_do_not_stay_under_another_name(string way)
    {
        await using var folder = new ProjectFolder();
        await folder.Ready();
        var id = folder.Begin(ProjectFolder.Plan("이름", "전화", "나이", "급여"));
        folder.Assess(id);
        await folder.Desk.Process(ProjectFolder.Maker, id, $"identifiers: [이름]\nquasiIdentifiers: {{나이: {{intervals: [20]}}}}\n{way}\nmodels: [{{k: 3}}]\nsuppressionLimit: 0.05", "10.0.0.1", CancellationToken.None);
        var reasons = folder.Desk.Unmet(folder.Project(id)).Select(reason => reason.Ko).ToList();
        Assert.Contains(reasons, reason => reason.Contains("그 자체로 누구인지", StringComparison.Ordinal) && reason.Contains("전화", StringComparison.Ordinal));
        Assert.Contains(reasons, reason => reason.Contains("개인정보로 읽히는 값이", StringComparison.Ordinal));
        Refused(() => folder.Desk.Submit(ProjectFolder.Maker, id));
        await folder.Desk.Process(ProjectFolder.Maker, id, ProjectFolder.Recipe, "10.0.0.1", CancellationToken.None);
        Assert.Empty(folder.Desk.Unmet(folder.Project(id)));
    }

    [Fact]
    public async Task Who_lost_the_right_to_the_data_has_no_result_and_no_step_and_rows_are_in_no_order_of_the_source()
    {
        await using var folder = new ProjectFolder();
        var id = await folder.Kept("identifiers: [이름, 전화]\nquasiIdentifiers: {나이: {intervals: [60]}}\nmodels: [{k: 3}]\nsuppressionLimit: 0.05");
        Assert.True(folder.Desk.MayHave(ProjectFolder.Maker, folder.Project(id)));
        Assert.False(folder.Desk.MayHave(ProjectFolder.Maker with { Roles = [] }, folder.Project(id)));
        var pays = folder.Result(id).Skip(1).Select(row => row[^1]).ToList();
        Assert.Equal(120, pays.Count);
        Assert.NotEqual(Enumerable.Range(0, 120).Select(n => (n % 4 * 100).ToString(CultureInfo.InvariantCulture)), pays);
        Assert.Equal(["이름", "전화", "나이", "급여"], new ReadAccessLog(folder.Home).Records(new()).First(record => record.Action == AccessAction.View).Columns.Order(Comparer<string>.Create((one, other) => Array.IndexOf((string[])["이름", "전화", "나이", "급여"], one) - Array.IndexOf((string[])["이름", "전화", "나이", "급여"], other))));
    }

    [Fact]
    public async Task Only_the_columns_of_the_plan_come_out_and_the_raw_rows_are_in_the_access_log()
    {
        var id = await Processed();
        var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(Home.Pseudonyms, id), "edition-*.csv"));
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal("\uFEFF이름,나이,동".TrimStart('\uFEFF'), lines[0].TrimStart('\uFEFF'));
        Assert.DoesNotContain(lines, line => line.Contains("홍길동", StringComparison.Ordinal));
        var record = new ReadAccessLog(Home).Last()!;
        Assert.Equal(("maker", "10.0.0.1", AccessAction.View, 200L), (record.Account, record.Place, record.Action, record.Subjects));
        Assert.Contains(id, record.Reason!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_is_given_out_with_a_reason_only_and_not_before_it_was_approved()
    {
        var id = await Processed();
        await RefusedAsync(() => Desk.Download(Maker, id, "10.0.0.1", "연구에 씀", CancellationToken.None));
        Desk.Submit(Maker, id);
        JudgeAll(id, isAdequate: true);
        Desk.Approve(Officer, id, null);
        await RefusedAsync(() => Desk.Download(Judge, id, "10.0.0.1", "궁금해서 봄", CancellationToken.None));
        await RefusedAsync(() => Desk.Download(Maker, id, "10.0.0.1", " ", CancellationToken.None));
        var path = await Desk.Download(Maker, id, "10.0.0.1", "연구에 씀", CancellationToken.None);
        Assert.Equal(AccessAction.Download, new ReadAccessLog(Home).Last()!.Action);
        // What was changed behind its back is not what was approved.
        await File.AppendAllTextAsync(path, "몰래,1,2\n");
        await RefusedAsync(() => Desk.Download(Maker, id, "10.0.0.1", "연구에 씀", CancellationToken.None));
    }

    [Fact]
    public async Task When_somebody_becomes_identifiable_nothing_goes_out_and_copies_are_called_back()
    {
        var id = await Processed();
        Desk.Submit(Maker, id);
        JudgeAll(id, isAdequate: true);
        Desk.Approve(Officer, id, null);
        Desk.Share(Officer, id, "연구소", "연구", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30));
        Refused(() => Desk.Stop(Person("stranger", Role.Analyst), id, "그냥"));
        Desk.Stop(Judge, id, "한 사람을 알아볼 수 있음");
        await RefusedAsync(() => Desk.Download(Maker, id, "10.0.0.1", "연구에 씀", CancellationToken.None));
        Refused(() => Desk.Share(Officer, id, "다른 곳", "연구", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(5)));
        Assert.Equal(2, Desk.Overdue(Officer).Count);
        Desk.Return(Officer, id, Project(id).Copies[0].Copy.Id, "돌려받음");
        Desk.Destroy(Officer, id, "법 제28조의5");
        Assert.Empty(Desk.Overdue(Officer));
    }

    [Fact]
    public async Task A_licence_is_reminded_of_before_it_ends_and_its_copy_is_called_back_after()
    {
        var id = await Kept();
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
        Desk.Share(Officer, id, "연구소", "연구", today.AddDays(40));
        Desk.Share(Officer, id, "보험원", "검증", today.AddDays(10));
        Assert.Equal([CopyState.InUse, CopyState.EndsSoon], States());
        Assert.Equal($"{id}-02", Assert.Single(Desk.EndingSoon(Officer)).Copy!.Id);
        Assert.Empty(Desk.Overdue(Officer));
        _clock.Ahead = TimeSpan.FromDays(11);
        Assert.Equal([CopyState.InUse, CopyState.Expired], States());
        Assert.Equal($"{id}-02", Assert.Single(Desk.Overdue(Officer)).Copy!.Id);
        Assert.Empty(Desk.EndingSoon(Officer));
        var how = new ProjectDestruction(today.AddDays(11), "파일 영구 삭제", "보험원 이보안", []);
        Refused(() => Desk.Return(Officer, id, $"{id}-02", "확인서", how with { On = today.AddDays(12) }));
        Refused(() => Desk.Return(Officer, id, $"{id}-02", "확인서", how with { On = today.AddDays(-1) }));
        Refused(() => Desk.Return(Officer, id, $"{id}-02", "확인서", how with { Signer = "" }));
        Desk.Return(Officer, id, $"{id}-02", "확인서", how);
        Assert.Equal([CopyState.InUse, CopyState.Returned], States());
        Desk.Stop(Judge, id, "알아볼 수 있음");
        Assert.Equal([CopyState.CalledBack, CopyState.Returned], States());

        List<CopyState> States() => [.. Project(id).Copies.Select(copy => Desk.StateOf(Project(id), copy))];
    }

    [Fact]
    public async Task What_was_destroyed_is_listed_with_its_hash_and_keys_by_name_only()
    {
        var id = await Kept();
        var sha = Project(id).ApprovedEdition!.Sha256;
        Desk.Destroy(Officer, id, "끝남", "감사담당관 최감사");
        var how = Project(id).Destroyed!.Destruction!;
        Assert.Equal("감사담당관 최감사", how.Signer);
        Assert.Contains(how.Files, file => file.Sha256 == sha && file.Bytes > 0);
        Assert.Null(Assert.Single(how.Files, file => file.Name == "추가정보/project.key").Sha256);
        // A number that is none names no folder to be listed.
        Refused(() => Desk.Destroy(Officer, "../..", "끝남"));
    }

    [Fact]
    public async Task A_changed_line_of_the_book_is_found_and_nothing_is_added_behind_it()
    {
        var id = await Begun();
        var book = Path.Combine(Home.Pseudonyms, "projects.log");
        await File.WriteAllTextAsync(book, (await File.ReadAllTextAsync(book)).Replace("복지 사각지대", "다른 목적인 것", StringComparison.Ordinal));
        Assert.NotNull(Desk.Fault());
        Refused(() => Desk.Approve(Officer, id, null));
    }

    [Fact]
    public async Task A_plan_names_reviewers_from_outside_and_nobody_twice()
    {
        await Ready();
        var plan = Plan();
        Assert.Contains("3명 이상", Refused(() => Desk.Begin(Maker, plan with { Reviewers = [.. plan.Reviewers.Take(2)] })).Message, StringComparison.Ordinal);
        Assert.Contains("외부", Refused(() => Desk.Begin(Maker, plan with { Reviewers = [.. plan.Reviewers.Select(reviewer => reviewer with { IsOutside = false })] })).Message, StringComparison.Ordinal);
        Refused(() => Desk.Begin(Maker, plan with { Reviewers = [.. plan.Reviewers, plan.Reviewers[0]] }));
        Refused(() => Desk.Begin(Maker, plan with { Reviewers = [.. plan.Reviewers, new("나", "정보과", false, "maker")] }));
        Refused(() => Desk.Begin(Maker, plan with { Items = ["없는컬럼"] }));
        Refused(() => Desk.Begin(Maker, plan with { Until = plan.From.AddDays(-1) }));
        Refused(() => Desk.Begin(Judge, plan));
        Refused(() => Desk.Begin(Reader.Desk, plan));
    }

    private static Reader Person(string name, Role role) => new(ReaderKind.Account, name) { Account = name, Roles = [new(role)] };

    private static List<RiskAnswer> Answers(int degree) => [.. RiskQuestion.All.Select(question => new RiskAnswer(question.Id, degree, null))];

    private static InputException Refused(Action act) => Assert.Throws<InputException>(act);

    private static Task<InputException> RefusedAsync(Func<Task> act) => Assert.ThrowsAsync<InputException>(act);

    private static ProjectPlan Plan()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return new("복지 수급 가구 조사", Data, ProjectPurpose.Research, "복지 사각지대 요인 분석", ["이름", "나이", "동"], "한빛대 보건대학원", today, today.AddYears(1), "폐쇄된 분석실의 암호화된 디스크",
            [new("심사", "법무담당관", false, "judge"), new("외부", "한빛대 교수", true, null), new("또한명", "정보과", false, "other")]);
    }

    private Project Project(string id) => Desk.Find(Officer, id);

    private (ProjectStep, StepState) Where(string id) => (Project(id).Step, Project(id).State);

    private void JudgeAll(string id, bool isAdequate)
    {
        Desk.Judge(Judge, id, "심사", isAdequate, "검토함");
        Desk.Judge(Officer, id, "외부", isAdequate, "검토서 첨부");
        Desk.Judge(Other, id, "또한명", isAdequate, "검토함");
    }

    private async Task Ready()
    {
        var text = new StringBuilder("이름,나이,동,주소\n");
        for (var i = 0; i < 200; i++) text.Append(CultureInfo.InvariantCulture, $"홍길동{i},{20 + (i % 60)},{(i % 2 == 0 ? "가동" : "나동")},한빛로 {i}\n");
        var file = Path.Combine(_folder, "복지.csv");
        await File.WriteAllTextAsync(file, text.ToString());
        await _services.GetRequiredService<IngestSources>().Run(new IngestRequest([file], Data), null, CancellationToken.None);
        _services.GetRequiredService<CatalogStore>().Prepare();
        _services.GetRequiredService<CatalogStore>().Decide(Data, "이름", PrivacyDecision.Closed, "시험", null);
        foreach (var name in (string[])["judge", "other", "maker", "officer"]) await _services.GetRequiredService<Accounts>().Add(Reader.Machine, name, null, []);
    }

    private async Task<string> Begun()
    {
        await Ready();
        return Desk.Begin(Maker, Plan());
    }

    private async Task<string> Assessed()
    {
        var id = await Begun();
        Desk.Approve(Officer, id, null);
        // High: ten people look alike.
        Desk.Assess(Maker, id, Answers(3));
        Desk.Approve(Officer, id, null);
        return id;
    }

    private async Task<string> Kept()
    {
        var id = await Processed();
        Desk.Submit(Maker, id);
        JudgeAll(id, isAdequate: true);
        Desk.Approve(Officer, id, null);
        return id;
    }

    private async Task<string> Processed()
    {
        var id = await Assessed();
        await Desk.Process(Maker, id, Recipe, "10.0.0.1", CancellationToken.None);
        return id;
    }
}
