namespace Maru.Core.Engine;

/// <summary>
/// What runs SQL over the lake and writes Parquet. An engine is named in its own folder only; everything else knows this contract.
/// Safe to call from several threads.
/// </summary>
public interface IEngine : IDisposable
{
    /// <summary>duckdb, postgres.</summary>
    string Name { get; }

    /// <summary>True when rows of a table come in their stored order unless the SQL sorts them, so that no sort need be asked for.</summary>
    bool KeepsOrder => false;

    /// <summary>Writes the source's rows, in order, to one Parquet file. Nothing remains of the file when it fails.</summary>
    /// <returns>Rows written.</returns>
    long WriteParquet(string path, IBatchSource source, ParquetOptions options, CancellationToken stop);

    /// <summary>
    /// Opens a session that sees the given tables under their names and nothing else: it can't read other files, write, change
    /// settings or load code. Cheap enough to open one per request.
    /// </summary>
    IEngineSession Open(IReadOnlyList<EngineTable> tables, SessionLimits limits);
}

/// <param name="Metadata">Key–value metadata of the file, as "geo" for GeoParquet.</param>
public sealed record ParquetOptions(IReadOnlyDictionary<string, string>? Metadata = null);

/// <summary>A version's Parquet parts, in order, under a name.</summary>
/// <param name="Columns">The columns a reader may see, in order; null for all.</param>
/// <param name="Filter">A SQL condition every visible row fulfils; null for all rows.</param>
/// <param name="Position">
/// When given, one more column of this name at the end: a bigint, unique and growing from row to row through the parts, so that
/// a reader can go on where it stopped. It need not be dense.
/// </param>
public sealed record EngineTable(
    string Name, IReadOnlyList<string> Files, IReadOnlyList<string>? Columns = null, string? Filter = null, string? Position = null)
{
    /// <summary>Columns that are there and closed to the reader: told apart from such as do not exist.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];
}

/// <param name="MemoryBytes">Null: the engine's default.</param>
/// <param name="Threads">Null: all cores.</param>
public sealed record SessionLimits(long? MemoryBytes = null, int? Threads = null, TimeSpan? Time = null);

public interface IEngineSession : IDisposable
{
    /// <summary>
    /// Runs one SELECT and streams its rows. Parameters bind to <c>?</c> (or $1, $2 …) in order: null, bool, long, double, string, DateOnly, DateTime.
    /// </summary>
    /// <exception cref="Core.InputException">The SQL is wrong or refused; the message carries the engine's reason.</exception>
    /// <exception cref="OperationCanceledException">Stopped, or over its time.</exception>
    IQueryResult Query(string sql, IReadOnlyList<object?>? parameters, CancellationToken stop);
}

/// <summary>A streamed result, read batch by batch and column by column from one thread.</summary>
public interface IQueryResult : IDisposable
{
    IReadOnlyList<ResultColumn> Columns { get; }

    /// <summary>Moves to the next rows; false at the end.</summary>
    bool Next();

    /// <summary>The rows now at hand; valid until the next call of <see cref="Next"/>.</summary>
    ResultBatch Batch { get; }
}

/// <summary>Type of a result column after the engine's own types were narrowed to these.</summary>
public enum ResultType
{
    Text,
    /// <summary>Whole numbers up to 64 bits.</summary>
    Int64,
    /// <summary>128-bit whole numbers, as sums of 64-bit ones are.</summary>
    Int128,
    Double,
    /// <summary>Exact decimals.</summary>
    Decimal,
    Boolean,
    Date,
    Time,
    Timestamp,
    Blob,
}

public sealed record ResultColumn(string Name, ResultType Type);

/// <summary>Rows of a result. Spans cover all rows of the batch; check <see cref="IsNull"/> first.</summary>
public abstract class ResultBatch
{
    public abstract int Rows { get; }

    public abstract bool IsNull(int column, int row);

    /// <summary>Int64; Time and Timestamp in microseconds.</summary>
    public abstract ReadOnlySpan<long> Int64(int column);

    /// <summary>Date in days since 1970-01-01.</summary>
    public abstract ReadOnlySpan<int> Date(int column);

    public abstract ReadOnlySpan<double> Double(int column);

    public abstract ReadOnlySpan<bool> Boolean(int column);

    public abstract Int128 Int128(int column, int row);

    public abstract decimal Decimal(int column, int row);

    /// <summary>Text as UTF-8, or a blob's bytes.</summary>
    public abstract ReadOnlySpan<byte> Bytes(int column, int row);

    /// <summary>Any value boxed: null, long, Int128, double, decimal, bool, DateOnly, TimeOnly, DateTime, string, byte[]. For small results.</summary>
    public abstract object? Value(int column, int row);
}
