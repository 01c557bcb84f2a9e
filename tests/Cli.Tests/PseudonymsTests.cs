using System.Text.Json;
using Maru.App.Access;
using Maru.App.Lake;
using Maru.App.Privacy.Projects;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Tests;

public sealed class PseudonymsTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _home.Dispose();
    }

    private string Book => Path.Combine(new DataHome(_home.Data).Pseudonyms, "projects.log");

    [Fact]
    public async Task Projects_are_listed_shown_and_their_record_is_proven()
    {
        Assert.Contains("과제가 없습니다", (await _home.Run("pseudonyms", "list")).Output, StringComparison.Ordinal);
        var id = await Begun();
        var (exit, output, error) = await _home.Run("pseudonyms", "list");
        Assert.True(exit == 0, error);
        Assert.Contains(id, output, StringComparison.Ordinal);
        Assert.Contains("사전 준비", output, StringComparison.Ordinal);
        var shown = (await _home.Run("pseudonyms", "show", id)).Output;
        Assert.Contains("사각지대를 찾습니다", shown, StringComparison.Ordinal);
        Assert.Contains("계획을 씀", shown, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await _home.Run("pseudonyms", "list", "--json")).Output);
        var project = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal((id, "preparation", "waits"), (project.GetProperty("id").GetString(), project.GetProperty("step").GetString(), project.GetProperty("state").GetString()));
        using var one = JsonDocument.Parse((await _home.Run("pseudonyms", "show", id, "--json")).Output);
        Assert.Equal("welfare", one.RootElement.GetProperty("dataset").GetString());
        Assert.Equal((0, true), (await _home.Run("pseudonyms", "verify")) is var proven ? (proven.Exit, proven.Output.Contains("온전합니다", StringComparison.Ordinal)) : default);
    }

    [Fact]
    public async Task Copies_and_documents_are_said_and_written()
    {
        Assert.Equal((0, true), (await _home.Run("pseudonyms", "copies")) is var none ? (none.Exit, none.Output.Contains("사본이 없습니다", StringComparison.Ordinal)) : default);
        var id = await Kept();
        var (exit, output, error) = await _home.Run("pseudonyms", "copies", "--due");
        Assert.True(exit == 0, error);
        Assert.Contains($"{id}-01", output, StringComparison.Ordinal);
        Assert.Contains("곧 기한", output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await _home.Run("pseudonyms", "copies", "--json")).Output);
        Assert.Equal("ends-soon", Assert.Single(json.RootElement.EnumerateArray()).GetProperty("state").GetString());
        Assert.Contains($"licence-{id}-01", (await _home.Run("pseudonyms", "paper", id)).Output, StringComparison.Ordinal);
        var file = Path.Combine(_home.Data, "..", "허락서.html");
        Assert.Equal(0, (await _home.Run("pseudonyms", "paper", id, $"licence-{id}-01", "--to", file)).Exit);
        Assert.Contains("가명정보 이용 허락서", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        var missing = await _home.Run("pseudonyms", "paper", id, "destruction");
        Assert.Equal((2, true), (missing.Exit, missing.Error.Contains("destruction", StringComparison.Ordinal)));
        // Somebody was found: the copy is to come back, and a script hears it.
        await using (var services = Services()) services.GetRequiredService<ProjectDesk>().Stop(s_officer, id, "알아볼 수 있음");
        Assert.Equal(1, (await _home.Run("pseudonyms", "copies")).Exit);
    }

    [Fact]
    public async Task A_pseudonym_is_turned_back_from_the_command_line_when_it_was_approved()
    {
        var id = await Kept();
        string request;
        await using (var services = Services())
        {
            services.GetRequiredService<App.Catalog.CatalogStore>().Prepare();
            var (desk, reveals) = (services.GetRequiredService<ProjectDesk>(), services.GetRequiredService<RevealDesk>());
            var pseudonym = File.ReadLines(services.GetRequiredService<ProjectFiles>().ResultOf(id, desk.Find(s_officer, id).ApprovedEdition!)).ElementAt(1).Split(',')[0].TrimStart('\'');
            request = reveals.Ask(s_officer, id, RevealGround.Law, "이름", [pseudonym], "수사 협조");
        }
        var early = await _home.Run("pseudonyms", "reveal", id, request);
        Assert.Equal((2, ""), (early.Exit, early.Output));
        await using (var services = Services())
        {
            services.GetRequiredService<App.Catalog.CatalogStore>().Prepare();
            services.GetRequiredService<RevealDesk>().Decide(new(ReaderKind.Account, "second") { Account = "second", Roles = [new(Role.PrivacyOfficer)] }, id, request, true, "확인");
        }
        var (exit, output, error) = await _home.Run("pseudonyms", "reveal", id, request);
        Assert.True(exit == 0, error);
        Assert.Matches("\t사람\\d+\n$", output);
        Assert.Equal(2, (await _home.Run("pseudonyms", "reveal", id, request)).Exit);
        Assert.Contains("가명을 되돌려 봄", (await _home.Run("pseudonyms", "show", id)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_join_is_tried_from_the_command_line()
    {
        var id = await Begun();
        Assert.Equal(2, (await _home.Run("pseudonyms", "trial", id)).Exit);
        await _home.Ingest("housing.csv", "성명,임대료\n" + string.Concat(Enumerable.Range(11, 20).Select(i => $"사 람{i},{i * 10}\n")));
        await using (var services = Services())
        {
            services.GetRequiredService<App.Catalog.CatalogStore>().Prepare();
            services.GetRequiredService<JoinDesk>().Declare(s_maker, id, new("housing", ["임대료"], [new("이름", "성명", Maru.Methods.Linkage.JoinForm.Name)], false));
            services.GetRequiredService<ProjectDesk>().Approve(s_officer, id, null);
        }
        var (exit, output, error) = await _home.Run("pseudonyms", "trial", id);
        Assert.True(exit == 0, error);
        Assert.Contains("결합되는 행: 10행 이상", output, StringComparison.Ordinal);
        Assert.DoesNotContain("사람1", output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await _home.Run("pseudonyms", "trial", id, "--json")).Output);
        Assert.Equal(10, json.RootElement.GetProperty("matched").GetProperty("atLeast").GetInt32());
    }

    [Fact]
    public async Task A_package_is_written_and_what_comes_back_is_taken_from_the_command_line()
    {
        var id = await Kept(new("한국결합원", "키관리원", "보험공단", [new("이름", Maru.Methods.Linkage.JoinForm.Name)], LinkKeyMaking.Sha256));
        var folder = Directory.CreateDirectory(Path.Combine(_home.Data, "..", "보냄")).FullName;
        var salt = Path.Combine(folder, "salt.txt");
        await File.WriteAllTextAsync(salt, "솔트-0123456789abcdef\n");
        Assert.Equal(2, (await _home.Run("pseudonyms", "package", id, "--to", folder, "--why", "결합 신청")).Exit);
        var (exit, output, error) = await _home.Run("pseudonyms", "package", id, "--to", folder, "--why", "결합 신청", "--salt", salt);
        Assert.True(exit == 0, error);
        Assert.DoesNotContain("솔트-", output, StringComparison.Ordinal);
        Assert.Equal([$"{id}-1-결합전문기관.zip", $"{id}-1-결합키관리기관.zip"], Directory.EnumerateFiles(folder, "*.zip").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var back = Path.Combine(folder, "반출.csv");
        await File.WriteAllTextAsync(back, "나이,보험료\n21–40,3\n");
        Assert.Contains("반출-7, 1행", (await _home.Run("pseudonyms", "linked", id, back, "--approval", "반출-7")).Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(back, "전화,보험료\n010-2345-6789,3\n");
        Assert.Equal(2, (await _home.Run("pseudonyms", "linked", id, back, "--approval", "반출-8")).Exit);
    }

    [Fact]
    public async Task A_record_that_was_changed_is_named()
    {
        await Begun();
        await File.WriteAllTextAsync(Book, (await File.ReadAllTextAsync(Book)).Replace("사각지대", "다른 목적", StringComparison.Ordinal));
        var (exit, output, _) = await _home.Run("pseudonyms", "verify");
        Assert.Equal((2, true), (exit, output.Contains("projects.log:1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_number_that_is_none_is_said()
    {
        var (exit, _, error) = await _home.Run("pseudonyms", "show", "P-2020-001");
        Assert.Equal((2, true), (exit, error.Contains("P-2020-001", StringComparison.Ordinal)));
    }

    private static readonly Reader s_maker = new(ReaderKind.Account, "maker") { Account = "maker", Roles = [new(Role.Analyst)] };
    private static readonly Reader s_officer = new(ReaderKind.Account, "officer") { Account = "officer", Roles = [new(Role.PrivacyOfficer)] };

    private ServiceProvider Services() => new ServiceCollection().AddMaru(_home.Data).BuildServiceProvider();

    private async Task<string> Kept(OutsideLinkage? outside = null)
    {
        var id = await Begun();
        await using var services = Services();
        var desk = services.GetRequiredService<ProjectDesk>();
        services.GetRequiredService<App.Catalog.CatalogStore>().Prepare();
        if (outside is not null) services.GetRequiredService<LinkageDesk>().Declare(s_maker, id, outside);
        desk.Approve(s_officer, id, null);
        desk.Assess(s_maker, id, [.. RiskQuestion.All.Select(question => new RiskAnswer(question.Id, 1, null))]);
        desk.Approve(s_officer, id, null);
        await desk.Process(s_maker, id, Recipe, "10.0.0.1", CancellationToken.None);
        desk.Submit(s_maker, id);
        desk.Judge(new(ReaderKind.Account, "judge") { Account = "judge" }, id, "심사", true, "적정");
        desk.Judge(new(ReaderKind.Account, "other") { Account = "other" }, id, "둘째", true, "적정");
        desk.Judge(s_officer, id, "밖", true, "적정");
        desk.Approve(s_officer, id, null);
        desk.Share(s_officer, id, "연구소", "검증", DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9)).AddDays(7));
        return id;
    }

    private const string Recipe = "identifiers: [이름]\nquasiIdentifiers: {나이: {intervals: [20]}}\ntechniques: {이름: encrypt}\nmodels: [{k: 3}]\nsuppressionLimit: 0.05";

    private async Task<string> Begun()
    {
        await _home.Ingest("welfare.csv", "이름,나이\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"사람{i},{20 + i}\n")));
        await using var services = Services();
        services.GetRequiredService<App.Catalog.CatalogStore>().Prepare();
        await services.GetRequiredService<Accounts>().Add(Reader.Machine, "judge", null, []);
        await services.GetRequiredService<Accounts>().Add(Reader.Machine, "other", null, []);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return services.GetRequiredService<ProjectDesk>().Begin(
            s_maker,
            new("복지 조사", "welfare", ProjectPurpose.Research, "사각지대를 찾습니다", ["이름", "나이"], null, today, today.AddYears(1), "분석실", [new("심사", "법무담당관", false, "judge"), new("둘째", "정보과", false, "other"), new("밖", "교수", true, null)]));
    }
}
