using System.Text.Json;
using Maru.App.Catalog;
using Maru.Contracts;

namespace Maru.Cli.Tests;

public sealed class LinkTests : IDisposable
{
    private static readonly string[] _towns = ["석사동", "퇴계동", "후평동", "효자동", "온의동"];
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Two_registers_without_a_common_key_are_linked_by_name_address_and_date()
    {
        await Registers();
        var (exit, output, error) = await _home.Run("link", "시설대장", "건축물대장", "--left-key", "번호", "--right-key", "관리번호", "--on", "시설명=건물명", "--on", "주소=소재지:address", "--on", "준공일=사용승인일:date", "--result", "연결", "--json");
        Assert.True(exit == 0, error);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("연결", json.RootElement.GetProperty("dataset").GetString());
        Assert.Equal((120, 110), (json.RootElement.GetProperty("leftThings").GetInt32(), json.RootElement.GetProperty("rightThings").GetInt32()));
        // Facilities 0–99 stand in both; 100–119 on the left only, and ten buildings on the right only.
        Assert.InRange(json.RootElement.GetProperty("linked").GetInt32(), 97, 100);
        var links = await Rows("select \"왼쪽 번호\" as l, \"오른쪽 관리번호\" as r from 연결 where 판정 = '연결'");
        Assert.All(links, row => Assert.Equal(row[0][1..], row[1][1..]));
        var alone = await Rows("select \"왼쪽 번호\" as l from 연결 where 판정 = '왼쪽만'");
        Assert.True(alone.Count(row => int.Parse(row[0][1..], System.Globalization.CultureInfo.InvariantCulture) >= 100) >= 18);
    }

    [Fact]
    public async Task What_a_person_decided_holds_for_every_later_run_and_stays_on_record()
    {
        await Registers();
        string[] call = ["link", "시설대장", "건축물대장", "--left-key", "번호", "--right-key", "관리번호", "--on", "시설명=건물명", "--on", "주소=소재지:address", "--result", "연결"];
        await _home.Run([.. call, "--same", "A119=B205", "--differ", "A007=B007", "--because", "현장확인"]);
        var (exit, output, _) = await _home.Run(call);
        Assert.Equal(0, exit);
        Assert.Contains("사람이 정한 것 1개", output, StringComparison.Ordinal);
        Assert.Equal(["B205", "사람"], (await Rows("select \"오른쪽 관리번호\", 방법 from 연결 where \"왼쪽 번호\" = 'A119'")).Single());
        Assert.Empty(await Rows("select 1 from 연결 where \"왼쪽 번호\" = 'A007' and \"오른쪽 관리번호\" = 'B007'"));
    }

    [Theory]
    [InlineData("건축물대장")]
    [InlineData("다른대장")]
    public async Task Links_are_written_over_nothing_but_links(string result)
    {
        await Registers();
        await _home.Ingest("다른대장.csv", "번호,이름\n1,가\n2,나\n");
        var (exit, _, error) = await _home.Run("link", "시설대장", "건축물대장", "--left-key", "번호", "--right-key", "관리번호", "--on", "시설명=건물명", "--result", result);
        Assert.Equal(2, exit);
        Assert.Contains(result, error, StringComparison.Ordinal);
        Assert.Contains("--result", error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await _home.Run("show", result, "--json")).Output);
        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("A999", "B999", "--same A001=B001 --same A999=B002 --differ A003=B999")]
    [InlineData("A001=B001", "‘같은 것’이라고도", "--same A001=B001 --differ A001=B001")]
    [InlineData("A001=B001, A001=B002", "왼쪽 ‘A001’", "--same A001=B001 --same A001=B002")]
    [InlineData("A001=B005, A002=B005", "오른쪽 ‘B005’", "--same A001=B005 --same A002=B005")]
    public async Task Decisions_that_can_not_hold_are_refused_whole_and_named(string named, string said, string decisions)
    {
        await Registers();
        string[] call = ["link", "시설대장", "건축물대장", "--left-key", "번호", "--right-key", "관리번호", "--on", "시설명=건물명", "--result", "연결"];
        var (exit, _, error) = await _home.Run([.. call, .. decisions.Split(' ')]);
        Assert.Equal(2, exit);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_home.Data, "linking", "연결.jsonl")));
    }

    [Fact]
    public async Task A_partner_decided_before_is_changed_by_saying_so_only()
    {
        await Registers();
        string[] call = ["link", "시설대장", "건축물대장", "--left-key", "번호", "--right-key", "관리번호", "--on", "시설명=건물명", "--result", "연결"];
        Assert.Equal(0, (await _home.Run([.. call, "--same", "A119=B205"])).Exit);
        var (exit, _, error) = await _home.Run([.. call, "--same", "A118=B205"]);
        Assert.Equal(2, exit);
        Assert.Contains("A119=B205, A118=B205", error, StringComparison.Ordinal);
        (exit, _, error) = await _home.Run([.. call, "--differ", "A119=B205", "--same", "A118=B205"]);
        Assert.True(exit == 0, error);
        Assert.Equal(["A118"], (await Rows("select \"왼쪽 번호\" from 연결 where \"오른쪽 관리번호\" = 'B205' and 판정 = '연결'")).Single());
    }

    [Fact]
    public async Task Long_korean_titles_are_linked_and_their_names_fit_into_a_file_system()
    {
        var (left, right) = (string.Concat(Enumerable.Repeat("춘천시시설대장", 6)), string.Concat(Enumerable.Repeat("강원건축물대장", 6)));
        await _home.Ingest("가.csv", "번호,시설명\n1,시청\n2,도서관\n");
        await _home.Ingest("나.csv", "번호,시설명\n7,시청\n8,도서관\n");
        _home.Catalog.EditDataset("가", "시험", row => row.TitleKo = left);
        _home.Catalog.EditDataset("나", "시험", row => row.TitleKo = right);
        var (exit, _, error) = await _home.Run("link", "가", "나", "--left-key", "번호", "--right-key", "번호", "--on", "시설명=시설명:exact", "--result", "연결");
        Assert.True(exit == 0, error);
        (exit, _, error) = await _home.Run("link", "가", "나", "--left-key", "번호", "--right-key", "번호", "--on", "시설명=시설명:exact", "--result", new string('가', 90));
        Assert.Equal(2, exit);
        Assert.Contains("너무 깁니다", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2_999, 3_000, 99.9)]
    [InlineData(3_000, 3_000, 100)]
    [InlineData(1, 30_000, 0.1)]
    [InlineData(0, 3_000, 0)]
    [InlineData(2, 3, 66.7)]
    public void All_is_said_only_when_all_are_linked_and_none_only_when_none_is(int linked, int things, double percent) =>
        Assert.Equal(percent, Math.Round(new Maru.App.Linking.LinkSummary("가", 1, things, things, linked, 0, 0, 0, things - linked, things - linked, 0, null).MatchPercent, 1));

    [Fact]
    public async Task A_crosswalk_is_consulted_first_and_what_it_lacks_is_listed()
    {
        await _home.Ingest("승하차.csv", "정류장아이디,정류장명,승차\n4240001,시청,10\n4240001,시청,20\n4240002,역 앞,30\n4240003,없는 곳,40\n");
        await _home.Ingest("정류장.csv", "정류장번호,이름\n1001,춘천시청\n1002,춘천역\n1003,중앙시장\n");
        await _home.Ingest("대응표.csv", "아이디,번호\n4240001,1001\n4240002,1002\n");
        var (exit, output, error) = await _home.Run("link", "승하차", "정류장", "--left-key", "정류장아이디", "--right-key", "정류장번호", "--through", "대응표:아이디=번호", "--result", "연결");
        Assert.True(exit == 0, error);
        Assert.Contains("왼쪽 3개 가운데 2개가 이어졌습니다(66.7%)", output, StringComparison.Ordinal);
        Assert.Contains("짝이 없는 것: 왼쪽 1개, 오른쪽 1개", output, StringComparison.Ordinal);
        Assert.Equal(["4240003"], (await Rows("select \"왼쪽 정류장아이디\" from 연결 where 판정 = '왼쪽만'")).Single());
    }

    [Fact]
    public async Task What_was_linked_is_linked_again_by_a_job_after_new_data_came()
    {
        await Registers();
        Assert.Contains("먼저", (await _home.Run("jobs", "link", "시설 잇기", "연결")).Error, StringComparison.Ordinal);
        await _home.Run("link", "시설대장", "건축물대장", "--left-key", "번호", "--right-key", "관리번호", "--on", "시설명=건물명", "--on", "주소=소재지:address", "--result", "연결", "--same", "A119=B205");
        Assert.Contains("이은 데이터: 연결", (await _home.Run("jobs", "link", "시설 잇기", "없는것")).Error, StringComparison.Ordinal);
        var (exit, _, error) = await _home.Run("jobs", "link", "시설 잇기", "연결", "--at", "매일 05:00");
        Assert.True(exit == 0, error);
        (exit, _, error) = await _home.Run("jobs", "run", "시설-잇기");
        Assert.True(exit == 0, error);
        Assert.Contains("✓ 시설-잇기: 연결 버전 1: 왼쪽 120개", error, StringComparison.Ordinal);

        await _home.Ingest("건축물대장.csv", "관리번호,건물명,소재지,사용승인일\nB205,새 건물,석사동 1,2020-01-01\n" + string.Concat(Enumerable.Range(1, 12).Select(n => $"C{n:00},창고{n},우두동 {900 + n},2021-01-01\n")));
        (exit, _, error) = await _home.Run("jobs", "run", "시설-잇기");
        Assert.True(exit == 0, error);
        Assert.Contains("연결 버전 2: 왼쪽 120개 가운데 1개 연결(0.8%)", error, StringComparison.Ordinal);
        Assert.Equal(["A119"], (await Rows("select \"왼쪽 번호\" from 연결 where 판정 = '연결'")).Single());
        Assert.Contains("연결 버전 2", (await _home.Run("jobs", "history", "시설-잇기")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("시설명=건물명:모름", "모름")]
    [InlineData("주소=소재지:place", "2개씩")]
    [InlineData("없는것=건물명", "없는것")]
    public async Task A_field_that_is_none_is_bad_input_that_says_what_can_be_used(string field, string said)
    {
        await Registers();
        var (exit, _, error) = await _home.Run("link", "시설대장", "건축물대장", "--left-key", "번호", "--right-key", "관리번호", "--on", field);
        Assert.Equal(2, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_columns_are_not_linked_by()
    {
        await Registers();
        _home.Catalog.Decide("시설대장", "주소", PrivacyDecision.Closed, "시험", "닫는다");
        var (exit, _, error) = await _home.Run("link", "시설대장", "건축물대장", "--left-key", "번호", "--right-key", "관리번호", "--on", "주소=소재지:address");
        Assert.Equal(2, exit);
        Assert.Contains("잠겨", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_may_be_seen_by_no_more_people_than_both_datasets()
    {
        await Registers();
        _home.Catalog.EditDataset("건축물대장", "시험", row => row.Access = nameof(AccessLevel.Internal));
        await _home.Run("link", "시설대장", "건축물대장", "--left-key", "번호", "--right-key", "관리번호", "--on", "시설명=건물명", "--on", "주소=소재지:address", "--result", "연결");
        Assert.Equal(AccessLevel.Internal, _home.Catalog.FindNow("연결")!.Access);
    }

    // 1,505 stop ids of the ridership; none stands in the city's own stop master, so the crosswalk is asked.
    [RealDataFact]
    public async Task Chuncheons_ridership_finds_its_stops_through_the_crosswalk()
    {
        foreach (var (name, file) in new[] { ("승하차", "강원특별자치도 춘천시_버스노선별 시간대별 승하차 인원_20251209.csv"), ("정류장", "강원특별자치도 춘천시_버스정류장 위치정보_20260326.csv"), ("대응표", "stop_id_mapping.csv") })
            Assert.Equal(0, (await _home.Run("ingest", Repository.SharedData("chuncheon_city/" + file)!, "--dataset", name)).Exit);
        var (exit, output, error) = await _home.Run(
            "link", "승하차", "정류장", "--left-key", "정류장아이디", "--right-key", "정류장 번호", "--through", "대응표:boarding_stop_id=stop_no", "--on", "정류장명=정류장명", "--result", "연결", "--json");
        Assert.True(exit == 0, error);
        using var json = JsonDocument.Parse(output);
        Assert.Equal((1_505, 1_890), (json.RootElement.GetProperty("leftThings").GetInt32(), json.RootElement.GetProperty("rightThings").GetInt32()));
        Assert.InRange(json.RootElement.GetProperty("byCrosswalk").GetInt32(), 1, 1_505);
        Assert.Equal(1_505, json.RootElement.GetProperty("linked").GetInt32() + json.RootElement.GetProperty("review").GetInt32() + json.RootElement.GetProperty("leftAlone").GetInt32());
    }

    private async Task Registers()
    {
        string Address(int i, string province) => $"{province} 춘천시 {_towns[i % 5]} {100 + i}-{i % 7}";
        var left = Enumerable.Range(0, 120).Select(i => $"A{i:000},{(i % 11 == 3 ? $"제{i} 행복 센터" : $"제{i}행복센터")},\"{Address(i, "강원도")}\",{2000 + (i % 20)}-{1 + (i % 12):00}-{1 + (i % 28):00}");
        var right = Enumerable.Range(0, 100).Select(i => $"B{i:000},{(i % 13 == 4 ? $"{i}행복센터" : $"제{i}행복센터")},\"{Address(i, "강원특별자치도")}번지\",{2000 + (i % 20)}-{1 + (i % 12):00}-{1 + (i % 28):00}")
            .Concat(Enumerable.Range(200, 10).Select(i => $"B{i:000},{i}번지 창고,\"{Address(i, "강원특별자치도")}\",1995-01-{i % 28 + 1:00}"));
        await _home.Ingest("시설대장.csv", "번호,시설명,주소,준공일\n" + string.Join('\n', left) + "\n");
        await _home.Ingest("건축물대장.csv", "관리번호,건물명,소재지,사용승인일\n" + string.Join('\n', right) + "\n");
    }

    private async Task<List<string[]>> Rows(string sql)
    {
        var file = Path.Combine(_home.Data, "answer.csv");
        var (exit, _, error) = await _home.Run("query", sql, "--format", "csv", "--out", file);
        Assert.True(exit == 0, error);
        return [.. (await File.ReadAllLinesAsync(file)).Skip(1).Select(line => line.TrimEnd('\r').Split(','))];
    }
}
