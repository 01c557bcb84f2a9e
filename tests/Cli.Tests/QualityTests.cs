using System.Text.Json;
using Maru.Contracts;

namespace Maru.Cli.Tests;

public sealed class QualityTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_rule_is_added_checked_at_once_and_its_rows_are_listed()
    {
        await _home.Ingest("원장.csv", "번호,과목,지출액\n1,인건비,1000\n2,인건비,-30\n3,시설비,500\n");
        var (exit, output, error) = await _home.Run("quality", "원장", "--rule", "range", "--on", "지출액", "--set", "min=0", "--because", "지출은 음수일 수 없다");
        Assert.True(exit == 0, error);
        Assert.Contains("3행 가운데 1행이 어긋납니다", output, StringComparison.Ordinal);
        var (_, rows, _) = await _home.Run("quality", "원장", "--rows", "range-지출액");
        Assert.Contains("-30", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("500", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_version_is_judged_by_the_rules_there_are()
    {
        await _home.Ingest("원장.csv", "번호,지출액\n1,1000\n2,30\n");
        await _home.Run("quality", "원장", "--rule", "range", "--on", "지출액", "--set", "min=0");
        await _home.Ingest("원장.csv", "번호,지출액\n1,-1000\n2,-30\n3,4\n");
        var report = await Report("원장");
        Assert.Equal((2, 2L), (report.GetProperty("version").GetInt32(), report.GetProperty("rules")[0].GetProperty("bad").GetInt64()));
        Assert.Contains(report.GetProperty("losses").EnumerateArray(), loss => loss.GetProperty("rule").GetString() == "range-지출액" && loss.GetProperty("approvedRule").GetBoolean());
    }

    [Fact]
    public async Task Proposals_are_accepted_together_and_printed_as_yaml_that_can_be_added_again()
    {
        await _home.Ingest("등.csv", "번호,구분\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"L-{i:000},{(i % 2 == 0 ? "LED" : "나트륨")}\n")));
        var (_, proposed, _) = await _home.Run("quality", "등", "--suggest");
        Assert.Contains("제안", proposed, StringComparison.Ordinal);
        await _home.Run("quality", "등", "--accept", "all");
        var (exit, yaml, _) = await _home.Run("quality", "등", "--rules");
        Assert.Equal(0, exit);
        Assert.DoesNotContain("state: suggested", yaml, StringComparison.Ordinal);
        Assert.Contains("kind: allowed", yaml, StringComparison.Ordinal);
        var file = Path.Combine(_home.Data, "규칙.yaml");
        await File.WriteAllTextAsync(file, yaml);
        var (again, _, error) = await _home.Run("quality", "--add", file);
        Assert.True(again == 0, error);
        Assert.Equal(yaml, (await _home.Run("quality", "등", "--rules")).Output);
    }

    [Theory]
    [InlineData("quality 없는데이터", "없는데이터")]
    [InlineData("quality 원장 --rows 없는규칙", "없는규칙")]
    [InlineData("quality 원장 --rule 모르는종류", "모르는종류")]
    [InlineData("quality --accept all", "데이터를 적지")]
    [InlineData("quality 원장 --add 없는파일.yaml", "없는파일")]
    public async Task A_slip_is_told_in_words(string call, string said)
    {
        await _home.Ingest("원장.csv", "번호,지출액\n1,1000\n2,30\n");
        var (exit, _, error) = await _home.Run(call.Split(' '));
        Assert.Equal(2, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Totals_published_by_department_and_year_are_reconciled_with_columns_named_by_commas()
    {
        await _home.Ingest("원장.csv", "번호,부서명,회계연도,지출액\n1,건설과,2024,1000\n2,건설과,2024,-30\n3,건설과,2025,700\n4,민원과,2025,520\n");
        await _home.Ingest("공표.csv", "부서,연도,지출액\n건설과,2024,1030\n건설과,2025,700\n민원과,2025,520\n");
        var (exit, _, error) = await _home.Run("quality", "원장", "--rule", "reconcile", "--on", "지출액", "--set", "from=공표", "column=지출액", "by=부서명,회계연도", "key=부서,연도");
        Assert.True(exit == 0, error);
        var rule = (await Report("원장")).GetProperty("rules")[0];
        Assert.Equal((3L, 1L), (rule.GetProperty("checked").GetInt64(), rule.GetProperty("bad").GetInt64()));
        var flagged = rule.GetProperty("figures").EnumerateArray().Single(figure => !figure.GetProperty("holds").GetBoolean());
        Assert.Equal(("건설과 · 2024", "absolute"), (flagged.GetProperty("group").GetString(), flagged.GetProperty("cause").GetString()));
        // Written as YAML and read back, it is the same rule.
        var file = Path.Combine(_home.Data, "규칙.yaml");
        await File.WriteAllTextAsync(file, (await _home.Run("quality", "원장", "--rules")).Output);
        await _home.Run("quality", "원장", "--remove", rule.GetProperty("id").GetString()!);
        (exit, _, error) = await _home.Run("quality", "원장", "--add", file);
        Assert.True(exit == 0, error);
        Assert.Equal(1L, (await Report("원장")).GetProperty("rules")[0].GetProperty("bad").GetInt64());
    }

    [RealDataFact]
    public async Task Muju_published_totals_add_refunds_as_positive_and_the_rule_says_so_with_the_rows()
    {
        // From the ledgers themselves: 건설과 13,553,051,088 with two refunds of −425,140; 민원봉사과 2,207,217,980 with twelve of −4,162,990.
        var folder = Repository.SharedData("budget_jeonbuk/_index.json") is { } index ? Path.GetDirectoryName(index)! : "";
        var (loaded, _, trouble) = await _home.Run("ingest", Path.Combine(folder, "건설과.jsonl.gz"), Path.Combine(folder, "민원봉사과.jsonl.gz"), "--append", "--dataset", "muju");
        Assert.True(loaded == 0, trouble);
        using var published = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "_index.json")));
        long Published(string department) => published.RootElement.GetProperty("depts").GetProperty(department).GetProperty("spent").GetInt64();
        await _home.Ingest("published.csv", $"부서,지출액\n건설과,{Published("건설과")}\n민원봉사과,{Published("민원봉사과")}\n");

        var (exit, _, error) = await _home.Run("quality", "muju", "--rule", "reconcile", "--on", "지출액", "--severity", "error", "--set", "from=published", "column=지출액", "by=부서명", "key=부서");
        Assert.True(exit == 0, error);
        var rule = (await Report("muju")).GetProperty("rules")[0];
        Assert.Equal(("Failed", 2L, 2L), (rule.GetProperty("outcome").GetString(), rule.GetProperty("checked").GetInt64(), rule.GetProperty("bad").GetInt64()));
        var figures = rule.GetProperty("figures").EnumerateArray().ToDictionary(f => f.GetProperty("group").GetString()!);
        Assert.Equal((13_553_051_088m, 13_553_901_368m, "absolute"), Figures(figures["건설과"]));
        Assert.Equal((2_207_217_980m, 2_215_543_960m, "absolute"), Figures(figures["민원봉사과"]));
        Assert.Contains("음수(환불·취소) 2행의 -425,140을 빼지 않고 양수로 더한 값과 같습니다", figures["건설과"].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("음수(환불·취소) 12행의 -4,162,990", figures["민원봉사과"].GetProperty("message").GetString(), StringComparison.Ordinal);

        var (_, rows, _) = await _home.Run("quality", "muju", "--rows", rule.GetProperty("id").GetString()!);
        var listed = rows[(rows.LastIndexOf('─') + 1)..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(14, listed.Length);
        Assert.All(listed, line => Assert.Matches(@" -\d", line));

        static (decimal, decimal, string?) Figures(JsonElement figure) => (figure.GetProperty("ours").GetDecimal(), figure.GetProperty("expected").GetDecimal(), figure.GetProperty("cause").GetString());
    }

    private async Task<JsonElement> Report(string dataset)
    {
        var (exit, output, error) = await _home.Run("quality", dataset, "--json");
        Assert.True(exit == 0, error);
        using var json = JsonDocument.Parse(output);
        return json.RootElement.Clone();
    }
}
