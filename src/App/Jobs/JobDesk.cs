using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Jobs.Collect;
using Maru.App.Jobs.Schedules;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Methods.KoreanText;

namespace Maru.App.Jobs;

/// <summary>One job as a list shows it.</summary>
/// <param name="Now">The run that is under way, else the one that waits; null when none.</param>
/// <param name="Last">The newest run that ended.</param>
/// <param name="Freshness">Of its dataset, by the cycle people declared; null when it is not known.</param>
public sealed record JobView(Job Job, JobRun? Now, JobRun? Last, Freshness? Freshness)
{
    /// <summary>The dataset it keeps fresh: the one declared, else the one its last run made.</summary>
    public string? Dataset => DatasetOf(Job, Last);

    /// <summary>Its dataset missed the cycle people declared for it.</summary>
    public bool MissedCycle => Freshness?.State == FreshnessState.Late;

    /// <summary>Something a person should look at.</summary>
    public bool IsTrouble => Now is { State: RunState.Waiting, Attempt: >= 3 } || (Now is null && Last is { State: RunState.Failed or RunState.Held }) || MissedCycle;

    internal static string? DatasetOf(Job job, JobRun? last) => job.Dataset ?? (last is { Versions: [var only] } ? only.Dataset : null);
}

/// <summary>What people do with jobs. Works beside the process that runs them: it hears of every change within a second.</summary>
public sealed class JobDesk(JobStore store, IReadOnlyList<IJobKind> kinds, CatalogStore catalog, CollectFolders folders, TimeProvider clock)
{
    public IReadOnlyList<IJobKind> Kinds => kinds;

    /// <summary>All jobs: troubles first, then by when they are due.</summary>
    public IReadOnlyList<JobView> List()
    {
        if (!store.IsThere) return [];
        var now = store.OpenRuns().GroupBy(run => run.Job, StringComparer.Ordinal).ToDictionary(runs => runs.Key, First, StringComparer.Ordinal);
        var last = store.LastEnded();
        var snapshot = catalog.Snapshot();
        return
        [
            .. store.Jobs().Select(job => (Job: job, Last: last.GetValueOrDefault(job.Id)))
                .Select(of => new JobView(of.Job, now.GetValueOrDefault(of.Job.Id), of.Last, JobView.DatasetOf(of.Job, of.Last) is { } id ? snapshot.Find(id)?.Freshness : null))
                .OrderByDescending(view => view.IsTrouble).ThenBy(view => view.Job.Paused).ThenBy(view => view.Job.NextDue ?? DateTimeOffset.MaxValue).ThenBy(view => view.Job.Id, StringComparer.Ordinal),
        ];
    }

    /// <exception cref="InputException">There is no such job.</exception>
    public JobView Find(string id) => List().FirstOrDefault(view => view.Job.Id == id) ?? throw NoSuch(id);

    /// <summary>Runs of a job, newest first.</summary>
    public IReadOnlyList<JobRun> History(string id, int most = 50) => store.History(Existing(id).Id, most);

    public JobRun? FindRun(string id) => store.FindRun(id);

    public JobEstimate? Estimate(JobRun run) => run.State != RunState.Running ? null : JobEstimate.Of(run, store.History(run.Job, 20), clock.GetUtcNow());

    /// <summary>Declares a job.</summary>
    /// <param name="wanted">Without id: one is made from its name.</param>
    /// <param name="replace">Changes the job of this name instead of refusing.</param>
    /// <exception cref="InputException">A setting, a dependency or the name can't be.</exception>
    public Job Add(Job wanted, bool replace = false)
    {
        Require(wanted);
        var id = wanted.Id.Length > 0 ? wanted.Id : DatasetSlug.From(wanted.Name, dropProvince: false);
        store.Prepare();
        RequireFolders(wanted, replace ? store.Find(id) : null);
        RequireBeside(wanted, id);
        return store.Change(jobs =>
        {
            var before = jobs.Find(id);
            if (before is not null && !replace) throw JobErrors.Taken(id);
            return Keep(jobs, wanted with { Id = id }, before);
        });
    }

    /// <summary>Changes a job by what is said of it as it is at this moment.</summary>
    /// <exception cref="InputException">There is no such job, or a setting, a dependency or the name can't be.</exception>
    public Job Change(string id, Func<Job, Job> said)
    {
        // Before the transaction: a share that does not answer must not keep everybody else from writing.
        var seen = Existing(id);
        RequireFolders(said(seen), seen);
        RequireBeside(said(seen), id);
        return Changing(id, (jobs, before) =>
        {
            var wanted = said(before) with { Id = id };
            Require(wanted);
            return Keep(jobs, wanted, before);
        });
    }

    /// <summary>Paths of jobs that lie outside the folders jobs made on a page may collect from.</summary>
    public IReadOnlyList<(Job Job, string Path)> Outside(params IEnumerable<Job> jobs)
    {
        var all = folders.All();
        return [.. jobs.SelectMany(job => PathsOf(job).Select(path => (job, path))).Where(of => CollectFolders.Of(Filled(of.path), all) is null)];
    }

    /// <summary>False when what a job reads has come to lie outside the folders since it was made: nothing of it is shown then.</summary>
    public bool MayRead(Job job) => PathsOf(job).All(path => IsFree(path, job)) || Outside(job).Count == 0;

    // Each run looks again: what lies at a path changes.
    private void RequireFolders(Job wanted, Job? before)
    {
        if (Asking.Current.Kind == ReaderKind.Machine) return;
        foreach (var path in PathsOf(wanted).Where(path => !IsFree(path, before)))
            try
            {
                folders.Require(Filled(path));
            }
            catch (InputException e)
            {
                // Said at the field that names it.
                throw new InputException(e.Problem, e.Todo, JobDeclaration.OptionOf(wanted.Settings.First(setting => JobDeclaration.Lines(setting.Value).Contains(path)).Key), e);
            }
    }

    /// <summary>A path of a job with the dates of this moment; as it is written when it can't be filled, which its runs say.</summary>
    public string Filled(string path)
    {
        try
        {
            return DueText.Fill(path, KoreanTime.Of(clock.GetUtcNow()));
        }
        catch (InputException)
        {
            return path;
        }
    }

    private void RequireBeside(Job wanted, string id)
    {
        if (kinds.FirstOrDefault(kind => kind.Card.Id == wanted.Kind) is not { } kind) return;
        var others = store.Jobs().Where(job => job.Id != id && job.Kind == wanted.Kind).Select(job => (job, Settings: BoundOrNone(kind, job))).Where(of => of.Settings is not null);
        kind.CheckBeside(kind.Card.Bind(wanted.Settings), [.. others.Select(of => (of.job, of.Settings!))], KoreanTime.Of(clock.GetUtcNow()));
    }

    private static Settings? BoundOrNone(IJobKind kind, Job job)
    {
        try
        {
            return kind.Card.Bind(job.Settings);
        }
        catch (InputException)
        {
            // Settings of another version of the program: the run itself says what is wrong with them.
            return null;
        }
    }

    private bool IsFree(string path, Job? before) => before is not null && PathsOf(before).Contains(path) && (before.FreePaths?.Contains(path) ?? true);

    private IReadOnlyList<string> PathsOf(Job job)
    {
        if (kinds.FirstOrDefault(kind => kind.Card.Id == job.Kind) is not { } kind) return [];
        return BoundOrNone(kind, job) is { } settings ? kind.Paths(settings) : [];
    }

    private void Require(Job wanted)
    {
        if (string.IsNullOrWhiteSpace(wanted.Name)) throw JobErrors.NoName;
        if (wanted.Name.Trim().Length > Job.LongestName) throw JobErrors.LongName(wanted.Name.Trim().Length);
        if (wanted.Attempts is < 1 or > RetryPolicy.MostAttempts) throw JobErrors.Attempts(wanted.Attempts);
        var kind = kinds.FirstOrDefault(kind => kind.Card.Id == wanted.Kind) ?? throw JobErrors.NoSuchKind(wanted.Kind, kinds.Select(kind => kind.Card.Id));
        kind.Check(kind.Card.Bind(wanted.Settings));
    }

    private Job Keep(JobStore.JobChange jobs, Job wanted, Job? before)
    {
        var now = clock.GetUtcNow();
        var job = wanted with
        {
            Name = wanted.Name.Trim(),
            // A time that passed meanwhile is not forgotten because something else was changed.
            NextDue = IsSame(wanted.Schedule, before?.Schedule) ? before?.NextDue : wanted.Schedule?.Next(now),
            Paused = before?.Paused ?? wanted.Paused,
            CreatedAt = before?.CreatedAt ?? now,
            CreatedBy = before?.CreatedBy ?? wanted.CreatedBy,
            LastStart = before?.LastStart,
            LastSuccess = before?.LastSuccess,
            FreePaths = [.. PathsOf(wanted).Where(path => Asking.Current.Kind == ReaderKind.Machine || IsFree(path, before))],
        };
        RequireNoCircle(job, jobs.Jobs());
        jobs.Save(job);
        return job;
    }

    /// <exception cref="InputException">Other jobs run after it.</exception>
    public void Remove(string id) => Changing(id, (jobs, _) =>
    {
        var needed = jobs.Jobs().Where(job => job.After.Contains(id)).Select(job => job.Id).ToList();
        if (needed.Count > 0) throw JobErrors.Needed(id, needed);
        Stop(jobs, id);
        jobs.Remove(id);
        return true;
    });

    /// <summary>Nothing begins by itself until it is resumed; what is under way goes on.</summary>
    public void Pause(string id) => Changing(id, (jobs, job) =>
    {
        jobs.Save(job with { Paused = true });
        return true;
    });

    /// <summary>Goes on from now: what was missed while it was paused was meant to be.</summary>
    public void Resume(string id) => Changing(id, (jobs, job) =>
    {
        jobs.Save(job with { Paused = false, NextDue = job.Schedule?.Next(clock.GetUtcNow()) });
        return true;
    });

    /// <summary>Asks for a run now, without waiting for its time or for other jobs.</summary>
    /// <returns>The run's id.</returns>
    /// <exception cref="InputException">It is under way already.</exception>
    public string RunNow(string id) => Changing(id, (jobs, job) =>
    {
        var now = clock.GetUtcNow();
        var open = jobs.OpenRuns(id);
        if (open.FirstOrDefault(run => run.State == RunState.Running) is { } under)
        {
            // Nobody runs jobs: the process that did died, and whoever runs next takes it over.
            using var free = FileLock.TryTake(catalog.Home.JobsLock);
            if (free is null) throw JobErrors.UnderWay(id);
            jobs.AskAgain(under.Id);
            return under.Id;
        }
        if (open.Count > 0)
        {
            jobs.BringForward(open[0].Id, now);
            return open[0].Id;
        }
        var run = JobScheduler.NewRun(job, now, RunCause.Manual, now);
        jobs.Ask(run);
        return run.Id;
    });

    /// <summary>Stops what is under way or waiting of a job.</summary>
    /// <exception cref="InputException">There is nothing.</exception>
    public void Cancel(string id) => Changing(id, (jobs, _) => Stop(jobs, id) > 0 ? true : throw JobErrors.NothingToCancel(id));

    private static bool IsSame(Schedule? a, Schedule? b) => a?.Cron == b?.Cron && a?.Holidays == b?.Holidays;

    private int Stop(JobStore.JobChange jobs, string id) => jobs.AskCancel(id, clock.GetUtcNow(), JobWords.Cancelled);

    private T Changing<T>(string id, Func<JobStore.JobChange, Job, T> change)
    {
        if (!store.IsThere) throw NoSuch(id);
        return store.Change(jobs => change(jobs, jobs.Find(id) ?? throw JobErrors.NoSuchJob(id, jobs.Jobs().Select(job => job.Id))));
    }

    private Job Existing(string id) => (store.IsThere ? store.Find(id) : null) ?? throw NoSuch(id);

    private InputException NoSuch(string id) => JobErrors.NoSuchJob(id, store.IsThere ? store.Jobs().Select(job => job.Id) : []);

    // The one that is under way tells more than one that waits behind it.
    private static JobRun First(IEnumerable<JobRun> runs) => runs.OrderByDescending(run => run.State == RunState.Running).First();

    private static void RequireNoCircle(Job job, IReadOnlyList<Job> all)
    {
        if (job.After.Count == 0) return;
        var after = all.ToDictionary(known => known.Id, known => known.After, StringComparer.Ordinal);
        after[job.Id] = job.After;
        foreach (var needed in job.After)
        {
            if (!after.ContainsKey(needed)) throw JobErrors.NoSuchJob(needed, after.Keys.Where(id => id != job.Id), "--after");
            if (PathTo(job.Id, needed, after, []) is { } path) throw JobErrors.Circle([job.Id, .. path]);
        }
    }

    private static IReadOnlyList<string>? PathTo(string target, string from, Dictionary<string, IReadOnlyList<string>> after, HashSet<string> seen)
    {
        if (from == target) return [from];
        if (!seen.Add(from)) return null;
        foreach (var next in after.GetValueOrDefault(from) ?? [])
            if (PathTo(target, next, after, seen) is { } path) return [from, .. path];
        return null;
    }
}
