using System.Net;
using System.Text;
using Maru.App.Catalog;
using Maru.Contracts;

namespace Maru.Web.Tests.Import;

/// <summary>The whole way through the wizard with plain forms, as in a browser without script.</summary>
public sealed class ImportPagesTests(ImportSite site) : IClassFixture<ImportSite>
{
    private static byte[] Cp949(string text) => Encoding.GetEncoding(949).GetBytes(text);

    // Each test has columns of its own, so that none becomes the next version of another's.
    private static string Table(string column, int rows = 30) => $"{column},{column} 값,{column} 동\n" + string.Concat(Enumerable.Range(1, rows).Select(n => $"{column}{n},{n * 7},우두동\n"));

    [Fact]
    public async Task From_upload_to_dataset_page_with_corrections_on_the_way()
    {
        var found = await site.Upload(("2026 도로굴착 허가대장(최종).csv", Cp949(Ledger.Csv())));
        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Contains("찾은 내용을 확인하세요", found.Text, StringComparison.Ordinal);
        Assert.Contains("CP949", found.Text, StringComparison.Ordinal);
        Assert.Contains("EPSG:5186", found.Text, StringComparison.Ordinal);
        AssertNoPhone(found);
        Assert.DoesNotContain(site.Catalog.Snapshot().Entries, entry => entry.Id == "시험-굴착");

        var corrected = await site.Submit(found, found.Path, ("type.4", "text"), ("name.2", "시작일"), ("personal.7", "drop"), ("do", "again"));
        Assert.Contains(new KeyValuePair<string, string>("type.4", "text"), corrected.Fields(found.Path));
        Assert.Contains(new KeyValuePair<string, string>("name.2", "시작일"), corrected.Fields(found.Path));
        Assert.Contains($"{Ledger.Rows}행 가운데", (await site.Submit(corrected, found.Path, ("aside.0", "admit"), ("do", "again"))).Text.Replace("92행", $"{Ledger.Rows}행", StringComparison.Ordinal), StringComparison.Ordinal);
        AssertNoPhone(corrected);

        var about = await site.Submit(corrected, found.Path, ("do", "next"));
        Assert.EndsWith("/about", about.Path, StringComparison.Ordinal);
        var incomplete = await site.Submit(about, about.Path, ("title", ""), ("do", "next"));
        Assert.Contains("이름이 비어 있습니다", incomplete.Text, StringComparison.Ordinal);
        Assert.Contains("공개 범위를 고르지 않았습니다", incomplete.Text, StringComparison.Ordinal);

        var load = await site.Submit(incomplete, about.Path, ("title", "시험 굴착"), ("access", "everyone"), ("cycle", "P6M"), ("do", "next"));
        Assert.EndsWith("/load", load.Path, StringComparison.Ordinal);
        Assert.Contains("--set column.비고.drop=true", load.Text, StringComparison.Ordinal);
        var done = await site.Submit(load, load.Path);
        Assert.Contains("등록했습니다", done.Text, StringComparison.Ordinal);
        Assert.Contains("/datasets/" + Uri.EscapeDataString("시험-굴착"), done.Html, StringComparison.Ordinal);

        var entry = site.Catalog.Snapshot().Find("시험-굴착")!;
        Assert.Equal(("시험 굴착", "P6M"), (entry.Title.Ko, entry.Cycle.Code));
        Assert.DoesNotContain(entry.Columns, column => column.Name == "비고");
        Assert.Contains(entry.Columns, column => column.Name == "시작일");
        Assert.Equal(HttpStatusCode.OK, (await site.Open("/datasets/시험-굴착")).Status);
        await AssertUsesAreCounted("시험-굴착");
    }

    private async Task AssertUsesAreCounted(string dataset)
    {
        foreach (var address in new[] { $"/datasets/{dataset}", $"/datasets/{dataset}/download.csv", $"/datasets/{dataset}/download.cp949.csv", $"/api/v1/datasets/{dataset}/rows", $"/datasets/{dataset}/download.hwp" })
            await site.Open(address);
        site.Uses.Flush();
        site.Catalog.EditDataset(dataset, "김서연", _ => { });
        var uses = site.Catalog.Snapshot().Find(dataset)!.Usage;
        Assert.Equal((2L, 2L, 1L), (uses.Views, uses.Downloads, uses.ApiCalls));
    }

    [Fact]
    public async Task A_table_of_four_hundred_columns_goes_through_its_form()
    {
        var header = string.Join(',', Enumerable.Range(1, 400).Select(n => $"넓은{n}"));
        var lines = string.Concat(Enumerable.Range(1, 30).Select(row => string.Join(',', Enumerable.Range(1, 400).Select(n => row * n)) + "\n"));
        var found = await site.Upload(("넓은 표.csv", Cp949(header + "\n" + lines)));
        Assert.True(found.Fields(found.Path).Count > 1024);
        var corrected = await site.Submit(found, found.Path, ("name.399", "마지막"), ("do", "again"));
        Assert.Equal(HttpStatusCode.OK, corrected.Status);
        Assert.Contains(new KeyValuePair<string, string>("name.399", "마지막"), corrected.Fields(found.Path));
    }

    [Fact]
    public async Task The_encoding_is_chosen_by_its_sample()
    {
        var found = await site.Upload(("글자.csv", Cp949(Table("글자"))));
        var broken = await site.Submit(found, found.Path, ("encoding", "utf-8"), ("do", "again"));
        Assert.Contains(new KeyValuePair<string, string>("encoding", "utf-8"), broken.Fields(found.Path));
        Assert.Contains('\uFFFD', broken.Text);
        var back = await site.Submit(broken, found.Path, ("do", "reset"));
        Assert.Contains(new KeyValuePair<string, string>("encoding", "cp949"), back.Fields(found.Path));
    }

    [Fact]
    public async Task A_change_made_while_another_is_checked_is_not_lost()
    {
        var shown = await site.Upload(("둘.csv", Encoding.UTF8.GetBytes(Table("둘"))));
        await site.Submit(shown, shown.Path, ("name.0", "새 이름"), ("do", "again"));
        // The same page as before goes on: it does not know of the first answer.
        var both = await site.Submit(shown, shown.Path, ("name.0", "새 이름"), ("type.1", "text"), ("do", "again"));
        Assert.Contains(new KeyValuePair<string, string>("name.0", "새 이름"), both.Fields(shown.Path));
        Assert.Contains(new KeyValuePair<string, string>("type.1", "text"), both.Fields(shown.Path));
    }

    [Fact]
    public async Task A_personal_column_is_opened_only_with_a_reason()
    {
        var rows = string.Concat(Enumerable.Range(1, 40).Select(n => $"현장 {n},{Ledger.Phone(n)}\n"));
        var found = await site.Upload(("연락.csv", Encoding.UTF8.GetBytes("현장이름,연락처란\n" + rows)));
        AssertNoPhone(found);
        var asked = await site.Submit(found, found.Path, ("personal.1", "open"), ("do", "next"));
        Assert.Equal(found.Path, asked.Path);
        Assert.Contains("까닭이 없어 아직 잠겨 있습니다", asked.Text, StringComparison.Ordinal);
        AssertNoPhone(asked);
        var about = await site.Submit(asked, found.Path, ("why.1", "시청 누리집에 공개된 번호"), ("do", "next"));
        Assert.EndsWith("/about", about.Path, StringComparison.Ordinal);
        AssertNoPhone(await site.Open(found.Path));
    }

    [Fact]
    public async Task A_draft_is_left_and_gone_on_with_and_discarded()
    {
        var found = await site.Upload(("초안.csv", Encoding.UTF8.GetBytes(Table("초안"))));
        var start = await site.Submit(found, found.Path, ("type.1", "text"), ("do", "later"));
        Assert.Equal("/import", start.Path);
        Assert.Contains("초안.csv", start.Text, StringComparison.Ordinal);
        var again = await site.Open(found.Path);
        Assert.Contains(new KeyValuePair<string, string>("type.1", "text"), again.Fields(found.Path));
        var gone = await site.Submit(start, found.Path + "/discard");
        Assert.DoesNotContain("초안.csv", gone.Text, StringComparison.Ordinal);
        var missing = await site.Open(found.Path);
        Assert.Equal(HttpStatusCode.Gone, missing.Status);
        Assert.Contains("남아 있지 않습니다", missing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_tables_are_chosen_from()
    {
        var tables = await site.Upload(("표하나.csv", Encoding.UTF8.GetBytes(Table("표하나"))), ("표둘.csv", Encoding.UTF8.GetBytes(Table("표둘"))));
        Assert.EndsWith("/tables", tables.Path, StringComparison.Ordinal);
        Assert.Contains("표둘.csv", tables.Text, StringComparison.Ordinal);
        var none = await site.Submit(tables, tables.Path, ("pick", null));
        Assert.Contains("고른 표가 없습니다", none.Text, StringComparison.Ordinal);
        var found = await site.Submit(tables, tables.Path, ("pick", "0"), ("how", "separately"));
        Assert.Contains("표둘 값", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_columns_again_become_the_next_version()
    {
        var first = await site.Upload(("판 하나.csv", Encoding.UTF8.GetBytes(Table("판"))));
        var about = await site.Submit(first, first.Path, ("do", "next"));
        await Load(await site.Submit(about, about.Path, ("title", "판 시험"), ("access", "everyone"), ("do", "next")));
        var second = await site.Upload(("이름이 다른 파일.csv", Encoding.UTF8.GetBytes(Table("판", 35))));
        Assert.Contains("‘판 시험’과 컬럼 3개가 같습니다. 새 데이터로 만들지 않고 버전 2로 이어집니다.", second.Text, StringComparison.Ordinal);
        about = await site.Submit(second, second.Path, ("do", "next"));
        var done = await Load(await site.Submit(about, about.Path, ("do", "next")));
        Assert.Contains("버전 2로 등록했습니다", done.Text, StringComparison.Ordinal);
        Assert.Equal((2, 35L), (site.Catalog.Snapshot().Find("판-시험")!.Newest!.Version, site.Catalog.Snapshot().Find("판-시험")!.Rows));

        Task<PageShown> Load(PageShown load) => site.Submit(load, load.Path);
    }

    [Theory]
    [InlineData("빈파일.csv", "", "빈 파일")]
    [InlineData("그림.png", "\u0089PNG\r\n", "어떤 형식의 파일인지 알 수 없습니다")]
    public async Task A_file_that_can_not_be_read_says_found_where_and_what_to_do(string name, string content, string says)
    {
        var page = await site.Upload((name, Encoding.Latin1.GetBytes(content)));
        Assert.StartsWith("/import?notice=", page.Path, StringComparison.Ordinal);
        Assert.Contains(says, page.Text, StringComparison.Ordinal);
        Assert.Contains(name, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_without_a_file_and_an_address_out_of_bounds_say_so()
    {
        Assert.Contains("올린 파일이 없습니다", (await site.Upload()).Text, StringComparison.Ordinal);
        var page = await site.Submit(await site.Open("/import"), "/import/address", ("address", "http://127.0.0.1:9/x.csv"));
        Assert.Contains("127.0.0.1", page.Text, StringComparison.Ordinal);
        Assert.Contains("허용", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var found = await site.Upload(("표식.csv", Encoding.UTF8.GetBytes(Table("표식"))));
        var refused = await site.Submit(found, found.Path, ("__RequestVerificationToken", null), ("type.1", "text"), ("do", "again"));
        Assert.Contains("확인할 수 없는 요청", refused.Text, StringComparison.Ordinal);
        Assert.Empty(site.Drafts.Find(found.Path.Split('/')[^1])!.Settings);

        using var body = new MultipartFormDataContent { { new ByteArrayContent("가\n1\n"u8.ToArray()), "files", "몰래.csv" } };
        var page = await PageShown.Of(await site.Client.PostAsync("/import/upload", body));
        Assert.Contains("확인할 수 없는 요청", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Host", "data.example.kr")]
    public async Task From_elsewhere_the_wizard_is_closed_and_not_in_the_menu(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/import");
        request.Headers.TryAddWithoutValidation(header, value);
        var page = await PageShown.Of(await site.Client.SendAsync(request));
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("데이터 담당만", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/import\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/import\"", (await site.Open("/datasets")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("maru.desk=00000000000000000000000000000000")]
    public async Task Without_the_key_the_wizard_is_closed_and_its_forms_change_nothing(string? cookie)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        if (cookie is not null) client.DefaultRequestHeaders.Add("Cookie", cookie);
        foreach (var address in new[] { "/import", "/desk", "/desk?key=00000000000000000000000000000000" })
        {
            var page = await PageShown.Of(await client.GetAsync(address));
            Assert.Equal(("/import", HttpStatusCode.Forbidden), (page.Path, page.Status));
            Assert.Contains("./maru up", page.Text, StringComparison.Ordinal);
        }
        using var body = new MultipartFormDataContent { { new ByteArrayContent("가\n1\n"u8.ToArray()), "files", "몰래.csv" } };
        Assert.Equal(HttpStatusCode.Forbidden, (await PageShown.Of(await client.PostAsync("/import/upload", body))).Status);
    }

    [Fact]
    public async Task The_key_opens_nothing_when_it_comes_from_elsewhere()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, site.Desk.Address);
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var refused = await client.SendAsync(request);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        using var opened = await client.GetAsync(site.Desk.Address);
        Assert.Contains("httponly", Assert.Single(opened.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    private static void AssertNoPhone(PageShown page) =>
        Assert.All(Enumerable.Range(1, Ledger.Rows), n => Assert.DoesNotContain(Ledger.Phone(n)[4..], page.Html, StringComparison.Ordinal));
}
