using System.Net;
using System.Text;
using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.App.Jobs.Schedules;
using Maru.Web.Tests.Import;

namespace Maru.Web.Tests.Jobs;

public sealed class JobsPagesTests(ImportSite site) : IClassFixture<ImportSite>, IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"maru-jobs-page-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_job_is_listed_run_paused_and_looked_at_with_the_desk_key()
    {
        var id = Add("정류장 목록", Source("번호,이름\n1,시청\n2,역앞\n"), "매일 06:00", "stops");

        var list = await site.Open("/jobs");
        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Contains("정류장 목록 매일 06:00", list.Text, StringComparison.Ordinal);
        Assert.Contains("아직 안 함", list.Text, StringComparison.Ordinal);

        await Press(list, id, "run");
        var page = await Shown(id, "성공");
        Assert.Contains("stops 버전 1: 2행", page.Text, StringComparison.Ordinal);
        Assert.Contains("사람", page.Text, StringComparison.Ordinal);

        await Press(page, id, "pause");
        Assert.Contains("멈춰 둠", (await site.Open("/jobs/" + Uri.EscapeDataString(id))).Text, StringComparison.Ordinal);
        page = await site.Open("/jobs/" + Uri.EscapeDataString(id));
        await Press(page, id, "resume");
        Assert.False(site.Get<JobDesk>().Find(id).Job.Paused);
    }

    [Fact]
    public async Task Keys_in_addresses_are_not_shown()
    {
        var id = Add("대기질", "https://apis.data.go.kr/air?serviceKey=secret-key-1", null);
        var page = await site.Open("/jobs/" + Uri.EscapeDataString(id));
        Assert.Contains("apis.data.go.kr/air", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key-1", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key-1", (await site.Open("/jobs")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_not_be_done_is_said_on_the_page()
    {
        var id = Add("빈 작업", Source("번호\n1\n"), null);
        var page = await site.Open("/jobs");
        var answer = await Press(page, id, "cancel");
        Assert.Contains("하고 있지도 기다리고 있지도 않습니다", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_nothing_is_shown_and_nothing_changes()
    {
        var id = Add("닫힌 작업", Source("번호\n1\n"), "매일 06:00");
        using var stranger = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = site.Address };
        stranger.DefaultRequestHeaders.Add("Accept", "text/html");
        foreach (var path in (string[])["/jobs", "/jobs/" + Uri.EscapeDataString(id)])
        {
            using var shown = await stranger.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);
            Assert.DoesNotContain("닫힌 작업", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var form = new FormUrlEncodedContent([new("back", "list")]);
        using var answer = await stranger.PostAsync($"/jobs/{Uri.EscapeDataString(id)}/pause", form);
        Assert.False(site.Get<JobDesk>().Find(id).Job.Paused);

        // With the key but without the page's token: a foreign page can't press the button.
        using var other = new FormUrlEncodedContent([new("back", "list")]);
        using var forged = await site.Client.PostAsync($"/jobs/{Uri.EscapeDataString(id)}/pause", other);
        Assert.False(site.Get<JobDesk>().Find(id).Job.Paused);
    }

    [Fact]
    public async Task A_job_that_is_gone_is_said_so()
    {
        var page = await site.Open("/jobs/no-such-job");
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Contains("그런 작업이 없습니다", page.Text, StringComparison.Ordinal);
    }

    private string Add(string name, string sources, string? at, string dataset = "data") => site.Get<JobDesk>().Add(new Job("", name, CollectJob.Id)
    {
        Settings = new Dictionary<string, string> { [CollectJob.Sources] = sources, [CollectJob.Dataset] = dataset },
        Schedule = at is null ? null : ScheduleText.Parse(at),
    }).Id;

    private string Source(string text)
    {
        File.WriteAllText(_file, text, new UTF8Encoding(false));
        return _file;
    }

    private async Task<PageShown> Press(PageShown page, string id, string act)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", page.Token), new("back", "job")]);
        return await PageShown.Of(await site.Client.PostAsync($"/jobs/{Uri.EscapeDataString(id)}/{act}", form));
    }

    private async Task<PageShown> Shown(string id, string text)
    {
        var page = await site.Open("/jobs/" + Uri.EscapeDataString(id));
        for (var tries = 0; tries < 100 && !page.Text.Contains(text, StringComparison.Ordinal); tries++)
        {
            await Task.Delay(200);
            page = await site.Open("/jobs/" + Uri.EscapeDataString(id));
        }
        return page;
    }
}
