using System.Text.Json;

namespace Maru.Cli.Tests;

/// <summary><c>maru indicators</c> and <c>maru boards</c> over small files whose sums are known.</summary>
public sealed class IndicatorsTests : IDisposable
{
    private const string Declared = """
        - id: cases
          title: 단속 건수
          englishTitle: Cases
          dataset: 단속
          value: sum("건수")
          time: 일자
          grain: month
          region: 읍면동
          office: 부서
          unit: 건
          good: down
          target: 40
        - id: mean
          title: 하루 평균
          dataset: 단속
          value: sum("건수") * 1.0 / count(distinct "일자")
          time: 일자
          grain: month
          decimals: 1
          where: "\"읍면동\" = '갑동'"
        """;

    private readonly TestHome _home = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _home.Dispose();
    }

    [Fact]
    public async Task Values_are_those_of_the_rows_by_period_region_and_office()
    {
        await Cases();
        await Ok("indicators", "add", await File(Declared));
        using var json = JsonDocument.Parse(await Ok("indicators", "show", "cases", "--json"));
        var values = json.RootElement[0].GetProperty("values").EnumerateArray().Select(value => (Period: value.GetProperty("period").GetString(), Region: Text(value, "region"), Office: Text(value, "office"), Value: value.GetProperty("value").GetDouble(), Rows: value.GetProperty("rows").GetInt64())).ToHashSet();
        Assert.Contains(("2026-07", null, null, 6.0, 3), values);
        Assert.Contains(("2026-08", null, null, 50.0, 4), values);
        Assert.Contains(("2026-08", "갑동", null, 30.0, 2), values);
        Assert.Contains(("2026-08", null, "교통과", 45.0, 3), values);
        Assert.Contains(("2026-08", "갑동", "교통과", 25.0, 1), values);
        using var list = JsonDocument.Parse(await Ok("indicators", "--json"));
        var mean = list.RootElement.EnumerateArray().Single(line => line.GetProperty("id").GetString() == "mean");
        // (25 + 5) over two days of 갑동.
        Assert.Equal(15.0, mean.GetProperty("value").GetDouble());
        Assert.Contains("목표 40건보다 10건(25.0%) 많습니다.", list.RootElement[0].GetProperty("comparisons").EnumerateArray().Select(text => text.GetString()));
        Assert.NotNull(list.RootElement[0].GetProperty("receipt").GetString());
    }

    [Fact]
    public async Task A_new_version_is_computed_and_what_did_not_change_is_not()
    {
        await Cases();
        await Ok("indicators", "add", await File(Declared));
        Assert.Contains("0개", await Ok("indicators", "refresh"), StringComparison.Ordinal);
        await _home.Ingest("단속.csv", "일자,읍면동,부서,건수,담당자 휴대전화\n2026-09-01,갑동,교통과,1,010-1234-5678\n2026-09-30,을동,교통과,2,010-1234-5679\n");
        Assert.Contains("2개", await Ok("indicators", "refresh"), StringComparison.Ordinal);
        Assert.Contains("3건", await Ok("indicators"), StringComparison.Ordinal);
        await Ok("indicators", "remove", "mean");
        Assert.DoesNotContain("하루 평균", await Ok("indicators"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time: 읍면동", "때가 적힌 행이 없습니다"), InlineData("time: 없음", "‘없음’ 컬럼이 없습니다"), InlineData("time: 담당자 휴대전화", "잠긴 컬럼"), InlineData("time: 일자\ngrain: hour", "시각이 없습니다"), InlineData("time: 일자\nregion: 담당자 휴대전화", "잠긴 컬럼")]
    [InlineData("time: 일자\nwhere: '\"담당자 휴대전화\" is not null'", "휴대전화"), InlineData("time: 일자\nwhere: 1 = 1) or (1 = 1; drop table x", "문법")]
    public async Task What_can_not_be_computed_is_not_kept_and_says_why(string rest, string told)
    {
        await Cases();
        var (exit, _, error) = await _home.Run("indicators", "add", await File($"id: a\ntitle: t\ndataset: 단속\nvalue: count(*)\n{rest}\n"));
        Assert.Equal(2, exit);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.Contains("지표가 없습니다", await Ok("indicators"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_column_is_not_reached_by_the_expression_either()
    {
        await Cases();
        var (exit, output, error) = await _home.Run("indicators", "add", await File("id: a\ntitle: t\ndataset: 단속\nvalue: count(distinct \"담당자 휴대전화\")\ntime: 일자\n"));
        Assert.Equal(2, exit);
        Assert.DoesNotContain("010-1234", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_shows_its_tiles_and_tells_of_those_that_show_nothing()
    {
        await Cases();
        await Ok("indicators", "add", await File(Declared));
        var board = await File("""
            id: 단속판
            title: 단속
            sharedWith: [everyone]
            tiles:
              - {id: now, form: number, width: 3, indicator: cases}
              - id: regions
                form: ranking
                title: 동별
                datasets: [단속]
                sql: select "읍면동" as label, sum("건수") as value from "단속" group by 1 order by 2 desc
                headline: select first(label order by value desc) || '{이가} 가장 많습니다' from result
            """);
        Assert.Contains("타일 2개", await Ok("boards", "add", board), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await Ok("boards", "--json"));
        Assert.Empty(json.RootElement[0].GetProperty("problems").EnumerateArray());
        Assert.Contains("sum(", await Ok("boards", "show", "단속판"), StringComparison.Ordinal);
        await Ok("indicators", "remove", "cases");
        Assert.Contains("단속판/now: ‘cases’ 지표가 없습니다", await Ok("boards"), StringComparison.Ordinal);
        await Ok("boards", "menu", await File("- {title: 단속, board: 단속판}"));
        Assert.Contains("단속판", await Ok("boards", "menu"), StringComparison.Ordinal);
        await Ok("boards", "remove", "단속판");
        Assert.Contains("현황판이 없습니다", await Ok("boards"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sql: select 1 as label from \"단속\"", "value"), InlineData("sql: select \"담당자 휴대전화\" as label, 1 as value from \"단속\"", "휴대전화"), InlineData("sql: select label from nowhere", "nowhere"), InlineData("sql: select * from read_csv('/etc/passwd')", "read_csv")]
    public async Task A_board_whose_sql_gives_nothing_is_not_kept(string sql, string told)
    {
        await Cases();
        var (exit, _, error) = await _home.Run("boards", "add", await File($"id: b\ntitle: t\ntiles:\n  - id: a\n    form: ranking\n    title: t\n    datasets: [단속]\n    {sql}\n"));
        Assert.Equal(2, exit);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.Contains("현황판이 없습니다", await Ok("boards"), StringComparison.Ordinal);
    }

    private Task Cases() => _home.Ingest("단속.csv", """
        일자,읍면동,부서,건수,담당자 휴대전화
        2026-07-01,갑동,교통과,1,010-1234-5671
        2026-07-02,을동,교통과,2,010-1234-5672
        2026-07-31,을동,환경과,3,010-1234-5673
        2026-08-01,갑동,교통과,25,010-1234-5674
        2026-08-02,갑동,환경과,5,010-1234-5675
        2026-08-02,을동,교통과,10,010-1234-5676
        2026-08-31,을동,교통과,10,010-1234-5677
        """);

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;

    private async Task<string> File(string text)
    {
        Directory.CreateDirectory(_home.Data);
        var path = Path.Combine(Path.GetDirectoryName(_home.Data)!, Path.GetRandomFileName() + ".yaml");
        await System.IO.File.WriteAllTextAsync(path, text);
        return path;
    }

    private async Task<string> Ok(params string[] args)
    {
        var (exit, output, error) = await _home.Run(args);
        Assert.True(exit == 0, error);
        return output;
    }
}
