using System.Text.Json;
using Maru.App.AccessLog;
using Maru.App.Lake;

namespace Maru.Cli.Tests;

public sealed class AccessReviewTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _home.Dispose();
    }

    private sealed class September : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 9, 10, 18, 30, 0, TimeSpan.Zero);
    }

    [Fact]
    public async Task A_month_is_reviewed_and_what_was_found_is_kept()
    {
        await using (var log = new AccessLogStore(new DataHome(_home.Data), new September()))
            await log.Append(new("os:kim", "10.0.0.7", AccessAction.Download, "대상자", 3));
        var (exit, output, error) = await _home.Run("access-log", "review", "--month", "2026-09");
        Assert.True(exit == 0, error);
        // 03:30 in Korea, and without a reason.
        Assert.Contains("심야 접속", output, StringComparison.Ordinal);
        Assert.Contains("까닭 없는 다운로드", output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await _home.Run("access-log", "review", "--month", "2026-09", "--json")).Output);
        Assert.True(json.RootElement.GetProperty("isKept").GetBoolean());
        Assert.Equal(["night", "no-reason"], json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()));
        Assert.Equal(0, (await _home.Run("access-log", "verify")).Exit);
        var book = Path.Combine(_home.Data, "access-log", "reviews.log");
        await File.WriteAllTextAsync(book, (await File.ReadAllTextAsync(book)).Replace("os:kim", "os:lee", StringComparison.Ordinal));
        var (bad, said, _) = await _home.Run("access-log", "verify");
        Assert.Equal((2, true), (bad, said.Contains("reviews.log", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_month_that_is_not_over_is_only_looked_at_and_a_slip_is_said()
    {
        Assert.Contains("남기지 않았습니다", (await _home.Run("access-log", "review", "--month", "2099-01")).Output, StringComparison.Ordinal);
        var (exit, _, error) = await _home.Run("access-log", "review", "--month", "시월");
        Assert.Equal((2, true), (exit, error.Contains("2026-10처럼", StringComparison.Ordinal)));
    }
}
