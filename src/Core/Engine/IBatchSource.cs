namespace Maru.Core.Engine;

/// <summary>How a column is stored.</summary>
public enum StorageType
{
    /// <summary>UTF-8 text.</summary>
    Text,
    /// <summary>64-bit whole number.</summary>
    Int64,
    /// <summary>32-bit whole number.</summary>
    Int32,
    /// <summary>64-bit binary floating point.</summary>
    Double,
    /// <summary>One byte, 0 or 1.</summary>
    Boolean,
    /// <summary>Days since 1970-01-01 in 32 bits.</summary>
    Date,
    /// <summary>Microseconds since midnight in 64 bits.</summary>
    Time,
    /// <summary>Microseconds since 1970-01-01 00:00 local time in 64 bits.</summary>
    Timestamp,
    /// <summary>Bytes.</summary>
    Blob,
}

public sealed record StoredColumn(string Name, StorageType Type);

/// <summary>Rows that an engine pulls batch by batch, in order, from one thread.</summary>
public interface IBatchSource
{
    IReadOnlyList<StoredColumn> Columns { get; }

    /// <summary>Fills rows 0 … n−1 of the batch and returns n; 0 is the end. Every cell not set to null must be set.</summary>
    int Fill(BatchWriter batch);
}

/// <summary>The engine's own memory for up to <see cref="Capacity"/> rows of every column. Spans are valid until Fill returns.</summary>
public abstract class BatchWriter
{
    public abstract int Capacity { get; }

    /// <summary>Int64, Time and Timestamp columns.</summary>
    public abstract Span<long> Int64(int column);

    /// <summary>Int32 and Date columns.</summary>
    public abstract Span<int> Int32(int column);

    public abstract Span<double> Double(int column);

    public abstract Span<byte> Boolean(int column);

    public abstract void SetNull(int column, int row);

    /// <summary>Text (valid UTF-8) and Blob columns; the bytes are copied.</summary>
    public abstract void SetBytes(int column, int row, ReadOnlySpan<byte> bytes);
}
