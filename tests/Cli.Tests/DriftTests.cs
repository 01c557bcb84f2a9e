using System.Text;
using System.Text.Json;
using Maru.Core.Lake;

namespace Maru.Cli.Tests;

public sealed class DriftTests : IDisposable
{
    private readonly TestHome _home = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-drift-cli-").FullName;

    public void Dispose()
    {
        _home.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Stops(string header, int rows) => header + "\n" + string.Concat(Enumerable.Range(1, rows).Select(n => $"S-{n:000},정류장{n},{n % 9}\n"));

    private async Task<(int Exit, string Output, string Error)> Ingest(string text)
    {
        var path = Path.Combine(_folder, "정류장.csv");
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        return await _home.Run("ingest", path, "--json");
    }

    [Fact]
    public async Task Changes_are_shown_as_a_diff_and_as_json()
    {
        await Ingest(Stops("관리번호,정류장명,의자수", 60));
        var (exit, output, _) = await _home.Run("drift", "정류장");
        Assert.Equal(0, exit);
        Assert.Contains("컬럼이 바뀐 적이 없습니다", output, StringComparison.Ordinal);
        await Ingest(Stops("관리번호,정류소명,걸상", 61));
        (_, output, _) = await _home.Run("drift", "정류장");
        Assert.Contains("버전 2", output, StringComparison.Ordinal);
        Assert.Contains("이름 바뀜 2", output, StringComparison.Ordinal);
        (_, output, _) = await _home.Run("drift", "정류장", "--version", "2", "--json");
        using var json = JsonDocument.Parse(output);
        var columns = json.RootElement.GetProperty("columns").EnumerateArray().ToList();
        Assert.Equal(["same", "renamed", "renamed"], columns.Select(column => column.GetProperty("fate").GetString()));
        Assert.Equal(["header", "standard-term", "content"], columns.Select(column => column.GetProperty("by").GetString()));
        (exit, _, var error) = await _home.Run("drift", "정류장", "--version", "9");
        Assert.Equal(2, exit);
        Assert.Contains("있는 버전: 1, 2", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stopped_is_listed_accepted_and_refused()
    {
        await Ingest(Stops("관리번호,정류장명,의자수", 60));
        var (exit, output, error) = await _home.Run("drift", "policy", "정류장", "stop");
        Assert.True(exit == 0, error);
        Assert.Contains("멈추고 묻기", output, StringComparison.Ordinal);
        (exit, output, error) = await Ingest(Stops("관리번호,푯말,의자수", 61));
        Assert.Equal(2, exit);
        Assert.Contains("멈춤: 구조가 바뀜", error, StringComparison.Ordinal);
        string hold;
        using (var json = JsonDocument.Parse(output))
        {
            hold = json.RootElement[0].GetProperty("held").GetString()!;
            Assert.Equal("정류장", json.RootElement[0].GetProperty("dataset").GetString());
        }
        (_, output, _) = await _home.Run("drift", "--json");
        using (var json = JsonDocument.Parse(output)) Assert.Equal(hold, Assert.Single(json.RootElement.EnumerateArray()).GetProperty("hold").GetString());
        (exit, _, error) = await _home.Run("drift", "accept", hold);
        Assert.Equal(2, exit);
        Assert.Contains("이름이 없거나", error, StringComparison.Ordinal);
        (exit, output, error) = await _home.Run("drift", "accept", "정류장", "--same", "푯말=정류장명", "--by", "김서연", "--why", "제공 기관에 확인");
        Assert.True(exit == 0, error);
        Assert.Contains("✓ 정류장 버전 2: 61행", output, StringComparison.Ordinal);

        await Ingest(Stops("관리번호,정류장명,무게", 61).Replace(",8\n", ",셋\n", StringComparison.Ordinal));
        (exit, output, error) = await _home.Run("drift", "refuse", "정류장", "--by", "김서연", "--why", "잘못 보낸 파일", "--json");
        Assert.True(exit == 0, error);
        using (var json = JsonDocument.Parse(output)) Assert.Equal("refused", json.RootElement[0].GetProperty("state").GetString());
        (_, output, _) = await _home.Run("drift");
        Assert.Contains("기다리는 파일이 없습니다", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_headers_said_to_be_one_column_are_refused_and_nothing_is_kept()
    {
        await Ingest(Stops("관리번호,정류장명,의자수", 60));
        await _home.Run("drift", "policy", "정류장", "stop");
        await Ingest(Stops("번호표,푯말,이름표", 61));
        string[] signed = ["--by", "김서연", "--why", "확인"];
        var (exit, _, error) = await _home.Run(["drift", "accept", "정류장", "--same", "푯말=정류장명", "이름표=정류장명", .. signed]);
        Assert.Equal(2, exit);
        Assert.Contains("‘푯말’, ‘이름표’ → ‘정류장명’", error, StringComparison.Ordinal);
        (exit, _, error) = await _home.Run(["drift", "accept", "정류장", "--same", "푯말=정류장명", "--own", "푯말", .. signed]);
        Assert.Equal(2, exit);
        Assert.Contains("두 가지로", error, StringComparison.Ordinal);
        Assert.Empty(_home.Catalog.ColumnAliases("정류장"));
        await _home.Run(["drift", "same", "정류장", "푯말=정류장명", .. signed]);
        Assert.Equal(2, (await _home.Run(["drift", "accept", "정류장", "--same", "이름표=정류장명", .. signed])).Exit);
    }

    [Fact]
    public async Task Those_held_before_go_in_too_only_when_all_were_asked_for()
    {
        await Ingest(Stops("관리번호,정류장명,의자수", 60));
        await _home.Run("drift", "policy", "정류장", "stop");
        await Ingest(Stops("관리번호,푯말,의자수", 61));
        await Ingest(Stops("관리번호,푯말,의자수", 62));
        var (_, output, _) = await _home.Run("drift", "--json");
        using var json = JsonDocument.Parse(output);
        var holds = json.RootElement.EnumerateArray().Select(hold => hold.GetProperty("hold").GetString()!).Order(StringComparer.Ordinal).ToList();
        string[] call = ["drift", "accept", holds[1], "--by", "김서연", "--why", "확인"];
        var (exit, _, error) = await _home.Run(call);
        Assert.Equal(2, exit);
        Assert.Contains($"61행(보류 {holds[0]})", error, StringComparison.Ordinal);
        Assert.Contains("--all", error, StringComparison.Ordinal);
        (exit, output, error) = await _home.Run([.. call, "--all"]);
        Assert.True(exit == 0, error);
        Assert.Contains("버전 3: 62행", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_of_a_dataset_and_of_all_is_said_and_taken_back()
    {
        await Ingest(Stops("관리번호,정류장명,의자수", 60));
        await _home.Run("drift", "policy", "--default", "alert");
        await _home.Run("drift", "policy", "정류장", "stop");
        Assert.Equal((DriftPolicy.Stop, true), _home.Catalog.DriftPolicyOf("정류장"));
        var (_, output, _) = await _home.Run("drift", "policy", "정류장", "default", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(("alert", true), (json.RootElement.GetProperty("policy").GetString(), json.RootElement.GetProperty("isDefault").GetBoolean()));
        var (exit, _, error) = await _home.Run("drift", "policy", "정류장", "아무거나");
        Assert.Equal(2, exit);
        Assert.Contains("alert, evolve, stop", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_on_a_header_is_kept_shown_and_forgotten()
    {
        await Ingest(Stops("관리번호,정류장명,의자수", 60));
        var (exit, _, error) = await _home.Run("drift", "same", "정류장", "푯말=정류장명", "--by", "김서연", "--why", "확인");
        Assert.True(exit == 0, error);
        Assert.Contains("‘푯말’ → ‘정류장명’ (김서연: 확인)", (await _home.Run("drift", "정류장")).Output, StringComparison.Ordinal);
        (exit, _, error) = await _home.Run("drift", "same", "정류장", "푯말=없는컬럼", "--by", "김서연", "--why", "확인");
        Assert.Equal(2, exit);
        Assert.Contains("‘없는컬럼’ 컬럼이 없습니다", error, StringComparison.Ordinal);
        await _home.Run("drift", "forget", "정류장", "푯 말");
        Assert.DoesNotContain("푯말", (await _home.Run("drift", "정류장")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_terms_are_found_and_the_notice_is_taken_in()
    {
        var (exit, output, _) = await _home.Run("terms", "정류소명");
        Assert.Equal(0, exit);
        Assert.Contains("BUS_STOP_NM", output, StringComparison.Ordinal);
        var path = Path.Combine(_folder, "공통표준용어.csv");
        await File.WriteAllTextAsync(path, "공통표준용어명,공통표준용어설명,공통표준용어영문약어명,공통표준도메인명,허용값,용어 이음동의어 목록\n갯벌면적,개펄 넓이,MDFLT_AREA,면적N19.9,,개펄면적\n", new UTF8Encoding(false));
        (exit, output, var error) = await _home.Run("terms", "import", path);
        Assert.True(exit == 0, error);
        Assert.Contains("용어 1개를 들였습니다", output, StringComparison.Ordinal);
        (_, output, _) = await _home.Run("terms", "개펄면적", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal("MDFLT_AREA", Assert.Single(json.RootElement.EnumerateArray()).GetProperty("abbreviation").GetString());
    }
}
