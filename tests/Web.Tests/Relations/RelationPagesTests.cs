using System.Net;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Relations;
using Maru.Web.Tests.Import;

namespace Maru.Web.Tests.Relations;

public sealed class RelationPagesTests(ImportSite site) : IClassFixture<ImportSite>, IAsyncLifetime
{
    private string _stops = "", _rides = "";

    public async Task InitializeAsync()
    {
        var mark = Guid.NewGuid().ToString("N")[..6];
        (_stops, _rides) = ("정류장" + mark, "승차" + mark);
        await site.Ingest(_stops + ".csv", $"정류장번호{mark},정류장명\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{mark}-{1000 + (i * 7)},정류장 {i}\n")));
        await site.Ingest(_rides + ".csv", $"노선,정류장번호{mark},승차인원\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{i % 9}번,{mark}-{1000 + (i % 50 * 7)},{i}\n")) + string.Concat(Enumerable.Range(0, 50).Select(i => $"1번,없음-{i * 3},1\n")));
        site.Get<RelationDesk>().Refresh(null, CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_diagram_shows_the_match_rate_and_the_list_beside_it_says_the_same()
    {
        var page = await site.Open("/relations?dataset=" + Uri.EscapeDataString(_rides));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("flow-rate", page.Html, StringComparison.Ordinal);
        Assert.Contains("80% 250행 가운데 200행", page.Text, StringComparison.Ordinal);
        Assert.Contains("n:1", page.Text, StringComparison.Ordinal);
        Assert.Contains("left join", page.Text, StringComparison.Ordinal);
        var seen = await site.Open("/datasets/" + Uri.EscapeDataString(_stops));
        Assert.Contains("함께 쓸 데이터", seen.Text, StringComparison.Ordinal);
        Assert.Contains("60행 가운데 50행", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_rate_leads_to_its_receipt()
    {
        var page = await site.Open("/relations?dataset=" + Uri.EscapeDataString(_rides));
        var address = WebUtility.HtmlDecode(page.Html[page.Html.IndexOf("/relations/receipt?", StringComparison.Ordinal)..].Split('"')[0]);
        var receipt = await site.Open(address);
        Assert.Equal(HttpStatusCode.OK, receipt.Status);
        Assert.Contains("/receipts/", receipt.Path, StringComparison.Ordinal);
        Assert.Contains("full outer join", receipt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_neighbour_is_opened_without_script_and_a_dataset_that_is_not_there_is_said_so()
    {
        var page = await site.Open($"/relations?dataset={Uri.EscapeDataString(_rides)}&open={Uri.EscapeDataString(_stops)}");
        Assert.Contains("접기", page.Text, StringComparison.Ordinal);
        Assert.Contains("그런 데이터가 없습니다", (await site.Open("/relations?dataset=none")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_and_strangers_see_nothing_that_leads_to_closed_data()
    {
        Assert.Contains(await Api(), relation => relation.GetProperty("matched").GetInt64() == 200 && relation.GetProperty("sql").GetString()!.Contains("left join", StringComparison.Ordinal));
        site.Catalog.EditDataset(_stops, "시험", row => row.Access = nameof(AccessLevel.Internal));
        using var stranger = new HttpClient { BaseAddress = site.Address };
        Assert.Empty(await Api(stranger));
        stranger.DefaultRequestHeaders.Add("Accept", "text/html");
        var seen = await PageShown.Of(await stranger.GetAsync("/relations?dataset=" + Uri.EscapeDataString(_rides)));
        Assert.DoesNotContain(_stops, seen.Text, StringComparison.Ordinal);
        Assert.Contains(_stops, (await site.Open("/relations?dataset=" + Uri.EscapeDataString(_rides))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lineage_of_a_column_is_drawn_and_told()
    {
        var all = await site.Open($"/datasets/{Uri.EscapeDataString(_rides)}/lineage");
        Assert.Equal(HttpStatusCode.OK, all.Status);
        var one = await site.Open($"/datasets/{Uri.EscapeDataString(_rides)}/lineage?column={Uri.EscapeDataString("승차인원")}");
        Assert.Contains("flow-box this", one.Html, StringComparison.Ordinal);
        Assert.Contains("3번째 칸", one.Text, StringComparison.Ordinal);
        Assert.Contains("정수로 읽음", one.Text, StringComparison.Ordinal);
        Assert.Contains("그런 컬럼이 없습니다", (await site.Open($"/datasets/{Uri.EscapeDataString(_rides)}/lineage?column=none")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Open("/datasets/none/lineage")).Status);
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync($"/api/v1/datasets/{Uri.EscapeDataString(_rides)}/lineage"));
        Assert.Equal(3, json.RootElement.GetProperty("edges").GetArrayLength());
    }

    private async Task<List<JsonElement>> Api(HttpClient? client = null)
    {
        using var json = JsonDocument.Parse(await (client ?? site.Client).GetStringAsync($"/api/v1/datasets/{Uri.EscapeDataString(_rides)}/relations"));
        return [.. json.RootElement.GetProperty("relations").EnumerateArray().Where(relation => relation.GetProperty("kind").GetString() == "key").Select(relation => relation.Clone())];
    }
}
