using System.Text.Json;

namespace Maru.Cli.Tests;

public sealed class ReportsTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Reports_are_listed_taken_on_and_answered()
    {
        await _home.Ingest("인구.csv", "읍면동,인구\n가,1\n나,2\n");
        var (exit, output, _) = await _home.Run("reports");
        Assert.Equal((0, "답할 오류 신고가 없습니다.\n"), (exit, output));
        _home.Catalog.Prepare();
        var number = _home.Catalog.Report("인구", "wrong-value", "나동의 인구가 틀립니다.", "인구", "hong@example.kr");

        (_, output, _) = await _home.Run("reports", "--accept", number);
        Assert.Matches($"{number} +접수 +.*인구 +인구 +값이 틀림 +나동의 인구가 틀립니다\\.", output);
        (exit, _, var error) = await _home.Run("reports", "--answer", number);
        Assert.Equal(2, exit);
        Assert.Contains("답이 비어 있습니다", error, StringComparison.Ordinal);
        (exit, output, error) = await _home.Run("reports", "--answer", number, "--text", "고쳤습니다.", "--all", "--json");
        Assert.True(exit == 0, error);
        using var json = JsonDocument.Parse(output);
        var line = Assert.Single(json.RootElement.EnumerateArray().ToList());
        Assert.Equal(("Answered", "고쳤습니다.", JsonValueKind.Null), (line.GetProperty("state").GetString(), line.GetProperty("answer").GetString(), line.GetProperty("replyTo").ValueKind));
    }
}
