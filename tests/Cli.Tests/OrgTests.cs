using System.Text;
using System.Text.Json;

namespace Maru.Cli.Tests;

public sealed class OrgTests : IDisposable
{
    private readonly TestHome _home = new();
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("maru-org-").FullName, "조직.csv");

    public OrgTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose()
    {
        _home.Dispose();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    private async Task Written(string text, Encoding? encoding = null) => await File.WriteAllBytesAsync(_file, [.. encoding?.GetPreamble() ?? [], .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)]);

    [Fact]
    public async Task A_role_for_a_department_that_is_not_in_the_chart_is_refused_with_those_that_are()
    {
        await Written("종류,조직명,상위조직명\n부서,교통과,\n부서,도로과,\n");
        Assert.Equal(0, (await _home.Run("org", "import", _file, "--take", "--ground", "조례", "--on", "2020-01-01")).Exit);
        var (exit, _, error) = await _home.Run("accounts", "add", "kim", "--role", "staff:교통가");
        Assert.NotEqual(0, exit);
        Assert.Contains("조직도에 '교통가'가 없습니다", error, StringComparison.Ordinal);
        Assert.Contains("교통과, 도로과", error, StringComparison.Ordinal);
        Assert.Equal(0, (await _home.Run("accounts", "add", "kim", "--role", "staff:교통과")).Exit);
    }

    [Fact]
    public async Task A_file_as_offices_keep_it_is_looked_at_then_taken_then_reorganised_and_exported()
    {
        await _home.Ingest("정류장.csv", "번호,이름\n1,가\n2,나\n");
        await Written("한빛시 조직 현황,,,\n국 , 부서명,팀명,전화번호\n건설국, 교통과 ,교통팀,033-1\n,,주차팀,033-2\n", Encoding.GetEncoding(949));
        var (exit, looked, error) = await _home.Run("org", "import", _file);
        Assert.True(exit == 0, error);
        Assert.Contains("새로 4", looked, StringComparison.Ordinal);
        Assert.Contains("아직 들이지 않았습니다", looked, StringComparison.Ordinal);
        Assert.Contains("조직이 없습니다", (await _home.Run("org", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("들였습니다", (await _home.Run("org", "import", _file, "--take", "--ground", "행정기구 설치 조례", "--on", "2020-01-01")).Output, StringComparison.Ordinal);
        await _home.Run("metadata", "정류장", "--set", "department=교통과");
        var (split, _, refused) = await _home.Run("org", "reorganize", "split", "--unit", "교통과", "--into", "교통과", "주차과", "--team", "주차팀=주차과", "--on", "2025-01-01", "--ground", "조례 제8조");
        Assert.True(split == 0, refused);
        using var open = JsonDocument.Parse((await _home.Run("org", "open", "--json")).Output);
        Assert.Equal(["교통과", "주차과"], Assert.Single(open.RootElement.EnumerateArray()).GetProperty("heirs").EnumerateArray().Select(heir => heir.GetString()));
        await _home.Run("org", "assign", "정류장", "주차과");
        using var units = JsonDocument.Parse((await _home.Run("org", "list", "--json")).Output);
        Assert.Equal(1, units.RootElement.EnumerateArray().Single(unit => unit.GetProperty("name").GetString() == "주차과").GetProperty("datasets").GetInt32());
        using var then = JsonDocument.Parse((await _home.Run("org", "list", "--on", "2024-12-31", "--json")).Output);
        Assert.Equal(["교통과", "교통팀", "주차팀"], then.RootElement.EnumerateArray().Select(unit => unit.GetProperty("name").GetString()));
        Assert.Contains("지금은 교통과, 주차과입니다.", (await _home.Run("org", "show", "교통과", "--on", "2024-12-31")).Output, StringComparison.Ordinal);
        Assert.Contains("조례 제8조", (await _home.Run("org", "history")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _home.Run("org", "export", "--out", _file)).Exit);
        Assert.Contains("바뀌는 것이 없습니다", (await _home.Run("org", "import", _file)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_late_or_is_missing_is_told_by_team()
    {
        await _home.Ingest("정류장.csv", "번호,이름\n1,가\n2,나\n");
        await Written("국,부서,팀\n건설국,교통과,교통팀\n");
        await _home.Run("org", "import", _file, "--take", "--ground", "조례");
        await _home.Run("metadata", "정류장", "--set", "department=교통과", "--set", "team=교통팀", "--set", "cycle=매월");
        using var told = JsonDocument.Parse((await _home.Run("org", "completeness", "--json")).Output);
        var dataset = Assert.Single(told.RootElement.EnumerateArray());
        Assert.Equal(("교통팀", "ontime", 6), (dataset.GetProperty("team").GetString(), dataset.GetProperty("periods")[0].GetProperty("state").GetString(), dataset.GetProperty("periods").GetArrayLength()));
        Assert.Contains("제때", (await _home.Run("org", "completeness", "--department", "교통과")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await _home.Run("org", "completeness", "--department", "우주과")).Exit);
    }

    [Fact]
    public async Task Rows_that_can_t_be_taken_are_told_one_by_one()
    {
        await Written("조직코드,종류,조직명,상위조직명,시작일\nD1,부서,교통과,없는국,2026-02-30\nT1,팀,주차팀,,\n", new UTF8Encoding(true));
        var (exit, _, error) = await _home.Run("org", "import", _file, "--take", "--ground", "조례");
        Assert.Equal(2, exit);
        Assert.Contains("2행 시작일: '2026-02-30'입니다.", error, StringComparison.Ordinal);
        Assert.Contains("3행 상위조직명: 비어 있습니다.", error, StringComparison.Ordinal);
        var (code, json, _) = await _home.Run("org", "import", _file, "--json");
        using var told = JsonDocument.Parse(json);
        Assert.Equal((2, false, 2), (code, told.RootElement.GetProperty("taken").GetBoolean(), told.RootElement.GetProperty("problems").GetArrayLength()));
    }

    [Theory]
    [InlineData("org reorganize rename --unit 우주과 --into 가과 --on 2026-01-01 --ground 조례", "'우주과'가 없습니다")]
    [InlineData("org list --on 어제", "날이 \"어제\"입니다")]
    [InlineData("org show 우주과", "'우주과' 조직이 없습니다")]
    public async Task A_slip_is_told_in_words(string call, string said)
    {
        var (exit, _, error) = await _home.Run(call.Split(' '));
        Assert.Equal(2, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }
}
