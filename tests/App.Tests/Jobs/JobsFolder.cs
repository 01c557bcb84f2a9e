using System.Globalization;
using Maru.App.Egress;
using Maru.App.Jobs;
using Maru.App.Jobs.Schedules;
using Maru.App.Tests.Catalog;
using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.Tests.Jobs;

/// <summary>Work that does nothing: the test says how each run ends.</summary>
internal sealed class SaidWork : IJobKind
{
    public Card Card { get; } = new(
        "said", new("시험", "Test"), new("시험이 정하는 일", "What the test says"),
        [new Parameter("address", ParameterType.Text, new("주소", "Address"), new("주소", "Address"))]);

    public void Check(Settings settings)
    {
    }

    public IReadOnlyList<Uri> Addresses(Settings settings) => settings.Text("address") is { } address ? [new Uri(address)] : [];

    public Task<JobResult> Run(JobWork work, CancellationToken stop) => throw new InvalidOperationException("The test ends the runs itself.");
}

/// <summary>A data folder with jobs on a clock the test sets. Times are Korean.</summary>
public sealed class JobsFolder : IDisposable
{
    private readonly CatalogFolder _folder;
    private readonly IJobKind _kind = new SaidWork();

    public JobsFolder(string now = "2026-11-23 05:00")
    {
        _folder = new CatalogFolder(Korea(now).ToString("o", CultureInfo.InvariantCulture));
        _folder.Store.Prepare();
        Hosts = new([new HostLimit("*", 100, 100)], new MemoryCallLedger(), Clock);
        Store = new(_folder.Store.Database);
        Desk = new(Store, [_kind], _folder.Store, new(_folder.Store.Database, Clock), Clock);
        Scheduler = Start();
    }

    public SetClock Clock => _folder.Clock;

    public HostLimits Hosts { get; }

    public string RunnersLock => _folder.Store.Home.JobsLock;

    public JobStore Store { get; }

    public JobDesk Desk { get; }

    public JobScheduler Scheduler { get; private set; }

    public static JobResult Fine { get; } = new(new("잘됨", "fine"), [new RunVersion("data", 1, 10, 0, false)]);

    /// <summary>The process starts anew: only what is written down is known.</summary>
    public JobScheduler Restart() => Scheduler = Start();

    public Job Add(string id, string? at = null, Func<Job, Job>? change = null)
    {
        var job = new Job(id, id, _kind.Card.Id) { Schedule = at is null ? null : ScheduleText.Parse(at) };
        return Desk.Add(change?.Invoke(job) ?? job);
    }

    public void At(string time) => Clock.Advance(Korea(time) - Clock.GetUtcNow());

    /// <summary>Begins what can begin.</summary>
    public IReadOnlyList<StartedRun> Begin(int places = 10) => Scheduler.Begin(places);

    /// <summary>Begins what can begin, ends it well, and again, until nothing is left.</summary>
    /// <returns>Jobs in the order they were run, with the time they stand for.</returns>
    public IReadOnlyList<string> RunAll()
    {
        var done = new List<string>();
        while (Begin() is { Count: > 0 } started)
            foreach (var run in started)
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
                Scheduler.Succeeded(run.Run, Fine);
                done.Add($"{run.Job.Id} {Text(run.Run.DueAt)}");
            }
        return done;
    }

    public static string Text(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(9)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static DateTimeOffset Korea(string text) => DateTimeOffset.Parse(text + " +09:00", CultureInfo.InvariantCulture);

    public static InputException Away { get; } = new(new("서버가 답하지 않습니다.", "The server does not answer.")) { IsTransient = true };

    public void Dispose() => _folder.Dispose();

    private JobScheduler Start()
    {
        var scheduler = new JobScheduler(Store, [_kind], Hosts, Clock, () => 1);
        scheduler.TakeOver();
        return scheduler;
    }
}
