using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.App.Jobs.Schedules;
using Maru.App.Jobs.Watch;
using Maru.App.Lake;
using Maru.App.Sources;

namespace Maru.Browser.Tests;

/// <summary>Jobs in the states a page shows: run well, waiting to try again, paused, not run yet.</summary>
public static class SampleJobs
{
    public static async Task<IReadOnlyList<SitePage>> Begin(Site site)
    {
        var desk = site.Get<JobDesk>();
        var file = Path.Combine(site.Get<DataHome>().Work, "수집-보기.csv");
        await File.WriteAllTextAsync(file, "번호,측정소,값\n1,중앙로,31\n2,역앞,28\n");
        var done = Add(desk, "대기질 측정값 모으기", file, "매시간", "sample-collected");
        var waiting = Add(desk, "도로굴착 허가대장 받기", file + ".없음", "평일 07:30", "road-digging");
        desk.Pause(Add(desk, "옛 민원 목록", file, "매월 첫 영업일 09:00", "sample-collected"));
        Add(desk, "측정값 월 보고", file, "매월 25일 08:00", "sample-collected");
        foreach (var asked in (string[])[desk.RunNow(done), desk.RunNow(waiting)])
            for (var tries = 0; desk.FindRun(asked) is { State: RunState.Queued or RunState.Running }; tries++)
            {
                if (tries > 300) throw new TimeoutException("The sample's jobs did not run within half a minute.");
                await Task.Delay(100);
            }
        var watched = await Watched(desk, site.Get<CollectFolders>());
        return
        [
            new("jobs", "/jobs", "/jobs"), new("job", "/jobs/" + Uri.EscapeDataString(done), "/jobs/{Id}"), new("job-gone", "/jobs/none", "/jobs/{Id}", 410),
            new("job-new", "/new-job", "/new-job"), new("job-edit", $"/jobs/{Uri.EscapeDataString(done)}/edit", "/jobs/{Id}/edit"), new("job-edit-gone", "/jobs/none/edit", "/jobs/{Id}/edit", 410),
            new("job-watched", "/jobs/" + Uri.EscapeDataString(watched), "/jobs/{Id}"), new("job-new-watch", "/new-job?kind=watch", "/new-job"), new("job-new-link", "/new-job?kind=link", "/new-job"),
        ];
    }

    // A folder that took one file and refused another; it does not look by itself while pages are compared.
    private static async Task<string> Watched(JobDesk desk, CollectFolders folders)
    {
        var folder = Directory.CreateTempSubdirectory("maru-watched-").FullName;
        foreach (var place in (string[])["done", "failed"]) Directory.CreateDirectory(Path.Combine(folder, place));
        await File.WriteAllTextAsync(Path.Combine(folder, "done", "대기질_20261121.csv"), "번호\n1\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "failed", "대기질_20261122.xlsx.txt"), "대기질_20261122.xlsx: 어떤 형식의 파일인지 알 수 없습니다. 읽을 수 있는 형식: csv, excel, geojson\n");
        if (folders.All().Count == 0) folders.Add("받는 곳", folder, "local");
        var said = new Dictionary<string, string> { [JobDeclaration.Name] = "받는 곳 지켜보기", [WatchJob.Folder] = folder, [JobDeclaration.At] = WatchJob.UsualSchedule };
        var id = desk.Add(JobDeclaration.Read(WatchJob.Declared, said), replace: true).Id;
        desk.Pause(id);
        return id;
    }

    private static string Add(JobDesk desk, string name, string source, string at, string dataset) => desk.Add(
        new Job("", name, CollectJob.Id)
        {
            Settings = new Dictionary<string, string> { [CollectJob.Sources] = source, [CollectJob.Dataset] = dataset, [CollectJob.Access] = "internal" },
            Dataset = dataset,
            Schedule = ScheduleText.Parse(at, at.Contains("25일", StringComparison.Ordinal) ? HolidayRule.Previous : HolidayRule.Run),
        },
        replace: true).Id;
}
