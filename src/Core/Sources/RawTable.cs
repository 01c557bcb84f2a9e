using Maru.Core.Data;

namespace Maru.Core.Sources;

/// <summary>
/// A table as the source has it: cells of text, no meaning yet. It may be cut into segments that follow one another
/// and may be read at the same time from several threads.
/// </summary>
public abstract class RawTable : IDisposable
{
    /// <summary>Sheet, layer or record path; empty when the file is one table.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// Columns the format itself declares (a .dbf, Parquet, GeoJSON properties). Null when the header is among the cells
    /// and must be found (CSV, Excel).
    /// </summary>
    public IReadOnlyList<RawColumn>? Columns { get; init; }

    /// <summary>How the bytes were read as text, or null for formats that say so themselves.</summary>
    public EncodingFinding? Encoding { get; init; }

    /// <summary>Coordinate system the file declares (a .prj, a crs member), as "EPSG:5186" or the WKT found; null when it says nothing.</summary>
    public string? DeclaredCrs { get; init; }

    /// <summary>Merged ranges of a sheet, for stacked headers.</summary>
    public IReadOnlyList<MergedRange> Merged { get; init; } = [];

    /// <summary>Problems seen on opening.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];

    /// <summary>Facts worth showing, as "delimiter" → "comma".</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Number of segments, at least 1.</summary>
    public virtual int Segments => 1;


    /// <summary>A reader over one segment. Segment 0 holds the first rows.</summary>
    public abstract IRawReader OpenSegment(int segment);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>Reads the rows of a segment in order, block by block.</summary>
public interface IRawReader : IDisposable
{
    /// <summary>Clears the block and fills it with the next rows; false when there are none left.</summary>
    bool Read(CellBlock block, CancellationToken stop);
}

/// <summary>What a format says of a column.</summary>
/// <param name="Type">The declared type, or null when every cell is to be judged by its text. Geometry cells hold WKB in the file's own coordinates.</param>
public sealed record RawColumn(string Name, ColumnType? Type = null);

/// <summary>A merged range of cells, zero-based and inclusive; rows count as the reader gives them.</summary>
public readonly record struct MergedRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn);

/// <summary>How bytes were read as text, judged by the whole file.</summary>
/// <param name="Name">UTF-8, UTF-8 (BOM), CP949, UTF-16LE, UTF-16BE.</param>
/// <param name="Broken">Byte sequences that do not exist in this encoding.</param>
/// <param name="Alternatives">The others tried, with what would have broken.</param>
public sealed record EncodingFinding(string Name, long Broken, IReadOnlyList<EncodingAlternative> Alternatives);

/// <param name="Sample">The start of the text read this way, so that a person sees which is right.</param>
public sealed record EncodingAlternative(string Name, long Broken, string Sample);
