using Maru.App.Charts;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.Geometry;
using Maru.Web.Components.Chart;
using Maru.Web.Components.Map;

namespace Maru.Web.Features.Dataset;

/// <summary>Draws rows that have shapes of their own: areas, coloured by their first measure, or lines.</summary>
internal sealed class PlaceShapes(VersionManifest manifest, FactSql sql, Column geometry)
{
    private const int MostShapes = 12_000;
    private const int Blues = 7;

    // More shapes than can be told apart are one path a colour.
    private const int MostSingle = 600;
    private const int MostMeasured = 6_000;
    // Steps across the map: fewer where there are many shapes to write.
    private const double Steps = 800;
    private const double FewerSteps = 450;

    public GlanceMap? Draw(List<MapShape> ground, MapBounds bounds, long located, long? outside, string? home)
    {
        var measure = manifest.Columns.FirstOrDefault(c => MeasureSense.IsMeasure(c) && c.Profile!.Blank < c.Profile.Rows / 2);
        var name = NameOf(manifest);
        var rows = Read(name, measure, (bounds.East - bounds.West) / (manifest.Rows > MostSingle ? FewerSteps : Steps));
        if (rows.Count == 0) return null;
        var isAreas = rows.Any(r => r.Shape.IsArea);
        var points = rows.Where(r => r.Shape.Kind is ShapeKind.Point or ShapeKind.MultiPoint).Select(r => new MapPoint(r.Shape.X[0], r.Shape.Y[0])).ToList();
        var ways = rows.Where(r => r.Shape.Kind is ShapeKind.LineString or ShapeKind.MultiLineString).SelectMany(r => r.Rings).ToList();
        List<MapShape> areas = isAreas ? Coloured([.. rows.Where(r => r.Shape.IsArea)], measure) : [];
        return new(PlaceMap.Headline(located, outside, home), [.. ground.Select(g => g with { Key = "g-" + g.Key }), .. areas], points, ways, bounds, located, outside, home)
        {
            IsAreas = isAreas,
            Coloured = isAreas ? measure : null,
            Areas = isAreas && rows.Count <= MostMeasured ? [.. rows.Where(r => r.Shape.IsArea).Select(r => (r.Name ?? "", SurfaceArea.OnEllipsoid(r.Shape) / 1e6))] : [],
            Drawn = rows.Count < located ? rows.Count : null,
        };
    }

    /// <summary>The column whose words name a row: by its role, else the first text that tells rows apart.</summary>
    public static Column? NameOf(VersionManifest manifest)
    {
        var texts = manifest.Columns.Where(c => !c.Closed && c.Type == ColumnType.Text && c.Profile is { Distinct: > 1 }).ToList();
        return texts.FirstOrDefault(c => c.Name == manifest.Boundary?.Name)
            ?? texts.FirstOrDefault(c => c.Role is ColumnRole.Name or ColumnRole.Key && IsHangul(c))
            ?? texts.FirstOrDefault(c => c.Role == ColumnRole.Name) ?? texts.FirstOrDefault(c => c.Role == ColumnRole.Key) ?? texts.FirstOrDefault(c => c.Source is not null && c.Role is ColumnRole.None or ColumnRole.Category);
    }

    private static bool IsHangul(Column column) => column.Profile!.Top is [{ Value: var value }, ..] && value.Any(letter => letter is >= '가' and <= '힣') && value.Count(char.IsAsciiDigit) * 2 < value.Length;

    private static List<MapShape> Coloured(List<Row> rows, Column? measure)
    {
        var values = rows.Select(r => r.Value).Where(double.IsFinite).ToList();
        var classes = measure is null || values.Count < 2 ? null : values.Count <= 400 ? Classes.Natural(values, Blues) : Classes.Equal(values, Blues);
        string Css(double value) => classes is null ? "area" : double.IsFinite(value) ? $"seq{Palette.Step(classes.Of(value), classes.Count)}" : "none";
        if (rows.Count > MostSingle)
            return [.. rows.GroupBy(r => Css(r.Value)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new MapShape("all-" + g.Key, "", [.. g.SelectMany(r => r.Rings)], g.Key))];
        return [.. rows.Select((r, i) => new MapShape(r.Name ?? FormattableString.Invariant($"s{i}"), r.Name ?? "", r.Rings, Css(r.Value)))];
    }

    private List<Row> Read(Column? name, Column? measure, double step)
    {
        var columns = string.Join(", ", new[] { geometry, name, measure }.Select(c => c is null ? "null" : FactSql.Quote(c.Name)));
        List<Row> rows = [];
        foreach (var row in sql.Rows($"select {columns} {sql.From} where {FactSql.Quote(geometry.Name)} is not null limit {MostShapes}"))
        {
            if (row[0] is not byte[] bytes || !Wkb.TryRead(bytes, out var shape, out _) || shape.IsEmpty) continue;
            rows.Add(new(shape, Thin(shape, step), row[1]?.ToString()?.Trim().Split(' ')[^1], row[2] is null ? double.NaN : FactSql.Number(row[2])));
        }
        return rows;
    }

    /// <summary>Rings and lines as longitude, latitude, …, snapped to a grid so that neighbours thin alike; those smaller than a cell go.</summary>
    public static List<double[]> Thin(Shape shape, double step)
    {
        List<double[]> rings = [.. Enumerable.Range(0, shape.RingCount).Select(ring => Thin(shape, ring, step)).Where(ring => ring.Length > 0)];
        // What vanished is kept as it came, so that no row is missing from the map while it is small.
        if (rings.Count == 0 && shape.RingCount > 0 && shape.X.Length <= 12) rings.Add([.. Enumerable.Range(0, shape.X.Length).SelectMany(i => new[] { shape.X[i], shape.Y[i] })]);
        return rings;
    }

    /// <summary>One ring or line so; empty when it is smaller than a cell.</summary>
    public static double[] Thin(Shape shape, int ring, double step)
    {
        var x = shape.RingX(ring);
        var y = shape.RingY(ring);
        var corners = new List<double>(x.Length * 2);
        var (lastX, lastY) = (long.MinValue, long.MinValue);
        for (var i = 0; i < x.Length; i++)
        {
            var (cellX, cellY) = ((long)Math.Round(x[i] / step), (long)Math.Round(y[i] / step));
            if (cellX == lastX && cellY == lastY) continue;
            (lastX, lastY) = (cellX, cellY);
            corners.Add(x[i]);
            corners.Add(y[i]);
        }
        return corners.Count >= (shape.IsArea ? 6 : 4) ? [.. corners] : [];
    }

    private sealed record Row(Shape Shape, List<double[]> Rings, string? Name, double Value);
}
