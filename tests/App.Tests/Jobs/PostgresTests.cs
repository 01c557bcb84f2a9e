using Maru.App.Egress;
using Maru.App.Jobs;
using Maru.App.Jobs.Schedules;
using Maru.App.Tests.Catalog;

namespace Maru.App.Tests.Jobs;

/// <summary>The same migrations and the same statements on PostgreSQL.</summary>
public sealed class PostgresTests
{
    [PostgresFact]
    public void Jobs_are_kept_run_and_made_up_for_on_postgresql_too()
    {
        using var server = new PostgresServer();
        var database = server.Database();
        database.Migrate();
        Assert.True(server.Database().IsCurrent());

        using var folder = new CatalogFolder("2026-11-22T20:00:00Z");
        var (store, kind) = (new JobStore(database), new SaidWork());
        var desk = new JobDesk(store, [kind], folder.Store, new(folder.Store.Database, folder.Clock), folder.Clock);
        var hosts = new HostLimits([new HostLimit("*", 100, 100)], new MemoryCallLedger(), folder.Clock);
        JobScheduler Start() => new(store, [kind], hosts, folder.Clock, () => 1);

        desk.Add(new Job("", "가", "said") { Schedule = ScheduleText.Parse("매일 06:00"), CatchUp = CatchUp.Each });
        desk.Add(new Job("", "나", "said") { After = ["가"] });
        folder.Clock.Advance(TimeSpan.FromHours(50));
        var scheduler = Start();
        scheduler.TakeOver();
        var first = Assert.Single(scheduler.Begin(5));
        // The process dies; the next one finds the run.
        scheduler = Start();
        Assert.Equal(1, scheduler.TakeOver());
        var again = Assert.Single(scheduler.Begin(5));
        Assert.Equal(first.Run.Id, again.Run.Id);
        scheduler.Progress(again.Run.Id, 7);
        Assert.Equal(7, store.FindRun(again.Run.Id)!.Rows);
        folder.Clock.Advance(TimeSpan.FromSeconds(1));
        scheduler.Succeeded(again.Run, JobsFolder.Fine);
        var both = scheduler.Begin(5);
        Assert.Equal(["가", "나"], both.Select(run => run.Job.Id).Order());
        scheduler.Failed(both.Single(run => run.Job.Id == "가").Run, JobsFolder.Away);
        scheduler.Succeeded(both.Single(run => run.Job.Id == "나").Run, JobsFolder.Fine);
        desk.RunNow("가");
        desk.Cancel("가");
        desk.Pause("가");
        desk.Resume("가");

        Assert.Equal([RunState.Cancelled, RunState.Cancelled, RunState.Succeeded], store.History("가").Select(run => run.State));
        Assert.Equal(JobsFolder.Fine.Versions, store.History("나").Single().Versions);
        Assert.Equal(RunState.Succeeded, store.LastEnded()["나"].State);
        Assert.Equal(["가", "나"], store.Jobs().Select(job => job.Id));
        Assert.Empty(store.OpenRuns());
        var rules = new HostRules(database, folder.Clock);
        rules.Set(new HostLimit("kosis.kr", 1, 1, 2));
        Assert.Contains(rules.Limits(), limit => limit.Scope == "kosis.kr");
        Assert.Equal([true, true, false, true], new[] { 22, 22, 22, 23 }.Select(day => rules.TryCount("kosis.kr", "k", new DateOnly(2026, 11, day), 2)));
        desk.Remove("나");
        desk.Remove("가");
        Assert.Empty(store.Jobs());
    }
}
