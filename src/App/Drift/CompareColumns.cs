using Maru.App.Ingest;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Drift;

/// <summary>Puts the columns of a new version beside those of the version before and weighs each difference. Asks the profiles that both have; reads no row.</summary>
internal static class CompareColumns
{
    // A table of a few rows changes by half from one month to the next.
    private const long FewestRows = 20;
    private const double Half = 0.5;
    private const double Tenth = 0.1;
    private const double Threefold = 3;

    public static SchemaDrift Of(ArrivingColumns arriving, IReadOnlyList<Column> columns, IReadOnlyList<ColumnRule> rules, long rows, DriftPolicy policy)
    {
        var before = arriving.Before;
        var judge = new ColumnJudge(arriving, rules, before.Rows, rows);
        var there = columns.Where(column => column.Cell is not null).ToList();
        var kept = new List<ColumnDrift>();
        foreach (var column in there) kept.Add(arriving.Of(column) is { } pair ? judge.Pair(pair, column) : judge.Added(column));
        var derived = columns.Where(column => column is { Cell: null, MissingSince: null }).Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var gone = arriving.Gone.Select(column => ColumnJudge.Gone(column, columns.Any(now => now.MissingSince is not null && now.Name == column.Name), derived.Contains(column.Name)));
        var found = arriving.Pairs.Count(pair => pair.Before.MissingSince is null);
        var expected = found + arriving.Gone.Count(column => column.MissingSince is null);
        return new(before.Version, policy, [.. kept, .. gone])
        {
            Proposals = arriving.Proposals,
            Reordered = IsReordered(arriving, there),
            RowsBefore = before.Rows,
            RowsNow = rows,
            RowsGrade = GradeOfRows(before.Rows, rows),
            LooksLikeAnother = ArrivingColumns.LooksLikeAnother(found, expected),
        };
    }

    private static bool IsReordered(ArrivingColumns arriving, List<Column> there)
    {
        var places = there.OrderBy(column => column.Cell).Select(column => arriving.Of(column)?.Before.Cell).OfType<int>().ToList();
        return !places.SequenceEqual(places.Order());
    }

    private static DriftGrade GradeOfRows(long before, long now) => (before, now) switch
    {
        ( > 0, 0) => DriftGrade.Grave,
        // A list of thousands that comes with a dozen rows is a file that did not come whole.
        ( >= FewestRows, _) when now < before * Tenth => DriftGrade.Grave,
        ( >= FewestRows, _) when now < before * Half || now > before * Threefold => DriftGrade.Notable,
        _ => DriftGrade.None,
    };
}
