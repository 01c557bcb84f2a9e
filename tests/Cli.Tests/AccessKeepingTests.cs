using System.Text.Json;
using Maru.App.AccessLog;
using Maru.App.Lake;

namespace Maru.Cli.Tests;

public sealed class AccessKeepingTests : IDisposable
{
    private readonly TestHome _home = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-keeping-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _home.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Then(int year) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(year, 5, 4, 3, 0, 0, TimeSpan.Zero);
    }

    private async Task Write(TimeProvider clock, int records)
    {
        await using var log = new AccessLogStore(new DataHome(_home.Data), clock);
        for (var i = 0; i < records; i++) await log.Append(new("os:kim", "10.0.0.7", AccessAction.View, "대상자", 3));
    }

    [Fact]
    public async Task A_backup_is_made_compared_and_tells_what_the_log_lost()
    {
        await Write(TimeProvider.System, 12);
        var backup = Path.Combine(_folder, "다른 저장소");
        var (exit, output, error) = await _home.Run("access-log", "backup", "--to", backup);
        Assert.True(exit == 0, error);
        Assert.Contains("12번까지 백업했습니다", output, StringComparison.Ordinal);
        Assert.Contains("새 기록이 없습니다", (await _home.Run("access-log", "backup", "--to", backup)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _home.Run("access-log", "verify", "--against", backup)).Exit);
        var log = Path.Combine(_home.Data, "access-log", "access-000001.log");
        var lines = await File.ReadAllLinesAsync(log);
        await File.WriteAllTextAsync(log, string.Concat(lines.SkipLast(3).Select(line => line + "\n")));
        var (bad, said, _) = await _home.Run("access-log", "verify", "--against", backup);
        Assert.Equal((2, true), (bad, said.Contains("기록 10번부터 12번까지 3건이 백업에만 있습니다", StringComparison.Ordinal)));
        using var json = JsonDocument.Parse((await _home.Run("access-log", "verify", "--against", backup, "--json")).Output);
        Assert.Equal(3, json.RootElement.GetProperty("against").GetProperty("onlyThere").GetInt32());
        Assert.Equal(2, (await _home.Run("access-log", "backup", "--to", backup)).Exit);
        Assert.Equal(2, (await _home.Run("access-log", "verify", "--against", _folder)).Exit);
    }

    [Fact]
    public async Task A_block_whose_time_is_not_over_is_refused_and_one_whose_time_is_goes_with_a_reason()
    {
        await Write(new Then(2022), 3);
        await Write(TimeProvider.System, 2);
        Assert.Contains("1년", (await _home.Run("access-log", "retire")).Output, StringComparison.Ordinal);
        Assert.Contains("쌓이고 있는", (await _home.Run("access-log", "retire", "--block", "2", "--why", "내부 관리계획 제12조")).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await _home.Run("access-log", "retire", "--block", "1")).Exit);
        var (exit, output, error) = await _home.Run("access-log", "retire", "--block", "1", "--why", "내부 관리계획 제12조");
        Assert.True(exit == 0, error);
        Assert.Contains("기록 1–3번", output, StringComparison.Ordinal);
        Assert.Contains("폐기한 기록 3건 뒤로 이어집니다", (await _home.Run("access-log", "verify")).Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await _home.Run("access-log", "retire", "--json")).Output);
        Assert.Equal(["retired", "open"], json.RootElement.EnumerateArray().Select(block => block.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Assessments_are_counted_recorded_and_said()
    {
        await _home.Ingest("방문.csv", "번호,휴대전화,건수\n" + string.Concat(Enumerable.Range(10, 80).Select(i => $"V{i},010-{2300 + i}-{4500 + i},{i}\n")));
        using (var json = JsonDocument.Parse((await _home.Run("assessments", "--json")).Output))
        {
            var file = Assert.Single(json.RootElement.EnumerateArray());
            Assert.Equal(("방문", 80, "rows", "below"), (file.GetProperty("file").GetString(), file.GetProperty("subjects").GetInt32(), file.GetProperty("countedBy").GetString(), file.GetProperty("state").GetString()));
        }
        Assert.Equal(0, (await _home.Run("accounts", "settings", "--set", "assessment-subjects=90")).Exit);
        Assert.Contains("기준에 가까움", (await _home.Run("assessments")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _home.Run("assessments", "record", "방문", "--on", "2026-01-05", "--agency", "한국평가원", "--document", "2026-3", "--next", "2099-01-05")).Exit);
        Assert.Contains("평가함", (await _home.Run("assessments")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await _home.Run("assessments", "record", "없음", "--on", "2026-01-05", "--agency", "한국평가원", "--document", "2026-3")).Exit);
        Assert.Equal(0, (await _home.Run("assessments", "count", "방문", "--subjects", "11", "--why", "열한 명의 방문")).Exit);
        using var said = JsonDocument.Parse((await _home.Run("assessments", "--json")).Output);
        Assert.Equal(11, said.RootElement[0].GetProperty("subjects").GetInt32());
    }

    [Fact]
    public async Task An_incident_is_opened_noted_shown_and_its_letter_written()
    {
        var (exit, output, error) = await _home.Run("incidents", "open", "--title", "잘못 보낸 명단", "--what", "다른 기관에 보냄", "--known", DateTime.UtcNow.AddHours(9 - 80).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(exit == 0, error);
        var id = output[..output.IndexOf(' ', StringComparison.Ordinal)];
        Assert.Contains("기한이 지남, 8시간 지남", (await _home.Run("incidents")).Output.Replace("7시간", "8시간", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, (await _home.Run("incidents", "note", id, "--text", "삭제를 요청함", "--contained")).Exit);
        using var json = JsonDocument.Parse((await _home.Run("incidents", "show", id, "--json")).Output);
        Assert.Equal((2, "overdue", "os:" + Environment.UserName), (json.RootElement.GetProperty("clocks").GetArrayLength(), json.RootElement.GetProperty("clocks")[0].GetProperty("state").GetString(), json.RootElement.GetProperty("openedBy").GetString()));
        Assert.Contains("4. 대응조치와 피해 구제절차\n삭제를 요청함", (await _home.Run("incidents", "notice", id)).Output, StringComparison.Ordinal);
        await Write(TimeProvider.System, 2);
        Assert.Contains("대상자", (await _home.Run("incidents", "measure", "--from", "2020-01-01", "--until", "2099-01-01")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await _home.Run("incidents", "show", "I-1999-001")).Exit);
    }
}
