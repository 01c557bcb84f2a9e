using System.Text.Json;

namespace Maru.Cli.Tests;

public sealed class RelationsTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Relations_are_measured_and_the_sql_to_use_them_runs()
    {
        await Ingest();
        var (exit, output, error) = await _home.Run("relations", "승차", "--json");
        Assert.True(exit == 0, error);
        using var json = JsonDocument.Parse(output);
        var join = Assert.Single(json.RootElement.EnumerateArray(), relation => relation.GetProperty("kind").GetString() == "key");
        Assert.Equal((200L, 250L, "n:1"), (join.GetProperty("matched").GetInt64(), join.GetProperty("of").GetInt64(), join.GetProperty("cardinality").GetString()));
        var file = Path.Combine(_home.Data, "셈.csv");
        var (ran, _, problem) = await _home.Run("query", $"select count(*), count(\"정류장명\") from ({join.GetProperty("sql").GetString()}) as j", "--format", "csv", "--out", file);
        Assert.True(ran == 0, problem);
        Assert.Contains("250,200", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Contains("80%", (await _home.Run("relations")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lineage_is_told_by_column_and_as_json()
    {
        await Ingest();
        var (exit, output, error) = await _home.Run("lineage", "승차", "승차인원");
        Assert.True(exit == 0, error);
        Assert.Contains("← 승차인원 (승차.csv · 3번째 칸): 정수로 읽음", output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await _home.Run("lineage", "승차", "--json")).Output);
        Assert.Equal(3, json.RootElement.GetProperty("edges").GetArrayLength());
    }

    [Theory]
    [InlineData("relations 없는데이터", "없는데이터")]
    [InlineData("lineage 없는데이터", "없는데이터")]
    [InlineData("lineage 승차 없는컬럼", "없는컬럼")]
    public async Task A_slip_is_told_in_words(string call, string said)
    {
        await Ingest();
        var (exit, _, error) = await _home.Run(call.Split(' '));
        Assert.Equal(2, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    private async Task Ingest()
    {
        await _home.Ingest("정류장.csv", "정류장번호,정류장명\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"S-{1000 + (i * 7)},정류장 {i}\n")));
        await _home.Ingest("승차.csv", "노선,정류장번호,승차인원\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{i % 9}번,S-{1000 + (i % 50 * 7)},{i}\n")) + string.Concat(Enumerable.Range(0, 50).Select(i => $"1번,X-{i * 3},1\n")));
    }
}
