using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Data;
using Microsoft.Data.Sqlite;

namespace Maru.App.Sql;

/// <summary>
/// Collects a table or a named query of a database: <c>sql:CONNECTION/TABLE</c>. All of it every time, or only rows behind the greatest key
/// so far, or rows changed since the newest time so far; the version is the whole table in each case.
/// </summary>
public sealed class SqlCollector(DataHome home) : ICollector
{
    /// <summary>Settings of a collection, as every form and help shows them.</summary>
    public static Card Card { get; } = new("sql", new("데이터베이스", "Database"), new("SQLite와 PostgreSQL의 표를 읽습니다.", "Reads tables of SQLite and PostgreSQL."),
    [
        new("take", ParameterType.Choice, new("받는 방식", "What to take"), new("전부, 커지는 키 뒤만, 바뀐 때 뒤만.", "All, behind a growing key, or changed since a time."), "all",
            Choices: [new("all", new("전부", "All")), new("key", new("커지는 키", "Growing key")), new("time", new("바뀐 때", "Time of change"))]),
        new("key", ParameterType.Text, new("키 컬럼", "Key column"), new("행을 하나로 가리는 컬럼.", "The column that tells rows apart.")),
        new("time", ParameterType.Text, new("바뀐 때 컬럼", "Time column"), new("행을 고칠 때마다 커지는 컬럼.", "The column that grows with every change of a row.")),
    ]);

    public string Scheme => "sql";

    /// <summary>What <c>maru ingest</c> calls a table with these settings: <c>sql:permits/public.permit?take=key&amp;key=permit_no</c>.</summary>
    /// <param name="given">Settings; blank ones count as not given.</param>
    /// <exception cref="InputException">A wrong value, or a column that is missing.</exception>
    public static string SourceOf(string connection, string table, IReadOnlyDictionary<string, string> given)
    {
        if (table.Length == 0) throw SqlErrors.NoTable(connection);
        var bound = Card.Bind(given.Where(pair => pair.Value.Length > 0).ToDictionary(StringComparer.Ordinal));
        var origin = $"sql:{connection}/{table}";
        var (take, key, time) = Checked(bound, origin);
        return Origin(origin, take, key, time);
    }

    public async Task<CollectedFile> Collect(CollectRequest request, CancellationToken stop)
    {
        var (connection, table, settings) = Named(request);
        var origin = $"sql:{connection}/{table}";
        var file = SqlConnectionFile.Find(home, connection);
        var bound = Card.Bind(settings);
        var (take, key, time) = Checked(bound, origin);
        var reading = new SqlReading(file.Queries.TryGetValue(table, out var query) ? $"({query.Trim().TrimEnd(';')})" : file.Kind == SqlKind.Sqlite ? SqlReading.Quoted(table) : Quoted(table), key, take == "time" ? time : key, origin);
        try
        {
            await using var database = await file.Open(stop);
            // SQLite looks at no token while it works.
            await using var interrupt = stop.Register(() => { if (database is SqliteConnection { Handle: { } handle }) SQLitePCL.raw.sqlite3_interrupt(handle); });
            // One state of the table for its rows and their number.
            await using var snapshot = database is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
            var path = Path.Combine(request.Folder, "rows");
            var issues = take == "all" ? await All(reading, database, new(path, request.Rows), stop) : await New(reading, database, SpoolOf(origin, take, key, time), path, request.Rows, stop);
            return new(path, table.Split('.')[^1] + ".jsonl", Origin(origin, take, key, time), "json") { Issues = issues };
        }
        catch (Exception e) when (e is DbException or SocketException or InvalidCastException or OverflowException or ArgumentException or InvalidOperationException)
        {
            stop.ThrowIfCancellationRequested();
            throw SqlErrors.Failed(origin, e);
        }
    }

    private static (string Take, string? Key, string? Time) Checked(Settings settings, string origin)
    {
        var (take, key, time) = (settings.Text("take")!, settings.Text("key"), settings.Text("time"));
        if (take != "all" && key is null) throw SqlErrors.NeedsColumn(origin, take, "key");
        return take == "time" && time is null ? throw SqlErrors.NeedsColumn(origin, take, "time") : (take, key, time);
    }

    private static async Task<IReadOnlyList<Issue>> All(SqlReading reading, DbConnection database, SqlRowFile file, CancellationToken stop)
    {
        using var rows = file;
        await reading.Read(database, null, rows, null, stop);
        rows.Close();
        return rows.Rows > 0 ? rows.Issues : throw SqlErrors.Nothing(reading.Origin);
    }

    // Rows behind the last mark join those of before; a row whose key was there before takes its place.
    private static async Task<IReadOnlyList<Issue>> New(SqlReading reading, DbConnection database, SqlSpool spool, string path, IProgress<long>? progress, CancellationToken stop)
    {
        using var held = spool.TryHold() ?? throw SqlErrors.Busy(reading.Origin);
        var before = spool.Read();
        var changed = path + ".new";
        var keys = new HashSet<string>(StringComparer.Ordinal);
        SqlMark? mark;
        IReadOnlyList<Issue> issues;
        using (var rows = new SqlRowFile(changed, progress))
        {
            mark = await reading.Read(database, before?.Mark, rows, keys, stop);
            rows.Close();
            issues = rows.Issues;
        }
        var total = spool.Write(before, changed, keys, mark ?? before?.Mark, path, reading.Key!);
        File.Delete(changed);
        if (total == 0) throw SqlErrors.Nothing(reading.Origin);
        var there = await reading.Count(database, stop);
        return there == total ? issues : [.. issues, Differs(total, there)];
    }

    private static Issue Differs(long have, long there) => new("rows-differ-from-total", 0, "", have.ToString(CultureInfo.InvariantCulture), Severity.Warning)
    {
        Expected = there.ToString(CultureInfo.InvariantCulture),
        Count = Math.Abs(there - have),
        Message = new(
            $"표에는 {there:N0}행이 있는데 모은 것은 {have:N0}행입니다. 지웠거나 뒤늦게 끼운 행, 키가 빈 행이 있습니다. 전부 받으려면 take=all로 하세요.",
            $"The table has {there:N0} rows, but {have:N0} were collected: rows were deleted, put in late, or have no key. Take all with take=all."),
    };

    private static (string Connection, string Table, Dictionary<string, string> Settings) Named(CollectRequest request)
    {
        var settings = new Dictionary<string, string>(request.Settings, StringComparer.Ordinal);
        var parts = request.Name.Split('?', 2);
        foreach (var pair in parts.ElementAtOrDefault(1)?.Split('&', StringSplitOptions.RemoveEmptyEntries) ?? [])
            if (pair.Split('=', 2) is [var name, var value]) settings[name] = Uri.UnescapeDataString(value);
        return parts[0].Split('/', 2) is [{ Length: > 0 } connection, { Length: > 0 } table] ? (connection, table, settings) : throw SqlErrors.NoTable(parts[0]);
    }

    private SqlSpool SpoolOf(string origin, string take, string? key, string? time) =>
        new(Path.Combine(home.Collected, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Origin(origin, take, key, time))))[..32]));

    private static string Origin(string origin, string take, string? key, string? time) =>
        take == "all" ? origin : take == "key" ? $"{origin}?take=key&key={key}" : $"{origin}?take=time&key={key}&time={time}";

    private static string Quoted(string table) => string.Join('.', table.Split('.').Select(SqlReading.Quoted));
}
