using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb;

/// <summary>What DuckDB answered instead of a result; the message carries its reason and the SQL.</summary>
public sealed class DuckDbException : Exception
{
    internal DuckDbException(string reason, string? sql, DuckDbErrorType type = DuckDbErrorType.Invalid, Exception? inner = null)
        : base(sql is null ? reason : $"{reason}\nSQL: {sql}", inner)
    {
        Reason = reason;
        Sql = sql;
        Interrupted = type == DuckDbErrorType.Interrupt;
        OutOfMemory = type == DuckDbErrorType.OutOfMemory;
    }

    /// <summary>DuckDB's own words.</summary>
    public string Reason { get; }

    public string? Sql { get; }

    public bool Interrupted { get; }

    public bool OutOfMemory { get; }
}
