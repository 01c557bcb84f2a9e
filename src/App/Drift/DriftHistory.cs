using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Drift;

/// <summary>The versions of a dataset whose columns differ from those of the version before, both sides as readers may see them today.</summary>
public sealed class DriftHistory(LakeStore lake, CatalogStore catalog)
{
    /// <summary>Versions that are looked at: those further back are asked for by their number.</summary>
    public const int MostVersions = 100;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<DriftArrival> Versions(string dataset) =>
        [.. lake.Versions(dataset).Reverse().Take(MostVersions).Select(version => lake.Manifest(dataset, version)).Select(version => Of(version)).OfType<DriftArrival>()];

    /// <summary>Null when nothing differs.</summary>
    public DriftArrival? Of(VersionManifest version) => version.Drift is { } drift ? Beside(version.Dataset, version.Version, null, version.CollectedAt, drift, version.Columns) : null;

    public DriftArrival Of(HeldArrival hold) => Beside(hold.Dataset, null, hold, hold.HeldAt, hold.Drift, hold.Columns);

    // What people decided since counts, for both sides.
    private DriftArrival Beside(string dataset, int? version, HeldArrival? hold, DateTimeOffset at, SchemaDrift drift, IReadOnlyList<Column> now)
    {
        var before = lake.Manifest(dataset, drift.Against);
        return new(version, hold, at, drift, catalog.Decided(before).Columns, catalog.Decided(before with { Columns = now }).Columns);
    }
}
