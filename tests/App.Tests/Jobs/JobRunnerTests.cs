using System.Text;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.App.Jobs.Schedules;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Lake;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Jobs;

/// <summary>Jobs on the real clock and the real ingest.</summary>
public sealed class JobRunnerTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-jobs-").FullName;
    private readonly List<ServiceProvider> _made = [];

    [Fact]
    public async Task A_collection_makes_a_version_when_the_file_changes_and_none_when_it_does_not()
    {
        var services = Services();
        var file = Write("정류장.csv", "번호,이름\n1,시청\n2,역앞\n");
        var desk = services.GetRequiredService<JobDesk>();
        desk.Add(Collect("정류장", file));
        Assert.Equal("stops 버전 1: 2행", (await RunOnce(services, "정류장")).Message!.Value.Ko);
        Assert.Equal("바뀐 것이 없습니다.", (await RunOnce(services, "정류장")).Message!.Value.Ko);
        Write("정류장.csv", "번호,이름\n1,시청\n2,역앞\n3,시장\n");
        var third = await RunOnce(services, "정류장");
        Assert.Equal((RunState.Succeeded, 3), (third.State, third.Rows));
        Assert.Equal([new RunVersion("stops", 2, 3, 0, false)], third.Versions);
        Assert.Equal([1, 2], services.GetRequiredService<LakeStore>().Versions("stops"));
        Assert.Equal(2, services.GetRequiredService<CatalogStore>().Snapshot().Find("stops")!.Newest!.Version);
    }

    [Fact]
    public async Task A_file_that_has_not_come_yet_is_waited_for()
    {
        var services = Services();
        services.GetRequiredService<JobDesk>().Add(Collect("정류장", Path.Combine(_folder, "없음.csv")));
        var run = await RunOnce(services, "정류장");
        Assert.Equal((RunState.Waiting, 1), (run.State, run.Attempt));
        Assert.Contains("없음.csv", run.Message!.Value.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_data_are_as_closed_as_the_job_says_from_the_first_moment()
    {
        var services = Services();
        var job = Collect("명단", Write("명단.csv", "번호,부서\n1,가\n2,나\n"));
        services.GetRequiredService<JobDesk>().Add(job with { Settings = new Dictionary<string, string>(job.Settings) { [CollectJob.Access] = "internal", [CollectJob.Reading] = "reference-date=2026-11-01\ncolumn.부서.role=name" } });
        Assert.Equal(RunState.Succeeded, (await RunOnce(services, "명단")).State);
        var entry = services.GetRequiredService<CatalogStore>().Snapshot().Find("stops")!;
        Assert.Equal((AccessLevel.Internal, new DateOnly(2026, 11, 1)), (entry.Access, entry.Newest!.ReferenceDate));
    }

    [Fact]
    public async Task A_run_under_way_stops_when_somebody_cancels_it_and_another_when_the_program_closes()
    {
        var slow = new SlowWork();
        var services = Services(slow);
        var desk = services.GetRequiredService<JobDesk>();
        desk.Add(new Job("", "느린", "slow"));
        var asked = desk.RunNow("느린");
        using var closing = new CancellationTokenSource();
        var running = services.GetRequiredService<JobRunner>().Run(closing.Token);
        await slow.Begun.Task.WaitAsync(TimeSpan.FromSeconds(20));
        desk.Cancel("느린");
        await Until(() => desk.FindRun(asked)!.IsOver);
        Assert.Equal(RunState.Cancelled, desk.FindRun(asked)!.State);
        Assert.Equal(4_200, desk.FindRun(asked)!.Rows);

        slow.Begun = new();
        asked = desk.RunNow("느린");
        await slow.Begun.Task.WaitAsync(TimeSpan.FromSeconds(20));
        // One process runs the jobs of a folder; a second one is told so.
        Assert.False(await Services(slow).GetRequiredService<JobRunner>().RunDue(null, CancellationToken.None));
        await closing.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        var left = desk.FindRun(asked)!;
        Assert.Equal((RunState.Queued, 0), (left.State, left.Attempt));
    }

    [Fact]
    public async Task A_fault_of_the_program_is_tried_again_and_shows_no_inside()
    {
        var services = Services(new BrokenWork());
        services.GetRequiredService<JobDesk>().Add(new Job("", "고장", "broken"));
        var run = await RunOnce(services, "고장");
        Assert.Equal(RunState.Waiting, run.State);
        Assert.Contains("InvalidOperationException", run.Message!.Value.Ko, StringComparison.Ordinal);
        Assert.DoesNotContain("비밀", run.Message!.Value.Ko, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var services in _made) await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static Job Collect(string name, string source) => new("", name, CollectJob.Id)
    {
        Settings = new Dictionary<string, string> { [CollectJob.Sources] = source, [CollectJob.Dataset] = "stops" },
        Dataset = "stops",
        Schedule = ScheduleText.Parse("매일 06:00"),
    };

    private static async Task<JobRun> RunOnce(IServiceProvider services, string job)
    {
        var desk = services.GetRequiredService<JobDesk>();
        var asked = desk.RunNow(job);
        Assert.True(await services.GetRequiredService<JobRunner>().RunDue(job, CancellationToken.None));
        return desk.FindRun(asked)!;
    }

    private static async Task Until(Func<bool> done)
    {
        for (var tries = 0; tries < 200 && !done(); tries++) await Task.Delay(100);
        Assert.True(done());
    }

    private ServiceProvider Services(IJobKind? kind = null)
    {
        var services = new ServiceCollection().AddMaru(Path.Combine(_folder, "data"));
        if (kind is not null) services.AddSingleton(kind);
        _made.Add(services.BuildServiceProvider());
        return _made[^1];
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private sealed class SlowWork : IJobKind
    {
        public Card Card { get; } = new("slow", new("느림", "Slow"), new("기다립니다", "Waits"), []);

        public TaskCompletionSource Begun { get; set; } = new();

        public void Check(Settings settings)
        {
        }

        public IReadOnlyList<Uri> Addresses(Settings settings) => [];

        public async Task<JobResult> Run(JobWork work, CancellationToken stop)
        {
            work.Rows.Report(4_200);
            Begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException("It waits for ever.");
        }
    }

    private sealed class BrokenWork : IJobKind
    {
        public Card Card { get; } = new("broken", new("고장", "Broken"), new("깨집니다", "Breaks"), []);

        public void Check(Settings settings)
        {
        }

        public IReadOnlyList<Uri> Addresses(Settings settings) => [];

        public Task<JobResult> Run(JobWork work, CancellationToken stop) => throw new InvalidOperationException("비밀");
    }
}
