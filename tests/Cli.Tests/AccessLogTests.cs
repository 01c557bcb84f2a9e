using System.Text.Json;

namespace Maru.Cli.Tests;

public sealed class AccessLogTests : IDisposable
{
    private readonly TestHome _home = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-access-").FullName;

    public void Dispose()
    {
        _home.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Pseudonymising_stands_in_the_log_and_a_changed_record_is_found()
    {
        Assert.Equal(0, (await _home.Run("access-log", "verify")).Exit);
        await File.WriteAllTextAsync(Path.Combine(_folder, "사람.csv"), "성명,나이\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"김민준{i},{20 + (i % 2)}\n")));
        await File.WriteAllTextAsync(Path.Combine(_folder, "recipe.yaml"), "input: 사람.csv\nidentifiers: [성명]\nquasiIdentifiers: {나이: keep}\nmodels: [{k: 2}]\noutput: 결과.csv\n");
        var (exit, _, error) = await _home.Run("pseudonymize", "--recipe", Path.Combine(_folder, "recipe.yaml"));
        Assert.True(exit == 0, error);

        using var listed = JsonDocument.Parse((await _home.Run("access-log", "list", "--json")).Output);
        var record = Assert.Single(listed.RootElement.EnumerateArray());
        Assert.Equal(("사람.csv", 40, "os:" + Environment.UserName), (record.GetProperty("what").GetString(), record.GetProperty("subjects").GetInt32(), record.GetProperty("account").GetString()));
        Assert.Contains("조회", (await _home.Run("access-log", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("그런 기록이 없습니다", (await _home.Run("access-log", "list", "--to", "2020-01-01")).Output, StringComparison.Ordinal);
        Assert.Contains("온전합니다. 기록 1건", (await _home.Run("access-log", "verify")).Output, StringComparison.Ordinal);

        var log = Path.Combine(_home.Data, "access-log", "access-000001.log");
        await File.WriteAllTextAsync(log, (await File.ReadAllTextAsync(log)).Replace("\"subjects\":40", "\"subjects\":41", StringComparison.Ordinal));
        var (bad, said, _) = await _home.Run("access-log", "verify");
        Assert.Equal(2, bad);
        Assert.Contains("access-000001.log:2", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_none_is_refused()
    {
        var (exit, _, error) = await _home.Run("access-log", "list", "--from", "11월");
        Assert.Equal(2, exit);
        Assert.Contains("2026-11-01", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exporting_a_closed_column_needs_a_reason_and_stands_in_the_log()
    {
        var file = Path.Combine(_folder, "민원.csv");
        await File.WriteAllTextAsync(file, "번호,휴대전화\n" + string.Concat(Enumerable.Range(10, 40).Select(i => $"M{i},010-23{i}-45{i}\n")));
        Assert.Equal(0, (await _home.Run("ingest", file)).Exit);
        var target = Path.Combine(_folder, "밖.csv");
        var (exit, _, error) = await _home.Run("export", "민원", "--format", "csv", "--out", target, "--open", "휴대전화");
        Assert.Equal(2, exit);
        Assert.Contains("까닭이 없거나", error, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
        Assert.Equal(0, (await _home.Run("export", "민원", "--format", "csv", "--out", target)).Exit);
        Assert.DoesNotContain("010-2310", await File.ReadAllTextAsync(target), StringComparison.Ordinal);
        // What came in stands there; nothing was downloaded of it.
        Assert.DoesNotContain("다운로드", (await _home.Run("access-log", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _home.Run("export", "민원", "--format", "csv", "--out", target, "--open", "휴대전화", "--why", "만족도 전화 조사")).Exit);
        Assert.Contains("010-2310-4510", await File.ReadAllTextAsync(target), StringComparison.Ordinal);
        using var listed = JsonDocument.Parse((await _home.Run("access-log", "list", "--json")).Output);
        Assert.Equal(["enter", "download"], listed.RootElement.EnumerateArray().Select(one => one.GetProperty("action").GetString()));
        var record = listed.RootElement[1];
        Assert.Equal(("민원", 40, "download", "만족도 전화 조사"), (record.GetProperty("what").GetString(), record.GetProperty("subjects").GetInt32(), record.GetProperty("action").GetString(), record.GetProperty("reason").GetString()));
    }
}
