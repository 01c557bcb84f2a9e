using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class BusRoutes : CityDataset
{
    public override About About => new("bus-routes", "버스 노선 현황", "시내버스와 마을버스 노선의 기점, 종점, 거리와 배차입니다.",
        "교통과/대중교통팀", Cycle.Quarterly, "2026-09-26", "버스 노선 배차 첫차 막차 대중교통");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("노선번호", "구분", "운행 구간|기점", "운행 구간|종점", "거리(km)", "정류장 수", "운행 횟수|평일", "운행 횟수|토·일", "시각|첫차", "시각|막차")
        {
            Title = ["2026년 3분기 시내버스 노선 현황"],
            Footnotes = ["※ 운행 횟수는 왕복을 1회로 셈", "※ 24:00은 그날 밤 열두 시"],
        };
        foreach (var route in city.Transit.Routes)
            table.Add(route.Number, route.Kind, route.From, route.To, route.Kilometres, route.Stops.Count, route.TripsPerDay, (int)(route.TripsPerDay * 0.8), chance.Pick(["05:30", "05:50", "06:10", "06:40"]), route.Kind == "간선" ? chance.Pick(["22:30", "23:10", "24:00"]) : chance.Pick(["19:40", "20:20", "21:00"]));
        table.AddStray(Stray.Total, "합계", "", "", "", city.Transit.Routes.Sum(route => route.Kilometres).Rounded(1), city.Transit.Routes.Sum(route => route.Stops.Count), city.Transit.Routes.Sum(route => route.TripsPerDay), city.Transit.Routes.Sum(route => (int)(route.TripsPerDay * 0.8)), "", "");
        to.Xlsx("시내버스 노선현황(2026.3분기).xlsx", table, "노선현황").Mess("time 24:00", "read as the end of the day");
    }
}
