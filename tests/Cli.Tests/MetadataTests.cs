using System.Text.Json;

namespace Maru.Cli.Tests;

public sealed class MetadataTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Items_are_set_and_what_is_missing_is_told()
    {
        await _home.Ingest("정류장.csv", "정류장번호,정류장명\nS-1,시청앞\nS-2,중앙시장\n");
        var (exit, output, error) = await _home.Run("metadata", "정류장", "--set", "title=버스정류장", "--set", "legal-basis=도로법 제61조;한빛시 교통 조례 제3조", "--by", "김서연");
        Assert.True(exit == 0, error);
        Assert.Contains("도로법 제61조, 한빛시 교통 조례 제3조", output, StringComparison.Ordinal);
        Assert.Contains("- 이 시가 만든 것인지 다른 기관 것인지 적지 않았습니다. (데이터기반행정법 제16조)", output, StringComparison.Ordinal);
        await _home.Run("metadata", "정류장", "--column", "정류장명", "--set", "description=표지에 적힌 이름", "--by", "박도윤");
        var (_, history, _) = await _home.Run("metadata", "정류장", "--history");
        Assert.Contains("김서연", history, StringComparison.Ordinal);
        Assert.Contains("정류장명 컬럼의 설명", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_datasets_are_one_json_document_filtered_by_what_they_lack()
    {
        await _home.Ingest("정류장.csv", "번호,이름\n1,가\n2,나\n");
        await _home.Ingest("공원.csv", "번호,이름\n1,가\n2,나\n");
        await _home.Run("metadata", "공원", "--set", "cycle=매월");
        var (_, output, _) = await _home.Run("metadata", "--lacks", "cycle", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal("정류장", Assert.Single(json.RootElement.EnumerateArray()).GetProperty("dataset").GetString());
        Assert.Equal("갱신 주기가 없습니다.", json.RootElement[0].GetProperty("missing").GetProperty("cycle").GetString());
    }

    [Theory]
    [InlineData("metadata 없는데이터", "없는데이터")]
    [InlineData("metadata --set title=가", "데이터를 적지")]
    [InlineData("metadata 정류장 --set 없는항목=가", "없는항목")]
    [InlineData("metadata 정류장 --set cycle=가끔", "갱신 주기가")]
    [InlineData("metadata 정류장 --column 없는컬럼 --set description=가", "없는컬럼")]
    [InlineData("metadata --lacks team", "법이 묻는 것이 아닙니다")]
    public async Task A_slip_is_told_in_words(string call, string said)
    {
        await _home.Ingest("정류장.csv", "번호,이름\n1,가\n2,나\n");
        var (exit, _, error) = await _home.Run(call.Split(' '));
        Assert.Equal(2, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }
}
