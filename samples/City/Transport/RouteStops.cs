using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class RouteStops : CityDataset
{
    public override About About => new("route-stops", "버스정류장 노선정보", "노선마다 어느 정류장에 어떤 차례로 서는지 담았습니다.",
        "교통과/대중교통팀", Cycle.Quarterly, "2026-09-26", "버스 노선 정류장 경유 순서");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("노선번호", "노선구분", "순번", "정류장번호", "정류장명", "누적거리(m)");
        foreach (var route in city.Transit.Routes)
            for (var i = 0; i < route.Stops.Count; i++)
                table.Add(route.Number, route.Kind, i + 1, route.Stops[i].Number, route.Stops[i].Name, ((int)(route.Kilometres * 1000 * i / route.Stops.Count)).Grouped());
        to.Csv("버스노선별_경유정류장_20260926.csv", table, Delivery.Cp949, ';').Mess("thousands commas in 누적거리(m)", "read as numbers");
    }
}
