using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;
using NetTopologySuite.Geometries;

namespace Maru.City.Safety;

internal sealed class FloodTraces : CityDataset
{
    public override About About => new("flood-traces", "침수 흔적", "큰비에 물에 잠겼던 땅의 경계와 깊이입니다.",
        "하천과/수방팀", Cycle.AsNeeded, "2025-08-31", "침수 홍수 하천 장마 흔적");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("침수구역명", "침수일자", "최대침수심m", "면적m2", "원인", "피해세대") { Crs = 5186 };
        var areas = new List<Geometry>();
        var land = city.Land.Outline();
        foreach (var stream in city.Land.Streams)
            for (var i = 6; i + 6 < stream.Line.NumPoints; i += chance.Between(9, 20))
            {
                var course = new LineString([.. Enumerable.Range(i - 4, 9).Select(stream.Line.GetCoordinateN)]);
                var area = course.Buffer(stream.Widths[i] / 2 + chance.Between(60, 240), 5).Difference(city.Land.Water).Intersection(land);
                if (area.IsEmpty || area.Area < 2_000)
                    continue;
                areas.Add(area);
                table.Add($"{stream.Name} {(table.Rows.Count + 1).Digits(2)}구역", chance.Pick([new DateOnly(2020, 8, 3), new DateOnly(2022, 8, 9), new DateOnly(2025, 7, 17)]), chance.Between(0.2, 2.4).Rounded(1), area.Area.Rounded(1), chance.Pick(["외수범람", "내수침수"]), chance.Poisson(4));
            }
        to.Shapefile("침수흔적도.zip", table, areas, withPrj: false);
    }
}
