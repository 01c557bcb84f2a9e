using System.Net;
using System.Text;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Quality.Rules;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Web.Tests.Import;

namespace Maru.Web.Tests.Drift;

public sealed class DriftPageTests(ImportSite site) : IClassFixture<ImportSite>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-drift-pages-").FullName;
    private string _dataset = "";

    public async Task InitializeAsync()
    {
        _dataset = "승강장" + Guid.NewGuid().ToString("N")[..6];
        await Ingest("관리번호,정류장명,담당자휴대전화,의자수", 60, n => FormattableString.Invariant($"S-{n:000},중앙로{n},010-{2000 + n}-{5000 + n},{n % 9}"));
        // Somebody decided that all may see it: with a closed column it would stay inside.
        site.Catalog.EditDataset(_dataset, "시험", row => row.Access = nameof(AccessLevel.Everyone));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_dataset_that_never_changed_says_so()
    {
        var page = await site.Open(Page);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("컬럼이 바뀐 적이 없습니다", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_reader_sees_old_and_new_side_by_side_but_no_value_of_a_closed_column()
    {
        await Ingest("관리번호,정류소명,담당자연락처,의자수", 61, n => FormattableString.Invariant($"S-{n:000},중앙로{n},010-{2000 + n}-{5000 + n},{n % 9}"));
        using var stranger = Stranger();
        foreach (var client in (HttpClient[])[stranger, site.Client])
        {
            var page = await PageShown.Of(await client.GetAsync(Page));
            Assert.Contains("이름 바뀜", page.Text, StringComparison.Ordinal);
            Assert.Contains("같은 공통표준용어", page.Text, StringComparison.Ordinal);
            Assert.Contains("파일의 머리글: 정류소명", page.Text, StringComparison.Ordinal);
            Assert.Contains("가린 컬럼", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("010-", page.Html, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("받아들이기", (await PageShown.Of(await stranger.GetAsync(Page))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_closed_since_shows_no_more_values()
    {
        await Ingest("관리번호,정류소명,담당자휴대전화,의자수", 61, n => FormattableString.Invariant($"S-{n:000},중앙로{n},010-{2000 + n}-{5000 + n},{n % 9}"));
        Assert.Contains("중앙로", (await site.Open(Page)).Text, StringComparison.Ordinal);
        site.Catalog.Decide(_dataset, "정류장명", PrivacyDecision.Closed, "시험", null);
        Assert.DoesNotContain("중앙로", (await site.Open(Page)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_file_is_accepted_on_the_page_with_a_word_on_its_columns()
    {
        site.Catalog.SaveDriftPolicy(_dataset, DriftPolicy.Stop, "시험");
        await Ingest("관리번호,푯말,담당자휴대전화,의자수", 62, n => FormattableString.Invariant($"T-{n:000},역전{n},010-{3000 + n}-{6000 + n},{n % 9}"));
        var hold = Assert.Single(site.Get<HeldArrivals>().Waiting(_dataset));
        using var stranger = Stranger();
        var seen = await PageShown.Of(await stranger.GetAsync(Page));
        Assert.Contains("담당자가 살피고 있습니다", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("푯말", seen.Html, StringComparison.Ordinal);

        var page = await site.Open(Page);
        Assert.Contains("멈춘 까닭", page.Text, StringComparison.Ordinal);
        Assert.Contains("‘푯말’ 추가", page.Text, StringComparison.Ordinal);
        var unsigned = await Send(page, "accept", ("hold", hold.Id));
        Assert.Contains("이름이 없거나", unsigned.Text, StringComparison.Ordinal);
        Assert.Equal(1, site.Get<LakeStore>().Latest(_dataset)!.Version);

        page = await Send(page, "accept", ("hold", hold.Id), ("header.0", "푯말"), ("column.0", "is:정류장명"), ("by", "김서연"), ("why", "제공 기관에 확인"));
        var version = site.Get<LakeStore>().Latest(_dataset)!;
        Assert.Equal((2, "푯말"), (version.Version, version.Columns.Single(column => column.Name == "정류장명").Source));
        Assert.Contains("김서연 받아들임 · 제공 기관에 확인", page.Text, StringComparison.Ordinal);
        Assert.Contains("사람이 정함", page.Text, StringComparison.Ordinal);

        page = await Send(page, "forget", ("header", "푯말"));
        Assert.Empty(site.Catalog.ColumnAliases(_dataset));
    }

    [Fact]
    public async Task Beside_the_button_stands_what_else_goes_in()
    {
        site.Catalog.SaveDriftPolicy(_dataset, DriftPolicy.Stop, "시험");
        foreach (var rows in (int[])[61, 62, 63]) await Ingest("관리번호,푯말,담당자휴대전화,의자수", rows, n => FormattableString.Invariant($"T-{n:000},역전{n},010-{3000 + n}-{6000 + n},{n % 9}"));
        var holds = site.Get<HeldArrivals>().Waiting(_dataset);
        var page = await site.Open(Page);
        Assert.Contains("먼저 멈춘 파일 1개(61행)", page.Text, StringComparison.Ordinal);
        Assert.Contains("먼저 멈춘 파일 2개(123행)", page.Text, StringComparison.Ordinal);
        Assert.Equal((2, 1, 0), (Links(holds[0]), Links(holds[1]), Links(holds[2])));

        int Links(HeldArrival hold) => page.Html.Split($"href=\"#hold-{hold.Id}\"").Length - 1;
    }

    [Fact]
    public async Task A_held_file_is_refused_and_the_policy_changed_on_the_page()
    {
        var page = await Send(await site.Open(Page), "policy", ("policy", "Stop"));
        Assert.Equal((DriftPolicy.Stop, true), site.Catalog.DriftPolicyOf(_dataset));
        await Ingest("관리번호,정류장명,담당자휴대전화", 62, n => FormattableString.Invariant($"S-{n:000},중앙로{n},010-{2000 + n}-{5000 + n}"));
        var hold = Assert.Single(site.Get<HeldArrivals>().Waiting(_dataset));
        site.Get<RuleDesk>().Add(_dataset, [new(null, _dataset, "not-blank", ["의자수"], new Dictionary<string, string>(), Severity.Warning, "시험")], "시험", CancellationToken.None);
        Assert.Contains("컬럼을 쓰는 것 의자수 빈칸 없음 품질 규칙으로 점검", (await site.Open(Page)).Text, StringComparison.Ordinal);
        page = await Send(await site.Open(Page), "refuse", ("hold", hold.Id), ("by", "김서연"), ("why", "잘못 보낸 파일"));
        Assert.Contains("김서연 거절함 · 잘못 보낸 파일", page.Text, StringComparison.Ordinal);
        Assert.Empty(site.Get<HeldArrivals>().Waiting(_dataset));
        await Send(page, "policy", ("policy", ""));
        Assert.False(site.Catalog.DriftPolicyOf(_dataset).IsOwn);
    }

    [Fact]
    public async Task Nobody_without_the_key_and_no_foreign_page_decides()
    {
        site.Catalog.SaveDriftPolicy(_dataset, DriftPolicy.Stop, "시험");
        await Ingest("관리번호,푯말,담당자휴대전화,의자수", 62, n => FormattableString.Invariant($"T-{n:000},역전{n},010-{3000 + n}-{6000 + n},{n % 9}"));
        var hold = Assert.Single(site.Get<HeldArrivals>().Waiting(_dataset));
        using var stranger = Stranger();
        foreach (var client in (HttpClient[])[stranger, site.Client])
        {
            using var form = new FormUrlEncodedContent([new("hold", hold.Id), new("by", "누구"), new("why", "그냥")]);
            using var answer = await client.PostAsync(Page + "/accept", form);
        }
        Assert.Equal(1, site.Get<LakeStore>().Latest(_dataset)!.Version);
        Assert.Equal(HoldState.Waiting, site.Get<HeldArrivals>().Find(hold.Id)!.State);
    }

    [Fact]
    public async Task Of_a_dataset_that_is_not_open_nothing_is_shown()
    {
        await Ingest("관리번호,정류소명,담당자휴대전화,의자수", 61, n => FormattableString.Invariant($"S-{n:000},중앙로{n},010-{2000 + n}-{5000 + n},{n % 9}"));
        site.Catalog.EditDataset(_dataset, "시험", row => row.Access = nameof(AccessLevel.Internal));
        using var stranger = Stranger();
        var page = await PageShown.Of(await stranger.GetAsync(Page));
        Assert.Contains("담당자만 봅니다", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("정류소명", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_tells_the_changes_and_leaves_closed_columns_out()
    {
        await Ingest("관리번호,정류소명,담당자연락처,의자수", 61, n => FormattableString.Invariant($"S-{n:000},중앙로{n},010-{2000 + n}-{5000 + n},{n % 9}"));
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync($"/api/v1/datasets/{Uri.EscapeDataString(_dataset)}/drift"));
        var version = Assert.Single(json.RootElement.GetProperty("versions").EnumerateArray());
        Assert.Equal((2, 1, "notable"), (version.GetProperty("version").GetInt32(), version.GetProperty("against").GetInt32(), version.GetProperty("grade").GetString()));
        var columns = version.GetProperty("columns").EnumerateArray().ToDictionary(column => column.GetProperty("now").GetString()!, column => column.GetProperty("fate").GetString());
        Assert.Equal("renamed", columns["정류장명"]);
        Assert.DoesNotContain("담당자휴대전화", columns.Keys);
        Assert.DoesNotContain("담당자", json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_that_is_not_there_is_said_so() => Assert.Equal(HttpStatusCode.NotFound, (await site.Open("/datasets/no-such/drift")).Status);

    private string Page => $"/datasets/{Uri.EscapeDataString(_dataset)}/drift";

    private async Task Ingest(string header, int rows, Func<int, string> row)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".csv");
        await File.WriteAllTextAsync(path, header + "\n" + string.Concat(Enumerable.Range(1, rows).Select(n => row(n) + "\n")), new UTF8Encoding(false));
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
