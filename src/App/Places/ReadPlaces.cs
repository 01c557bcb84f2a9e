using System.Globalization;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.Geometry;

namespace Maru.App.Places;

/// <summary>Part of the earth in degrees.</summary>
public readonly record struct PlaceBox(double West, double South, double East, double North);

/// <summary>A row on the map, or several that lie close together.</summary>
/// <param name="Shape">Null for a point.</param>
/// <param name="Rows">How many rows it stands for.</param>
/// <param name="Values">Of the columns asked for; only those of one row mean something.</param>
public sealed record PlaceFeature(Shape? Shape, double Longitude, double Latitude, long Rows, IReadOnlyList<object?> Values);

/// <summary>What of a version lies in a part of the map. The answer is bounded however many rows there are: points close together become one.</summary>
public sealed class ReadPlaces(LakeStore lake, IEngine engine)
{
    public const int MostFeatures = 4000;

    private const int Finer = 4;

    private static readonly string[] BoxNames = ["bbox_west", "bbox_south", "bbox_east", "bbox_north"];

    private static readonly SessionLimits Limits = new(Threads: 1, Time: TimeSpan.FromSeconds(10));

    /// <param name="query">Its conditions alone are looked at.</param>
    /// <param name="columns">Whose values are wanted.</param>
    /// <returns>Empty when no open column says where rows lie.</returns>
    public IReadOnlyList<PlaceFeature> In(VersionManifest manifest, RowQuery query, PlaceBox box, IReadOnlyList<Column> columns, int limit, CancellationToken stop)
    {
        if (PlaceColumn.Of(manifest) is not { } place) return [];
        var conditions = RowSql.Conditions(query, new RowSchema(manifest));
        return place.Geometry is { } geometry ? Shapes(manifest, geometry, conditions, box, columns, limit, stop) : Points(manifest, place, conditions, box, columns, limit, stop);
    }

    // Rows mostly lie along streets and in towns, so a fine grid is tried first; when it has too many cells, one that can't have.
    private List<PlaceFeature> Points(VersionManifest manifest, PlaceColumn place, IReadOnlyList<string> conditions, PlaceBox box, IReadOnlyList<Column> columns, int limit, CancellationToken stop)
    {
        var sides = (int)Math.Sqrt(limit);
        var fine = Points(manifest, place, conditions, box, columns, limit + 1, sides * Finer, stop);
        return fine.Count <= limit ? fine : Points(manifest, place, conditions, box, columns, limit, Math.Max(1, sides), stop);
    }

    private List<PlaceFeature> Points(VersionManifest manifest, PlaceColumn place, IReadOnlyList<string> conditions, PlaceBox box, IReadOnlyList<Column> columns, int limit, int across, CancellationToken stop)
    {
        var (x, y) = (RowSql.Quote(place.Longitude!.Name), RowSql.Quote(place.Latitude!.Name));
        var (wide, high) = (Number(Math.Max(box.East - box.West, 1e-9) / across), Number(Math.Max(box.North - box.South, 1e-9) / across));
        string[] where = [$"{x} between {Number(box.West)} and {Number(box.East)}", $"{y} between {Number(box.South)} and {Number(box.North)}", .. conditions];
        var rows = Ask(manifest,
            $"""
            select cast(avg({x}) as double precision), cast(avg({y}) as double precision), count(*) as "§n"{string.Concat(columns.Select(c => $", min({RowSql.Quote(c.Name)})"))}
            from {RowSql.Quote(manifest.Dataset)} where {string.Join(" and ", where)}
            group by cast(floor({x} / {wide}) as bigint), cast(floor({y} / {high}) as bigint)
            order by "§n" desc, 1, 2 limit {Number(limit)}
            """, stop);
        return [.. rows.Select(row => new PlaceFeature(null, Convert.ToDouble(row[0], CultureInfo.InvariantCulture), Convert.ToDouble(row[1], CultureInfo.InvariantCulture), Convert.ToInt64(row[2], CultureInfo.InvariantCulture), row[3..]))];
    }

    private List<PlaceFeature> Shapes(VersionManifest manifest, Column geometry, IReadOnlyList<string> conditions, PlaceBox box, IReadOnlyList<Column> columns, int limit, CancellationToken stop)
    {
        var hasBox = BoxNames.All(name => manifest.Columns.Any(c => c.Name == name && !c.Closed));
        string[] where =
        [
            $"{RowSql.Quote(geometry.Name)} is not null",
            .. hasBox ? [$"bbox_west <= {Number(box.East)} and bbox_east >= {Number(box.West)} and bbox_south <= {Number(box.North)} and bbox_north >= {Number(box.South)}"] : Array.Empty<string>(),
            .. conditions,
        ];
        var rows = Ask(manifest,
            $"""
            select {string.Join(", ", columns.Prepend(geometry).Select(c => RowSql.Quote(c.Name)))} from {RowSql.Quote(manifest.Dataset)}
            where {string.Join(" and ", where)}{(hasBox ? " order by (bbox_east - bbox_west) * (bbox_north - bbox_south) desc" : "")} limit {Number(limit)}
            """, stop);
        List<PlaceFeature> features = [];
        foreach (var row in rows)
            if (row[0] is byte[] bytes && Wkb.TryRead(bytes, out var shape, out _) && !shape.IsEmpty) features.Add(new(shape, shape.X[0], shape.Y[0], 1, row[1..]));
        return features;
    }

    private List<object?[]> Ask(VersionManifest manifest, string sql, CancellationToken stop)
    {
        using var session = engine.Open([lake.Table(manifest)], Limits);
        using var result = session.Query(sql, null, stop);
        List<object?[]> rows = [];
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
                rows.Add([.. Enumerable.Range(0, result.Columns.Count).Select(column => result.Batch.Value(column, row))]);
        return rows;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
