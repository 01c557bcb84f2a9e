using System.Text.Json;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Lake;

/// <summary>Reads the rows a version set aside. Cells of closed columns are covered: the file keeps them, its readers don't see them.</summary>
public static class SetAsideReading
{
    public const string Covered = "•••";

    public static IEnumerable<SetAsideRow> SetAside(this LakeStore lake, VersionManifest manifest)
    {
        var path = Path.Combine(lake.VersionFolder(manifest.Dataset, manifest.Version), LakeStore.SetAsideName);
        if (!File.Exists(path)) yield break;
        var closed = manifest.Columns.Where(column => column.Closed).ToList();
        foreach (var line in File.ReadLines(path))
            if (JsonSerializer.Deserialize(line, LakeLinesJson.Default.SetAsideRow) is { } row) yield return closed.Count == 0 ? row : Cover(row, manifest, closed);
    }

    // In a torn row nobody knows which cell belongs to which column, and behind the last column there may be anything.
    private static SetAsideRow Cover(SetAsideRow row, VersionManifest manifest, List<Column> closed)
    {
        var open = manifest.Columns.Where(column => !column.Closed && column.Cell is not null).Select(column => column.Cell!.Value).ToHashSet();
        var torn = row.Rule == "ragged-row";
        var cells = row.Cells.Select((cell, i) => cell is not null && (torn || !open.Contains(i)) ? Covered : cell).ToList();
        return row with { Cells = cells, Found = row.Column.Length == 0 || closed.Any(column => column.Name == row.Column) ? Covered : row.Found };
    }
}
