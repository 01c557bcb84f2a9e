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
        var closed = manifest.Columns.Where(column => column.Closed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
            if (JsonSerializer.Deserialize(line, LakeLinesJson.Default.SetAsideRow) is { } row) yield return closed.Count == 0 ? row : Cover(row, manifest, closed);
    }

    private static SetAsideRow Cover(SetAsideRow row, VersionManifest manifest, HashSet<string> closed)
    {
        var columns = manifest.Columns.Where(column => column.Source is not null).ToList();
        var cells = row.Cells.Select((cell, i) => cell is not null && (i >= columns.Count || columns[i].Closed) ? Covered : cell).ToList();
        return row with { Cells = cells, Found = row.Column.Length == 0 || closed.Contains(row.Column) ? Covered : row.Found };
    }
}
