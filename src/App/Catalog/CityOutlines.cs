using System.Text;
using Maru.App.Lake;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.Geometry;

namespace Maru.App.Catalog;

/// <summary>A region as a line to draw.</summary>
/// <param name="Name">The last word of it: 신북읍 of 강원도 춘천시 신북읍.</param>
/// <param name="Rings">Outer rings and holes alike, each as longitude, latitude, longitude, latitude … in EPSG:4326.</param>
/// <param name="Parent">The 시군구 it is part of, or null.</param>
public sealed record RegionOutline(string Code, string Name, IReadOnlyList<double[]> Rings, string? Parent = null);

/// <summary>All areas of the lake's best set of boundaries, thinned for drawing, with the index that says what lies inside.</summary>
/// <param name="Source">Dataset and version they come from.</param>
/// <param name="Index">Over the areas as they came, in the order of <paramref name="Areas"/>.</param>
public sealed record AreaMap(string Source, IReadOnlyList<RegionOutline> Areas, AreaIndex Index);

/// <summary>
/// The shapes of regions from the lake's own boundary datasets: of several the one with the ministry's codes, then the one with most areas.
/// Kept until another version becomes the best one.
/// </summary>
public sealed class CityOutlines(CatalogStore catalog, LakeStore lake, IEngine engine)
{
    /// <summary>About a pixel of a city drawn as wide as a page.</summary>
    private const double ToleranceMetres = 40;

    private readonly Lock _loading = new();
    private CatalogSnapshot? _of;
    private AreaMap? _areas;
    private IReadOnlyList<RegionOutline> _current = [];

    /// <summary>The regions that the settings name as the city's, when the boundaries have all of them; else none.</summary>
    public IReadOnlyList<RegionOutline> Current(CancellationToken stop = default)
    {
        lock (_loading)
        {
            Refresh(stop);
            return _current;
        }
    }

    /// <summary>Null when the lake holds no boundaries.</summary>
    public AreaMap? Areas(CancellationToken stop = default)
    {
        lock (_loading)
        {
            Refresh(stop);
            return _areas;
        }
    }

    private void Refresh(CancellationToken stop)
    {
        var snapshot = catalog.Snapshot();
        if (ReferenceEquals(_of, snapshot.Origin)) return;
        var best = lake.AllLatest()
            .Where(version => version.Boundary is not null && snapshot.Find(version.Dataset) is null or { Access: AccessLevel.Everyone })
            .OrderByDescending(version => version.Boundary!.CodeDigits is 8 or 10)
            .ThenByDescending(version => version.Rows)
            .FirstOrDefault();
        var source = best is null ? null : FormattableString.Invariant($"{best.Dataset}@{best.Version}");
        if (source != _areas?.Source) _areas = best is null ? null : Load(best, source!, stop);
        _current = RegionsOf(snapshot.Settings.Regions);
        _of = snapshot.Origin;
    }

    private List<RegionOutline> RegionsOf(IReadOnlyList<CityRegion> regions)
    {
        if (_areas is null || regions.Count == 0) return [];
        var byCode = _areas.Areas.Where(area => area.Code.Length > 0).DistinctBy(area => area.Code).ToDictionary(area => area.Code);
        var byName = _areas.Areas.GroupBy(area => area.Name).Where(same => same.Count() == 1).ToDictionary(same => same.Key, same => same.First());
        List<RegionOutline> found = [];
        foreach (var region in regions)
            if ((byCode.GetValueOrDefault(region.Code) ?? byName.GetValueOrDefault(region.Name)) is { } area) found.Add(area with { Code = region.Code, Name = region.Name });
        return found.Count == regions.Count ? found : [];
    }

    private AreaMap? Load(VersionManifest version, string source, CancellationToken stop)
    {
        var boundary = version.Boundary!;
        string[] columns = [boundary.Geometry, boundary.Name, boundary.Code ?? boundary.Name, boundary.Parent ?? boundary.Name];
        List<Shape> shapes = [];
        List<RegionOutline> regions = [];
        using var session = engine.Open([lake.Table(version, closedToo: true)], new SessionLimits());
        using var result = session.Query($"select {string.Join(", ", columns.Select((column, i) => FormattableString.Invariant($"{Quote(column)} as c{i}")))} from {Quote(version.Dataset)}", null, stop);
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
            {
                if (result.Batch.IsNull(0, row) || result.Batch.IsNull(1, row) || !Wkb.TryRead(result.Batch.Bytes(0, row), out var shape, out _) || !shape.IsArea) continue;
                shapes.Add(shape);
                regions.Add(new(
                    boundary.Code is null ? "" : result.Batch.Value(2, row)?.ToString() ?? "",
                    LastWord(Encoding.UTF8.GetString(result.Batch.Bytes(1, row))), [], boundary.Parent is null ? null : result.Batch.Value(3, row)?.ToString()));
            }
        if (shapes.Count == 0) return null;
        var thin = Topology.Build(shapes).Simplify(ToleranceMetres).ToShapes();
        return new(source, [.. regions.Select((region, i) => region with { Rings = Rings(thin[i]) })], AreaIndex.Build(shapes));
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
