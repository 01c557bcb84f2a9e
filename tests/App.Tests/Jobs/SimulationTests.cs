using System.Diagnostics;
using Maru.App.Catalog;
using Maru.App.Catalog.Storage;
using Maru.App.Egress;
using Maru.App.Jobs;
using Maru.App.Jobs.Schedules;
using Maru.App.Lake;
using Maru.App.Tests.Catalog;
using Maru.Core;

namespace Maru.App.Tests.Jobs;

/// <summary>A thousand jobs of forty hosts over seven days of virtual time, on the scheduler, the limits and the database that the product runs on.</summary>
public sealed class SimulationTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int JobCount = 1000;
    private const int HostCount = 40;
    private const int Places = 16;
    private static readonly DateTimeOffset Start = JobsFolder.Korea("2026-11-16 00:00");
    private static readonly DateTimeOffset Recovered = Start.AddDays(6);
    private static readonly DateTimeOffset End = Start.AddDays(7);

    [Fact]
    public void After_a_week_in_which_a_third_of_calls_fail_every_dataset_is_fresh_and_no_limit_was_passed()
    {
        using var city = new City();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        while (city.Clock.GetUtcNow() < End) city.Step();
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        var share = city.Failures / (double)city.CallsWhileTroubled;
        output.WriteLine($"{city.Runs:N0} runs, {city.Calls.Values.Sum(calls => calls.Count):N0} calls, {share:P1} of them failed before the recovery, {city.Deferred:N0} turned back by a limit");
        output.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s, {grown >> 20:N0} MB live more, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MB working set of the whole process at most");

        Assert.InRange(share, 0.30, 0.45);
        Assert.Empty(city.NotFresh(End));
        foreach (var (host, calls) in city.Calls) AssertWithin(City.LimitOf(host), calls);
        Assert.True(city.Calls.Values.Sum(calls => calls.Count) > 20_000);
        Assert.True(grown < 100L << 20, $"{grown >> 20} MB more are held after the week.");
        // Of the whole process, other tests' memory included when it runs among them.
        if (Environment.GetEnvironmentVariable("MARU_SLOW") == "1") Assert.InRange(Process.GetCurrentProcess().PeakWorkingSet64, 0, 400L << 20);
    }

    [Fact]
    public void The_check_of_limits_can_fail()
    {
        var limit = new HostLimit("x", 1, 2);
        AssertWithin(limit, [Start, Start, Start.AddSeconds(1)]);
        Assert.ThrowsAny<Exception>(() => AssertWithin(limit, [Start, Start, Start.AddSeconds(0.5)]));
        Assert.ThrowsAny<Exception>(() => AssertWithin(limit with { PerDay = 1 }, [Start, Start.AddHours(1)]));
    }

    /// <summary>Replays the calls against a bucket of tokens, and counts each Korean day.</summary>
    private static void AssertWithin(HostLimit limit, IEnumerable<DateTimeOffset> calls)
    {
        var tokens = (double)limit.Burst;
        DateTimeOffset? last = null;
        var days = new Dictionary<DateOnly, int>();
        foreach (var call in calls.Order())
        {
            if (last is { } before) tokens = Math.Min(limit.Burst, tokens + ((call - before).TotalSeconds * limit.PerSecond));
            tokens--;
            Assert.True(tokens > -1e-6, $"{limit.Scope}: too many calls at {call:o}");
            last = call;
            days[KoreanTime.Day(call)] = days.GetValueOrDefault(KoreanTime.Day(call)) + 1;
        }
        Assert.All(days, day => Assert.True(day.Value <= (limit.PerDay ?? int.MaxValue), $"{limit.Scope}: {day.Value} calls on {day.Key}"));
    }

    private sealed class City : IDisposable
    {
        // Memory where the system has it: a week of commits is not about the disk.
        private readonly string _folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "maru-sim-" + Guid.NewGuid().ToString("N"))).FullName;
        private readonly Random _random = new(20261122);
        private readonly SaidWork _kind = new();
        private readonly PriorityQueue<(JobRun Run, Uri Host, bool Failed), DateTimeOffset> _under = new();
        private readonly JobStore _store;
        private readonly HostLimits _hosts;
        private JobScheduler _scheduler;
        private bool _wasDown;

        public City()
        {
            Clock = new SetClock(Start);
            var database = CatalogDatabase.Embedded(new DataHome(_folder));
            database.Migrate();
            _store = new(database);
            _hosts = new([.. Enumerable.Range(0, HostCount).Select(host => LimitOf(HostOf(host)))], new HostRules(database, Clock), Clock);
            var catalog = new CatalogStore(new LakeStore(new DataHome(_folder)), Clock);
            var desk = new JobDesk(_store, [_kind], catalog, new(catalog.Database, Clock), Clock);
            for (var i = 0; i < JobCount; i++)
                desk.Add(new Job("", $"작업{i:000}", _kind.Card.Id)
                {
                    Settings = new Dictionary<string, string> { ["address"] = $"https://{HostOf(i % HostCount)}/data/{i}?serviceKey=k" },
                    Schedule = ScheduleText.Parse(CronOf(i)),
                });
            _scheduler = NewScheduler();
        }

        public SetClock Clock { get; }

        public Dictionary<string, List<DateTimeOffset>> Calls { get; } = new(StringComparer.Ordinal);

        public int Runs { get; private set; }

        public int Failures { get; private set; }

        public int CallsWhileTroubled { get; private set; }

        public int Deferred { get; private set; }

        public static HostLimit LimitOf(string host) => int.Parse(host.AsSpan(4, 2), System.Globalization.CultureInfo.InvariantCulture) switch
        {
            < 4 => new(host, 0.05, 2),
            < 8 => new(host, 1, 5, PerDay: 400),
            _ => new(host, 1, 3),
        };

        public void Step()
        {
            var now = Clock.GetUtcNow();
            // The machine is off for eleven hours of the third day: what was under way is left where it was.
            var isDown = now >= Start.AddDays(2.2) && now < Start.AddDays(2.66);
            if (isDown) Fall();
            else if (_wasDown) Rise();
            while (_under.TryPeek(out _, out var at) && at <= now) Finish(_under.Dequeue());
            if (!isDown)
                foreach (var started in _scheduler.Begin(Places - _under.Count)) Call(started, now);
            var next = isDown ? Start.AddDays(2.66) : _scheduler.NextLook() ?? End;
            if (_under.TryPeek(out _, out var ends) && ends < next) next = ends;
            Clock.Advance((next > now ? next : now.AddMilliseconds(1)) - now);
        }

        /// <summary>Jobs whose dataset is not as new as its schedule says; what was due in the last half hour may still be under way.</summary>
        public IReadOnlyList<string> NotFresh(DateTimeOffset now) =>
        [
            .. _store.Jobs().Where(job => job.LastSuccess is not { } success || job.Schedule!.Between(Start, now.AddMinutes(-30)).LastOrDefault() is var due && success < due)
                .Select(job => $"{job.Id} {job.Schedule!.Cron} {job.LastSuccess:o}"),
        ];

        public void Dispose()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }

        private static string HostOf(int host) => $"host{host:00}.go.kr";

        // Spread over the day as people set them: many at the same full hour.
        private static string CronOf(int i) => (i / HostCount) switch
        {
            0 => "*/20 * * * *",
            1 or 2 => $"{i % 60} * * * *",
            < 18 => $"0 {i % 24} * * *",
            < 21 => $"0 6 * * {i % 7}",
            < 23 => $"30 7 * * 1-5",
            _ => "0 */6 * * *",
        };

        private JobScheduler NewScheduler()
        {
            var scheduler = new JobScheduler(_store, [_kind], _hosts, Clock, _random.NextDouble);
            scheduler.TakeOver();
            return scheduler;
        }

        private void Fall()
        {
            _under.Clear();
            _wasDown = true;
        }

        private void Rise()
        {
            _scheduler = NewScheduler();
            _wasDown = false;
        }

        private void Call(StartedRun started, DateTimeOffset now)
        {
            Runs++;
            var address = _kind.Addresses(started.Kind.Card.Bind(started.Job.Settings))[0];
            try
            {
                var at = _hosts.Take(address);
                if (!Calls.TryGetValue(address.Host, out var calls)) Calls[address.Host] = calls = [];
                calls.Add(at);
                var failed = Fails(address.Host, at);
                if (at < Recovered) CallsWhileTroubled++;
                if (failed) Failures++;
                _under.Enqueue((started.Run, address, failed), at.AddSeconds(1 + (_random.NextDouble() * 8)));
            }
            catch (InputException refused)
            {
                Deferred++;
                _scheduler.Failed(started.Run, refused);
            }
        }

        // A third of all calls, and three hosts wholly away for a day and a half, until all is well again after six days.
        private bool Fails(string host, DateTimeOffset at) =>
            at < Recovered && ((host is "host10.go.kr" or "host11.go.kr" or "host12.go.kr" && at >= Start.AddDays(3) && at < Start.AddDays(4.5)) || _random.Next(3) == 0);

        private void Finish((JobRun Run, Uri Host, bool Failed) over)
        {
            if (over.Failed)
            {
                _hosts.Failed(over.Host);
                _scheduler.Failed(over.Run, JobsFolder.Away);
                return;
            }
            _hosts.Answered(over.Host);
            _scheduler.Succeeded(over.Run, JobsFolder.Fine);
        }
    }
}
