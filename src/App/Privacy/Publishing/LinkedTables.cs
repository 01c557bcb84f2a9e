using Maru.Core;
using Maru.Core.Lake;

namespace Maru.App.Privacy.Publishing;

/// <summary>Reads tables that were made before as they truly are, and how their groupings hang together with those of the table that is to be made.</summary>
/// <param name="earlier">A version by its number; null when it is gone.</param>
internal sealed class LinkedTables(ReadGroups groups, VersionManifest version, Func<int, VersionManifest?> earlier, int least, CancellationToken stop)
{
    // Of a table's cells, for a version before to count.
    private const double LeastUnchanged = 0.2;

    private readonly Dictionary<int, List<IReadOnlyList<(TableDimension Dimension, SafeDimension Labels)>>> _tables = [];

    /// <exception cref="InputException">The table groups otherwise than one of the version that was made, or one can't be counted again.</exception>
    public IReadOnlyList<TableBefore> Read(TableSpec spec, GroupedRows rows, IReadOnlyList<(SafeRelease Release, SafeTable Published)> tables)
    {
        Stands(version.Version, spec, rows);
        var before = new List<TableBefore>();
        foreach (var (release, published) in tables.OrderByDescending(table => table.Release.Table.Version))
        {
            var made = release.Table;
            var of = made.Version == version.Version ? version : earlier(made.Version) ?? throw PublishErrors.Otherwise;
            var then = groups.Read(of, made.Spec, 0, stop, published.By);
            var now = of.Version == version.Version ? null : Now(made.Spec);
            // Where nearly everything has changed since, nobody can take one from the other.
            if (of.Version != version.Version && (now is null || Unchanged(then, now) < LeastUnchanged)) continue;
            Stands(of.Version, made.Spec, then);
            if (now is null) TableChecks.Alike(rows, then);
            else Stands(version.Version, made.Spec, now);
            before.Add(new(then, published, of.Version, made.Threshold, made.Percent, now));
        }
        return before;
    }

    /// <summary>Labels that groupings of two tables have together, where none has both.</summary>
    /// <exception cref="InputException">One grouping all but says another of another table.</exception>
    public IReadOnlyList<TogetherLabels> Together()
    {
        var together = new List<TogetherLabels>();
        foreach (var (number, tables) in _tables)
        {
            var of = number == version.Version ? version : earlier(number)!;
            var own = new List<TogetherLabels>();
            var all = tables.SelectMany(table => table).DistinctBy(one => one.Labels.Name).ToList();
            for (var i = 0; i < all.Count; i++)
            {
                var (whole, name) = (all[i], all[i].Labels.Name);
                // Two groupings of one table may say another together: a year and a month, a province and a district's name.
                var pairs = tables.Where(table => !Has(table, name)).SelectMany(table => table.SelectMany((one, at) => table.Skip(at + 1).Select(other => (one, other)))).DistinctBy(pair => (pair.one.Labels.Name, pair.other.Labels.Name));
                foreach (var part in all.Skip(i + 1).Where(part => tables.Any(table => Has(table, name) && !Has(table, part.Labels.Name)) && tables.Any(table => Has(table, part.Labels.Name) && !Has(table, name)))) Add(of, own, whole, [part]);
                foreach (var (one, other) in pairs) Add(of, own, whole, [one, other]);
            }
            if (number == version.Version) TableChecks.Apart(own);
            together.AddRange(own);
        }
        return together;
    }

    private void Add(VersionManifest of, List<TogetherLabels> to, (TableDimension Dimension, SafeDimension Labels) whole, IReadOnlyList<(TableDimension Dimension, SafeDimension Labels)> parts) =>
        to.Add(new(of.Version, whole.Labels, [.. parts.Select(part => part.Labels)], groups.Together(of, [whole, .. parts], stop)));

    // A table of a version before, as it would be now; null when it can't be made any more.
    private GroupedRows? Now(TableSpec spec)
    {
        try
        {
            var now = groups.Read(version, spec, least, stop);
            // Labels of one grouping are the same in all tables of a version.
            SafeDimension[] by = [.. now.By.Select(dimension => _tables[version.Version].SelectMany(table => table).Select(one => one.Labels).FirstOrDefault(labels => labels.Name == dimension.Name) ?? dimension)];
            if (!by.Zip(now.By).All(pair => pair.First.Labels.SequenceEqual(pair.Second.Labels))) now = groups.Read(version, spec, least, stop, by);
            return now;
        }
        catch (InputException)
        {
            return null;
        }
    }

    // Share of the cells that hold anybody.
    private static double Unchanged(GroupedRows then, GroupedRows now)
    {
        var held = Enumerable.Range(0, then.Cells.Count).Where(cell => then.Cells[cell].Count > 0).ToList();
        return held.Count == 0 ? 0 : (double)held.Count(cell => now.At(then.LabelsOf(cell))?.IsSame(then.Cells[cell]) == true) / held.Count;
    }

    private void Stands(int number, TableSpec spec, GroupedRows rows)
    {
        if (!_tables.TryGetValue(number, out var tables)) _tables.Add(number, tables = []);
        tables.Add([.. spec.By.Zip(rows.By)]);
    }

    private static bool Has(IReadOnlyList<(TableDimension Dimension, SafeDimension Labels)> table, string name) => table.Any(one => one.Labels.Name == name);
}
