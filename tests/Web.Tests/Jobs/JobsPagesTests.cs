using System.Net;
using System.Text;
using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.App.Jobs.Schedules;
using Maru.App.Sources;
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
        foreach (var path in (string[])["/jobs", "/new-job", "/jobs/" + Uri.EscapeDataString(id), "/jobs/" + Uri.EscapeDataString(id) + "/edit"])
        {
            using var shown = await stranger.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);
            Assert.DoesNotContain("닫힌 작업", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var form = new FormUrlEncodedContent([new("back", "list")]);
        using var answer = await stranger.PostAsync($"/jobs/{Uri.EscapeDataString(id)}/pause", form);
        Assert.False(site.Get<JobDesk>().Find(id).Job.Paused);

        using var added = await stranger.PostAsync("/new-job", new FormUrlEncodedContent([new("name", "몰래"), new("sources", _file)]));
        using var unsigned = await site.Client.PostAsync("/new-job", new FormUrlEncodedContent([new("name", "몰래"), new("sources", _file)]));
        Assert.DoesNotContain(site.Get<JobDesk>().List(), view => view.Job.Name == "몰래");

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

    [Fact]
    public async Task A_job_is_declared_changed_and_removed_by_form()
    {
        NameFolder();
        var form = await site.Open("/new-job");
        var made = await site.Submit(form, "/new-job", ("name", "가로등 모으기"), ("sources", Source("번호,이름\n1,시청\n")), ("dataset", "form-lamps"), ("at", "평일 7시"), ("catch-up", "each"));
        Assert.Equal("/jobs/" + Uri.EscapeDataString("가로등-모으기"), made.Path);
        Assert.Contains("영업일 07:00", made.Text, StringComparison.Ordinal);
        Assert.Contains("하나하나", made.Text, StringComparison.Ordinal);

        var edit = await site.Open(made.Path + "/edit");
        var changed = await site.Submit(edit, made.Path + "/edit", ("name", "가로등"), ("at", "매일 08:00"), ("holidays", "run"), ("sources", _file));
        Assert.Equal(made.Path, changed.Path);
        Assert.Contains("가로등 매일 08:00", changed.Text, StringComparison.Ordinal);
        Assert.Equal("form-lamps", site.Get<JobDesk>().Find("가로등-모으기").Job.Dataset);

        var list = await Press(edit, "가로등-모으기", "remove");
        Assert.Equal("/jobs", list.Path);
        Assert.Equal(HttpStatusCode.Gone, (await site.Open(made.Path + "/edit")).Status);
    }

    [Fact]
    public async Task A_slip_in_the_form_is_said_at_its_field_and_nothing_has_to_be_written_twice()
    {
        var form = await site.Open("/new-job");
        var answer = await site.Submit(form, "/new-job", ("name", "빗물 <펌프>"), ("sources", "상대/경로.csv"), ("at", "곧"), ("dataset", "pumps"));
        Assert.Contains("일정이 \"곧\"입니다. 읽을 수 없습니다.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"빗물 &lt;펌프&gt;\"", answer.Html, StringComparison.Ordinal);
        Assert.Matches("<input[^>]*id=\"f-at\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"f-at-help f-at-error\"", answer.Html);

        answer = await site.Submit(answer, "/new-job", ("at", "매일 06:00"), ("sources", "상대/경로.csv"));
        Assert.Contains("전체 경로가 아닙니다", answer.Text, StringComparison.Ordinal);
        Assert.Matches("<textarea[^>]*id=\"f-sources\"[^>]*aria-invalid=\"true\"", answer.Html);
        answer = await site.Submit(answer, "/new-job", ("sources", ""));
        Assert.Contains("가져올 곳이 없습니다", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Get<JobDesk>().List(), view => view.Job.Name.StartsWith("빗물", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_is_not_in_the_form_and_stays_when_the_form_is_saved()
    {
        var id = Add("열쇠 있는 주소", "https://apis.data.go.kr/air?serviceKey=secret-key-2&type=json", null);
        var path = "/jobs/" + Uri.EscapeDataString(id) + "/edit";
        var edit = await site.Open(path);
        Assert.DoesNotContain("secret-key-2", edit.Html, StringComparison.Ordinal);
        await site.Submit(edit, path, ("sources", "https://apis.data.go.kr/air?serviceKey=***&type=json"), ("at", "매일 06:00"));
        var job = site.Get<JobDesk>().Find(id).Job;
        Assert.Equal("https://apis.data.go.kr/air?serviceKey=secret-key-2&type=json", job.Settings[CollectJob.Sources]);
        Assert.NotNull(job.Schedule);
    }

    [Fact]
    public async Task A_file_outside_the_folders_is_refused_at_its_field_and_jobs_from_outside_are_named()
    {
        NameFolder();
        // Of the runtime: wherever this is built, also in the folder for temporary files.
        var secret = typeof(object).Assembly.Location;
        var form = await site.Open("/new-job");
        Assert.Contains(Path.TrimEndingDirectorySeparator(Path.GetTempPath()), form.Text, StringComparison.Ordinal);
        var answer = await site.Submit(form, "/new-job", ("name", "몰래 모으기"), ("sources", secret));
        Assert.Contains("모을 수 있는 폴더 밖에 있습니다", answer.Text, StringComparison.Ordinal);
        Assert.Matches("<textarea[^>]*id=\"f-sources\"[^>]*aria-invalid=\"true\"", answer.Html);
        Assert.DoesNotContain(site.Get<JobDesk>().List(), view => view.Job.Name == "몰래 모으기");

        var id = Add("명령으로 만든 것", secret, null);
        Assert.Contains("폴더 밖", (await site.Open("/jobs/" + Uri.EscapeDataString(id))).Text, StringComparison.Ordinal);
        var sources = await site.Open("/sources");
        Assert.Contains("시험 폴더", sources.Text, StringComparison.Ordinal);
        Assert.Contains("명령으로 만든 것", sources.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_watched_by_form_and_its_page_tells_what_was_refused()
    {
        NameFolder();
        var folder = Directory.CreateTempSubdirectory("maru-page-watch-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "failed"));
            Directory.CreateDirectory(Path.Combine(folder, "done"));
            await File.WriteAllTextAsync(Path.Combine(folder, "failed", "깨짐.xlsx"), "x");
            await File.WriteAllTextAsync(Path.Combine(folder, "failed", "깨짐.xlsx.txt"), "엑셀 파일이 아닙니다.\n");
            await File.WriteAllTextAsync(Path.Combine(folder, "done", "어제.csv"), "a\n1\n");
            var form = await site.Open("/new-job?kind=watch");
            Assert.Contains("value=\"1분마다\"", form.Html, StringComparison.Ordinal);
            var answer = await site.Submit(form, "/new-job", ("name", "받는 곳"), ("folder", "받는곳"), ("kind", "watch"));
            Assert.Contains("전체 경로가 아닙니다", answer.Text, StringComparison.Ordinal);
            Assert.Matches("<input[^>]*id=\"f-folder\"[^>]*aria-invalid=\"true\"", answer.Html);
            var made = await site.Submit(answer, "/new-job", ("name", "받는 곳"), ("folder", folder), ("at", ""), ("kind", "watch"));
            Assert.Equal("/jobs/" + Uri.EscapeDataString("받는-곳"), made.Path);
            foreach (var told in (string[])["들어오는 폴더", "마지막으로 들인 파일 어제.csv", "받지 못한 파일 1개", "엑셀 파일이 아닙니다."]) Assert.Contains(told, made.Text, StringComparison.Ordinal);
            Assert.Contains(folder, (await site.Open("/sources")).Text, StringComparison.Ordinal);
            var edit = await site.Open(made.Path + "/edit");
            Assert.Contains("f-folder", edit.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("f-sources", edit.Html, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_linking_is_chosen_among_those_there_are()
    {
        var form = await site.Open("/new-job?kind=link&dataset=none");
        Assert.Contains("<select", form.Html, StringComparison.Ordinal);
        var answer = await site.Submit(form, "/new-job", ("name", "다시 잇기"), ("dataset", "none"), ("kind", "link"));
        Assert.Contains("이은 것이 없습니다", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Get<JobDesk>().List(), view => view.Job.Name == "다시 잇기");
    }

    private void NameFolder()
    {
        var folders = site.Get<CollectFolders>();
        if (folders.All().Count == 0) folders.Add("시험 폴더", Path.GetTempPath(), "시험");
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
