using System.Net;
using System.Text;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.Web.Tests.Import;

namespace Maru.Web.Tests.Metadata;

public sealed class MetadataPagesTests(ImportSite site) : IClassFixture<ImportSite>, IAsyncLifetime
{
    private string _dataset = "";

    private string Page => "/datasets/" + Uri.EscapeDataString(_dataset) + "/metadata";

    public async Task InitializeAsync()
    {
        _dataset = "정류장" + Guid.NewGuid().ToString("N")[..6];
        await site.Ingest(_dataset + ".csv", "정류장번호,정류장명,설치일\nS-1001,시청앞,2019-03-01\nS-1002,중앙시장,2021-07-09\n");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_the_form_says_is_on_the_page_at_once_with_who_said_it()
    {
        var form = await site.Open(Page);
        Assert.Contains("법적 근거가 없습니다.", form.Text, StringComparison.Ordinal);
        Assert.Contains("2019-03-01 – 2021-07-09", form.Text, StringComparison.Ordinal);
        var saved = await site.Submit(form, Page, ("title", "버스정류장"), ("legal-basis", "도로법 제61조"), ("collection", "file"));
        Assert.DoesNotContain("법적 근거가 없습니다.", saved.Text, StringComparison.Ordinal);
        Assert.Contains("파일로 받음", saved.Text, StringComparison.Ordinal);
        Assert.Contains("local", saved.Text, StringComparison.Ordinal);
        Assert.Equal(("버스정류장", "도로법 제61조"), (site.Catalog.DatasetAsEdited(_dataset)!.TitleKo, site.Catalog.DatasetAsEdited(_dataset)!.LegalBasis));
    }

    [Fact]
    public async Task What_can_t_be_taken_is_said_at_its_field_and_what_was_written_stays()
    {
        var page = await site.Submit(await site.Open(Page), Page, ("title", "새 제목"), ("cycle", "가끔"));
        Assert.Contains("갱신 주기가 \"가끔\"입니다.", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Fields(Page), field => field is { Key: "title", Value: "새 제목" });
        Assert.Null(site.Catalog.DatasetAsEdited(_dataset)?.TitleKo);
    }

    [Fact]
    public async Task Columns_are_described_on_the_page()
    {
        var form = await site.Open(Page);
        var named = form.Fields(Page + "/columns").ToDictionary(field => field.Key, field => field.Value);
        var place = named.Single(field => field.Value == "정류장명").Key["column-".Length..];
        await site.Submit(form, Page + "/columns", ("description-" + place, "표지에 적힌 이름"));
        Assert.Equal("표지에 적힌 이름", site.Catalog.Snapshot().Find(_dataset)!.Columns.Single(column => column.Name == "정류장명").Description);
    }

    [Fact]
    public async Task Strangers_see_what_is_said_but_neither_form_nor_history_and_can_t_change_it()
    {
        await site.Submit(await site.Open(Page), Page, ("title", "버스정류장"));
        using var stranger = new HttpClient { BaseAddress = site.Address };
        stranger.DefaultRequestHeaders.Add("Accept", "text/html");
        var seen = await PageShown.Of(await stranger.GetAsync(Page));
        Assert.Contains("버스정류장", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("고친 기록", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\"", seen.Html, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("title", "바꿈")]);
        using var refused = await stranger.PostAsync(Page, form);
        Assert.Equal("버스정류장", site.Catalog.DatasetAsEdited(_dataset)!.TitleKo);
    }

    [Fact]
    public async Task The_overview_is_filtered_by_what_is_missing_and_leaves_as_a_file()
    {
        await site.Submit(await site.Open(Page), Page, ("legal-basis", "도로법 제61조"));
        var all = await site.Open("/metadata");
        Assert.Equal(HttpStatusCode.OK, all.Status);
        Assert.Contains(Page, all.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{Page}\"", (await site.Open("/metadata?lacks=legal-basis")).Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}\"", (await site.Open("/metadata?lacks=contact")).Html, StringComparison.Ordinal);
        var csv = Encoding.UTF8.GetString(await site.Client.GetByteArrayAsync("/metadata.csv"));
        Assert.Contains("도로법 제61조", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("도로법 제61조", Encoding.UTF8.GetString(await site.Client.GetByteArrayAsync("/metadata.csv?lacks=legal-basis")), StringComparison.Ordinal);
        using var xlsx = await site.Client.GetAsync("/metadata.xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_catalogue_is_dcat_and_leaves_out_what_is_for_staff_only()
    {
        await site.Submit(await site.Open(Page), Page, ("title", "버스정류장"), ("cycle", "분기"), ("legal-basis", "도로법 제61조"), ("licence", "kogl-1"));
        using var one = JsonDocument.Parse(await site.Client.GetStringAsync(Page + ".jsonld"));
        var dataset = one.RootElement;
        Assert.Equal("dcat:Dataset", dataset.GetProperty("@type").GetString());
        Assert.EndsWith("/frequency/QUARTERLY", dataset.GetProperty("dct:accrualPeriodicity").GetProperty("@id").GetString(), StringComparison.Ordinal);
        Assert.Equal("도로법 제61조", dataset.GetProperty("dcatap:applicableLegislation")[0].GetProperty("dct:title").GetString());
        Assert.Contains(dataset.GetProperty("dcat:distribution").EnumerateArray(), file => file.GetProperty("dcat:mediaType").GetString() == "text/csv");
        Assert.Equal("2019-03-01", dataset.GetProperty("dct:temporal").GetProperty("dcat:startDate").GetProperty("@value").GetString());
        site.Catalog.EditDataset(_dataset, "시험", row => row.Access = nameof(AccessLevel.Internal));
        using var gone = await site.Client.GetAsync(Page + ".jsonld");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.DoesNotContain(Uri.EscapeDataString(_dataset), await site.Client.GetStringAsync("/catalog.jsonld"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_says_what_is_missing()
    {
        using var answer = JsonDocument.Parse(await site.Client.GetStringAsync("/api/v1" + Page));
        Assert.Contains(answer.RootElement.GetProperty("missing").EnumerateArray(), gap => gap.GetProperty("item").GetString() == "legal-basis");
        Assert.Equal("2021-07-09", answer.RootElement.GetProperty("period").GetProperty("to").GetString());
    }
}
