using Maru.Core.Sources;
using Maru.Methods.Geometry;

namespace Maru.App.Ingest;

/// <summary>How a table will be loaded: where it lies, and how each column is read.</summary>
/// <param name="Sample">The first data rows, cell by cell, for people to look at.</param>
public sealed record LoadPlan(TableLayout Layout, IReadOnlyList<ColumnPlan> Columns, IReadOnlyList<IReadOnlyList<string?>> Sample)
{
    /// <summary>The first rows of the source as they are, header and titles included.</summary>
    public IReadOnlyList<RawLine> Top { get; init; } = [];

    /// <summary>How the bytes were read as text; null for formats that say so themselves.</summary>
    public EncodingFinding? Encoding { get; init; }

    /// <summary>The header is among the rows; else the format itself declares the columns.</summary>
    public bool HasHeaderRows { get; init; }

    /// <summary>Column values of the sampled rows, for finding places and regions before the load.</summary>
    public SampledRows Rows { get; init; } = new([]);

    /// <summary>Rows before the first data row of the segments that begin a table; the others begin with data.</summary>
    public IReadOnlyDictionary<int, int> Skips { get; init; } = new Dictionary<int, int>();

    /// <summary>Shapes of the sampled rows, in the source's own coordinates.</summary>
    public IReadOnlyList<Shape> Shapes { get; init; } = [];

    /// <summary>Cells of columns that the header names and that are not taken.</summary>
    public IReadOnlySet<int> Dropped => Layout.Headers.Select(header => header.Cell).Except(Columns.Select(column => column.Cell)).ToHashSet();

    /// <summary>Where a column's values are among the sampled rows'.</summary>
    public int IndexOf(ColumnPlan column) => Layout.Headers.ToList().FindIndex(header => header.Cell == column.Cell);
}

/// <summary>A row of the source as it is.</summary>
/// <param name="Number">Its line or row number in the source, from 1.</param>
public sealed record RawLine(long Number, IReadOnlyList<string?> Cells);

/// <summary>Sampled cells by column, trimmed; null for "no value".</summary>
public sealed record SampledRows(IReadOnlyList<IReadOnlyList<string?>> Columns)
{
    public int Count => Columns.Count == 0 ? 0 : Columns[0].Count;
}
