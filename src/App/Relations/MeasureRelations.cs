using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Core.Receipts;

namespace Maru.App.Relations;

/// <summary>Sketches columns and measures joins over the newest versions. Sees closed columns too: only counts leave it.</summary>
public sealed class MeasureRelations(LakeStore lake, CatalogStore catalog, IEngine engine, TimeProvider clock)
{
    // One thread: whoever collects or reads at the time goes first.
    private static readonly SessionLimits Limits = new(MemoryBytes: 1L << 30, Threads: 1, Time: TimeSpan.FromSeconds(30));

    // More different values than these are not read: a key of so many is found by the names of those that refer to it.
    private const long MostValues = 2_000_000;

    /// <summary>Sketches of a version's columns that may join or are of regions; none of columns with personal data.</summary>
    public IReadOnlyList<ValueSketch> Sketch(VersionManifest version, CancellationToken stop)
    {
        var regions = catalog.Snapshot().Settings.Regions.SelectMany(region => new[] { region.Name, region.Code }).ToHashSet(StringComparer.Ordinal);
        var columns = version.Columns.Where(column => column is { Personal: null, Closed: false } && column.Profile?.Distinct <= MostValues && (JoinTest.MayJoin(column) || (column.Role == ColumnRole.Region && regions.Count > 0))).ToList();
        if (columns.Count == 0) return [];
        using var session = engine.Open([lake.Table(version, closedToo: true)], Limits);
        return [.. columns.Select(column => Sketch(session, version, column, regions, stop)).OfType<ValueSketch>()];
    }

    /// <summary>Columns that are not sketched, and are measured when another bears their name: closed ones and those with personal data.</summary>
    public static IReadOnlyList<ValueSketch> Unsketched(VersionManifest version) =>
        [.. version.Columns.Where(column => (column.Personal is not null || column.Closed) && JoinTest.MayJoin(column)).Select(column => new ValueSketch(
            version.Dataset, version.Version, column.Name, column.Profile!.Rows - column.Profile.Blank, 1, null, 0, 0, new([], column.Profile.Distinct)))];

    /// <summary>Measures pairs exactly, and keeps those that are relations.</summary>
    internal IReadOnlyList<Relation> Measure(IReadOnlyList<JoinPair> pairs, IReadOnlyDictionary<string, VersionManifest> versions, CancellationToken stop)
    {
        if (pairs.Count == 0) return [];
        var tables = pairs.SelectMany(pair => new[] { pair.Left.Dataset, pair.Right.Dataset }).Distinct(StringComparer.Ordinal).Select(dataset => lake.Table(versions[dataset], closedToo: true));
        using var session = engine.Open([.. tables], Limits);
        return [.. pairs.Select(pair => Measure(session, pair, stop)).OfType<Relation>()];
    }

    /// <summary>Measures a relation again, step by step, with a receipt.</summary>
    public Receipt Receipt(Relation relation, CancellationToken stop)
    {
        VersionManifest[] versions = [lake.Manifest(relation.Left.Dataset, relation.Left.Version), lake.Manifest(relation.Right.Dataset, relation.Right.Version)];
        var titles = catalog.Titles(versions);
        return ReceiptedQuery.Run(
            engine, JoinSql.Title(relation), [.. versions.Select((version, i) => (version, lake.Table(version, closedToo: true), titles[i]))],
            JoinSql.Steps(relation.Left.Dataset, relation.Left.Column, relation.Right.Dataset, relation.Right.Column), clock, stop: stop).Receipt;
    }

    private Relation? Measure(IEngineSession session, JoinPair pair, CancellationToken stop)
    {
        try
        {
            using var result = session.Query(JoinSql.Whole(pair.Left.Dataset, pair.Left.Column, pair.Right.Dataset, pair.Right.Column), null, stop);
            var counts = JoinSql.Counts(ResultTable.Read(result, 1));
            if (JoinTest.Judge(pair.Left.Column, counts, pair.Evidence) is not { } kind) return null;
            return new(kind, new(pair.Left.Dataset, pair.Left.Version, pair.Left.Column), new(pair.Right.Dataset, pair.Right.Version, pair.Right.Column))
            {
                Counts = counts,
                Matched = new(counts.LeftMatched, counts.LeftRows),
                Evidence = pair.Evidence,
                MeasuredAt = clock.GetUtcNow(),
            };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Too large to be measured in time: no relation is better than half a measure.
            return null;
        }
    }

    private static ValueSketch? Sketch(IEngineSession session, VersionManifest version, Column column, HashSet<string> regions, CancellationToken stop)
    {
        var maker = new SketchMaker(regions);
        try
        {
            using var result = session.Query(JoinSql.Values(version.Dataset, column.Name), null, stop);
            while (result.Next())
                for (var row = 0; row < result.Batch.Rows; row++) maker.Add((string)result.Batch.Value(0, row)!, result.Batch.Int64(1)[row]);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
        return maker.Make(version.Dataset, version.Version, column.Name);
    }
}
