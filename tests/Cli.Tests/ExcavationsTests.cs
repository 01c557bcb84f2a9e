using System.Text.Json;
using Maru.Contracts;

namespace Maru.Cli.Tests;

public sealed class ExcavationsTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Works_near_an_address_are_told_with_the_sentence_conflicts_and_redigs()
    {
        await Town();
        var (exit, output, error) = await _home.Run("excavations", "--at", "2026-10-20T10:32", "--near", "중앙로 120", "--json");
        Assert.True(exit == 0, error);
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        Assert.Equal("중앙로 120", root.GetProperty("place").GetString());
        Assert.Equal("중앙로 120 앞은 수도관 교체 공사로 10월 30일까지 평일 아침 9시부터 저녁 5시까지 바깥쪽 한 개 차로를 막습니다. 지금도 막혀 있으니 나머지 두 개 차로로 지나가 주세요. 2번과 9번 버스는 중앙시장앞 대신 150m 떨어진 임시 정류장에 섭니다.", root.GetProperty("say").GetString());
        Assert.Equal([("2026-굴착-0001", "closed", 22), ("2026-굴착-0002", "planned", 22)], root.GetProperty("works").EnumerateArray().Select(work => (work.GetProperty("number").GetString()!, work.GetProperty("state").GetString()!, work.GetProperty("metres").GetInt32())));
        Assert.Equal("2026-10-25", Assert.Single(root.GetProperty("conflicts").EnumerateArray()).GetProperty("from").GetString());
        Assert.Contains(root.GetProperty("redigs").EnumerateArray(), redig => redig.GetProperty("kind").GetString() == "paved" && redig.GetProperty("on").GetString() == "2025-06-01");
        Assert.Equal(16, root.GetProperty("receipt").GetString()!.Length);
    }

    [Fact]
    public async Task A_table_shows_what_is_closed_open_and_planned_at_the_moment()
    {
        await Town();
        var (exit, output, error) = await _home.Run("excavations", "--at", "2026-10-26 23:00");
        Assert.True(exit == 0, error);
        Assert.Matches("0002.*막힘", output);
        Assert.Matches("0001.*열림", output);
        Assert.DoesNotContain("0003", output, StringComparison.Ordinal);
        Assert.Contains("겹치는 공사 1쌍", output, StringComparison.Ordinal);
        Assert.Contains("No permitted work", (await _home.Run("excavations", "--at", "2026-10-20", "--road", "은행로")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--at", "어제", "어제")]
    [InlineData("--near", "없는길 7", "없는길 7")]
    [InlineData("--road", "없는길", "없는길")]
    public async Task A_slip_is_told_in_words(string option, string value, string said)
    {
        await Town();
        var (exit, _, error) = await _home.Run("excavations", option, value);
        Assert.Equal(2, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_it_says_how_to_begin()
    {
        await _home.Ingest("정류장.csv", "번호,이름\n1,시청\n2,역\n");
        var (exit, _, error) = await _home.Run("excavations");
        Assert.Equal(2, exit);
        Assert.Contains("excavations.yaml", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_named_with_those_that_are()
    {
        await Town();
        var file = Path.Combine(_home.Data, "excavations.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("work: 공사종류", "work: 공사이름", StringComparison.Ordinal));
        var (exit, _, error) = await _home.Run("excavations");
        Assert.Equal(2, exit);
        Assert.Contains("공사이름", error, StringComparison.Ordinal);
        Assert.Contains("공사종류", error, StringComparison.Ordinal);
    }

    private async Task Town()
    {
        foreach (var (name, text) in ExcavationFiles.All()) await _home.Ingest(name, text);
        await File.WriteAllTextAsync(Path.Combine(_home.Data, "excavations.yaml"), ExcavationFiles.Settings());
    }
}
