using System.Text;
using Maru.App.Lake;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.Coordinates;
using Maru.Methods.Geometry;

namespace Maru.App.Ingest;

/// <summary>A dong with its code and the 시군구 it is part of.</summary>
public sealed record KnownArea(string? Code, string Name, string? Parent);

/// <summary>Dong polygons with an index over them.</summary>
/// <param name="Source">Dataset and version they come from.</param>
public sealed record AreaSet(string Source, IReadOnlyList<KnownArea> Areas, AreaIndex Index)
{
    /// <summary>False for boundaries of one city alone, which need not say which.</summary>
    public bool HasParents { get; } = Areas.Any(area => area.Parent is not null);

    public TargetArea Target { get; } = new(Source, Index);
}

/// <summary>
/// The dong boundaries that the lake holds, for finding where rows lie. Of several sets the one with the ministry's codes is taken, then
/// the one with most areas. Looked up anew when a newer boundary version came in.
/// </summary>
public sealed class KnownAreas(LakeStore lake, IEngine engine)
{
    private readonly Lock _loading = new();
    private AreaSet? _current;

    public AreaSet? Current(CancellationToken stop)
    {
        var best = lake.AllLatest()
            .Where(version => version.Boundary is not null)
            .OrderByDescending(version => version.Boundary!.CodeDigits is 8 or 10)
            .ThenByDescending(version => version.Rows)
            .FirstOrDefault();
        if (best is null) return null;
        var source = FormattableString.Invariant($"{best.Dataset}@{best.Version}");
        lock (_loading) return _current?.Source == source ? _current : _current = Load(best, source, stop);
    }

    private AreaSet Load(VersionManifest version, string source, CancellationToken stop)
    {
        var boundary = version.Boundary!;
        string[] columns = [boundary.Geometry, boundary.Name, boundary.Code ?? boundary.Name, boundary.Parent ?? boundary.Name];
        using var session = engine.Open([lake.Table(version, closedToo: true)], new SessionLimits());
        using var result = session.Query($"select {string.Join(", ", columns.Select((column, i) => $"{ColumnProfiling.Quote(column)} as c{i}"))} from {ColumnProfiling.Quote(version.Dataset)}", null, stop);
        var shapes = new List<Shape>();
        var areas = new List<KnownArea>();
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
            {
                if (result.Batch.IsNull(0, row) || result.Batch.IsNull(1, row)) continue;
                if (!Wkb.TryRead(result.Batch.Bytes(0, row), out var shape, out _) || !shape.IsArea) continue;
                shapes.Add(shape);
                var parent = boundary.Parent is null ? null : result.Batch.Value(3, row)?.ToString();
                areas.Add(new(boundary.Code is null ? null : result.Batch.Value(2, row)?.ToString(), ShortName(Encoding.UTF8.GetString(result.Batch.Bytes(1, row))), parent));
            }
        return new(source, areas, AreaIndex.Build(shapes));
    }

    // 강원도 춘천시 신북읍 → 신북읍.
    private static string ShortName(string name) => name.Trim().Split(' ')[^1];
}
