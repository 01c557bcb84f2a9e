using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Mending;

/// <param name="Row">Cells that are not for everybody are covered, unless they were asked for.</param>
/// <param name="Hash">What Maru knows it by; null when nothing is kept to know it by. It is never shown: covered cells can be tried against it.</param>
/// <param name="Name">What links call it.</param>
public sealed record AsideRow(SetAsideRow Row, string? Hash, string? Name);

/// <summary>Rows set aside for one reason.</summary>
/// <param name="Values">What was found in the column at fault, most frequent first; none when it may not be seen.</param>
/// <param name="First">The first of them.</param>
public sealed record AsideGroup(string Rule, string Column, string Expected, long Count, IReadOnlyList<ValueCount> Values, IReadOnlyList<AsideRow> First)
{
    /// <summary>Something is wrong with them; totals and notes are rightly aside.</summary>
    public bool IsFault => Rule is "type" or "ragged-row";
}

/// <param name="Version">With the dictionary's decisions laid over it.</param>
/// <param name="LeftOut">Rows that a person decided to leave out; they are in no group.</param>
/// <param name="Covered">Names of columns whose cells are covered.</param>
public sealed record AsideView(VersionManifest Version, IReadOnlyList<AsideGroup> Groups, IReadOnlyList<AsideRow> LeftOut, IReadOnlyList<string> Covered)
{
    /// <summary>Rows that can be seen in it.</summary>
    public int Shown => Groups.Sum(group => group.First.Count) + LeftOut.Count;
}

/// <summary>The rows that the newest version of a dataset set aside, for people who mend them.</summary>
public sealed class SetAsideDesk(LakeStore lake, CatalogStore catalog, RowNames names)
{
    public const int ShownRows = 30;
    public const int ShownValues = 30;
    private const int MostRead = 200_000;

    /// <param name="showClosed">Cells of closed columns are shown too: who asks for it is to be logged.</param>
    /// <returns>Null when there is no such dataset.</returns>
    public AsideView? Open(string dataset, bool showClosed = false)
    {
        if (lake.Versions(dataset).Count == 0) return null;
        var kept = lake.Latest(dataset)!;
        var version = catalog.Decided(kept);
        var cover = showClosed ? row => row : SetAsideReading.Covering(version);
        var leftOut = catalog.RowsLeftOut(dataset);
        var groups = new Dictionary<(string, string, string), GroupTally>();
        var apart = new List<AsideRow>();
        foreach (var row in lake.SetAsideAsKept(kept).Take(MostRead))
        {
            var hash = RowHash.IsUnknown(row.Cells) ? null : RowHash.Of(row.Cells);
            var shown = new AsideRow(cover(row), hash, hash is null ? null : names.Of(dataset, hash));
            if (shown.Hash is not null && leftOut.Contains(shown.Hash)) apart.Add(shown);
            else (groups.TryGetValue((row.Rule, row.Column, row.Expected), out var tally) ? tally : groups[(row.Rule, row.Column, row.Expected)] = new()).Add(shown);
        }
        return new(version, [.. groups.Select(group => group.Value.Of(group.Key)).OrderBy(group => group.IsFault ? 0 : 1).ThenByDescending(group => group.Count).ThenBy(group => group.Rule, StringComparer.Ordinal)], apart,
            showClosed ? [] : [.. version.Columns.Where(column => column is { Closed: true, Cell: not null }).Select(column => column.Name)]);
    }

    /// <summary>The row a link calls so; null when no such row is set aside.</summary>
    public AsideRow? Row(string dataset, string name, bool showClosed = false)
    {
        if (lake.Latest(dataset) is not { } kept) return null;
        foreach (var row in lake.SetAsideAsKept(kept))
            if (!RowHash.IsUnknown(row.Cells) && RowHash.Of(row.Cells) is var hash && names.Of(dataset, hash) == name)
                return new(showClosed ? row : SetAsideReading.Covering(catalog.Decided(kept))(row), hash, name);
        return null;
    }

    /// <summary>Changes of all rows whose cell of a column was found to be a value.</summary>
    public MendRequest OfFound(string dataset, int version, string column, IReadOnlyDictionary<string, string> changes) => Of(dataset, version, row =>
        row.Rule == "type" && row.Column == column && changes.TryGetValue(row.Found, out var to) ? new Dictionary<string, string> { [column] = to } : null);

    /// <summary>Changes of rows named by their number in the source, several of one row together.</summary>
    /// <exception cref="InputException">No row of this number is set aside.</exception>
    public MendRequest OfRows(string dataset, int version, IReadOnlyList<(long Row, string Column, string Value)> changes)
    {
        var byRow = changes.GroupBy(change => change.Row).ToDictionary(group => group.Key, group => Values(group));
        var found = new HashSet<long>();
        var request = Of(dataset, version, row =>
        {
            if (byRow.GetValueOrDefault(row.Row) is not { } values) return null;
            found.Add(row.Row);
            return values;
        });
        var missing = byRow.Keys.Except(found).Order().ToList();
        return missing.Count == 0 ? request : throw new InputException(
            new($"따로 둔 행 가운데 {string.Join(", ", missing.Take(5).Select(row => $"{row:N0}행"))}이 없습니다.", $"Row {string.Join(", ", missing.Take(5))} is not among those set aside."),
            new($"'maru mend {dataset} --list'로 따로 둔 행을 보세요.", $"'maru mend {dataset} --list' lists the rows set aside."), dataset);
    }

    private static Dictionary<string, string> Values(IEnumerable<(long Row, string Column, string Value)> changes)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, column, value) in changes)
            if (column.Length > 0) values[column] = value;
        return values;
    }

    private MendRequest Of(string dataset, int version, Func<SetAsideRow, IReadOnlyDictionary<string, string>?> changeOf)
    {
        var rows = new Dictionary<string, RowChange>(StringComparer.Ordinal);
        if (lake.Latest(dataset) is { } newest)
            foreach (var row in lake.SetAsideAsKept(newest))
                if (!RowHash.IsUnknown(row.Cells) && changeOf(row) is { } values && RowHash.Of(row.Cells) is var hash) rows[hash] = new(hash, values);
        return new(dataset, version, [.. rows.Values]);
    }

    private sealed class GroupTally
    {
        private readonly Dictionary<string, long> _values = new(StringComparer.Ordinal);
        private readonly List<AsideRow> _first = [];
        private long _count;

        public void Add(AsideRow row)
        {
            _count++;
            if (_first.Count < ShownRows) _first.Add(row);
            if (row.Row.Found != SetAsideReading.Covered) _values[row.Row.Found] = _values.GetValueOrDefault(row.Row.Found) + 1;
        }

        public AsideGroup Of((string Rule, string Column, string Expected) key) => new(
            key.Rule, key.Column, key.Expected, _count,
            key.Rule == "type" ? [.. _values.OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).Take(ShownValues).Select(value => new ValueCount(value.Key, value.Value))] : [], _first);
    }
}
