using Maru.App.Catalog;
using Maru.App.Charts;
using Maru.App.Places;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.Geometry;
using Maru.Web.Components.Map;
using Maru.Web.Text;

namespace Maru.Web.Features.Dataset;

/// <summary>Puts the rows of a version on a map. Rows close together share a dot, so the drawing stays small at any number of rows.</summary>
internal sealed class PlaceMap(VersionManifest manifest, FactSql sql, AreaMap? areas)
{
    private const int Across = 220;
    private const int MostDots = 2500;

    // How much larger a map may grow for rows outside the city.
    private const double Beyond = 1.35;

    private readonly HomeRegion? _home = HomeRegion.Of(manifest);

    /// <summary>Null when no row has a place that readers may see.</summary>
    public GlanceMap? Draw()
    {
        if (manifest.Places is not { Located: > 0 } places || PlaceColumn.Of(manifest) is not { } column) return null;
        var located = column.Located;
        if (located == 0) return null;
        var outside = areas is null || Inside() is not { } inside ? (long?)null : Math.Max(0, located - inside);
        var ground = Ground(places, outside is { } out1 && out1 * 2 > located);
        var bounds = Bounds(places, ground, outside, located);
        if (column.Geometry is { } geometry) return new PlaceShapes(manifest, sql, geometry).Draw(ground, bounds, located, outside, _home?.Name);
        return new(Headline(located, outside, _home?.Name), ground, Points(column, bounds), [], bounds, located, outside, _home?.Name);
    }

    public static Bilingual Headline(long located, long? outside, string? home)
    {
        var all = Figures.Number(located);
        var (city, cityEn) = home is null ? ("시", "the city") : (home, home);
        return outside switch
        {
            null => new($"{all}건의 위치를 찾았습니다", $"{all} rows have a place"),
            0 => new($"위치를 아는 {all}건이 모두 {city} 안에 있습니다", $"All {all} rows with a place lie in {cityEn}"),
            { } n when n * 2 > located => new($"{all}건의 위치를 찾았습니다", $"{all} rows have a place"),
            { } n => new($"{Figures.Number(located - n)}건은 {city} 안에, {Figures.Number(n)}건은 밖에 있습니다", $"{Figures.Number(located - n)} rows lie in {cityEn}, {Figures.Number(n)} outside"),
        };
    }

    // The column of dongs that ingest added is blank where a row lies in none.
    private long? Inside()
    {
        if (_home is not null) return _home.Rows;
        var dong = manifest.Columns.FirstOrDefault(c => c is { Name: "행정동코드", Source: null, Profile: not null });
        return dong is null ? manifest.Boundary is null ? manifest.Places!.Inside : null : dong.Profile!.Rows - dong.Profile.Blank;
    }

    private List<MapShape> Ground(PlaceSummary places, bool mostlyElsewhere)
    {
        if (areas is null || manifest.Boundary is not null) return [];
        var box = places.Box;
        var near = areas.Areas.Select((area, i) => (area, i)).Where(a => _home is null ? Touches(a.area, box) : a.area.Parent == _home.Name);
        return mostlyElsewhere ? [] : [.. near.Select(a => new MapShape(a.area.Name, a.area.Name, a.area.Rings))];
    }

    private static bool Touches(RegionOutline area, double[] box)
    {
        var own = MapBounds.Of([new MapShape("", "", area.Rings)]);
        return own.West <= box[2] && own.East >= box[0] && own.South <= box[3] && own.North >= box[1];
    }

    // The areas that rows lie in, and what lies a little beyond; where most rows lie in none, the rows themselves.
    private static MapBounds Bounds(PlaceSummary places, List<MapShape> ground, long? outside, long located)
    {
        var box = places.Box;
        if (ground.Count > 0 && outside is { } n && n * 2 <= located)
        {
            var city = MapBounds.Of(ground);
            var all = new MapBounds(Math.Min(city.West, box[0]), Math.Min(city.South, box[1]), Math.Max(city.East, box[2]), Math.Max(city.North, box[3]));
            var isNear = all.East - all.West <= (city.East - city.West) * Beyond && all.North - all.South <= (city.North - city.South) * Beyond;
            return (isNear ? all : city).Grow(0.03);
        }
        var (wide, high) = (Math.Max(box[2] - box[0], 0.01), Math.Max(box[3] - box[1], 0.01));
        var (x, y) = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
        return new MapBounds(x - (wide / 2), y - (high / 2), x + (wide / 2), y + (high / 2)).Grow(0.05);
    }

    private IReadOnlyList<MapPoint> Points(PlaceColumn column, MapBounds bounds)
    {
        var (x, y) = (FactSql.Quote(column.Longitude!.Name), FactSql.Quote(column.Latitude!.Name));
        var cell = FactSql.Literal((bounds.East - bounds.West) / Across);
        var rows = sql.Rows(
            $"""
            select cast(avg({x}) as double precision), cast(avg({y}) as double precision), count(*) as n {sql.From}
            where {x} between {FactSql.Literal(bounds.West)} and {FactSql.Literal(bounds.East)} and {y} between {FactSql.Literal(bounds.South)} and {FactSql.Literal(bounds.North)}
            group by cast(floor({x} / {cell}) as bigint), cast(floor({y} / {cell}) as bigint)
            order by n desc, 1, 2 limit {MostDots}
            """);
        return [.. rows.Select(row => Dot(FactSql.Number(row[0]), FactSql.Number(row[1])))];
    }

    private MapPoint Dot(double longitude, double latitude) => new(longitude, latitude, Css: IsOutside(longitude, latitude) ? "outside" : "place");

    private bool IsOutside(double longitude, double latitude)
    {
        if (areas is null) return false;
        var at = areas.Index.Locate(longitude, latitude);
        return at == AreaIndex.Nowhere || (_home is not null && areas.Areas[at].Parent != _home.Name);
    }
}
