using Maru.Methods.Geometry;

namespace Maru.App.Ingest;

/// <summary>How a table will be loaded: where it lies, and how each column is read.</summary>
/// <param name="Sample">The first data rows, cell by cell, for people to look at.</param>
public sealed record LoadPlan(TableLayout Layout, IReadOnlyList<ColumnPlan> Columns, IReadOnlyList<IReadOnlyList<string?>> Sample)
{
    /// <summary>The first rows of the source as they are, header and titles included.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Top { get; init; } = [];

    /// <summary>Column values of the sampled rows, for finding places and regions before the load.</summary>
    public SampledRows Rows { get; init; } = new([]);

    /// <summary>Rows before the first data row of the segments that begin a table; the others begin with data.</summary>
    public IReadOnlyDictionary<int, int> Skips { get; init; } = new Dictionary<int, int>();

    /// <summary>Shapes of the sampled rows, in the source's own coordinates.</summary>
    public IReadOnlyList<Shape> Shapes { get; init; } = [];

    /// <summary>Where a column's values are among the sampled rows'.</summary>
    public int IndexOf(ColumnPlan column) => Layout.Headers.ToList().FindIndex(header => header.Cell == column.Cell);
}

/// <summary>Sampled cells by column, trimmed; null for "no value".</summary>
public sealed record SampledRows(IReadOnlyList<IReadOnlyList<string?>> Columns)
{
    public int Count => Columns.Count == 0 ? 0 : Columns[0].Count;
}
