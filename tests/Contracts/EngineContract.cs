using Maru.Core;
using Maru.Core.Engine;

namespace Maru.Contracts;

/// <summary>What every engine does alike. An engine's tests inherit it.</summary>
public abstract partial class EngineContract : IDisposable
{
    private readonly Lazy<IEngine> _engine;

    protected EngineContract() => _engine = new(() => Create(Lake));

    protected IEngine Engine => _engine.Value;

    /// <summary>A folder of this test's own, where the lake's files lie.</summary>
    protected string Lake { get; } = Directory.CreateTempSubdirectory("maru-engine-").FullName;

    /// <summary>A new engine over the lake in the folder.</summary>
    protected abstract IEngine Create(string lake);

    /// <summary>A SELECT that runs for minutes.</summary>
    protected abstract string EndlessSql { get; }

    public void Dispose()
    {
        if (_engine.IsValueCreated)
            _engine.Value.Dispose();
        Directory.Delete(Lake, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes rows as a table's only part.</summary>
    protected EngineTable Write(string name, IReadOnlyList<StoredColumn> columns, params IEnumerable<object?[]> rows)
    {
        var path = Path.Combine(Lake, $"{name}.parquet");
        Engine.WriteParquet(path, new RowsSource(columns, rows), new(), CancellationToken.None);
        return new(name, [path]);
    }

    /// <summary>All rows of a query.</summary>
    protected List<object?[]> Query(string sql, IReadOnlyList<EngineTable> tables, params object?[] parameters)
    {
        using var session = Engine.Open(tables, new());
        using var result = session.Query(sql, parameters, CancellationToken.None);
        return All(result);
    }

    protected static List<object?[]> All(IQueryResult result)
    {
        var rows = new List<object?[]>();
        while (result.Next())
        {
            for (var row = 0; row < result.Batch.Rows; row++)
                rows.Add([.. Enumerable.Range(0, result.Columns.Count).Select(column => result.Batch.Value(column, row))]);
        }

        return rows;
    }

    private static StoredColumn Column(string name, StorageType type) => new(name, type);

    private InputException Fails(string sql, params IReadOnlyList<EngineTable> tables) =>
        Assert.Throws<InputException>(() => Query(sql, tables));

    // Refused as such: not by the luck of failing while it ran.
    private InputException Refused(string sql, params IReadOnlyList<EngineTable> tables)
    {
        var refusal = Fails(sql, tables);
        Assert.Null(refusal.InnerException);
        return refusal;
    }
}
