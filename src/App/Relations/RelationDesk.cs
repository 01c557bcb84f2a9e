using System.Runtime.CompilerServices;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Linking;
using Maru.App.Receipts;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Core.Receipts;
using Microsoft.Extensions.Logging;

namespace Maru.App.Relations;

/// <summary>Keeps the data-relationship diagram (데이터관계도) true to the lake, and gives it to pages, commands and the API.</summary>
public sealed partial class RelationDesk(LakeStore lake, CatalogStore catalog, MeasureRelations measure, KeptLinks links, ReceiptStore receipts, TimeProvider clock, ILogger<RelationDesk> logger)
{
    /// <summary>The hub of datasets whose rows lie in the city's regions.</summary>
    public const string Regions = "행정동";

    private readonly Lock _refreshing = new();
    private readonly ConditionalWeakTable<CatalogSnapshot, RelationGraph> _forAll = [];
    private readonly ConditionalWeakTable<CatalogSnapshot, RelationGraph> _forStaff = [];

    /// <summary>Datasets whose newest version was not measured yet.</summary>
    public IReadOnlyList<string> Stale()
    {
        var measured = catalog.RelationStates();
        return [.. lake.AllLatest().Where(version => measured.GetValueOrDefault(version.Dataset) != version.Version).Select(version => version.Dataset)];
    }

    /// <summary>
    /// Measures datasets with a new version against all others, one after another; each is kept whole before the next begins, so that a
    /// stop or a kill loses one at most.
    /// </summary>
    /// <param name="progress">Told each dataset that is done.</param>
    /// <returns>Datasets measured.</returns>
    public int Refresh(IProgress<string>? progress, CancellationToken stop)
    {
        lock (_refreshing)
        {
            catalog.Database.Migrate();
            var versions = lake.AllLatest().Select(catalog.Decided).ToDictionary(version => version.Dataset, StringComparer.Ordinal);
            var measured = catalog.RelationStates();
            var gone = measured.Keys.Where(dataset => !versions.ContainsKey(dataset)).ToList();
            if (gone.Count > 0) catalog.ForgetRelations(gone);
            var due = versions.Values.Where(version => measured.GetValueOrDefault(version.Dataset) != version.Version).ToList();
            if (due.Count == 0 && gone.Count == 0) return 0;
            // Sketches of versions that are not the newest are of no use: they are made anew when their dataset's turn comes.
            var known = catalog.ValueSketches().Where(sketch => versions.GetValueOrDefault(sketch.Dataset)?.Version == sketch.Version).ToLookup(sketch => sketch.Dataset, StringComparer.Ordinal)
                .ToDictionary(sketches => sketches.Key, IReadOnlyList<ValueSketch> (sketches) => [.. sketches], StringComparer.Ordinal);
            foreach (var version in versions.Values.Where(version => measured.GetValueOrDefault(version.Dataset) == version.Version))
                known[version.Dataset] = [.. known.GetValueOrDefault(version.Dataset, []), .. MeasureRelations.Unsketched(version)];
            var measuredNow = 0;
            foreach (var version in due)
            {
                stop.ThrowIfCancellationRequested();
                if (TryMeasure(version, known, versions, stop)) measuredNow++;
                progress?.Report(version.Dataset);
            }
            catalog.RelationsChanged();
            return measuredNow;
        }
    }

    /// <summary>All relations this reader may see, with the newest of everything laid over them.</summary>
    /// <param name="forStaff">Those through closed columns and to datasets that are not for everyone too.</param>
    public RelationGraph Graph(bool forStaff)
    {
        var snapshot = catalog.Snapshot();
        return (forStaff ? _forStaff : _forAll).GetValue(snapshot, _ => RelationGraph.Of(snapshot, catalog.MeasuredRelations(), links.All(), catalog.QualityStandings(), forStaff));
    }

    /// <summary>A relation counted again, step by step; its receipt is kept as long as somebody opens it.</summary>
    /// <exception cref="InputException">Nothing of it can be counted.</exception>
    public Receipt Receipt(Relation relation, CancellationToken stop)
    {
        if (relation.Counts is null || relation.IsOfHub) throw new InputException(new("이 관계는 값을 맞추어 잰 것이 아니어서 산출 근거가 없습니다.", "This relation was not measured by matching values, so it has no receipt."));
        var receipt = measure.Receipt(relation, stop);
        receipts.SavePassing(receipt);
        return receipt;
    }

    // One that can't be measured stands without relations; those after it have theirs.
    private bool TryMeasure(VersionManifest version, Dictionary<string, IReadOnlyList<ValueSketch>> known, Dictionary<string, VersionManifest> versions, CancellationToken stop)
    {
        try
        {
            Measure(version, known, versions, stop);
            return true;
        }
        catch (Exception e) when (e is InputException or IOException)
        {
            NotMeasured(logger, version.Dataset, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Relations of {Dataset} could not be measured")]
    private static partial void NotMeasured(ILogger logger, string dataset, Exception cause);

    private void Measure(VersionManifest version, Dictionary<string, IReadOnlyList<ValueSketch>> known, Dictionary<string, VersionManifest> versions, CancellationToken stop)
    {
        var sketches = measure.Sketch(version, stop);
        known[version.Dataset] = [.. sketches, .. MeasureRelations.Unsketched(version)];
        var pairs = JoinPairs.Of(version.Dataset, [.. known.Values.SelectMany(all => all)]);
        var relations = measure.Measure(pairs, versions, stop);
        catalog.SaveRelations(version.Dataset, version.Version, sketches, [.. relations, .. sketches.Where(sketch => sketch.RegionRows > 0 && sketch.IsOfRegions).Take(1).Select(OfRegions)]);
    }

    private Relation OfRegions(ValueSketch sketch)
    {
        var all = catalog.Snapshot().Settings.Regions.Count;
        return new(RelationKind.Region, new(sketch.Dataset, sketch.Version, sketch.Column), new("", 0, Regions))
        {
            Counts = new(sketch.Distinct, all, sketch.Regions, sketch.Rows, all, sketch.RegionRows, sketch.Regions, 0, 1),
            MeasuredAt = clock.GetUtcNow(),
        };
    }
}
