using System.Data.Common;
using System.Text.Json;
using Maru.App.Catalog.Storage;
using Maru.Core;
using Maru.Core.Lake;

namespace Maru.App.Jobs;

public sealed partial class JobStore
{
    /// <summary>How many ended runs of a job are kept.</summary>
    public const int HistoryKept = 500;

    private const string RunColumns =
        "id, job, due_at, cause, state, attempt, not_before, created_at, started_at, ended_at, rows, message_ko, message_en, versions, cancel_asked";

    private const string Open = "('Queued', 'Waiting', 'Running')";

    /// <summary>Runs that have not ended, oldest first.</summary>
    public IReadOnlyList<JobRun> OpenRuns()
    {
        using var connection = database.Open();
        return connection.Rows($"select {RunColumns} from job_runs where state in {Open} order by due_at, job", ReadRun);
    }

    /// <summary>Runs of a job, newest first.</summary>
    public IReadOnlyList<JobRun> History(string job, int most = 50)
    {
        using var connection = database.Open();
        return connection.Rows($"select {RunColumns} from job_runs where job = @p0 order by created_at desc, due_at desc limit @p1", ReadRun, job, most);
    }

    public JobRun? FindRun(string id)
    {
        using var connection = database.Open();
        return connection.Rows($"select {RunColumns} from job_runs where id = @p0", ReadRun, id).FirstOrDefault();
    }

    /// <summary>The newest ended run of every job.</summary>
    public IReadOnlyDictionary<string, JobRun> LastEnded()
    {
        using var connection = database.Open();
        // One step down the index for each job, however long the histories are: runs of a job end in the order they were made.
        return connection.Rows(
                $"""
                select {RunColumns} from job_runs where id in (
                    select (select last.id from job_runs as last where last.job = jobs.id and last.state not in {Open} order by last.created_at desc, last.due_at desc limit 1) from jobs)
                """,
                ReadRun)
            .ToDictionary(run => run.Job, StringComparer.Ordinal);
    }

    internal sealed partial class JobChange
    {
        /// <summary>Runs of a job that have not ended, oldest first.</summary>
        public IReadOnlyList<JobRun> OpenRuns(string job) =>
            transaction.Connection!.Rows(transaction, $"select {RunColumns} from job_runs where job = @p0 and state in {Open} order by due_at", ReadRun, job);

        /// <summary>A person asks for a run.</summary>
        public void Ask(JobRun run) => Write(transaction, run);

        /// <summary>A run that waits is done now: a person does not want to wait for its time.</summary>
        public void BringForward(string run, DateTimeOffset now) =>
            transaction.Run("update job_runs set not_before = @p1, cause = 'Manual', attempt = 0 where id = @p0 and state in ('Queued', 'Waiting')", run, now);

        /// <summary>A person asked for a run whose process died: it is done again although its job is paused.</summary>
        public void AskAgain(string run) => transaction.Run("update job_runs set cause = 'Manual' where id = @p0 and state = 'Running'", run);

        /// <summary>A person asks to stop what is under way of a job: what has not begun ends here, the rest is told to the runner.</summary>
        /// <returns>How many runs it concerns.</returns>
        public int AskCancel(string job, DateTimeOffset now, Bilingual message)
        {
            var ended = transaction.Run(
                "update job_runs set state = 'Cancelled', ended_at = @p1, message_ko = @p2, message_en = @p3 where job = @p0 and state in ('Queued', 'Waiting')", job, now, message.Ko, message.En);
            return ended + transaction.Run("update job_runs set cancel_asked = 1 where job = @p0 and state = 'Running'", job);
        }
    }

    /// <summary>What became due: the new runs, the waiting one that stands for a newer time, and when the job is due next. All or nothing.</summary>
    /// <param name="before">When it was due, by what the runner knew.</param>
    /// <returns>False when a person changed the job meanwhile; then nothing is written.</returns>
    internal bool Queue(Job job, DateTimeOffset? before, IReadOnlyList<JobRun> runs, JobRun? renewed = null)
    {
        using var connection = database.Open();
        using var transaction = BeginWriting(connection);
        if (before is { } due && transaction.Run("update jobs set next_due = @p1 where id = @p0 and next_due = @p2 and paused = 0", job.Id, job.NextDue, due) == 0) return false;
        foreach (var run in runs) Write(transaction, run);
        if (renewed is not null) Update(transaction, renewed);
        transaction.Commit();
        return true;
    }

    /// <summary>Takes back what was written under a clock that was ahead: times of jobs and of runs that lie further off than they can.</summary>
    /// <param name="late">Jobs whose next time is later than their schedule's.</param>
    /// <returns>False when there was nothing.</returns>
    internal bool SetRight(IReadOnlyList<(string Id, DateTimeOffset Before, DateTimeOffset Due)> late, DateTimeOffset now, TimeSpan grace)
    {
        using var connection = database.Open();
        using var transaction = BeginWriting(connection);
        var changed = late.Sum(job => transaction.Run("update jobs set next_due = @p1 where id = @p0 and next_due = @p2", job.Id, job.Due, job.Before));
        changed += transaction.Run("update jobs set last_start = @p0 where last_start > @p1", now, now + grace);
        changed += transaction.Run("update jobs set last_success = @p0 where last_success > @p1", now, now + grace);
        changed += transaction.Run("update job_runs set not_before = @p0 where state in ('Queued', 'Waiting') and created_at > @p1 and not_before > @p1", now, now + grace);
        if (changed > 0) transaction.Commit();
        return changed > 0;
    }

    /// <summary>Takes a run to do it.</summary>
    /// <returns>False when it was cancelled or removed meanwhile.</returns>
    internal bool Begin(JobRun run)
    {
        using var connection = database.Open();
        using var transaction = BeginWriting(connection);
        var taken = transaction.Run(
            "update job_runs set state = 'Running', attempt = @p1, started_at = @p2, rows = 0, message_ko = null, message_en = null where id = @p0 and state in ('Queued', 'Waiting')",
            run.Id, run.Attempt, run.StartedAt) == 1;
        if (taken) transaction.Run("update jobs set last_start = @p1 where id = @p0", run.Job, run.StartedAt);
        transaction.Commit();
        return taken;
    }

    /// <summary>A run ended, or waits for its next try. A run whose job was removed meanwhile is not brought back.</summary>
    /// <param name="news">When it brought what jobs that run after it wait for; null when it did not.</param>
    internal void End(JobRun run, DateTimeOffset? news)
    {
        using var connection = database.Open();
        using var transaction = BeginWriting(connection);
        Update(transaction, run);
        if (news is not null) transaction.Run("update jobs set last_success = @p1 where id = @p0", run.Job, news);
        transaction.Commit();
    }

    /// <summary>A run had nothing to do. What it waited for was done, so its job stands as if it had not begun.</summary>
    internal void Forget(JobRun run)
    {
        using var connection = database.Open();
        using var transaction = BeginWriting(connection);
        transaction.Run("delete from job_runs where id = @p0", run.Id);
        transaction.Commit();
    }

    /// <summary>A person decided on a hold: runs that waited for it end, as soon as none of what they brought waits any more.</summary>
    /// <param name="version">What it became; null when it was refused.</param>
    public void EndHeld(string hold, VersionManifest? version, Bilingual message, DateTimeOffset now)
    {
        if (!database.IsCurrent()) return;
        using var connection = database.Open();
        using var transaction = BeginWriting(connection);
        foreach (var run in connection.Rows(transaction, $"select {RunColumns} from job_runs where state = 'Held'", ReadRun).Where(run => run.Versions.Any(of => of.Held == hold)))
            EndHeld(transaction, run with { Versions = [.. run.Versions.Select(of => of.Held == hold ? Decided(of, version) : of)], Message = message }, version is not null, now);
        transaction.Run(Bump);
        transaction.Commit();
    }

    private static RunVersion Decided(RunVersion held, VersionManifest? version) =>
        version is null ? held with { Held = null, Unchanged = true } : new(version.Dataset, version.Version, version.Rows, version.SetAside, false);

    private static void EndHeld(DbTransaction transaction, JobRun run, bool accepted, DateTimeOffset now)
    {
        var waits = run.Versions.Any(of => of.Held is not null);
        var state = waits ? RunState.Held : accepted || run.Versions.Any(of => !of.Unchanged) ? RunState.Succeeded : RunState.Cancelled;
        transaction.Run(
            "update job_runs set state = @p1, rows = @p2, message_ko = @p3, message_en = @p4, versions = @p5 where id = @p0",
            run.Id, state.ToString(), run.Versions.Where(of => of.Held is null).Sum(of => of.Rows), run.Message?.Ko, run.Message?.En, JsonSerializer.Serialize(run.Versions, JobJson.Default.IReadOnlyListRunVersion));
        // Jobs that run after this one have what they need only now.
        if (state == RunState.Succeeded) transaction.Run("update jobs set last_success = @p1 where id = @p0", run.Job, now);
    }

    internal void Progress(string run, long rows)
    {
        using var connection = database.Open();
        connection.Run("update job_runs set rows = @p1 where id = @p0 and state = 'Running'", run, rows);
    }

    /// <summary>What runs said of themselves when their process died goes back into the queue.</summary>
    /// <returns>How many.</returns>
    internal int Requeue(DateTimeOffset now, Bilingual message)
    {
        using var connection = database.Open();
        using var transaction = BeginWriting(connection);
        var cancelled = transaction.Run("update job_runs set state = 'Cancelled', ended_at = @p0 where state = 'Running' and cancel_asked = 1", now);
        // One that takes its process down every time must not do so at every start.
        var given = transaction.Run(
            "update job_runs set state = 'Failed', ended_at = @p0, message_ko = @p1, message_en = @p2 where state = 'Running' and attempt >= (select attempts from jobs where jobs.id = job_runs.job)", now, message.Ko, message.En);
        var again = transaction.Run(
            "update job_runs set state = 'Queued', not_before = @p0, message_ko = @p1, message_en = @p2 where state = 'Running'", now, message.Ko, message.En);
        if (cancelled + given + again > 0) transaction.Run(Bump);
        transaction.Commit();
        return again;
    }

    /// <summary>Forgets ended runs beyond the newest <see cref="HistoryKept"/> of each job.</summary>
    internal void Prune()
    {
        using var connection = database.Open();
        connection.Run(
            $"""
            delete from job_runs where state not in {Open} and id in (
                select id from (select id, row_number() over (partition by job order by created_at desc, due_at desc) as place from job_runs where state not in {Open}) as old where place > {HistoryKept})
            """);
    }

    private static void Write(DbTransaction transaction, JobRun run) => transaction.Run(
        $"insert into job_runs ({RunColumns}) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, null, null, 0, @p8, @p9, null, 0)",
        run.Id, run.Job, run.DueAt, run.Cause.ToString(), run.State.ToString(), run.Attempt, run.NotBefore, run.CreatedAt, run.Message?.Ko, run.Message?.En);

    private static void Update(DbTransaction transaction, JobRun run) => transaction.Run(
        """
        update job_runs set state = @p1, attempt = @p2, not_before = @p3, ended_at = @p4, rows = @p5, message_ko = @p6, message_en = @p7, versions = @p8, due_at = @p9
        where id = @p0 and state in ('Queued', 'Waiting', 'Running')
        """,
        run.Id, run.State.ToString(), run.Attempt, run.NotBefore, run.EndedAt, run.Rows, run.Message?.Ko, run.Message?.En,
        run.Versions.Count == 0 ? null : JsonSerializer.Serialize(run.Versions, JobJson.Default.IReadOnlyListRunVersion), run.DueAt);

    private static JobRun ReadRun(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.Time(2), Enum.Parse<RunCause>(row.GetString(3)))
    {
        State = Enum.Parse<RunState>(row.GetString(4)),
        Attempt = row.GetInt32(5),
        NotBefore = row.Time(6),
        CreatedAt = row.Time(7),
        StartedAt = TimeOf(row, 8),
        EndedAt = TimeOf(row, 9),
        Rows = row.GetInt64(10),
        Message = row.Text(11) is { } ko ? new(ko, row.Text(12) ?? ko) : null,
        Versions = row.Text(13) is { } versions ? JsonSerializer.Deserialize(versions, JobJson.Default.IReadOnlyListRunVersion) ?? [] : [],
        CancelAsked = row.GetInt32(14) != 0,
    };
}
