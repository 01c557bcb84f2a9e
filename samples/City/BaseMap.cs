using System.Globalization;
using Maru.City.Model;
using Maru.City.Writers;
using NetTopologySuite.Geometries;

namespace Maru.City;

/// <summary>Clean layers the product draws under everything, and the table of region codes with their dates.</summary>
internal static class BaseMap
{
    public static BaseMapDescription Write(string folder, CityModel city)
    {
        var to = new Delivery(folder, "map", "base");
        Regions(to, city);
        Water(to, city);
        Roads(to, city);
        Codes(to, city);
        return new BaseMapDescription("base/map/regions.geojson", "base/map/water.geojson", "base/map/roads.geojson", "base/map/region-codes.csv");
    }

    private static void Regions(Delivery to, CityModel city)
    {
        var table = new Table("code", "name", "kind", "areaSquareKilometres");
        foreach (var dong in city.Dongs)
            table.Add(dong.Code, dong.Name, dong.Kind, Math.Round(dong.AreaSquareKilometres, 4));
        to.GeoJson("regions.geojson", table, [.. city.Dongs.Select(dong => dong.Polygon)]);
    }

    private static void Water(Delivery to, CityModel city)
    {
        var table = new Table("name");
        table.Add("한빛강, 달내천, 은계천");
        to.GeoJson("water.geojson", table, [city.Land.Water.Intersection(city.Land.Outline())]);
    }

    private static void Roads(Delivery to, CityModel city)
    {
        var table = new Table("name", "class", "lanes", "bridge");
        foreach (var road in city.Roads.Roads)
            table.Add(road.Name, road.ClassName, road.Lanes, road.IsBridge ? 1 : 0);
        to.GeoJson("roads.geojson", table, [.. city.Roads.Roads.Select(road => new LineString([city.Roads.Nodes[road.From], city.Roads.Nodes[road.To]]))]);
    }

    private static void Codes(Delivery to, CityModel city)
    {
        var changed = CityPlace.CodesChanged;
        var table = new Table("system", "code", "name", "from", "to", "successor");
        foreach (var dong in city.Dongs)
        {
            table.Add("행정동", dong.OldCode, dong.Name, "1995-01-01", changed.AddDays(-1), dong.Code);
            table.Add("행정동", dong.Code, dong.Name, changed, "", "");
        }
        foreach (var dong in city.Dongs.DistinctBy(dong => dong.LegalCode))
        {
            table.Add("법정동", dong.OldLegalCode, dong.LegalName, "1995-01-01", changed.AddDays(-1), dong.LegalCode);
            table.Add("법정동", dong.LegalCode, dong.LegalName, changed, "", "");
        }
        foreach (var village in city.Villages)
            table.Add("법정동", village.LegalCode, $"{village.Dong.Name} {village.Name}", changed, "", "");
        table.Add("시군구", CityPlace.OldSigunguCode.PadRight(10, '0'), CityPlace.Name, "1995-01-01", changed.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CityPlace.SigunguCode.PadRight(10, '0'));
        table.Add("시군구", CityPlace.SigunguCode.PadRight(10, '0'), CityPlace.Name, changed, "", "");
        to.Csv("region-codes.csv", table, Delivery.Utf8, ',', "\n");
    }
}
