using Maru.App.Egress;
using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.Jobs;

/// <summary>
/// Decides: what is due, what may begin, what is tried again and when. It does no work and never waits; whoever owns it asks
/// <see cref="Begin"/>, does the runs, and reports their ends. All times come from one clock, so that days pass in seconds under test.
/// One owner per data folder (<see cref="JobRunner"/> holds its lock); safe to call from many threads.
/// </summary>
/// <param name="chance">Evenly from 0 to 1.</param>
public sealed partial class JobScheduler(JobStore store, IReadOnlyList<IJobKind> kinds, HostLimits hosts, TimeProvider clock, Func<double> chance)
{
    /// <summary>A time missed by no more than this is still the regular one.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>Runs at one host at a time: others shall not wait behind a slow one.</summary>
    public const int RunsPerHost = 2;

    /// <summary>Missed times that are made up for one by one.</summary>
    public const int MostMissed = 100;

    private readonly Lock _deciding = new();
    private readonly Dictionary<string, Job> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JobRun> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Uri>> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IJobKind> _kinds = kinds.ToDictionary(kind => kind.Card.Id, StringComparer.Ordinal);
    private long _seen = -1;
    private DateTimeOffset _prunedAt;
    private DateTimeOffset? _latest;

    /// <summary>Runs under way that somebody asked to stop.</summary>
    public IReadOnlyList<string> CancelAsked
    {
        get
        {
            lock (_deciding) return [.. _runs.Values.Where(run => run is { State: RunState.Running, CancelAsked: true }).Select(run => run.Id)];
        }
    }

    /// <summary>Called once by the one owner: runs left by a process that died are done again. Nothing else has to be repaired.</summary>
    public int TakeOver() => store.Requeue(clock.GetUtcNow(), JobWords.Resumed);

    /// <summary>Queues what became due and takes as many runs as there are places.</summary>
    /// <param name="only">Takes runs of this job only, and queues nothing; null for all.</param>
    public IReadOnlyList<StartedRun> Begin(int places, string? only = null)
    {
        lock (_deciding)
        {
            var now = clock.GetUtcNow();
            Refresh();
            SetRight(now);
            if (only is not null) return Take(places, now, only);
            foreach (var job in _jobs.Values.Where(job => job is { Paused: false, NextDue: not null } && job.NextDue <= now).ToList()) QueueDue(job, now);
            foreach (var job in _jobs.Values.Where(job => job is { Paused: false, Schedule: null, After.Count: > 0 }).ToList())
                if (!IsOpen(job) && HasWhatItNeeds(job)) QueueNew(job, now);
            Prune(now);
            return Take(places, now, null);
        }
    }

    /// <summary>When something may be to do that is not known yet; null when only a person or the end of a run brings something.</summary>
    public DateTimeOffset? NextLook()
    {
        lock (_deciding)
        {
            var now = clock.GetUtcNow();
            var due = _jobs.Values.Where(job => !job.Paused).Select(job => job.NextDue);
            var waiting = _runs.Values.Where(run => run.State != RunState.Running && run.NotBefore > now).Select(run => (DateTimeOffset?)run.NotBefore);
            return due.Concat(waiting).Min();
        }
    }

    private void Refresh()
    {
        // Asked before reading: a change that comes in between is read twice rather than not at all.
        var changes = store.Changes();
        if (changes == _seen) return;
        _jobs.Clear();
        foreach (var job in store.Jobs()) _jobs[job.Id] = job;
        _runs.Clear();
        foreach (var run in store.OpenRuns()) _runs[run.Id] = run;
        _addresses.Clear();
        _seen = changes;
    }

    private IEnumerable<StartedRun> Candidates(DateTimeOffset now, string? only)
    {
        foreach (var run in _runs.Values.Where(run => run.State != RunState.Running && run.NotBefore <= now).OrderBy(run => run.DueAt).ThenBy(run => run.Job, StringComparer.Ordinal).ToList())
        {
            if ((only is not null && run.Job != only) || !_jobs.TryGetValue(run.Job, out var job) || !_kinds.TryGetValue(job.Kind, out var kind)) continue;
            // What it needs counts for its beginning only: a run that is tried again, or was cut off, had it.
            if (run.Cause != RunCause.Manual && (job.Paused || (run.StartedAt is null && !HasWhatItNeeds(job)))) continue;
            yield return new(job, kind, run);
        }
    }

    private List<StartedRun> Take(int places, DateTimeOffset now, string? only)
    {
        var taken = new List<StartedRun>();
        var atHost = RunningAtHosts();
        var busy = _runs.Values.Where(run => run.State == RunState.Running).Select(run => run.Job).ToHashSet(StringComparer.Ordinal);
        foreach (var candidate in Candidates(now, only))
        {
            if (taken.Count == places) break;
            var job = candidate.Job;
            var at = AddressesOf(job);
            if (busy.Contains(job.Id) || at.Any(address => atHost.GetValueOrDefault(address.DnsSafeHost) >= RunsPerHost)) continue;
            // Against the clock as it is after asking: a host that is free says "now", which is a little later than the moment this began.
            if (at.Select(hosts.FreeAt).DefaultIfEmpty(now).Max() is var free && free > clock.GetUtcNow())
            {
                // Looked at again when the host is free. Not written down: it is known anew after a restart.
                _runs[candidate.Run.Id] = candidate.Run with { NotBefore = free };
                continue;
            }
            if (Start(candidate, now) is not { } started) continue;
            taken.Add(started);
            busy.Add(job.Id);
            foreach (var address in at) atHost[address.DnsSafeHost] = atHost.GetValueOrDefault(address.DnsSafeHost) + 1;
        }
        return taken;
    }

    private StartedRun? Start(StartedRun candidate, DateTimeOffset now)
    {
        // Why the try before failed is not shown while the next one runs, but known here: see HasPast.
        var run = candidate.Run with { State = RunState.Running, Attempt = candidate.Run.Attempt + 1, StartedAt = now, EndedAt = null, Rows = 0 };
        if (!store.Begin(run))
        {
            _runs.Remove(run.Id);
            return null;
        }
        _runs[run.Id] = run;
        _jobs[run.Job] = candidate.Job with { LastStart = now };
        return candidate with { Run = run };
    }

    private Dictionary<string, int> RunningAtHosts() =>
        _runs.Values.Where(run => run.State == RunState.Running && _jobs.ContainsKey(run.Job))
            .SelectMany(run => AddressesOf(_jobs[run.Job]).Select(address => address.DnsSafeHost).Distinct(StringComparer.OrdinalIgnoreCase))
            .GroupBy(host => host, StringComparer.OrdinalIgnoreCase).ToDictionary(host => host.Key, host => host.Count(), StringComparer.OrdinalIgnoreCase);

    private IReadOnlyList<Uri> AddressesOf(Job job)
    {
        if (_addresses.TryGetValue(job.Id, out var known)) return known;
        IReadOnlyList<Uri> found = [];
        if (_kinds.TryGetValue(job.Kind, out var kind))
            try
            {
                found = kind.Addresses(kind.Card.Bind(job.Settings));
            }
            catch (InputException)
            {
                // Settings of another version of the program: the run itself says what is wrong with them.
            }
        return _addresses[job.Id] = found;
    }

    private void Prune(DateTimeOffset now)
    {
        if (now - _prunedAt < TimeSpan.FromHours(6)) return;
        _prunedAt = now;
        store.Prune();
    }
}

/// <summary>A run that was begun and is to be done now.</summary>
public sealed record StartedRun(Job Job, IJobKind Kind, JobRun Run);
