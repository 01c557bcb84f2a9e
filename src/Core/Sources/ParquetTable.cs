namespace Maru.Core.Sources;

/// <summary>
/// A Parquet file. Its columns are typed and packed already, so its rows never become cells: whoever ingests it lets the engine read
/// <see cref="Path"/> as a table (<c>EngineTable(name, [Path])</c>) and takes the result's columns.
/// </summary>
public sealed class ParquetTable : RawTable
{
    /// <summary>Where the file lies.</summary>
    public required string Path { get; init; }

    /// <summary>Rows the file says it has.</summary>
    public required long Rows { get; init; }

    /// <exception cref="NotSupportedException">Always: check for this class before reading cells.</exception>
    public override IRawReader OpenSegment(int segment) => throw new NotSupportedException("A ParquetTable has no cells; let the engine read its Path.");
}
