using System.Net;
using System.Text;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Quality.Rules;
using Maru.Web.Tests.Import;

namespace Maru.Web.Tests.Quality;

public sealed class QualityPagesTests(ImportSite site) : IClassFixture<ImportSite>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-quality-pages-").FullName;
    private string _dataset = "";

    public async Task InitializeAsync()
    {
        _dataset = "원장" + Guid.NewGuid().ToString("N")[..6];
        await Ingest("번호,과목,지출액\n1,인건비,1000\n2,인건비,-3771\n3,시설비,500\n");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_rule_is_added_by_its_form_and_every_reader_sees_the_rows_behind_the_point()
    {
        var form = await site.Open(Page + "?kind=range");
        var added = await Send(form, "add", ("kind", "range"), ("column", "지출액"), ("set-min", "0"), ("set-max", ""), ("severity", "Warning"), ("why", "지출은 음수일 수 없다"));
        Assert.Contains("3행 가운데 1행이 어긋납니다", added.Text, StringComparison.Ordinal);
        using var stranger = Stranger();
        var seen = await PageShown.Of(await stranger.GetAsync(Page));
        Assert.Contains("지출은 음수일 수 없다", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("지금 점검", seen.Text, StringComparison.Ordinal);
        // Who made it is for those who keep the rules.
        Assert.Contains(Rules()[0].By + ", ", added.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Rules()[0].By + ", ", seen.Text, StringComparison.Ordinal);
        var rows = await PageShown.Of(await stranger.GetAsync(Page + "?rows=" + Uri.EscapeDataString("range-지출액")));
        Assert.Contains("-3771", rows.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("500", rows.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposals_are_asked_for_accepted_and_switched_off_with_the_desk_key()
    {
        await Ingest("번호,구분\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"L-{i:000},{(i % 2 == 0 ? "LED" : "나트륨")}\n")));
        var page = await Send(await site.Open(Page), "suggest");
        Assert.Contains("제안", page.Text, StringComparison.Ordinal);
        Assert.All(Rules(), rule => Assert.Equal(RuleState.Suggested, rule.State));
        var id = Rules()[0].Id;
        page = await Send(page, "decide", ("rule", id), ("to", "approved"));
        Assert.Equal(RuleState.Approved, Rules().Single(rule => rule.Id == id).State);
        page = await Send(page, "accept");
        Assert.All(Rules(), rule => Assert.Equal(RuleState.Approved, rule.State));
        page = await Send(page, "decide", ("rule", id), ("to", "off"));
        Assert.Equal(RuleState.Off, Rules().Single(rule => rule.Id == id).State);
        await Send(page, "decide", ("rule", id), ("to", "removed"));
        Assert.DoesNotContain(Rules(), rule => rule.Id == id);
    }

    [Fact]
    public async Task What_is_wrong_with_a_rule_is_said_on_the_page()
    {
        var page = await Send(await site.Open(Page), "yaml", ("yaml", "- {kind: range, columns: 없는컬럼, min: 0}"));
        Assert.Contains("‘없는컬럼’ 컬럼이 없습니다", page.Text, StringComparison.Ordinal);
        Assert.Empty(Rules());
    }

    [Fact]
    public async Task Nobody_without_the_key_and_no_foreign_page_changes_a_rule()
    {
        using var stranger = Stranger();
        using var form = new FormUrlEncodedContent([new("yaml", "- {kind: range, columns: 지출액, min: 0}")]);
        using var refused = await stranger.PostAsync(Page + "/yaml", form);
        using var again = new FormUrlEncodedContent([new("yaml", "- {kind: range, columns: 지출액, min: 0}")]);
        using var forged = await site.Client.PostAsync(Page + "/yaml", again);
        Assert.Empty(Rules());
    }

    [Fact]
    public async Task Of_a_closed_column_only_counts_are_told()
    {
        site.Get<RuleDesk>().Add(_dataset, RuleYaml.Read("- {kind: reconcile, columns: 지출액, published: 987654}\n- {kind: allowed, columns: 과목, values: '시설비'}", "시험"), "시험", CancellationToken.None);
        using var stranger = Stranger();
        var open = await PageShown.Of(await stranger.GetAsync(Page));
        Assert.Contains("987,654", open.Text, StringComparison.Ordinal);
        site.Catalog.Decide(_dataset, "지출액", PrivacyDecision.Closed, "시험", null);
        foreach (var client in (HttpClient[])[stranger, site.Client])
        {
            var page = await PageShown.Of(await client.GetAsync(Page));
            Assert.DoesNotContain("2,271", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("987,654", page.Html, StringComparison.Ordinal);
            Assert.Contains("1가지 가운데 1가지가 맞지 않습니다", page.Text, StringComparison.Ordinal);
            var rows = await PageShown.Of(await client.GetAsync(Page + "?rows=" + Uri.EscapeDataString("allowed-과목")));
            Assert.Contains("인건비", rows.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("-3771", rows.Html, StringComparison.Ordinal);
        }
        var hidden = await PageShown.Of(await stranger.GetAsync(Page + "?rows=" + Uri.EscapeDataString("reconcile-지출액")));
        Assert.Contains("이 규칙의 행은 볼 수 없습니다", hidden.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_dataset_that_is_not_open_only_the_score_is_shown()
    {
        site.Get<RuleDesk>().Add(_dataset, RuleYaml.Read("- {kind: range, columns: 지출액, min: 0, why: 속사정}", "시험"), "시험", CancellationToken.None);
        site.Catalog.EditDataset(_dataset, "시험", row => row.Access = nameof(AccessLevel.Request));
        using var stranger = Stranger();
        var page = await PageShown.Of(await stranger.GetAsync(Page + "?rows=" + Uri.EscapeDataString("range-지출액")));
        Assert.Contains("점수만 보입니다", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("속사정", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("-3771", page.Html, StringComparison.Ordinal);
        // Of data for staff only the name is told.
        site.Catalog.EditDataset(_dataset, "시험", row => row.Access = nameof(AccessLevel.Internal));
        var closed = await PageShown.Of(await stranger.GetAsync(Page));
        Assert.Contains("이용 신청", closed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/ 100", closed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Departments_and_datasets_are_listed_weakest_first()
    {
        site.Catalog.EditDataset(_dataset, "시험", row => (row.TitleKo, row.Department, row.DescriptionKo, row.Contact, row.Cycle, row.Licence, row.Keywords) = ("잘 적은 원장", "재무과", "지출", "033-250-0000", "P1M", "kogl-1", "지출"));
        var page = await site.Open("/quality");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("재무과", page.Text, StringComparison.Ordinal);
        var totals = site.Catalog.Snapshot().Entries.Where(entry => entry.Quality is not null).ToDictionary(entry => entry.Id, entry => entry.Quality!.Total);
        var list = page.Html[page.Html.IndexOf("id=\"datasets\"", StringComparison.Ordinal)..];
        var order = totals.Keys.OrderBy(id => list.IndexOf($"/datasets/{Uri.EscapeDataString(id)}/quality", StringComparison.Ordinal)).Select(id => totals[id]).ToList();
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public async Task A_dataset_that_is_not_there_is_said_so() => Assert.Equal(HttpStatusCode.NotFound, (await site.Open("/datasets/no-such/quality")).Status);

    private string Page => $"/datasets/{Uri.EscapeDataString(_dataset)}/quality";

    private IReadOnlyList<QualityRule> Rules() => site.Catalog.QualityRules(_dataset);

    private async Task Ingest(string csv)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".csv");
        await File.WriteAllTextAsync(path, csv, new UTF8Encoding(false));
        await site.Get<IngestSources>().Run(new IngestRequest([path], _dataset), null, CancellationToken.None);
    }

    private async Task<PageShown> Send(PageShown page, string act, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", page.Token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        return await PageShown.Of(await site.Client.PostAsync($"{Page}/{act}", form));
    }

    private HttpClient Stranger()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }
}
