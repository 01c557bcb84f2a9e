using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.Geometry;
using Maru.Web.Components.Map;
using Maru.Web.Text;

namespace Maru.Web.Features.Dataset;

/// <summary>Puts the rows of a version on a map. Rows close together share a dot, so the drawing stays small at any number of rows.</summary>
internal static class PlaceMap
{
    private const int Across = 220;
    private const int MostDots = 2500;

    public static GlanceMap? Draw(VersionManifest manifest, FactSql sql, CityAreas.Drawn? city)
    {
        if (manifest.Places is not { Located: > 0 } places) return null;
        if (OpenColumn(manifest, ColumnRole.Longitude) is not { } longitude || OpenColumn(manifest, ColumnRole.Latitude) is not { } latitude) return null;
        var bounds = Bounds(places, city);
        var outside = city is null || places.Inside is null ? (long?)null : places.Located - places.Inside;
        var points = manifest.Boundary is null ? Points(sql, longitude, latitude, bounds, city) : [];
        return new(Headline(places, outside), city?.Shapes ?? [], points, bounds, places.Located, outside);
    }

    private static Column? OpenColumn(VersionManifest manifest, ColumnRole role) =>
        manifest.Columns.FirstOrDefault(c => c.Role == role && !c.Closed && (c.Type is ColumnType.Number or ColumnType.Integer));

    // The city when the rows lie in it; else where they are.
    private static MapBounds Bounds(PlaceSummary places, CityAreas.Drawn? city)
    {
        if (city is not null && (places.Inside is null or > 0)) return city.Bounds.Grow(0.03);
        var box = places.Box;
        var (wide, high) = (Math.Max(box[2] - box[0], 0.01), Math.Max(box[3] - box[1], 0.01));
        var (x, y) = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
        return new MapBounds(x - (wide / 2), y - (high / 2), x + (wide / 2), y + (high / 2)).Grow(0.05);
    }

    private static IReadOnlyList<MapPoint> Points(FactSql sql, Column longitude, Column latitude, MapBounds bounds, CityAreas.Drawn? city)
    {
        var (x, y) = (FactSql.Quote(longitude.Name), FactSql.Quote(latitude.Name));
        var cell = FactSql.Literal((bounds.East - bounds.West) / Across);
        var rows = sql.Rows(
            $"""
            select cast(avg({x}) as double precision), cast(avg({y}) as double precision), count(*) as n {sql.From}
            where {x} between {FactSql.Literal(bounds.West)} and {FactSql.Literal(bounds.East)} and {y} between {FactSql.Literal(bounds.South)} and {FactSql.Literal(bounds.North)}
            group by cast(floor({x} / {cell}) as bigint), cast(floor({y} / {cell}) as bigint)
            order by n desc, 1, 2 limit {MostDots}
            """);
        return [.. rows.Select(row => Dot(FactSql.Number(row[0]), FactSql.Number(row[1]), city))];
    }

    private static MapPoint Dot(double longitude, double latitude, CityAreas.Drawn? city) =>
        new(longitude, latitude, Css: city is not null && city.Index.Locate(longitude, latitude) == AreaIndex.Nowhere ? "outside" : "place");

    private static Bilingual Headline(PlaceSummary places, long? outside)
    {
        var located = Figures.Number(places.Located);
        return outside switch
        {
            null => new($"{located}건의 위치를 찾았습니다", $"{located} rows have a place"),
            0 => new($"위치를 아는 {located}건이 모두 시 안에 있습니다", $"All {located} rows with a place lie in the city"),
            { } n => new($"{Figures.Number(places.Located - n)}건은 시 안에, {Figures.Number(n)}건은 시 밖에 있습니다", $"{Figures.Number(places.Located - n)} rows lie in the city, {Figures.Number(n)} outside"),
        };
    }
}
