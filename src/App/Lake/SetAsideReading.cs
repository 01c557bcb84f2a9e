using System.Text.Json;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.PersonalData;

namespace Maru.App.Lake;

/// <summary>
/// Reads the rows a version set aside. Cells of closed columns are covered, and text that is personal by itself wherever no open column
/// answers for it; where a cell stands in no column's place, names too: the file keeps them, its readers don't see them.
/// </summary>
public static class SetAsideReading
{
    public const string Covered = "•••";

    public static IEnumerable<SetAsideRow> SetAside(this LakeStore lake, VersionManifest manifest)
    {
        var cover = new Cover(manifest);
        foreach (var row in lake.SetAsideAsKept(manifest)) yield return cover.Of(row);
    }

    /// <summary>The same with every cell as it is kept: for mending them, never for a page without more ado.</summary>
    public static IEnumerable<SetAsideRow> SetAsideAsKept(this LakeStore lake, VersionManifest manifest)
    {
        // Which share a row would belong to that did not come in, nobody can say.
        if (manifest.RowFilter is not null) yield break;
        var path = Path.Combine(lake.VersionFolder(manifest.Dataset, manifest.Version), LakeStore.SetAsideName);
        if (!File.Exists(path)) yield break;
        foreach (var line in File.ReadLines(path))
            if (JsonSerializer.Deserialize(line, LakeLinesJson.Default.SetAsideRow) is { } row) yield return row;
    }

    /// <summary>A row as readers may see it.</summary>
    public static Func<SetAsideRow, SetAsideRow> Covering(VersionManifest manifest) => new Cover(manifest).Of;

    private sealed class Cover(VersionManifest manifest)
    {
        private readonly HashSet<string> _closed = manifest.Columns.Where(column => column.Closed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        private readonly HashSet<int> _open = manifest.Columns.Where(column => column is { Closed: false, Cell: not null }).Select(column => column.Cell!.Value).ToHashSet();
        private readonly Dictionary<string, int> _cells = manifest.Columns.Where(column => column.Cell is not null).ToDictionary(column => column.Name, column => column.Cell!.Value, StringComparer.Ordinal);

        private readonly int _width = manifest.Columns.Max(column => column.Cell + 1) ?? 0;

        public SetAsideRow Of(SetAsideRow row)
        {
            var isTorn = row.Rule == "ragged-row";
            var isOfPerson = isTorn && row.Cells.Any(cell => PersonalText.IsPersonal(cell) || PersonalText.IsName(cell));
            // In a torn row nobody knows which cell belongs to which column, a footnote belongs to none, and behind the last column there may be anything.
            var isLoose = row.Rule is "ragged-row" or "footnote";
            var misfit = _cells.GetValueOrDefault(row.Column, -1);
            var cells = row.Cells.Select((cell, i) => cell is not null && IsHidden(cell, i) ? Covered : cell).ToList();
            var isFoundHidden = row.Column.Length == 0 ? _closed.Count > 0 : _closed.Contains(row.Column);
            var isFoundPersonal = PersonalText.IsPersonal(row.Found) || (row.Column.Length > 0 && PersonalText.IsName(row.Found));
            return row with { Cells = cells, Found = isFoundHidden || isFoundPersonal ? Covered : row.Found };

            bool IsHidden(string cell, int i)
            {
                if (_closed.Count > 0 && (isLoose || !_open.Contains(i))) return true;
                // Rows set aside were never judged with their columns: every cell is looked at.
                if (PersonalText.IsPersonal(cell) || ((isTorn || i == misfit) && PersonalText.IsName(cell))) return true;
                return isTorn && i >= _width && (isOfPerson || PersonNames.MayBeOne(cell));
            }
        }
    }
}
