using System.Globalization;
using Maru.App.Lake;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Ingest;

/// <summary>What changed between the newest version and the one being written: by key where both have it, else by whole rows.</summary>
internal sealed class VersionComparison(LakeStore lake, IEngine engine)
{
    public VersionDiff Compare(VersionManifest old, IReadOnlyList<string> newParts, IReadOnlyList<Column> newColumns, long newRows, CancellationToken stop)
    {
        // Blanks in the place of a column that is missing are neither a column nor a change of each row.
        var before = old.Columns.Where(column => column.MissingSince is null).ToList();
        var now = newColumns.Where(column => column.MissingSince is null).ToList();
        var oldNames = before.Select(column => column.Name).ToList();
        var newNames = now.Select(column => column.Name).ToList();
        var added = newNames.Except(oldNames).ToList();
        var removed = oldNames.Except(newNames).ToList();
        var shared = now.Where(column => before.Exists(o => o.Name == column.Name && o.Type == column.Type)).ToList();
        if (shared.Count == 0) return new(old.Version, null, newRows, old.Rows, 0, added, removed);
        using var session = engine.Open([new("old_version", lake.PartPaths(old)), new("new_version", newParts)], new SessionLimits());
        var key = shared.FirstOrDefault(column => column.Role == ColumnRole.Key && before.Exists(o => o.Name == column.Name && o.Role == ColumnRole.Key))?.Name;
        var (addedRows, removedRows, changedRows) = key is null ? ByRows(session, shared, stop) : ByKey(session, key, shared, stop);
        return new(old.Version, key, addedRows, removedRows, changedRows, added, removed);
    }

    private static (long, long, long) ByKey(IEngineSession session, string key, List<Column> shared, CancellationToken stop)
    {
        var k = ColumnProfiling.Quote(key);
        var differs = string.Join(" or ", shared.Where(column => column.Name != key).Select(column => $"o.{ColumnProfiling.Quote(column.Name)} is distinct from n.{ColumnProfiling.Quote(column.Name)}").DefaultIfEmpty("false"));
        var counts = Row(session, $"""
            select count(*) filter (where o.{k} is null), count(*) filter (where n.{k} is null), count(*) filter (where o.{k} is not null and n.{k} is not null and ({differs}))
            from old_version o full outer join new_version n on o.{k} = n.{k}
            """, stop);
        return (counts[0], counts[1], counts[2]);
    }

    private static (long, long, long) ByRows(IEngineSession session, List<Column> shared, CancellationToken stop)
    {
        var list = string.Join(", ", shared.Select(column => ColumnProfiling.Quote(column.Name)));
        var counts = Row(session, $"""
            select (select count(*) from (select {list} from new_version except all select {list} from old_version)),
                   (select count(*) from (select {list} from old_version except all select {list} from new_version))
            """, stop);
        return (counts[0], counts[1], 0);
    }

    private static long[] Row(IEngineSession session, string sql, CancellationToken stop)
    {
        using var result = session.Query(sql, null, stop);
        result.Next();
        return [.. Enumerable.Range(0, result.Columns.Count).Select(i => Convert.ToInt64(result.Batch.Value(i, 0), CultureInfo.InvariantCulture))];
    }
}
