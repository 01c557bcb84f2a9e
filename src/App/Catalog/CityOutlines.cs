using System.Text;
using Maru.App.Lake;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.Geometry;

namespace Maru.App.Catalog;

/// <summary>A region of the city as a line to draw.</summary>
/// <param name="Rings">Outer rings and holes alike, each as longitude, latitude, longitude, latitude … in EPSG:4326.</param>
public sealed record RegionOutline(string Code, string Name, IReadOnlyList<double[]> Rings);

/// <summary>
/// The shapes of the city's regions, from whichever dataset of the lake holds them: areas whose names or codes are those of the settings.
/// Empty when no dataset does. Kept until another version becomes the best one.
/// </summary>
public sealed class CityOutlines(CatalogStore catalog, LakeStore lake, IEngine engine)
{
    private const int MostAreas = 5_000;

    private readonly Lock _loading = new();
    private CatalogSnapshot? _of;
    private string _source = "";
    private IReadOnlyList<RegionOutline> _current = [];

    public IReadOnlyList<RegionOutline> Current(CancellationToken stop = default)
    {
        var snapshot = catalog.Snapshot();
        lock (_loading)
        {
            if (ReferenceEquals(_of, snapshot)) return _current;
            Refresh(snapshot, stop);
            _of = snapshot;
            return _current;
        }
    }

    private void Refresh(CatalogSnapshot snapshot, CancellationToken stop)
    {
        var regions = snapshot.Settings.Regions;
        var candidates = regions.Count == 0 ? [] : lake.AllLatest()
            .Where(version => version.Rows >= regions.Count && version.Rows <= MostAreas && version.Columns.Any(column => column.Type == ColumnType.Geometry))
            .OrderBy(version => version.Rows).ToArray();
        var source = string.Join('|', candidates.Select(version => FormattableString.Invariant($"{version.Dataset}@{version.Version}")).Append(regions.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (source == _source) return;
        _current = candidates.Select(version => Read(version, regions, stop)).FirstOrDefault(found => found.Count == regions.Count) ?? [];
        _source = source;
    }

    // Every column of text may hold the names or the codes; the one that names most regions does.
    private List<RegionOutline> Read(VersionManifest version, IReadOnlyList<CityRegion> regions, CancellationToken stop)
    {
        var shape = version.Columns.First(column => column.Type == ColumnType.Geometry).Name;
        var texts = version.Columns.Where(column => column.Type == ColumnType.Text).Select(column => column.Name).ToArray();
        if (texts.Length == 0) return [];
        var known = regions.SelectMany(region => new[] { (Key: region.Code, region), (Key: region.Name, region) }).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.region);
        var found = texts.Select(_ => new Dictionary<string, RegionOutline>()).ToArray();

        using var session = engine.Open([lake.Table(version)], new SessionLimits());
        using var result = session.Query($"select {string.Join(", ", texts.Prepend(shape).Select(Quote))} from {Quote(version.Dataset)}", null, stop);
        while (result.Next())
        {
            for (var row = 0; row < result.Batch.Rows; row++)
            {
                if (result.Batch.IsNull(0, row) || !Wkb.TryRead(result.Batch.Bytes(0, row), out var area, out _) || !area.IsArea) continue;
                for (var i = 0; i < texts.Length; i++)
                {
                    if (result.Batch.IsNull(i + 1, row) || !known.TryGetValue(LastWord(Encoding.UTF8.GetString(result.Batch.Bytes(i + 1, row))), out var region)) continue;
                    found[i].TryAdd(region.Code, new(region.Code, region.Name, Rings(area)));
                }
            }
        }
        return [.. found.MaxBy(column => column.Count)!.Values];
    }

    private static double[][] Rings(Shape area)
    {
        var rings = new double[area.RingCount][];
        for (var ring = 0; ring < rings.Length; ring++)
        {
            var x = area.RingX(ring);
            var y = area.RingY(ring);
            rings[ring] = new double[x.Length * 2];
            for (var i = 0; i < x.Length; i++) (rings[ring][2 * i], rings[ring][2 * i + 1]) = (x[i], y[i]);
        }
        return rings;
    }

    // 강원도 춘천시 신북읍 → 신북읍.
    private static string LastWord(string name) => name.Trim().Split(' ')[^1];

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
