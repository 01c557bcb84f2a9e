using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class TrafficAccidents : CityDataset
{
    public override About About => new("traffic-accidents", "교통사고 발생 지점", "사람이 다친 교통사고의 때와 곳, 사고 유형, 다친 정도입니다.",
        "교통과/교통시설팀", Cycle.Quarterly, "2026-09-30", "교통사고 사고다발 사망 부상 지점")
    { Provider = "한빛경찰서", Licence = 3 };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("사고번호", "발생일시", "사고유형", "법규위반", "사망자수", "중상자수", "경상자수", "도로형태", "기상", "X좌표", "Y좌표") { Crs = 5181 };
        var roads = city.Roads.Roads.Where(road => road.Class != RoadClass.Rural && !road.IsBridge).ToList();
        var weights = roads.Select(road => road.Length * (road.Class switch { RoadClass.Arterial => 6, RoadClass.Collector => 3, RoadClass.Trunk => 1.2, _ => 0.5 })).ToList();
        for (var i = 0; i < city.Scaled(2_740); i++)
        {
            var day = new DateOnly(2024, 1, 1).AddDays(chance.Index(1004));
            if (city.Places.On(chance, roads[chance.Weighted(weights)], chance.Happens(0.5) ? 0.02 : chance.Unit(), chance.Between(-3.0, 3.0)) is not { } spot)
                continue;
            var (x, y) = spot.In(5181);
            var swapped = i % 548 == 100;
            object?[] cells = [$"{day.Year}{(i + 1).Digits(6)}", $"{day.Dotted()} {chance.Weighted(Rhythm.VehicleHours).Digits(2)}:{chance.Index(60).Digits(2)}", chance.Pick(["차대차", "차대차", "차대차", "차대사람", "차량단독"]), chance.Pick(["안전운전불이행", "안전운전불이행", "신호위반", "안전거리미확보", "중앙선침범", "보행자보호의무위반"]), chance.Happens(0.012) ? 1 : 0, chance.Poisson(0.22), chance.Poisson(1.05), chance.Pick(["교차로내", "교차로부근", "단일로", "횡단보도"]), chance.Pick(["맑음", "맑음", "맑음", "흐림", "비", "눈"]), Math.Round(swapped ? y : x, 3), Math.Round(swapped ? x : y, 3)];
            if (swapped)
                table.AddStray(Stray.SwappedAxes, cells);
            else
                table.Add(cells);
        }
        to.Csv("교통사고_2024-2026_3분기.csv", table, Delivery.Cp949);
    }
}
