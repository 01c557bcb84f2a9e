using Maru.App.Egress;
using Maru.App.Jobs;
using Maru.App.Jobs.Schedules;
using Maru.App.Tests.Catalog;
using Maru.Core;

namespace Maru.App.Tests.Jobs;

/// <summary>Two people change jobs at the same moment: each one's change is there afterwards, or is refused.</summary>
public sealed class JobWritersTests
{
    private const int Rounds = 60;

    [Fact]
    public void No_change_of_a_job_is_lost_between_two_writers()
    {
        using var folder = new JobsFolder();
        NoChangeIsLost(folder.Desk, folder.Store);
    }

    [Fact]
    public void No_limit_of_a_host_is_lost_between_two_writers()
    {
        using var folder = new CatalogFolder("2026-11-22T20:00:00Z");
        NoLimitIsLost(new HostRules(folder.Store.Database, folder.Clock));
    }

    [PostgresFact]
    public void Nothing_is_lost_on_postgresql_either()
    {
        using var server = new PostgresServer();
        var database = server.Database();
        database.Migrate();
        using var folder = new CatalogFolder("2026-11-22T20:00:00Z");
        var store = new JobStore(database);
        NoChangeIsLost(new JobDesk(store, [new SaidWork()], folder.Store, new(folder.Store.Database, folder.Clock), folder.Clock), store);
        NoLimitIsLost(new HostRules(database, folder.Clock));
    }

    private static void NoChangeIsLost(JobDesk desk, JobStore store)
    {
        Job Said(string id) => new(id, id, "said") { Schedule = ScheduleText.Parse("매일 06:00") };
        for (var round = 0; round < Rounds; round++)
        {
            string one = $"가{round}", other = $"나{round}";
            desk.Add(Said(one));
            desk.Add(Said(other));

            AtOnce(() => desk.Pause(one), () => desk.Add(Said(one) with { Name = "새 이름" }, replace: true));
            Assert.Equal((true, "새 이름"), (store.Find(one)!.Paused, store.Find(one)!.Name));

            // Each may wait for the other, but not both.
            Assert.Equal(1, AtOnce(() => desk.Add(Said(one) with { After = [other] }, replace: true), () => desk.Add(Said(other) with { After = [one] }, replace: true)));
            Assert.Single(new[] { one, other }, id => store.Find(id)!.After.Count > 0);

            AtOnce(() => desk.RunNow(one), () => desk.RunNow(one));
            Assert.Single(store.OpenRuns(), run => run.Job == one);

            Assert.Equal(1, AtOnce(() => desk.Add(Said($"다{round}") with { Name = "하나" }), () => desk.Add(Said($"다{round}") with { Name = "둘" })));
        }
    }

    private static void NoLimitIsLost(HostRules rules)
    {
        var hosts = Enumerable.Range(1, 40).Select(number => $"h{number}.example.go.kr").ToList();
        Assert.Equal(0, AtOnce([.. hosts.Select(host => (Action)(() => rules.Set(new HostLimit(host, 1, 1))))]));
        Assert.Equal(hosts.Order(), rules.Limits().Select(limit => limit.Scope).Where(hosts.Contains).Order());

        AtOnce(() => rules.Change("kosis.kr", limit => limit with { PerSecond = 2 }), () => rules.Change("kosis.kr", limit => limit with { PerDay = 9 }));
        Assert.Contains(rules.Limits(), limit => limit is { Scope: "kosis.kr", PerSecond: 2, PerDay: 9 });
    }

    /// <returns>How many were refused.</returns>
    private static int AtOnce(params Action[] acts)
    {
        using var begin = new Barrier(acts.Length);
        var refused = 0;
        var writers = acts.Select(act => new Thread(() =>
        {
            begin.SignalAndWait();
            try
            {
                act();
            }
            catch (InputException)
            {
                Interlocked.Increment(ref refused);
            }
        })).ToList();
        writers.ForEach(writer => writer.Start());
        writers.ForEach(writer => writer.Join());
        return refused;
    }
}
