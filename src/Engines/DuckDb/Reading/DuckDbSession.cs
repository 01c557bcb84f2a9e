using Maru.Core;
using Maru.Core.Engine;

namespace Maru.Engines.DuckDb.Reading;

/// <summary>
/// Sees its tables and nothing else. Every query has a connection of its own, in which the tables it names are views, so several
/// results may be read at once.
/// </summary>
internal sealed class DuckDbSession(ReaderPool readers, SqlGate gate, IReadOnlyList<EngineTable> tables, SessionLimits limits) : IEngineSession
{
    public IQueryResult Query(string sql, IReadOnlyList<object?>? parameters, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var deadline = new Deadline(limits.Time, tables, stop);
        DuckDbConnection? connection = null;
        try
        {
            connection = readers.Connect(tables, limits);
            var reading = gate.Read(connection, sql, tables);
            MakeViews(connection, reading, deadline.Token);
            var rows = TextCasts.Run(connection, reading.Sql, parameters, deadline.Token);
            return new DuckDbQueryResult(connection, rows, deadline, sql);
        }
        catch (Exception error)
        {
            connection?.Dispose();
            var translated = deadline.Translate(error, sql);
            deadline.Dispose();
            if (translated == error)
                throw;
            throw translated;
        }
    }

    public void Dispose()
    {
        // Connections belong to the results, instances to the pool.
    }

    private void MakeViews(DuckDbConnection connection, SqlReading reading, CancellationToken stop)
    {
        foreach (var name in reading.Tables)
        {
            var table = tables.FirstOrDefault(table => string.Equals(table.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw Refusal.UnknownTable(name, tables.Select(table => table.Name));
            connection.Execute(TableView.Sql(table), stop);
        }
    }
}
