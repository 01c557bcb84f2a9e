using System.Net;
using Maru.App.Egress;
using Maru.App.Import;
using Maru.App.Jobs;
using Maru.App.Lake;
using Maru.Web.Tests.Import;
using Microsoft.Data.Sqlite;

namespace Maru.Web.Tests.Sources;

public sealed class SourcePagesTests(ImportSite site) : IClassFixture<ImportSite>
{
    [Fact]
    public async Task Open_apis_stand_under_their_providers_and_are_found_by_words()
    {
        var page = await site.Open("/sources");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("공공데이터포털", page.Text, StringComparison.Ordinal);
        Assert.Contains("연결한 데이터베이스가 없습니다", page.Text, StringComparison.Ordinal);
        var found = await site.Open("/sources?q=" + Uri.EscapeDataString("에어코리아 측정"));
        Assert.Contains("/sources/api/airkorea-realtime", found.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/sources/api/kosis-table", found.Html, StringComparison.Ordinal);
        Assert.Contains("찾는 오픈API가 없습니다", (await site.Open("/sources?q=qqqq")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_kept_for_its_owner_alone_never_shown_and_forgotten()
    {
        var page = await site.Open("/sources/api/juso-search");
        Assert.Contains("키 필요", page.Text, StringComparison.Ordinal);
        page = await site.Submit(page, "/sources/keys/juso", ("key", " JUSO-SECRET-1 "), ("do", "keep"));
        Assert.Equal("/sources/api/juso-search", page.Path);
        Assert.DoesNotContain("키 필요", page.Text, StringComparison.Ordinal);
        var file = Path.Combine(site.Get<DataHome>().Keys, "juso");
        Assert.Equal("JUSO-SECRET-1\n", await File.ReadAllTextAsync(file));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        page = await site.Open("/sources");
        Assert.DoesNotContain("JUSO-SECRET", page.Html, StringComparison.Ordinal);
        await site.Submit(page, "/sources/keys/juso", ("key", ""), ("do", "forget"));
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("..%2Fdesk.key")]
    [InlineData("UPPER")]
    public async Task A_key_has_the_name_of_a_key(string name)
    {
        var page = await site.Open("/sources");
        using var body = new FormUrlEncodedContent([new("__RequestVerificationToken", page.Token), new("key", "x"), new("do", "keep")]);
        var answer = await PageShown.Of(await site.Client.PostAsync("/sources/keys/" + name, body));
        Assert.Contains("인증키를 읽을 수 없습니다", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_what_was_written()
    {
        var page = await site.Submit(await site.Open("/sources/api/kma-nowcast"), "/sources/api/kma-nowcast", ("nx", "73"), ("ny", ""), ("do", "take"));
        Assert.StartsWith("/sources/api/kma-nowcast?slip=", page.Path, StringComparison.Ordinal);
        Assert.Contains("값이 있어야 합니다", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"73\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_key_nothing_is_asked_for_and_no_draft_stays()
    {
        var before = site.Drafts.Open().Count;
        var page = await site.Submit(await site.Open("/sources/api/kma-nowcast"), "/sources/api/kma-nowcast", ("nx", "73"), ("ny", "134"), ("do", "take"));
        Assert.Contains("인증키가 없습니다: data-go-kr", page.Text, StringComparison.Ordinal);
        Assert.Equal(before, site.Drafts.Open().Count);
    }

    [Fact]
    public async Task A_job_begins_with_what_was_chosen()
    {
        var page = await site.Submit(await site.Open("/sources/api/standard-toilets"), "/sources/api/standard-toilets", ("filters", "insttNm=가 & 나"), ("do", "job"));
        Assert.StartsWith("/new-job?slip=", page.Path, StringComparison.Ordinal);
        Assert.Contains("api:standard-toilets?insttNm=가 %26 나", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\"", page.Html, StringComparison.Ordinal);
        await site.Submit(page, "/new-job", ("name", "화장실 받기"), ("at", "매일 06:00"));
        var job = site.Get<JobDesk>().List().Single(view => view.Job.Name == "화장실 받기").Job;
        Assert.Equal("api:standard-toilets?insttNm=가 %26 나", job.Settings["sources"]);
        Assert.Contains("화장실 받기", (await site.Open("/sources/api/standard-toilets")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_a_database_is_chosen_looked_at_and_loaded()
    {
        Connect("city", "create table permit(id integer primary key, place text, photo blob); insert into permit values(1, '중앙로', x'00'), (2, '역앞', null), (3, '시장길', null); create view latest as select * from permit");
        Assert.Contains("/sources/sql/city", (await site.Open("/sources")).Html, StringComparison.Ordinal);
        var page = await site.Open("/sources/sql/city");
        Assert.Contains("id, place, photo", page.Text, StringComparison.Ordinal);
        Assert.Contains("뷰", page.Text, StringComparison.Ordinal);
        page = await site.Submit(page, "/sources/sql/city", ("table", "permit"), ("do", "take"));
        Assert.Contains("바이트라서 비웠습니다", page.Text, StringComparison.Ordinal);
        var draft = site.Drafts.Open().Single(open => open.Address == "sql:city/permit");
        var done = await site.Get<LoadImport>().Run(draft with { Details = new() { Title = "허가 대장", Cycle = "irregular" } }, "local", null, default);
        var version = site.Get<LakeStore>().Latest(done.Dataset!)!;
        Assert.Equal((3L, "sql:city/permit"), (version.Rows, version.Source.Origin));
        Assert.Contains(version.Issues, issue => issue is { Rule: "bytes-not-read", Column: "photo" });
    }

    [Fact]
    public async Task A_column_that_a_way_of_collecting_needs_is_asked_for()
    {
        Connect("other", "create table t(id integer)");
        var page = await site.Submit(await site.Open("/sources/sql/other"), "/sources/sql/other", ("table", "t"), ("take", "key"), ("do", "take"));
        Assert.Contains("키 컬럼이 있어야 합니다", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_can_not_be_opened_says_so()
    {
        File.WriteAllText(Path.Combine(Connections, "broken.yaml"), "kind: sqlite\nfile: /none/there.db\n");
        var page = await site.Open("/sources/sql/broken");
        Assert.Contains("닿지 않습니다", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await site.Open("/sources/sql/none")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await site.Open("/sources/api/none")).Status);
    }

    [Fact]
    public async Task A_limit_is_set_and_nonsense_is_refused()
    {
        var page = await site.Submit(await site.Open("/sources"), "/sources/limits", ("host", "apis.example.go.kr"), ("perSecond", "0.5"), ("burst", "3"), ("perDay", "100"));
        Assert.Contains("apis.example.go.kr 0.5 3 100", page.Text, StringComparison.Ordinal);
        Assert.Contains(new HostLimit("apis.example.go.kr", 0.5, 3, 100), site.Get<HostRules>().Limits());
        page = await site.Submit(await site.Open("/sources"), "/sources/limits", ("host", "apis.example.go.kr"), ("perSecond", "0"), ("burst", "3"));
        Assert.Contains("호스트 한도를 읽을 수 없습니다", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_that_was_cut_off_says_so_and_can_be_asked_for_again()
    {
        const string Address = "https://203.0.113.9/x.csv";
        var draft = site.Get<ImportArrival>().Expect(Address);
        foreach (var path in (string[])["", "/about", "/load", "/tables"])
            Assert.Equal($"/import/{draft.Id}/arrival", (await site.Open($"/import/{draft.Id}{path}")).Path);
        var page = await site.Open($"/import/{draft.Id}/arrival");
        Assert.Contains("받는 중에 마루가 꺼졌습니다", page.Text, StringComparison.Ordinal);
        page = await site.Submit(page, $"/import/{draft.Id}/again");
        Assert.Contains("203.0.113.9", page.Text, StringComparison.Ordinal);
        Assert.Contains("받지 못했습니다", page.Text, StringComparison.Ordinal);
        await site.Submit(page, $"/import/{draft.Id}/discard");
        Assert.Null(site.Drafts.Find(draft.Id));
    }

    [Fact]
    public async Task Without_the_desk_key_nothing_is_shown_and_nothing_changes()
    {
        using var stranger = new HttpClient { BaseAddress = site.Address };
        foreach (var address in (string[])["/sources", "/sources/api/kosis-table", "/sources/sql/city"])
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(address)).StatusCode);
        using var body = new FormUrlEncodedContent([new("key", "x"), new("do", "keep")]);
        await stranger.PostAsync("/sources/keys/vworld", body);
        Assert.False(File.Exists(Path.Combine(site.Get<DataHome>().Keys, "vworld")));
    }

    private string Connections => Directory.CreateDirectory(site.Get<DataHome>().Connections).FullName;

    private void Connect(string name, string sql)
    {
        var file = Path.Combine(site.Get<DataHome>().Folder, name + ".db");
        File.WriteAllText(Path.Combine(Connections, name + ".yaml"), $"kind: sqlite\nfile: {file}\n");
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
