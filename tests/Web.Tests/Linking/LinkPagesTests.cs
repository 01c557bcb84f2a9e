using System.Net;
using Maru.App.Linking;
using Maru.Web.Tests.Import;

namespace Maru.Web.Tests.Linking;

/// <summary>Two registers linked on the pages, by a browser without script.</summary>
public sealed class LinkPagesTests(ImportSite site) : IClassFixture<ImportSite>
{
    private const string Facilities = "번호,시설명,규모\n0012,춘천시청,10\n0013,중앙시장,20\n0014,남부 도서관,30\n0015,어린이회관,40\n";
    private const string Buildings = "관리번호,건물명\nB1,춘천시청\nB2,중앙 시장\nB3,남부도서관\nB4,종합운동장\n";

    [Fact]
    public async Task Links_are_begun_looked_at_decided_and_made_again_on_the_pages()
    {
        await site.Ingest("시설.csv", Facilities);
        await site.Ingest("건물.csv", Buildings);

        var form = await site.Open("/links/new?left=시설&right=건물");
        Assert.Contains("무엇을 견줄까요?", form.Text, StringComparison.Ordinal);
        var fields = form.Fields(Begin);
        Assert.Equal(("시설명", "건물명", "text"), (Value(fields, "left-0"), Value(fields, "right-0"), Value(fields, "kind-0")));

        var page = await site.Submit(form, Begin, ("left-key", "번호"), ("right-key", "관리번호"), ("result", "시설-건물"), ("review-from", "0.3"));
        Assert.Equal("/links/" + Uri.EscapeDataString("시설-건물"), page.Path);
        Assert.Contains("4개 가운데", page.Text, StringComparison.Ordinal);
        Assert.Contains("0015", page.Text, StringComparison.Ordinal);

        var decide = page.Path + "/decide";
        page = await site.Submit(page, decide, ("left-hand", "0015"), ("right-hand", "B4"), ("pair-hand", "same"), ("by", "홍길동"), ("why", "현장 확인"));
        Assert.Contains("판정 1건이 아직 결과에 들어가지 않았습니다", page.Text, StringComparison.Ordinal);
        Assert.Contains("현장 확인", page.Text, StringComparison.Ordinal);

        var before = site.Get<KeptLinks>().Find("시설-건물")!.Summary;
        page = await site.Submit(page, page.Path + "/again");
        var after = site.Get<KeptLinks>().Find("시설-건물")!.Summary;
        Assert.Equal((0, 1, before.Version + 1), (before.ByPerson, after.ByPerson, after.Version));
        Assert.DoesNotContain("아직 결과에 들어가지", page.Text, StringComparison.Ordinal);
        Assert.Contains("/links/" + Uri.EscapeDataString("시설-건물"), (await site.Open("/links")).Html, StringComparison.Ordinal);
        foreach (var linked in (string[])["시설", "건물", "시설-건물"]) Assert.Contains("이은 결과", (await site.Open("/datasets/" + Uri.EscapeDataString(linked))).Text, StringComparison.Ordinal);
        await site.Ingest("혼자.csv", Buildings);
        Assert.DoesNotContain("이은 결과", (await site.Open("/datasets/" + Uri.EscapeDataString("혼자"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_lacks_something_says_what_and_changes_nothing()
    {
        await site.Ingest("왼쪽.csv", "키,이름\n1,가\n2,나\n");
        await site.Ingest("오른쪽.csv", "키,이름\n1,가\n3,다\n");
        var form = await site.Open("/links/new?left=왼쪽&right=오른쪽");
        var page = await site.Submit(form, Begin, ("link-from", "많이"), ("result", "안됨"));
        Assert.Contains("확률이 ‘많이’입니다", page.Text, StringComparison.Ordinal);
        Assert.Equal("안됨", Value(page.Fields(Begin), "result"));
        Assert.Null(site.Get<KeptLinks>().Find("안됨"));
    }

    [Fact]
    public async Task Keys_keep_their_zeros_on_the_pages_and_in_the_result()
    {
        await site.Ingest("코드왼쪽.csv", "번호,이름\n001,가나다\n1,라마바\n");
        await site.Ingest("코드오른쪽.csv", "번호,이름\n7,가나다\n8,라마바\n");
        var address = "/links/new?left=" + Uri.EscapeDataString("코드왼쪽") + "&right=" + Uri.EscapeDataString("코드오른쪽");
        await site.Submit(await site.Open(address), Begin, ("left-key", "번호"), ("right-key", "번호"), ("result", "코드"), ("left-0", null), ("through", ""), ("left-1", "이름"), ("right-1", "이름"), ("kind-1", "exact"));
        var links = site.Get<LinkReading>().Read("코드", LinkVerdict.Link, 10, null, default)!.Rows.Concat(site.Get<LinkReading>().Read("코드", LinkVerdict.Review, 10, null, default)!.Rows)
            .Concat(site.Get<LinkReading>().Read("코드", LinkVerdict.LeftOnly, 10, null, default)!.Rows).Select(row => row.Left).Order(StringComparer.Ordinal);
        Assert.Equal(["001", "1"], links);
    }

    [Fact]
    public async Task A_pair_of_things_that_are_not_there_is_not_recorded_and_the_page_says_so()
    {
        await site.Ingest("짝왼쪽.csv", "번호,이름\nL1,가온\nL2,나래\n");
        await site.Ingest("짝오른쪽.csv", "코드,이름\nR1,가온\nR2,다솜\n");
        var address = "/links/new?left=" + Uri.EscapeDataString("짝왼쪽") + "&right=" + Uri.EscapeDataString("짝오른쪽");
        var page = await site.Submit(await site.Open(address), Begin, ("left-key", "번호"), ("right-key", "코드"), ("left-0", "이름"), ("right-0", "이름"), ("result", "짝"));
        page = await site.Submit(page, page.Path + "/decide", ("left-hand", "L9"), ("right-hand", "R2"), ("pair-hand", "same"), ("by", "홍길동"));
        Assert.Contains("없는 값: L9", page.Text, StringComparison.Ordinal);
        Assert.Empty(site.Get<LinkDecisions>().History("짝"));
    }

    [Theory]
    [InlineData("/links/..%2f..%2fdata")]
    [InlineData("/links/.lock")]
    [InlineData("/datasets/..%2f..%2fetc/drift")]
    [InlineData("/datasets/.lock/drift")]
    public async Task An_address_that_names_a_file_elsewhere_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(address)).StatusCode);

    [Fact]
    public async Task Without_the_key_of_the_desk_nothing_is_shown_and_nothing_is_done()
    {
        using var stranger = new HttpClient { BaseAddress = site.Address };
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("/links")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("/links/new")).StatusCode);
        using var body = new FormUrlEncodedContent([new("left", "a"), new("right", "b")]);
        var answer = await stranger.PostAsync("/links", body);
        Assert.Equal("/import", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Pairs_left_open_are_decided_all_at_once_and_those_decided_keep_their_own()
    {
        await site.Ingest("동네왼쪽.csv", "번호,이름\nL1,가온마을\nL2,나래마을\nL3,다솜마을\n");
        await site.Ingest("동네오른쪽.csv", "코드,이름\nR1,가온마을\nR2,나래마을\nR3,다솜마을\n");
        var address = "/links/new?left=" + Uri.EscapeDataString("동네왼쪽") + "&right=" + Uri.EscapeDataString("동네오른쪽");
        var page = await site.Submit(await site.Open(address), Begin, ("left-key", "번호"), ("right-key", "코드"), ("left-0", "이름"), ("right-0", "이름"), ("result", "동네"), ("link-from", "0.999999"), ("review-from", "0.000001"));
        var pairs = site.Get<KeptLinks>().Find("동네")!.Summary.Review;
        Assert.True(pairs >= 2, page.Text);
        await site.Submit(page, page.Path + "/decide", ("pair-0", "differ"), ("rest", "same"), ("by", "홍길동"));
        var decided = site.Get<LinkDecisions>().Current("동네").Values;
        Assert.Equal((1, pairs - 1), (decided.Count(record => !record.IsLink), decided.Count(record => record.IsLink)));
    }

    private const string Begin = "/links";

    private static string Value(IReadOnlyList<KeyValuePair<string, string>> fields, string name) => fields.First(field => field.Key == name).Value;
}
