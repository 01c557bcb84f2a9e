using Maru.App.Drift;
using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.Core.Lake;

namespace Maru.App.Tests.Drift;

/// <summary>A collection whose file changed its columns stops, and goes on when a person has decided.</summary>
public sealed class HeldJobTests : IDisposable
{
    private readonly DriftFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Stops(string header, int rows) => DriftFolder.Table(header, rows, n => FormattableString.Invariant($"S-{n:000},정류장{n},{n % 9}"));

    private async Task<JobRun> Run(string job)
    {
        var desk = _folder.Get<JobDesk>();
        var asked = desk.RunNow(job);
        Assert.True(await _folder.Get<JobRunner>().RunDue(job, CancellationToken.None));
        return desk.FindRun(asked)!;
    }

    private JobRun Last(string job) => _folder.Get<JobDesk>().History(job)[0];

    private async Task<JobRun> Held()
    {
        var file = _folder.Write("정류장.csv", Stops("관리번호,정류장명,의자수", 60));
        var desk = _folder.Get<JobDesk>();
        desk.Add(new Job("", "정류장", CollectJob.Id) { Settings = new Dictionary<string, string> { [CollectJob.Sources] = file, [CollectJob.Dataset] = DriftFolder.Dataset }, Dataset = DriftFolder.Dataset });
        desk.Add(new Job("", "다음", CollectJob.Id) { Settings = new Dictionary<string, string> { [CollectJob.Sources] = file, [CollectJob.Dataset] = "다음" }, After = ["정류장"] });
        Assert.Equal(RunState.Succeeded, (await Run("정류장")).State);
        Assert.True(await _folder.Get<JobRunner>().RunDue(null, CancellationToken.None));
        Assert.Equal(RunState.Succeeded, Last("다음").State);
        _folder.Policy(DriftPolicy.Stop);
        _folder.Write("정류장.csv", Stops("관리번호,푯말,의자수", 61));
        return await Run("정류장");
    }

    [Fact]
    public async Task The_run_says_that_there_is_something_to_look_at()
    {
        var file = _folder.Write("정류장.csv", Stops("관리번호,정류장명,의자수", 60) + "S-061,정류장61\n");
        _folder.Get<JobDesk>().Add(new Job("", "정류장", CollectJob.Id) { Settings = new Dictionary<string, string> { [CollectJob.Sources] = file, [CollectJob.Dataset] = DriftFolder.Dataset } });
        Assert.Equal("정류장 버전 1: 61행, 살필 것 1가지", (await Run("정류장")).Message!.Value.Ko);
    }

    [Fact]
    public async Task The_run_says_that_the_structure_changed_and_nothing_runs_after_it()
    {
        var run = await Held();
        Assert.Equal(RunState.Held, run.State);
        Assert.Equal("멈춤: 구조가 바뀜", run.State.Name().Ko);
        Assert.StartsWith("멈춤: 구조가 바뀜.", run.Message!.Value.Ko, StringComparison.Ordinal);
        var version = Assert.Single(run.Versions);
        Assert.Equal((DriftFolder.Dataset, 1, Assert.Single(_folder.Holds.Waiting()).Id), (version.Dataset, version.Version, version.Held));
        Assert.True(await _folder.Get<JobRunner>().RunDue(null, CancellationToken.None));
        Assert.Single(_folder.Get<JobDesk>().History("다음"));
        Assert.True(_folder.Get<JobDesk>().List().Single(view => view.Job.Id == "정류장").IsTrouble);
    }

    [Fact]
    public async Task Acceptance_ends_the_run_well_and_the_next_job_goes_on()
    {
        var run = await Held();
        _folder.Restart();
        _folder.Accept(Assert.Single(_folder.Holds.Waiting()));
        var ended = _folder.Get<JobDesk>().FindRun(run.Id)!;
        Assert.Equal((RunState.Succeeded, 61L), (ended.State, ended.Rows));
        Assert.Equal([new RunVersion(DriftFolder.Dataset, 2, 61, 0, false)], ended.Versions);
        Assert.Equal("김서연이 받아들여 버전 2가 되었습니다.", ended.Message!.Value.Ko);
        Assert.True(await _folder.Get<JobRunner>().RunDue(null, CancellationToken.None));
        Assert.Equal(2, _folder.Get<JobDesk>().History("다음").Count);
        Assert.Equal("바뀐 것이 없습니다.", (await Run("정류장")).Message!.Value.Ko);
    }

    [Fact]
    public async Task The_job_that_meets_the_same_file_again_waits_for_the_same_hold()
    {
        await Held();
        var again = await Run("정류장");
        Assert.Equal(RunState.Held, again.State);
        Assert.Single(_folder.Holds.All());
        _folder.Accept(Assert.Single(_folder.Holds.Waiting()));
        Assert.Equal([RunState.Succeeded, RunState.Succeeded, RunState.Succeeded], _folder.Get<JobDesk>().History("정류장").Select(run => run.State));
    }

    [Fact]
    public async Task Refusal_ends_the_run_without_success()
    {
        var run = await Held();
        _folder.Deciding.Refuse(Assert.Single(_folder.Holds.Waiting()).Id, "김서연", "잘못 보낸 파일");
        Assert.Equal(RunState.Cancelled, _folder.Get<JobDesk>().FindRun(run.Id)!.State);
        Assert.True(await _folder.Get<JobRunner>().RunDue(null, CancellationToken.None));
        Assert.Single(_folder.Get<JobDesk>().History("다음"));
    }
}
