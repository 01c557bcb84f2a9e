using Maru.Core.Sources;

namespace Maru.Connectors.Excel;

/// <summary>Rows being built, with cells that span several columns or rows.</summary>
internal sealed class Grid(string file)
{
    private const int MaxRows = 1_048_576;
    private const int MaxColumns = 16_384;
    private const long MaxCells = 50_000_000;

    private readonly List<string?[]> _rows = [];
    private readonly List<MergedRange> _merged = [];

    // Columns that cells of rows above still cover, with the last row they do.
    private readonly Dictionary<int, int> _covered = [];
    private List<string?>? _current;
    private long _cells;

    public IReadOnlyList<MergedRange> Merged => _merged;

    public bool HasValues { get; private set; }

    public bool InRow => _current is not null;

    public int Column => _current?.Count ?? 0;

    /// <summary>Starts a row; rows up to a given number (1-based) are left blank.</summary>
    public void BeginRow(int? number = null)
    {
        EndRow();
        while (number - 1 > _rows.Count && number <= MaxRows) _rows.Add([]);
        if (_rows.Count >= MaxRows) throw ExcelErrors.TooLarge(file, $"> {MaxRows:N0}");
        _current = [];
    }

    public void Add(string? text, int columns = 1, int rows = 1)
    {
        if (_current is null) BeginRow();
        SkipCovered();
        int row = _rows.Count, column = _current!.Count;
        columns = Math.Clamp(columns, 1, MaxColumns);
        rows = Math.Clamp(rows, 1, MaxRows);
        if (column + columns > MaxColumns || (_cells += columns) > MaxCells) throw ExcelErrors.TooLarge(file, $"> {MaxColumns:N0}");
        if (columns > 1 || rows > 1) _merged.Add(new(row, row + rows - 1, column, column + columns - 1));
        for (var i = 0; i < columns; i++)
        {
            _current.Add(i == 0 ? text : null);
            if (rows > 1) _covered[column + i] = row + rows - 1;
        }
        HasValues |= !string.IsNullOrEmpty(text);
    }

    /// <summary>Leaves cells blank up to a column (zero-based).</summary>
    public void SkipTo(int column)
    {
        while (_current is not null && _current.Count < Math.Min(column, MaxColumns)) _current.Add(null);
    }

    public void EndRow()
    {
        if (_current is null) return;
        _rows.Add([.. _current]);
        _current = null;
    }

    public IReadOnlyList<string?[]> Rows()
    {
        EndRow();
        return _rows;
    }

    private void SkipCovered()
    {
        while (_covered.TryGetValue(_current!.Count, out var last))
        {
            if (last >= _rows.Count) _current.Add(null);
            else _covered.Remove(_current.Count);
        }
    }
}
