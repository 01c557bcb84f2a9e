using System.Text.Json;
using Maru.App.Catalog;

namespace Maru.Cli.Tests;

/// <summary>The commands that only look: datasets, show, list.</summary>
public sealed class LookingTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Datasets_are_a_table_of_id_title_counts_and_days()
    {
        await _home.Ingest("인구.csv", "읍면동,인구,기준일\n" + string.Concat(Enumerable.Range(1, 1_234).Select(n => $"동{n},{n},2026-09-30\n")) + "동0,12%3O4,2026-09-30\n");
        var (exit, output, _) = await _home.Run("datasets");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(0, exit);
        Assert.Equal(["데이터", "제목", "행", "컬럼", "기준일", "수집", "따로", "둠"], Words(lines[0]));
        Assert.Equal(["인구", "인구", "1,234", "3", "2026-09-30"], Words(lines[2])[..5]);
        Assert.Equal("1", Words(lines[2])[^1]);
    }

    [Fact]
    public async Task Datasets_as_json_are_what_scripts_know()
    {
        await _home.Ingest("인구.csv", "읍면동,인구\n가,1\n나,2\n");
        var (_, output, _) = await _home.Run("datasets", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(["dataset", "title", "version", "rows", "columns", "referenceDate", "collectedAt"], json.RootElement[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task An_empty_folder_says_what_to_do()
    {
        var (exit, output, error) = await _home.Run("datasets");
        Assert.Equal((0, ""), (exit, output));
        Assert.Contains("maru ingest", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_is_shown_with_korean_words_ranges_and_problems()
    {
        var rows = string.Concat(Enumerable.Range(1, 200).Select(n => $"S{n:000},{(n % 4 == 0 ? "" : "시청 앞")},{n * 10},2026-{1 + (n % 12):00}-01\n"));
        await _home.Ingest("정류장.csv", "번호,이름,승차(명),날짜\n" + rows + "S201,역 앞,많음,2026-01-01\n합계,,20100,\n");
        var (_, output, _) = await _home.Run("show", "정류장");
        var lines = output.Split('\n');
        Assert.StartsWith("정류장 (정류장)", lines[0], StringComparison.Ordinal);
        Assert.Contains("200, 따로 둔 행 2", Line(lines, "행 "), StringComparison.Ordinal);
        Assert.Contains("UTF-8", Line(lines, "읽은 방법"), StringComparison.Ordinal);
        Assert.Equal(["번호", "문자", "기본키", "0%", "200"], Words(Line(lines, "번호"))[..5]);
        Assert.Contains("25%", Line(lines, "이름 ", last: true), StringComparison.Ordinal);
        Assert.EndsWith("10 ~ 2,000", Line(lines, "승차"), StringComparison.Ordinal);
        Assert.EndsWith("2026-01-01 ~ 2026-12-01", Line(lines, "날짜"), StringComparison.Ordinal);
        Assert.Contains("202행 ‘승차(명)’ 칸의 \"많음\"", Line(lines, "주의"), StringComparison.Ordinal);
        Assert.Contains("합계", Line(lines, "알림"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show", "굴착대장")]
    [InlineData("show", "굴착대장", "--json")]
    public async Task Values_of_closed_columns_never_appear(params string[] call)
    {
        var rows = string.Concat(Enumerable.Range(0, 400).Select(n => $"2026-{n:D4},010-{2000 + n:D4}-{9000 - n:D4},별명여기{n % 3},{n}\n"));
        await _home.Ingest("굴착대장.csv", "허가번호,비고,별명,연장\n" + rows + "2026-0400,010-2400-8600,별명여기0,비밀스런값\n");
        _home.Catalog.Decide("굴착대장", "별명", PrivacyDecision.Closed, "시험", "닫는다");
        _home.Catalog.Decide("굴착대장", "연장", PrivacyDecision.Closed, "시험", "닫는다");
        var (exit, output, _) = await _home.Run(call);
        Assert.Equal(0, exit);
        Assert.Contains("별명", output, StringComparison.Ordinal);
        Assert.All(["010-", "별명여기", "비밀스런값"], value => Assert.DoesNotContain(value, output, StringComparison.Ordinal));
        if (call.Length == 2) Assert.Equal(3, output.Split('\n').Count(line => line.EndsWith("잠김", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_bad_input_that_names_the_list()
    {
        var (exit, _, error) = await _home.Run("show", "없는것");
        Assert.Equal(2, exit);
        Assert.Contains("'maru datasets'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connectors_are_listed_as_they_are_found()
    {
        var (_, output, _) = await _home.Run("list", "connectors");
        Assert.Equal(Hosting.Composition.Connectors.Select(connector => connector.Card.Id), output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => Words(line)[0]));
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Line(string[] lines, string start, bool last = false)
    {
        var found = lines.Where(line => line.TrimStart().StartsWith(start, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(found);
        return last ? found[^1] : found[0];
    }
}
