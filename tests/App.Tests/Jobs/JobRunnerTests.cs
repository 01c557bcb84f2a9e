using System.Text;
using Maru.App.Catalog;
using Maru.App.Egress;
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
    public async Task A_pipe_is_no_file_and_holds_nothing_up()
    {
        if (OperatingSystem.IsWindows()) return;
        var pipe = Path.Combine(_folder, "pipe.csv");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe])) await made.WaitForExitAsync();
        var services = Services();
        services.GetRequiredService<JobDesk>().Add(Collect("파이프", pipe));
        var run = await RunOnce(services, "파이프").WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("파이프나 장치", run.Message!.Value.Ko, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/self/status")]
    [InlineData("/dev/zero")]
    public async Task The_machines_own_files_are_no_sources(string path)
    {
        if (!OperatingSystem.IsLinux()) return;
        var services = Services();
        services.GetRequiredService<JobDesk>().Add(Collect("기계", path));
        Assert.Contains("스스로 보관하는", (await RunOnce(services, "기계")).Message!.Value.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_data_folder_keeps_is_no_source()
    {
        var home = Services().GetRequiredService<LakeStore>().Home;
        string[] kept = [home.Lake, home.AccessLog, home.AccessSeals, home.Keys, home.Connections, home.Held, home.Linking, home.Receipts, home.CatalogFile, home.AccountsFile, home.DeskKeyFile, home.JobsLock];
        Assert.All(kept, path => Assert.True(home.IsKept(path), path));
        Assert.True(home.IsKept(Path.Combine(home.Linking, "x.json")));
        Assert.False(home.IsKept(Path.Combine(_folder, "정류장.csv")));
    }

    [Fact]
    public async Task Who_waits_for_a_host_holds_nobody_up()
    {
        var waiting = new AwayWork();
        var services = Services(waiting);
        var desk = services.GetRequiredService<JobDesk>();
        for (var i = 0; i < JobRunner.Places; i++)
        {
            desk.Add(new Job("", FormattableString.Invariant($"먼곳{i}"), "away"));
            desk.RunNow(FormattableString.Invariant($"먼곳{i}"));
        }
        using var closing = new CancellationTokenSource();
        var running = services.GetRequiredService<JobRunner>().Run(closing.Token);
        await Until(() => waiting.Under == JobRunner.Places);
        desk.Add(Collect("가까운곳", Write("가까운곳.csv", "번호,이름\n1,시청\n")));
        var near = desk.RunNow("가까운곳");
        await Until(() => desk.FindRun(near)!.IsOver);
        Assert.Equal((RunState.Succeeded, JobRunner.Places), (desk.FindRun(near)!.State, waiting.Under));
        await closing.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task What_a_process_was_doing_that_died_can_be_run_by_name_at_once()
    {
        var services = Services();
        var desk = services.GetRequiredService<JobDesk>();
        desk.Add(Collect("정류장", Write("정류장.csv", "번호,이름\n1,시청\n")));
        var asked = desk.RunNow("정류장");
        // As a process leaves it that is killed in the middle.
        var store = services.GetRequiredService<JobStore>();
        Assert.True(store.Begin(desk.FindRun(asked)! with { State = RunState.Running, Attempt = 1, StartedAt = DateTimeOffset.UtcNow }));
        Assert.Equal(RunState.Succeeded, (await RunOnce(services, "정류장")).State);
        Assert.Equal([1], services.GetRequiredService<LakeStore>().Versions("stops"));
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

    private sealed class AwayWork : IJobKind
    {
        private int _under;

        public Card Card { get; } = new("away", new("먼 곳", "Away"), new("기다립니다", "Waits"), []);

        public int Under => Volatile.Read(ref _under);

        public void Check(Settings settings)
        {
        }

        public IReadOnlyList<Uri> Addresses(Settings settings) => [];

        public async Task<JobResult> Run(JobWork work, CancellationToken stop)
        {
            using var away = AwayTime.Leave();
            Interlocked.Increment(ref _under);
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
