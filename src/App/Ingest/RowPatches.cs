using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Ingest;

/// <summary>What people changed in rows of an earlier file, for the same rows of this one.</summary>
internal sealed class RowPatches
{
    private readonly Dictionary<string, RowMending> _byHash = new(StringComparer.Ordinal);

    public RowPatches(IEnumerable<RowMending> standing)
    {
        foreach (var mending in standing) _byHash[mending.RowHash] = mending;
    }

    public IEnumerable<RowMending> All => _byHash.Values;

    /// <summary>The mending of a row that would be set aside; null when nobody mended it, or not in columns that are here.</summary>
    public RowMending? Find(SetAsideRow row, LoadPlan plan)
    {
        if (_byHash.Count == 0 || RowHash.IsUnknown(row.Cells) || !_byHash.TryGetValue(RowHash.Of(row.Cells), out var mending)) return null;
        return mending.Cells.All(cell => plan.Columns.Any(column => column.Name == cell.Column)) ? mending : null;
    }

    /// <summary>The row's cells with the changes made: as many as the header has.</summary>
    public static IReadOnlyList<string?> Apply(IReadOnlyList<string?> cells, IEnumerable<CellMending> changes, IReadOnlyList<ColumnPlan> columns)
    {
        var width = columns.Max(column => column.Cell) + 1;
        var patched = new string?[width];
        for (var i = 0; i < width && i < cells.Count; i++) patched[i] = cells[i];
        foreach (var change in changes) patched[columns.First(column => column.Name == change.Column).Cell] = change.After;
        return patched;
    }
}
