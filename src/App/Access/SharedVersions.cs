using System.Collections.Concurrent;
using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Places;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Access;

/// <summary>
/// Versions as somebody sees them who was granted some of their rows: counts and profiles are of those rows, and what is known of the version
/// as a whole (its issues, what changed in it, rows set aside) is left out. Everything downstream works on such a version as on any other.
/// </summary>
public sealed class SharedVersions(LakeStore lake, IEngine engine)
{
    private const int MostKept = 100;
    private static readonly SessionLimits Limits = new(MemoryBytes: 1L << 30, Time: TimeSpan.FromSeconds(30));

    private readonly ConcurrentDictionary<(string Dataset, int Version, string Filter), Lazy<VersionManifest>> _kept = new();

    /// <summary>What listings say of the share of a dataset's newest version.</summary>
    internal VersionSummary Summary(VersionSummary newest, RowShare share) => SummariseVersion.Of(Of(lake.Manifest(newest.Dataset, newest.Version), share)) with { Bytes = 0, SourceBytes = 0 };

    /// <exception cref="OperationCanceledException">Over its time.</exception>
    public VersionManifest Of(VersionManifest version, RowShare share)
    {
        var filter = share.Sql(version);
        if (_kept.Count >= MostKept) _kept.Clear();
        var key = (version.Dataset, version.Version, filter);
        var made = _kept.GetOrAdd(key, _ => new(() => Make(version with { RowFilter = filter })));
        try
        {
            return made.Value;
        }
        catch
        {
            _kept.TryRemove(key, out _);
            throw;
        }
    }

    /// <summary>The first value of a condition that no row of a version has; null when there is none.</summary>
    /// <exception cref="InputException">The condition does not fit the version.</exception>
    public string? ValueWithoutRows(VersionManifest version, RowCondition rows) => rows.Values.FirstOrDefault(value =>
    {
        using var session = engine.Open([lake.Table(version with { RowFilter = (rows with { Values = [value] }).Sql(version) })], Limits);
        return new ColumnProfiling(session, version.Dataset).Rows(CancellationToken.None) == 0;
    });

    // Of all columns: which of them are closed is asked later and may change.
    private VersionManifest Make(VersionManifest version)
    {
        using var session = engine.Open([lake.Table(version, closedToo: true)], Limits);
        var profiling = new ColumnProfiling(session, version.Dataset);
        var rows = profiling.Rows(CancellationToken.None);
        var columns = version.Columns.Select(column => profiling.WithEveryRegion(column with { Personal = OfShare(column.Personal), Profile = profiling.OfStored(column.Type, column.Name, rows, 0, CancellationToken.None) }, CancellationToken.None)).ToList();
        return version with
        {
            Rows = rows,
            SetAside = 0,
            Columns = columns,
            Issues = [],
            Diff = null,
            Drift = null,
            Lineage = [],
            Places = version.Places is { } places && PlaceColumn.Of(version with { Columns = columns }) is { Located: > 0 } at && Box(at, columns) is { } box ? places with { Located = at.Located, Inside = null, Box = box, Candidates = [] } : null,
            Boundary = null,
        };
    }

    // How many cells of all rows were found to be personal tells of the rows that are not shared.
    private static PersonalFinding? OfShare(PersonalFinding? found) => found is null ? null : found with { Share = 0, Count = 0, Reason = new("개인정보가 있는 컬럼", "A column with personal data") };

    // Degrees of the share's own rows: the extent of all rows would tell where the others lie.
    private static double[]? Box(PlaceColumn place, IReadOnlyList<Column> columns)
    {
        double?[] edges = place.Geometry is null
            ? [Edge(place.Longitude!.Profile!.Min), Edge(place.Latitude!.Profile!.Min), Edge(place.Longitude.Profile.Max), Edge(place.Latitude.Profile.Max)]
            : [Edge(Named("bbox_west")?.Min), Edge(Named("bbox_south")?.Min), Edge(Named("bbox_east")?.Max), Edge(Named("bbox_north")?.Max)];
        return edges.All(edge => edge is not null) ? [.. edges.Select(edge => edge!.Value)] : null;

        ColumnProfile? Named(string name) => columns.FirstOrDefault(column => column.Name == name)?.Profile;

        static double? Edge(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
