using Maru.Core.Engine;

namespace Maru.Engines.DuckDb.Reading;

/// <summary>A query's rows, and everything that has to be let go with them.</summary>
internal sealed class DuckDbQueryResult : IQueryResult
{
    private readonly DuckDbConnection _connection;
    private readonly DuckDbResult _rows;
    private readonly Deadline _deadline;
    private readonly string _sql;
    private readonly DuckDbBatch _batch;

    internal DuckDbQueryResult(DuckDbConnection connection, DuckDbResult rows, Deadline deadline, string sql)
    {
        _connection = connection;
        _rows = rows;
        _deadline = deadline;
        _sql = sql;
        Columns = [.. rows.Columns.Select(column => new ResultColumn(column.Name, TextCasts.TypeOf(column.Type)))];
        _batch = new(rows, Columns);
    }

    public IReadOnlyList<ResultColumn> Columns { get; }

    public ResultBatch Batch => _batch;

    public bool Next()
    {
        try
        {
            _batch.Forget();
            return _rows.Next();
        }
        catch (Exception error) when (_deadline.Translate(error, _sql) is { } translated && translated != error)
        {
            throw translated;
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _connection.Dispose();
        _deadline.Dispose();
    }
}
