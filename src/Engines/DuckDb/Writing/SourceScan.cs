using System.Runtime.ExceptionServices;
using Maru.Core;
using Maru.Core.Engine;

namespace Maru.Engines.DuckDb.Writing;

/// <summary>One run of a source through DuckDB, and what the source threw on its way: DuckDB only carries a text.</summary>
internal sealed class SourceScan(IBatchSource source, CancellationToken stop) : IDisposable
{
    private readonly VectorWriter _writer = new(source.Columns);

    internal IReadOnlyList<StoredColumn> Columns => source.Columns;

    internal Exception? Failure { get; private set; }

    /// <summary>Never throws: it is called from DuckDB, through which no .NET exception may pass.</summary>
    /// <returns>Null, or why it failed.</returns>
    internal string? Fill(nint chunk)
    {
        try
        {
            stop.ThrowIfCancellationRequested();
            _writer.Fill(chunk, source);
            return null;
        }
        catch (Exception error)
        {
            Failure = error;
            return error.Message;
        }
    }

    /// <summary>
    /// Throws what the source threw, when it did: what a person can mend and a stop as they are, anything else inside a
    /// <see cref="DuckDbException"/>.
    /// </summary>
    internal void ThrowFailure(string sql)
    {
        if (Failure is InputException or OperationCanceledException)
            ExceptionDispatchInfo.Throw(Failure);
        if (Failure is not null)
            throw new DuckDbException($"The rows' source failed: {Failure.Message}", sql, inner: Failure);
    }

    public void Dispose() => _writer.Dispose();
}
