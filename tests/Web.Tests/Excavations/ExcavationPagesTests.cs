using System.Net;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Excavations;
using Maru.Contracts;
using Maru.Web.Tests.Import;

namespace Maru.Web.Tests.Excavations;

public sealed class ExcavationPagesTests(ImportSite site) : IClassFixture<ImportSite>, IAsyncLifetime
{
    private const string At = "2026-10-20T10:32";
    private string _mark = "";

    public async Task InitializeAsync()
    {
        _mark = "-" + Guid.NewGuid().ToString("N")[..6];
        foreach (var (name, text) in ExcavationFiles.All(_mark)) await site.Ingest(name, text);
        await File.WriteAllTextAsync(site.Get<ExcavationFile>().Path, ExcavationFiles.Settings(_mark));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_address_shows_the_sentence_and_its_facts()
    {
        var page = await Look("중앙로 120");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("중앙로 120 앞은 수도관 교체 공사로 10월 30일까지 평일 아침 9시부터 저녁 5시까지 바깥쪽 한 개 차로를 막습니다.", System.Text.RegularExpressions.Regex.Replace(page.Text, @"\s+", " "), StringComparison.Ordinal);
        foreach (var fact in (string[])["10월 30일(금)까지", "평일 09:00~17:00", "시장길 쪽 3개 가운데 바깥쪽 1개 통제", "2번과 9번 버스, 중앙시장앞 대신 임시 정류장(150m)", "상수도과 수도시설팀 내선 4412", "학림동 612-3", "350m 안 2곳", "2025-06-01 포장"])
            Assert.Contains(fact, page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:4412\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("autofocus", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_the_sentence_is_missing_from_the_facts_below()
    {
        var page = await Look("중앙로 120");
        var facts = page.Html[page.Html.IndexOf("<ol class=\"works\"", StringComparison.Ordinal)..];
        foreach (var word in (string[])["수도관 교체", "10월 30일", "평일", "09:00~17:00", "바깥쪽", "2번과 9번", "중앙시장앞", "150m"]) Assert.Contains(word, facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_brief_form_the_message_and_english_are_other_addresses_of_the_page()
    {
        Assert.Contains("바깥쪽 한 개 차로 막음", (await Look("중앙로 120", "&length=brief")).Text, StringComparison.Ordinal);
        Assert.Contains("바이트", (await Look("중앙로 120", "&length=text")).Text, StringComparison.Ordinal);
        var english = await Look("중앙로 120", "&lang=en");
        Assert.Contains("water main replacement", english.Text, StringComparison.Ordinal);
        Assert.Contains("Waterworks, Facilities, extension 4412", english.Text, StringComparison.Ordinal);
        await Look("중앙로 120", "&lang=ko");
    }

    [Fact]
    public async Task A_place_without_works_names_the_nearest_and_whom_to_ask()
    {
        var page = await Look("은행로 7");
        Assert.Contains("허가된 굴착공사가 없습니다", page.Text, StringComparison.Ordinal);
        Assert.Contains("가장 가까운 굴착공사", page.Text, StringComparison.Ordinal);
        Assert.Contains("건설과 도로점용팀 2411에 물어 주세요", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("없는길 7")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("%")]
    public async Task What_is_not_found_is_said_and_nothing_of_it_becomes_markup(string query)
    {
        var page = await Look(query);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("찾지 못했습니다", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_the_ledger_stays_text()
    {
        var page = await site.Open("/call-centre?q=" + Uri.EscapeDataString("은행로") + "&at=2026-03-10T10:00");
        Assert.Contains("<b>관로</b> 매설", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>관로</b>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_works_filters_by_road_and_day_and_tells_conflicts_redigs_and_buses()
    {
        var page = await site.Open($"/excavations?at={At}");
        foreach (var fact in (string[])["막힌 곳 1, 다른 시간에 막는 곳 0, 예정된 곳 1", "2026-굴착-0001", "2026-10-25 ~ 2026-10-30", "2025-06-01 포장", "중앙시장앞", "임시 정류장 150m"]) Assert.Contains(fact, page.Text, StringComparison.Ordinal);
        Assert.Contains("이날 허가된 굴착공사가 없습니다", (await site.Open("/excavations?at=2026-12-01")).Text, StringComparison.Ordinal);
        Assert.Contains("이날 허가된 굴착공사가 없습니다", (await site.Open($"/excavations?at={At}&road=" + Uri.EscapeDataString("은행로"))).Text, StringComparison.Ordinal);
        Assert.Contains("때를 읽을 수 없습니다", (await site.Open("/excavations?at=" + Uri.EscapeDataString("<b>"))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Open($"/excavations?at={At}&page=99999999999")).Status);
    }

    [Fact]
    public async Task The_figures_lead_to_their_receipt()
    {
        var page = await Look("중앙로 120");
        var address = WebUtility.HtmlDecode(page.Html[page.Html.IndexOf("/excavations/receipt?", StringComparison.Ordinal)..].Split('"')[0]);
        var receipt = await site.Open(address);
        Assert.Equal(HttpStatusCode.OK, receipt.Status);
        Assert.Contains("/receipts/", receipt.Path, StringComparison.Ordinal);
        Assert.Contains("350m 안의 공사", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("permits" + _mark, receipt.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_gives_works_places_and_the_versions_they_come_from()
    {
        using var works = await Json($"/api/v1/excavations?at={At}&near=" + Uri.EscapeDataString("중앙로 120"));
        Assert.Equal("중앙로 120", works.RootElement.GetProperty("place").GetProperty("title").GetString());
        var first = works.RootElement.GetProperty("works")[0];
        Assert.Equal(("2026-굴착-0001", "closed", "1001"), (first.GetProperty("number").GetString(), first.GetProperty("state").GetString(), first.GetProperty("stops")[0].GetProperty("number").GetString()));
        Assert.Equal(1, works.RootElement.GetProperty("datasets")[0].GetProperty("version").GetInt32());
        using var places = await Json("/api/v1/places?q=" + Uri.EscapeDataString("ㅈㅇㄹ 120"));
        Assert.Equal(("중앙로 120", "similar"), (places.RootElement.GetProperty("places")[0].GetProperty("title").GetString(), places.RootElement.GetProperty("places")[0].GetProperty("match").GetString()));
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Client.GetAsync("/api/v1/excavations?at=x")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Client.GetAsync("/api/v1/excavations?near=" + Uri.EscapeDataString("없는길 7"))).StatusCode);
        using var none = await Json("/api/v1/places");
        Assert.Equal(0, none.RootElement.GetProperty("places").GetArrayLength());
    }

    [Fact]
    public async Task Who_may_not_read_the_permits_is_told_so_and_gets_nothing_of_them()
    {
        site.Catalog.EditDataset("permits" + _mark, "시험", row => row.Access = nameof(AccessLevel.Internal));
        using var stranger = new HttpClient { BaseAddress = site.Address };
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/api/v1/excavations?at={At}")).StatusCode);
        stranger.DefaultRequestHeaders.Add("Accept", "text/html");
        foreach (var address in (string[])[$"/call-centre?q={Uri.EscapeDataString("중앙로 120")}&at={At}", $"/excavations?at={At}"])
        {
            var page = await PageShown.Of(await stranger.GetAsync(address));
            Assert.Contains("굴착 허가 데이터를 볼 권한이 없습니다", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("2026-굴착-0001", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("4412", page.Html, StringComparison.Ordinal);
        }
        Assert.Contains("상수도과 수도시설팀 내선 4412", (await Look("중앙로 120")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_in_the_settings_is_said_on_the_page()
    {
        await File.WriteAllTextAsync(site.Get<ExcavationFile>().Path, "permits: {dataset: permits" + _mark + "}");
        Assert.Contains("permits.number", (await Look("중앙로 120")).Text, StringComparison.Ordinal);
        File.Delete(site.Get<ExcavationFile>().Path);
        Assert.Contains("아직 정하지 않았습니다", (await Look("중앙로 120")).Text, StringComparison.Ordinal);
    }

    private Task<PageShown> Look(string query, string more = "") => site.Open($"/call-centre?q={Uri.EscapeDataString(query)}&at={At}{more}");

    private async Task<JsonDocument> Json(string address) => JsonDocument.Parse(await site.Client.GetStringAsync(address));

}
