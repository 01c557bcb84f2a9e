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

    private async Task<string> Begun()
    {
        await _home.Ingest("welfare.csv", "이름,나이\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"사람{i},{20 + i}\n")));
        await using var services = new ServiceCollection().AddMaru(_home.Data).BuildServiceProvider();
        services.GetRequiredService<App.Catalog.CatalogStore>().Prepare();
        await services.GetRequiredService<Accounts>().Add(Reader.Machine, "judge", null, []);
        await services.GetRequiredService<Accounts>().Add(Reader.Machine, "other", null, []);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return services.GetRequiredService<ProjectDesk>().Begin(
            new(ReaderKind.Account, "maker") { Account = "maker", Roles = [new(Role.Analyst)] },
            new("복지 조사", "welfare", ProjectPurpose.Research, "사각지대를 찾습니다", ["이름", "나이"], null, today, today.AddYears(1), "분석실", [new("심사", "법무담당관", false, "judge"), new("둘째", "정보과", false, "other"), new("밖", "교수", true, null)]));
    }
}
