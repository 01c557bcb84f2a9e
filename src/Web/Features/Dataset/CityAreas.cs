using System.Globalization;
using Maru.App.Lake;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.Geometry;
using Maru.Web.Components.Map;

namespace Maru.Web.Features.Dataset;

/// <summary>The dong boundaries of the lake, simplified for drawing, and the index that says what lies inside. Read again when a newer version came in.</summary>
public sealed class CityAreas(LakeStore lake, IEngine engine)
{
    private const double ToleranceMetres = 40;
    private readonly Lock _loading = new();
    private Drawn? _current;

    /// <param name="Source">Dataset and version the shapes come from.</param>
    public sealed record Drawn(string Source, IReadOnlyList<MapShape> Shapes, AreaIndex Index)
    {
        public MapBounds Bounds { get; } = MapBounds.Of(Shapes);
    }

    /// <returns>Null when the lake holds no boundaries.</returns>
    public Drawn? Current(CancellationToken stop)
    {
        var best = lake.AllLatest()
            .Where(version => version.Boundary is not null)
            .OrderByDescending(version => version.Boundary!.CodeDigits is 8 or 10)
            .ThenByDescending(version => version.Rows)
            .FirstOrDefault();
        if (best is null) return null;
        var source = string.Create(CultureInfo.InvariantCulture, $"{best.Dataset}@{best.Version}");
        lock (_loading) return _current?.Source == source ? _current : _current = Load(best, source, stop);
    }

    private Drawn? Load(VersionManifest version, string source, CancellationToken stop)
    {
        var boundary = version.Boundary!;
        using var session = engine.Open([lake.Table(version, closedToo: true)], new SessionLimits());
        using var result = session.Query($"select {FactSql.Quote(boundary.Geometry)}, {FactSql.Quote(boundary.Name)} from {FactSql.Quote(version.Dataset)}", null, stop);
        List<Shape> shapes = [];
        List<string> names = [];
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
            {
                if (result.Batch.IsNull(0, row) || !Wkb.TryRead(result.Batch.Bytes(0, row), out var shape, out _) || !shape.IsArea) continue;
                shapes.Add(shape);
                names.Add(result.Batch.Value(1, row)?.ToString()?.Trim().Split(' ')[^1] ?? "");
            }
        if (shapes.Count == 0) return null;
        var thin = Topology.Build(shapes).Simplify(ToleranceMetres).ToShapes();
        var drawn = thin.Select((shape, i) => new MapShape(string.Create(CultureInfo.InvariantCulture, $"a{i}"), names[i], Rings(shape))).ToList();
        return new(source, drawn, AreaIndex.Build(shapes));
    }

    private static IReadOnlyList<double[]> Rings(Shape shape)
    {
        var rings = new List<double[]>(shape.RingCount);
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            var x = shape.RingX(ring);
            var y = shape.RingY(ring);
            var corners = new double[x.Length * 2];
            for (var i = 0; i < x.Length; i++) (corners[2 * i], corners[(2 * i) + 1]) = (x[i], y[i]);
            rings.Add(corners);
        }
        return rings;
    }
}
