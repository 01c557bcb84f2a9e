using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Maru.App.Catalog.Storage;
using Maru.App.Jobs.Schedules;
using Maru.Core;

namespace Maru.App.Jobs;

/// <summary>
/// Jobs and their runs in the catalogue's database. Plain SQL that SQLite and PostgreSQL both run; each change is one transaction, so a
/// process killed at any moment leaves a run queued once, or not at all.
/// </summary>
public sealed partial class JobStore(CatalogDatabase database)
{
    // Every process that changes jobs from outside counts here; the runner looks at it.
    private const string Bump = "insert into stamps (name, changes) values ('jobs', 1) on conflict (name) do update set changes = stamps.changes + 1";

    private const string JobColumns =
        "id, name, kind, settings, dataset, cron, holidays, after_jobs, catch_up, attempts, paused, next_due, last_start, last_success, created_at, created_by, free_paths";

    /// <summary>False on a data folder without a database, which then has no jobs either.</summary>
    public bool IsThere => database.IsCurrent();

    public void Prepare() => database.Migrate();

    /// <summary>Grows with every change people make.</summary>
    public long Changes()
    {
        using var connection = database.Open();
        return Convert.ToInt64(connection.Scalar("select changes from stamps where name = 'jobs'") ?? 0L, CultureInfo.InvariantCulture);
    }

    public IReadOnlyList<Job> Jobs()
    {
        using var connection = database.Open();
        return connection.Rows($"select {JobColumns} from jobs order by id", ReadJob);
    }

    public Job? Find(string id)
    {
        using var connection = database.Open();
        return connection.Rows($"select {JobColumns} from jobs where id = @p0", ReadJob, id).FirstOrDefault();
    }

    /// <summary>Reads and changes jobs as one step: whoever changes them meanwhile waits until it is done, and nothing is written when it throws.</summary>
    internal T Change<T>(Func<JobChange, T> change)
    {
        using var connection = database.Open();
        using var transaction = BeginWriting(connection);
        var result = change(new(transaction));
        transaction.Run(Bump);
        transaction.Commit();
        return result;
    }

    // One writer of jobs at a time on every database: SQLite's transactions begin as writers, PostgreSQL's wait here for the row. So
    // nobody writes back what another has changed since it was read, and no two wait for each other.
    private static DbTransaction BeginWriting(DbConnection connection)
    {
        var transaction = connection.BeginTransaction();
        transaction.Run("insert into stamps (name, changes) values ('jobs-writer', 0) on conflict (name) do update set changes = stamps.changes");
        return transaction;
    }

    /// <summary>Jobs inside the one transaction of <see cref="JobStore.Change{T}"/>.</summary>
    internal sealed partial class JobChange(DbTransaction transaction)
    {
        public IReadOnlyList<Job> Jobs() => transaction.Connection!.Rows(transaction, $"select {JobColumns} from jobs order by id", ReadJob);

        public Job? Find(string id) => transaction.Connection!.Rows(transaction, $"select {JobColumns} from jobs where id = @p0", ReadJob, id).FirstOrDefault();

        /// <summary>Keeps a job anew, or what a person changed of one; when it ran stays as the runner knows it.</summary>
        public void Save(Job job) => transaction.Run(
            $"""
            insert into jobs ({JobColumns}) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16)
            on conflict (id) do update set name = excluded.name, kind = excluded.kind, settings = excluded.settings, dataset = excluded.dataset,
                cron = excluded.cron, holidays = excluded.holidays, after_jobs = excluded.after_jobs, catch_up = excluded.catch_up,
                attempts = excluded.attempts, paused = excluded.paused, next_due = excluded.next_due, free_paths = excluded.free_paths
            """,
            job.Id, job.Name, job.Kind, JsonSerializer.Serialize(job.Settings, JobJson.Default.IReadOnlyDictionaryStringString), job.Dataset,
            job.Schedule?.Cron, (job.Schedule?.Holidays ?? HolidayRule.Run).ToString(), JsonSerializer.Serialize(job.After, JobJson.Default.IReadOnlyListString),
            job.CatchUp.ToString(), job.Attempts, job.Paused ? 1 : 0, job.NextDue, job.LastStart, job.LastSuccess, job.CreatedAt, job.CreatedBy,
            job.FreePaths is null ? null : JsonSerializer.Serialize(job.FreePaths, JobJson.Default.IReadOnlyListString));

        /// <summary>Forgets a job and its history; the data it collected stay.</summary>
        public void Remove(string id)
        {
            transaction.Run("delete from job_runs where job = @p0", id);
            transaction.Run("delete from jobs where id = @p0", id);
        }
    }

    private static Job ReadJob(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2))
    {
        Settings = JsonSerializer.Deserialize(row.GetString(3), JobJson.Default.DictionaryStringString) ?? [],
        Dataset = row.Text(4),
        Schedule = row.Text(5) is { } cron ? Schedule.Parse(cron, Enum.Parse<HolidayRule>(row.GetString(6))) : null,
        After = JsonSerializer.Deserialize(row.GetString(7), JobJson.Default.IReadOnlyListString) ?? [],
        CatchUp = Enum.Parse<CatchUp>(row.GetString(8)),
        Attempts = row.GetInt32(9),
        Paused = row.GetInt32(10) != 0,
        NextDue = TimeOf(row, 11),
        LastStart = TimeOf(row, 12),
        LastSuccess = TimeOf(row, 13),
        CreatedAt = row.Time(14),
        CreatedBy = row.Text(15),
        FreePaths = row.Text(16) is { } free ? JsonSerializer.Deserialize(free, JobJson.Default.IReadOnlyListString) : null,
    };

    private static DateTimeOffset? TimeOf(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);
}
