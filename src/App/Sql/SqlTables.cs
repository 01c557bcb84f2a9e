using System.Data.Common;
using System.Net.Sockets;
using Maru.Core;

namespace Maru.App.Sql;

/// <param name="Name">As <c>sql:CONNECTION/NAME</c> takes it: with its schema in PostgreSQL.</param>
/// <param name="IsQuery">A SELECT of the connection's file.</param>
public sealed record SqlTable(string Name, IReadOnlyList<string> Columns, bool IsView, bool IsQuery);

/// <summary>What can be collected from a connection: its named queries, then the tables and views its user may read.</summary>
public static class SqlTables
{
    private const int Most = 500;

    private const string OfSqlite =
        "select t.name, c.name, case t.type when 'view' then 1 else 0 end from sqlite_master t join pragma_table_info(t.name) c where t.type in ('table', 'view') and t.name not like 'sqlite~_%' escape '~' order by t.name, c.cid";

    private const string OfPostgres =
        """
        select c.relnamespace::regnamespace::text || '.' || c.relname, a.attname::text, case when c.relkind in ('v', 'm') then 1 else 0 end
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind in ('r', 'v', 'm', 'p', 'f') and not c.relispartition and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
          and c.relnamespace::regnamespace::text not like 'pg~_%' escape '~' and has_table_privilege(c.oid, 'select')
        order by 1, a.attnum
        """;

    /// <param name="patience">How long the database may take to answer.</param>
    /// <exception cref="InputException">It can't be reached, refuses, or takes too long.</exception>
    public static async Task<IReadOnlyList<SqlTable>> Of(SqlConnectionFile file, string connection, TimeSpan patience, CancellationToken stop)
    {
        var queries = file.Queries.Keys.Order(StringComparer.Ordinal).Select(name => new SqlTable(name, [], false, true));
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limited.CancelAfter(patience);
        try
        {
            await using var database = await file.Open(limited.Token);
            await using var command = database.CreateCommand();
            command.CommandText = file.Kind == SqlKind.Sqlite ? OfSqlite : OfPostgres;
            return [.. queries, .. (await Read(command, limited.Token)).Take(Most)];
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw SqlErrors.Failed("sql:" + connection, new TimeoutException(FormattableString.Invariant($"no answer within {patience.TotalSeconds:0} s")));
        }
        catch (Exception e) when (e is DbException or SocketException or ArgumentException or InvalidOperationException)
        {
            throw SqlErrors.Failed("sql:" + connection, e);
        }
    }

    private static async Task<IReadOnlyList<SqlTable>> Read(DbCommand command, CancellationToken stop)
    {
        var rows = new List<(string Table, string Column, bool IsView)>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) rows.Add((reader.GetString(0), reader.GetString(1), reader.GetInt32(2) == 1));
        return [.. rows.GroupBy(row => row.Table).Select(table => new SqlTable(table.Key, [.. table.Select(row => row.Column)], table.First().IsView, false))];
    }
}
