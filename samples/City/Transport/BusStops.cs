using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class BusStops : CityDataset
{
    public override About About => new("bus-stops", "버스정류장 위치정보", "시내버스가 서는 정류장의 번호, 이름, 좌표입니다.",
        "교통과/대중교통팀", Cycle.Quarterly, "2026-09-26", "버스 정류장 정류소 대중교통 위치")
    { Combine = Combine.Versions };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var stops = city.Transit.Stops;
        var routes = city.Transit.Routes.SelectMany(route => route.Stops.Select(stop => stop.Number)).CountBy(number => number).ToDictionary();
        // Fourteen stops are new since June; two of June's are gone.
        var june = stops.SkipLast(52).Concat(stops.TakeLast(38)).Concat(stops.Take(2).Select(stop => stop with { Number = "9" + stop.Number[1..], Name = stop.Name + "(폐지)" })).ToList();
        to.Csv("한빛시_버스정류장_위치정보_20260625.csv", List(june, routes, new DateOnly(2026, 6, 25)), Delivery.Cp949).AsOf(new DateOnly(2026, 6, 25));
        to.Csv("한빛시_버스정류장_위치정보_20260926.csv", List(stops, routes, new DateOnly(2026, 9, 26)), Delivery.Cp949);
    }

    private static Table List(IEnumerable<BusStop> stops, Dictionary<string, int> routes, DateOnly asOf)
    {
        var table = new Table("정류장 번호", "정류장명", "정류장유형", "노선수", "경도", "위도", "데이터기준일") { Crs = 4326 };
        foreach (var stop in stops)
        {
            object?[] cells = [stop.Number, stop.Name, stop.Spot.Dong.Plan.IsRural ? "마을버스" : "일반버스", routes.GetValueOrDefault(stop.Number), stop.Spot.Longitude, stop.Spot.Latitude, asOf];
            if (stop.IsOutside)
                table.AddStray(Stray.OutsideCity, cells);
            else
                table.Add(cells);
        }
        return table;
    }
}
