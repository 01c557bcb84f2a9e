using System.Net;
using System.Text.RegularExpressions;
using Maru.App.Access;
using Maru.App.Boards;
using Maru.Web.Tests.Access;

namespace Maru.Web.Tests.Boards;

/// <summary>Pages of boards and indicators: who sees what, filters, files, and a board that is laid out.</summary>
[Collection(nameof(AccessSite))]
public sealed partial class BoardPagesTests(AccessSite site)
{
    [Fact]
    public async Task A_board_is_for_those_it_is_shared_with_and_its_tiles_for_those_who_read_the_data()
    {
        Keep(Of("공용판", [Board.Everyone]));
        Keep(Of("교통판", ["교통과"]));
        using var nobody = site.Anonymous();
        using var theirs = await site.SignedIn("staff-traffic");
        using var others = await site.SignedIn("staff-nature");
        var closed = await Page(nobody, "/boards/공용판");
        Assert.Contains("볼 권한이 없는 데이터의 타일 1개", closed, StringComparison.Ordinal);
        Assert.DoesNotContain(AccessSite.TrafficMarks[0], closed, StringComparison.Ordinal);
        Assert.Contains("정류장 30곳", closed, StringComparison.Ordinal);
        Assert.Contains(AccessSite.TrafficMarks[0], await Page(theirs, "/boards/공용판"), StringComparison.Ordinal);
        Assert.DoesNotContain(AccessSite.TrafficMarks[0], await Page(others, "/boards/공용판"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(theirs, "/boards/교통판"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(others, "/boards/교통판"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(nobody, "/boards/교통판"));
        Assert.DoesNotContain("교통판", await Page(others, "/boards"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await Status(others, "/boards/공용판/tiles/cases.csv"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(others, "/boards/교통판/tiles/cases.csv"));
        Assert.Contains(AccessSite.TrafficMarks[0], await Page(theirs, "/boards/공용판/tiles/cases.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_chooses_rows_where_the_tile_can_follow_and_says_so_where_not()
    {
        Keep(Of("거른판", [Board.Everyone]));
        using var browser = await site.SignedIn("staff-traffic");
        var one = Uri.EscapeDataString(AccessSite.TrafficMarks[0] + "1");
        var csv = await Page(browser, $"/boards/거른판/tiles/cases.csv?region={one}");
        Assert.Contains(AccessSite.TrafficMarks[0] + "1", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(AccessSite.TrafficMarks[0] + "2", csv, StringComparison.Ordinal);
        var page = await Page(browser, $"/boards/거른판?region={one}");
        Assert.Single(Unfiltered().Matches(page));
        Assert.Contains("이 조건에 맞는 값이 없습니다", await Page(browser, "/boards/거른판?region=" + Uri.EscapeDataString("<script>alert(1)</script>")), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", await Page(browser, "/boards/거른판?region=" + Uri.EscapeDataString("<script>alert(1)</script>")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(browser, "/boards/거른판?month=x&office=%00&region=" + new string('a', 500)));
    }

    [Fact]
    public async Task Somebody_lays_out_a_board_of_their_own_and_nobody_else_sees_or_changes_it()
    {
        using var maker = await site.SignedIn("staff-nature");
        using var other = await site.SignedIn("staff-traffic");
        var added = await maker.Send("/board-new", "board", ("title", "우리 팀 <b>판</b>"), ("sharedWith", ""), ("do", "add"), ("addIndicator", ""), ("addForm", "table"));
        Assert.Equal(HttpStatusCode.OK, added.Status);
        Assert.Contains("data-tile", added.Body, StringComparison.Ordinal);
        var tile = "id: a\nform: ranking\ntitle: 배출\ndatasets: [" + AccessSite.Nature + "]\nsql: select \"표식환경열\" as label, sum(\"양\") as value from \"" + AccessSite.Nature + "\" group by 1\n";
        var second = "id: b\nform: text\ntext: 알림입니다\n";
        var saved = await maker.Send("/board-new", "board", ("title", "우리 팀 판"), ("sharedWith", ""), ("tile", tile), ("tile", second), ("width", "4"), ("width", "8"), ("do", "save"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var board = Assert.Single(site.Get<BoardBook>().All(), one => one.Owner is not null && one.Title.Ko == "우리 팀 판");
        Assert.Equal([4, 8], board.Tiles.Select(one => one.Width));
        Assert.Contains(AccessSite.NatureMarks[0], await Page(maker, "/boards/" + board.Id), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(other, "/boards/" + board.Id));
        Assert.Equal(HttpStatusCode.NotFound, await Status(other, $"/boards/{board.Id}/edit"));
        // The tile changes places, and who opened the form before that is told.
        var moved = await maker.Send($"/boards/{board.Id}/edit", "board", ("title", "우리 팀 판"), ("stamp", "0"), ("tile", second), ("tile", tile), ("width", "8"), ("width", "4"), ("do", "save"));
        Assert.Equal(HttpStatusCode.Redirect, moved.Status);
        var late = await maker.Send($"/boards/{board.Id}/edit", "board", ("title", "다른 제목"), ("stamp", "0"), ("tile", tile), ("width", "4"), ("do", "save"));
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Contains("다른 사람이 이 현황판을 고쳤습니다", late.Body, StringComparison.Ordinal);
        Assert.Equal(["b", "a"], site.Get<BoardBook>().Find(board.Id)!.Tiles.Select(one => one.Id));
    }

    [Fact]
    public async Task Nobody_makes_a_tile_of_data_they_may_not_read()
    {
        using var browser = await site.SignedIn("staff-nature");
        var tile = $"id: a\nform: ranking\ntitle: t\ndatasets: [{AccessSite.Traffic}]\nsql: select \"표식교통열\" as label, 1 as value from \"{AccessSite.Traffic}\"\n";
        foreach (var act in (string[])["preview", "save"])
        {
            var answer = await browser.Send("/board-new", "board", ("title", "훔친 판"), ("tile", tile), ("width", "6"), ("do", act));
            Assert.DoesNotContain(AccessSite.TrafficMarks[0], answer.Body, StringComparison.Ordinal);
        }
        // Naming open data does not open others to the SQL.
        var other = await browser.Send("/board-new", "board", ("title", "훔친 판"), ("tile", tile.Replace($"datasets: [{AccessSite.Traffic}]", $"datasets: [{AccessSite.Open}]", StringComparison.Ordinal)), ("width", "6"), ("do", "save"));
        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        Assert.DoesNotContain(AccessSite.TrafficMarks[0], other.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Get<BoardBook>().All(), board => board.Title.Ko == "훔친 판");
    }

    [Fact]
    public async Task Staff_comment_on_a_board_and_those_outside_neither_read_nor_write()
    {
        Keep(Of("의견판", [Board.Everyone]));
        using var nobody = site.Anonymous();
        using var writer = await site.SignedIn("staff-nature");
        using var other = await site.SignedIn("staff-traffic");
        var sent = await writer.Send("/boards/의견판", "comment", ("text", "표를 <b>다시</b> 봐 주세요"), ("do", "comment"));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var comment = Assert.Single(site.Get<BoardComments>().Of("의견판"));
        Assert.Contains("&lt;b&gt;", (await other.Open("/boards/의견판")).Body, StringComparison.Ordinal);
        Assert.Contains("봐 주세요", await Page(other, "/boards/의견판"), StringComparison.Ordinal);
        using var citizen = await site.SignedIn("citizen");
        foreach (var outside in (Browser[])[nobody, citizen])
        {
            var seen = await Page(outside, "/boards/의견판");
            Assert.DoesNotContain("봐 주세요", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("의견 남기기", seen, StringComparison.Ordinal);
        }
        // Personal data don't lie about in comments; what was written stays in the form.
        var personal = await writer.Send("/boards/의견판", "comment", ("text", "연락은 010-1234-5678"), ("do", "comment"));
        Assert.Equal(HttpStatusCode.BadRequest, personal.Status);
        Assert.Contains("개인정보", personal.Body, StringComparison.Ordinal);
        Assert.Contains("연락은 010-1234-5678", personal.Body, StringComparison.Ordinal);
        Assert.Single(site.Get<BoardComments>().Of("의견판"));
        // Another one's comment is not theirs to remove; the form of it is not even there.
        Assert.DoesNotContain("uncomment-" + comment.Id, await Page(other, "/boards/의견판"), StringComparison.Ordinal);
        await writer.Send("/boards/의견판", "uncomment-" + comment.Id, ("comment", comment.Id), ("do", "uncomment"));
        Assert.Empty(site.Get<BoardComments>().Of("의견판"));
    }

    [Fact]
    public async Task A_board_in_another_sites_frame_shows_what_anybody_may_see_to_whoever_looks()
    {
        Keep(Of("끼운판", [Board.Everyone]));
        Keep(Of("안끼운판", ["교통과"]));
        site.Get<EmbedSites>().Add("https://www.example.go.kr/");
        using var theirs = await site.SignedIn("staff-traffic");
        var framed = await Page(theirs, "/embed/boards/끼운판");
        Assert.Contains("정류장 30곳", framed, StringComparison.Ordinal);
        Assert.DoesNotContain(AccessSite.TrafficMarks[0], framed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(theirs, "/embed/boards/안끼운판"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(theirs, "/embed/boards/끼운판/cases"));
        Assert.EndsWith("frame-ancestors 'self' https://www.example.go.kr", await Policy("/embed/boards/끼운판"), StringComparison.Ordinal);
        // Nothing else of the site lies in a frame of others.
        Assert.EndsWith("frame-ancestors 'self'", await Policy("/boards/끼운판"), StringComparison.Ordinal);
        foreach (var wrong in (string[])["http://www.example.go.kr", "https://*.go.kr", "https://a.kr/page", "https://a.kr; script-src *", "javascript:1", ""])
            Assert.Throws<Maru.Core.InputException>(() => site.Get<EmbedSites>().Add(wrong));
        Assert.True(site.Get<EmbedSites>().Remove("https://www.example.go.kr"));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden), InlineData("staff-nature", HttpStatusCode.OK)]
    public async Task Who_signed_in_may_make_boards(string? who, HttpStatusCode status)
    {
        using var browser = who is null ? site.Anonymous() : await site.SignedIn(who);
        Assert.Equal(status, await Status(browser, "/board-new"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(browser, "/boards/없는판"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(browser, "/indicators/없는지표"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(browser, "/api/v1/indicators/없는지표"));
        Assert.Equal(HttpStatusCode.OK, await Status(browser, "/boards"));
        Assert.Equal(HttpStatusCode.OK, await Status(browser, "/indicators?lang=en"));
    }

    private static Board Of(string id, IReadOnlyList<string> shared) => new(id, new(id, id),
    [
        new Tile("cases", TileForm.Ranking) { Title = new("단속", "Cases"), Datasets = [AccessSite.Traffic], Sql = $"select \"표식교통열\" as label, \"표식교통열\" as region, count(*) as value from \"{AccessSite.Traffic}\" group by 1 order by 3 desc" },
        new Tile("stops", TileForm.Squares) { Title = new("정류장", "Stops"), Datasets = [AccessSite.Open], Sql = $"select '모두' as label, count(*) as value from \"{AccessSite.Open}\"", Headline = "select '정류장 ' || value || '곳' from result" },
    ])
    { SharedWith = shared };

    private void Keep(Board board) => site.Get<BoardDesk>().Save(board, CancellationToken.None);

    private static async Task<string> Page(Browser browser, string path)
    {
        var answer = await browser.Open(path);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{path}: {answer.Status}");
        return WebUtility.HtmlDecode(answer.Body);
    }

    private static async Task<HttpStatusCode> Status(Browser browser, string path) => (await browser.Open(path)).Status;

    private async Task<string> Policy(string path)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        using var answer = await client.GetAsync(path);
        return Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
    }

    [GeneratedRegex("조건을 나누지 않아")]
    private static partial Regex Unfiltered();
}
