using System.Text;
using System.Text.Json;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Tests.OpenApi;

public sealed class ApiCollectorTests
{
    private const int Rows = 10;

    [Fact]
    public async Task All_pages_become_one_file_of_texts_under_the_names_of_the_description()
    {
        await using var api = new FakeApi(request => Page(request, total: 25));
        using var home = new ApiHome(Description(api, "columns: {name: 이름}\nleaveOut: [OWNER]\n"));
        var file = await home.Collect();
        var lines = await File.ReadAllLinesAsync(file.Path);
        Assert.Equal(25, lines.Length);
        Assert.Equal("""{"id":"1","이름":"가 1"}""", lines[0]);
        Assert.Equal(["/list?type=json&pageNo=1&numOfRows=10", "/list?type=json&pageNo=2&numOfRows=10", "/list?type=json&pageNo=3&numOfRows=10"], api.Asked);
        Assert.Equal(("시험 자료.jsonl", "json"), (file.Name, file.Connector));
        Assert.Empty(file.Issues);
    }

    [Theory]
    [InlineData("%2B", "ab%2Bc%2Fd%3D%3D")]
    [InlineData("%252B", "ab%252Bc%252Fd%253D%253D")]
    [InlineData("+", "ab+c/d==")]
    public async Task A_key_is_sent_encoded_once_however_it_was_copied(string how, string written)
    {
        Assert.Contains(how, written, StringComparison.Ordinal);
        await using var api = new FakeApi(request => Page(request, total: 3));
        using var home = new ApiHome(Description(api, "keys: [{name: portal, parameter: serviceKey}]\n"));
        home.Key("portal", written + "\n");
        await home.Collect();
        Assert.StartsWith("/list?serviceKey=ab%2Bc%2Fd%3D%3D&", api.Asked[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_file_that_others_may_read_is_closed_to_them()
    {
        await using var api = new FakeApi(request => Page(request, total: 3));
        using var home = new ApiHome(Description(api, "keys: [{name: portal, parameter: serviceKey}]\n"));
        home.Key("portal", "secret");
        var path = Path.Combine(home.Home.Keys, "portal");
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await home.Collect();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_missing_key_is_said_with_where_to_put_it()
    {
        await using var api = new FakeApi(request => Page(request, total: 3));
        using var home = new ApiHome(Description(api, "keys: [{name: portal, parameter: serviceKey}]\npage: https://provider.example/apply\n"));
        var refusal = await Refused(home);
        Assert.Contains("MARU_KEY_PORTAL", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("keys/portal", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("https://provider.example/apply", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(api.Asked);
    }

    [Fact]
    public async Task A_key_given_as_a_setting_is_refused_because_settings_are_kept()
    {
        await using var api = new FakeApi(request => Page(request, total: 3));
        using var home = new ApiHome(Description(api, "keys: [{name: portal, parameter: serviceKey}]\nfilters: true\n"));
        var refusal = await Assert.ThrowsAsync<InputException>(() => home.Collect("test", "serviceKey=SECRET"));
        Assert.DoesNotContain("SECRET", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, "활용신청")]
    [InlineData(22, "횟수를 다 썼습니다")]
    [InlineData(10, "요청 변수")]
    public async Task An_error_inside_http_200_as_xml_although_json_was_asked_is_told_and_not_tried_again(int code, string words)
    {
        await using var api = new FakeApi(_ => new(GatewayError(code, "ERROR_OF_KEY sec+ret and sec%2Bret"), 200, "application/json"));
        using var home = new ApiHome(Description(api, "keys: [{name: portal, parameter: serviceKey}]\n"));
        home.Key("portal", "sec+ret");
        var refusal = await Refused(home);
        Assert.Contains($": {code} ERROR_OF_KEY *** and ***", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Single(api.Asked);
    }

    [Fact]
    public async Task A_gateway_error_with_http_403_is_read_too()
    {
        await using var api = new FakeApi(_ => new(GatewayError(20, "SERVICE ACCESS DENIED ERROR."), 403, "text/xml"));
        using var home = new ApiHome(Description(api));
        Assert.Contains("20 SERVICE ACCESS DENIED ERROR.", (await Refused(home)).Message, StringComparison.Ordinal);
        Assert.Single(api.Asked);
    }

    [Fact]
    public async Task A_server_that_stumbles_is_asked_again()
    {
        await using var api = new FakeApi(request => request.Number switch
        {
            1 => new("<html><body>525</body></html>", 525, "text/html"),
            2 => new(Body(1, 10, 10)) { IsCut = true },
            3 => new("<!DOCTYPE html><html>점검 중</html>", 200, "application/json"),
            _ => Page(request, total: 10),
        });
        using var home = new ApiHome(Description(api));
        Assert.Equal(10, (await home.Lines()).Length);
        Assert.Equal(4, api.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_stays_broken_is_given_up_after_four_tries()
    {
        await using var api = new FakeApi(_ => new("", 503));
        using var home = new ApiHome(Description(api));
        Assert.Contains("503", (await Refused(home)).Message, StringComparison.Ordinal);
        Assert.Equal(4, api.Asked.Count);
    }

    [Fact]
    public async Task A_page_that_takes_too_long_is_asked_for_again()
    {
        await using var api = new FakeApi(request => Page(request, total: 5) with { Delay = request.Number == 1 ? TimeSpan.FromSeconds(3) : TimeSpan.Zero });
        using var home = new ApiHome(Description(api)) { Patience = new() { FirstWait = TimeSpan.FromMilliseconds(1), Time = TimeSpan.FromSeconds(1) } };
        Assert.Equal(5, (await home.Lines()).Length);
    }

    [Fact]
    public async Task Too_many_requests_waits_as_long_as_the_server_asks_but_not_for_hours()
    {
        await using var busy = new FakeApi(request => request.Number == 1 ? new("", 429) { Headers = "Retry-After: 0\r\n" } : Page(request, total: 5));
        using var patient = new ApiHome(Description(busy));
        Assert.Equal(5, (await patient.Lines()).Length);
        await using var closed = new FakeApi(_ => new("", 429) { Headers = "Retry-After: 7200\r\n" });
        using var refused = new ApiHome(Description(closed));
        Assert.Contains("횟수를 다 썼습니다", (await Refused(refused)).Message, StringComparison.Ordinal);
        Assert.Single(closed.Asked);
    }

    [Fact]
    public async Task A_missing_page_is_asked_for_twice_and_then_told()
    {
        await using var api = new FakeApi(request => request.Query("pageNo", 0) == 2 ? new(Envelope("[]", 30)) : Page(request, total: 30));
        using var home = new ApiHome(Description(api));
        var file = await home.Collect();
        var issue = Assert.Single(file.Issues);
        Assert.Equal(("rows-differ-from-total", "20", "30", 10L, Severity.Error), (issue.Rule, issue.Found, issue.Expected, issue.Count, issue.Severity));
        Assert.EndsWith("모자란 쪽: 2", issue.Message.Ko, StringComparison.Ordinal);
        Assert.Equal(4, api.Asked.Count);
    }

    [Fact]
    public async Task A_page_missing_once_is_nothing_to_tell()
    {
        await using var api = new FakeApi(request => request.Number == 2 ? new(Envelope("\"\"", 30)) : Page(request, total: 30));
        using var home = new ApiHome(Description(api));
        var file = await home.Collect();
        Assert.Equal(30, File.ReadLines(file.Path).Count());
        Assert.Empty(file.Issues);
    }

    [Fact]
    public async Task A_page_that_came_before_is_left_out_and_told()
    {
        await using var api = new FakeApi(request => new(Body(request.Query("pageNo", 0) == 3 ? 11 : ((request.Query("pageNo", 0) - 1) * Rows) + 1, 10, 40)));
        using var home = new ApiHome(Description(api));
        var file = await home.Collect();
        Assert.Equal(["rows-differ-from-total", "page-repeated"], file.Issues.Select(issue => issue.Rule));
        Assert.Equal(30, File.ReadLines(file.Path).Count());
    }

    [Fact]
    public async Task A_server_that_knows_no_pages_is_not_asked_for_ever()
    {
        await using var api = new FakeApi(_ => new(Body(1, 10, 5_000)));
        using var home = new ApiHome(Description(api));
        Assert.Equal(10, (await home.Lines()).Length);
        Assert.True(api.Asked.Count < 10, $"{api.Asked.Count} requests");
    }

    [Fact]
    public async Task A_total_that_changes_while_paging_is_told_and_followed()
    {
        await using var api = new FakeApi(request => Page(request, total: request.Query("pageNo", 0) == 1 ? 20 : 21));
        using var home = new ApiHome(Description(api));
        var file = await home.Collect();
        Assert.Equal(21, File.ReadLines(file.Path).Count());
        Assert.Equal("total-changed", Assert.Single(file.Issues).Rule);
    }

    [Fact]
    public async Task Rows_that_came_on_two_pages_are_kept_and_told()
    {
        // A row was put in while pages were read: the last of a page is the first of the next.
        await using var api = new FakeApi(request => new(request.Query("pageNo", 0) == 1 ? Body(1, 10, 20) : Body(10, 10, 20)));
        using var home = new ApiHome(Description(api));
        var file = await home.Collect();
        Assert.Equal(20, File.ReadLines(file.Path).Count());
        Assert.Equal(("rows-on-two-pages", 1L), (Assert.Single(file.Issues).Rule, file.Issues[0].Count));
    }

    [Fact]
    public async Task A_server_that_gives_fewer_rows_than_asked_is_read_to_the_end()
    {
        await using var api = new FakeApi(request => new(Body(((request.Query("pageNo", 0) - 1) * 4) + 1, Math.Min(4, 10 - ((request.Query("pageNo", 0) - 1) * 4)), 10)));
        using var home = new ApiHome(Description(api));
        var file = await home.Collect();
        Assert.Equal(10, File.ReadLines(file.Path).Count());
        Assert.Empty(file.Issues);
    }

    [Fact]
    public async Task No_data_is_a_refusal_so_that_nothing_replaces_what_is_there()
    {
        await using var api = new FakeApi(_ => new("""{"response":{"header":{"resultCode":"03","resultMsg":"NODATA_ERROR"}}}"""));
        using var home = new ApiHome(Description(api));
        Assert.Contains("조건에 맞는 자료가 없다고", (await Refused(home)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_header_is_no_empty_answer()
    {
        await using var api = new FakeApi(_ => new("""{"response":{"body":{}}}"""));
        using var home = new ApiHome(Description(api));
        Assert.Contains("결과 코드를 찾지 못했습니다", (await Refused(home)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_in_euc_kr_that_calls_itself_html_is_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var api = new FakeApi(request => Page(request, total: 3) with { Encoding = Encoding.GetEncoding(949), ContentType = "text/html; charset=UTF-8" });
        using var home = new ApiHome(Description(api));
        Assert.Contains("가 3", (await home.Lines())[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ranges_in_the_path_end_when_the_service_says_there_is_no_more()
    {
        await using var api = new FakeApi(request => request.Target.EndsWith("/11/20/2026", StringComparison.Ordinal)
            ? new("""{"RESULT":{"CODE":"INFO-200","MESSAGE":"해당하는 데이터가 없습니다."}}""")
            : new("{\"Svc\":{\"RESULT\":{\"CODE\":\"INFO-000\",\"MESSAGE\":\"정상\"},\"row\":" + Records(1, 10) + "}}"));
        using var home = new ApiHome($"name: {{ko: 범위}}\naddress: {api.Address}/{{city}}/json/Svc/{{start}}/{{end}}/{{args}}\nkeys: [{{name: city}}]\nparameters: [{{id: args}}]\npaging: {{kind: range, rows: 10}}\n");
        home.Key("city", "SECRETKEY");
        var file = await home.Collect("test?args=2026");
        Assert.Equal(["/SECRETKEY/json/Svc/1/10/2026", "/SECRETKEY/json/Svc/11/20/2026"], api.Asked);
        Assert.Equal((10, "api:test?args=2026"), (File.ReadLines(file.Path).Count(), file.Origin));
    }

    [Fact]
    public async Task A_refusal_of_a_server_with_its_key_in_the_path_does_not_show_it()
    {
        await using var api = new FakeApi(_ => new("", 400));
        using var home = new ApiHome($"name: {{ko: 범위}}\naddress: {api.Address}/{{city}}/json/{{start}}/{{end}}\nkeys: [{{name: city}}]\npaging: {{kind: range}}\n");
        home.Key("city", "SECRETKEY");
        var refusal = await Refused(home);
        Assert.DoesNotContain("SECRETKEY", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cursors_are_followed_to_the_last()
    {
        await using var api = new FakeApi(request => new($"{{\"resultCode\":\"00\",\"items\":{Records(request.Text("after") is { } from ? int.Parse(from, System.Globalization.CultureInfo.InvariantCulture) : 1, 10)},\"next\":{(request.Number < 3 ? request.Number * 10 + 1 : "null")}}}"));
        using var home = new ApiHome($"name: {{ko: 커서}}\naddress: {api.Address}/list\npaging: {{kind: cursor, number: after, size: \"\", rows: 10, next: next}}\n");
        Assert.Equal(30, (await home.Lines()).Length);
        Assert.Equal(["/list", "/list?after=11", "/list?after=21"], api.Asked);
    }

    [Fact]
    public async Task A_cursor_that_never_moves_is_refused()
    {
        await using var api = new FakeApi(request => new($"{{\"resultCode\":\"00\",\"items\":{Records(request.Number * 10, 5)},\"next\":\"same\"}}"));
        using var home = new ApiHome($"name: {{ko: 커서}}\naddress: {api.Address}/list\npaging: {{kind: cursor, next: next}}\n");
        Assert.Contains("끝나지 않습니다", (await Refused(home)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_keys_buy_a_token_that_is_sent_instead_of_them()
    {
        await using var api = new FakeApi(request => request.Target.StartsWith("/auth", StringComparison.Ordinal)
            ? new("""{"id":"API_0101","result":{"accessTimeout":"1","accessToken":"tok-1"},"errMsg":"Success","errCd":0}""")
            : new("{\"errCd\":0,\"errMsg\":\"Success\",\"result\":" + Records(1, 4) + "}"));
        using var home = new ApiHome($"name: {{ko: 토큰}}\naddress: {api.Address}/stats\nkeys: [{{name: one, parameter: consumer_key, forToken: true}}, {{name: two, parameter: consumer_secret, forToken: true}}]\ntoken: {{address: \"{api.Address}/auth\", path: result.accessToken, parameter: accessToken}}\npaging: {{kind: none}}\n");
        home.Key("one", "A");
        home.Key("two", "B");
        Assert.Equal(4, (await home.Lines()).Length);
        Assert.Equal(["/auth?consumer_key=A&consumer_secret=B", "/stats?accessToken=tok-1"], api.Asked);
    }

    [Fact]
    public async Task Features_of_all_pages_become_one_geojson_with_its_coordinate_system()
    {
        await using var api = new FakeApi(request => new(
            "{\"response\":{\"status\":\"OK\",\"record\":{\"total\":\"3\",\"current\":\"2\"},\"result\":{\"featureCollection\":{\"type\":\"FeatureCollection\",\"features\":[" +
            string.Join(',', Enumerable.Range(request.Query("page", 1) * 2 - 1, request.Query("page", 1) == 1 ? 2 : 1).Select(n => $"{{\"type\":\"Feature\",\"properties\":{{\"code\":{n}}},\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{n},37]}}}}")) + "]}}}}"));
        using var home = new ApiHome($"name: {{ko: 경계}}\naddress: {api.Address}/data\ngeographic: true\ncrs: EPSG:5179\npaging: {{kind: page, number: page, size: size, rows: 2}}\ncolumns: {{code: 코드}}\n");
        var file = await home.Collect();
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file.Path));
        Assert.Equal(("경계.geojson", "geojson", 3, "EPSG:5179", "1"), (file.Name, file.Connector, document.RootElement.GetProperty("features").GetArrayLength(),
            document.RootElement.GetProperty("crs").GetProperty("properties").GetProperty("name").GetString(), document.RootElement.GetProperty("features")[0].GetProperty("properties").GetProperty("코드").GetString()));
    }

    [Fact]
    public async Task Values_that_make_another_dataset_are_in_its_name_and_times_are_not()
    {
        await using var api = new FakeApi(request => Page(request, total: 3));
        using var home = new ApiHome(Description(api, "parameters:\n  - {id: sido, sends: sidoName, part: true, required: true}\n  - {id: day, default: \"{today:yyyyMMdd}\"}\n"));
        var file = await home.Collect("test", "sido=강원", "day=20260101");
        Assert.Equal(("시험 자료 강원.jsonl", "api:test?day=20260101&sido=강원"), (file.Name, file.Origin));
        Assert.Contains($"sidoName={Uri.EscapeDataString("강원")}&day=20260101", api.Asked[0], StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<InputException>(() => home.Collect());
        Assert.Contains("--set sido=", refusal.Message, StringComparison.Ordinal);
    }

    private static FakeAnswer Page(FakeRequest request, int total)
    {
        var first = ((request.Query("pageNo", 1) - 1) * Rows) + 1;
        return new(Body(first, Math.Clamp(total - first + 1, 0, Rows), total));
    }

    private static string Body(int first, int count, int total) => Envelope($"{{\"item\":{Records(first, count)}}}", total);

    private static string Envelope(string items, int total) =>
        $"{{\"response\":{{\"header\":{{\"resultCode\":\"00\",\"resultMsg\":\"NORMAL SERVICE.\"}},\"body\":{{\"dataType\":\"JSON\",\"items\":{items},\"pageNo\":1,\"numOfRows\":10,\"totalCount\":\"{total}\"}}}}}}";

    private static string Records(int first, int count) =>
        "[" + string.Join(',', Enumerable.Range(first, count).Select(n => $"{{\"id\":{n},\"name\":\"가 {n}\",\"OWNER\":\"누구\"}}")) + "]";

    private static string GatewayError(int code, string message) =>
        $"<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>{message}</returnAuthMsg><returnReasonCode>{code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>";

    private static string Description(FakeApi api, string more = "") =>
        $"name: {{ko: 시험 자료, en: Test}}\naddress: {api.Address}/list\nfixed: {{type: json}}\npaging: {{kind: page, rows: 10}}\n{more}";

    private static Task<InputException> Refused(ApiHome home) => Assert.ThrowsAsync<InputException>(() => home.Collect());
}
