using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class AirStations : CityDataset
{
    public override About About => new("air-stations", "대기 측정소", "공기를 재는 측정소 네 곳의 위치와 재는 항목입니다.",
        "환경정책과/대기관리팀", Cycle.AsNeeded, "2025-01-01", "대기 측정소 미세먼지 공기");

    /// <summary>Name, kind, dong and how dirty the air is there against the city's mean.</summary>
    public static IReadOnlyList<(string Name, string Kind, string Dong, double Level)> All { get; } =
        [("중앙동", "도시대기", "중앙동", 1.08), ("누리동", "도시대기", "누리1동", 1.0), ("새터읍", "교외대기", "새터읍", 0.86), ("시청로", "도로변대기", "은행동", 1.22)];

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("stationName", "mangName", "addr", "year", "item", "dmX", "dmY") { Crs = 4326 };
        foreach (var (name, kind, dong, _) in All)
        {
            var spot = city.Places.Near(chance, city.DongNamed(dong));
            // The service calls latitude X and longitude Y.
            table.Add(name, kind, spot.LotAddress, chance.Between(1996, 2021), "SO2, CO, O3, NO2, PM10, PM2.5", spot.Latitude, spot.Longitude);
        }
        to.Json("getMsrstnList.json", table, "response.body.items", textOnly: true).Mess("dmX holds the latitude", "axes found by value");
    }
}
