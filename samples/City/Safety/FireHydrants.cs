using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class FireHydrants : CityDataset
{
    public override About About => new("fire-hydrants", "소방용수시설", "소화전과 비상소화장치의 위치와 점검 상태입니다.",
        "안전총괄과/안전점검팀", Cycle.HalfYearly, "2026-06-30", "소화전 소방 화재 급수탑")
    { Provider = "한빛소방서" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("시설번호", "시설유형코드", "소재지", "출수구경", "설치일", "점검결과", "좌표X", "좌표Y") { Crs = 5174 };
        foreach (var spot in city.Places.Spread(chance, 1_240, dong => dong.Plan.IsRural ? 10 + dong.Plan.Population / 250.0 : dong.Plan.Population / 190.0, 4))
        {
            var (x, y) = spot.In(5174);
            table.Add($"{CityPlace.OldSigunguCode}-{(table.Rows.Count + 1).Digits(5)}", chance.Pick(["001", "001", "001", "002", "003", "010"]), spot.LotAddress, chance.Pick(["65mm", "100mm"]), new DateOnly(chance.Between(1988, 2025), chance.Between(1, 12), chance.Between(1, 28)).AsDecimal(), chance.Happens(0.95) ? "정상" : "수리요함", x.Rounded(4), y.Rounded(4));
        }
        to.Csv("소방용수시설_소방서제공.csv", table, Delivery.Cp949).Mess("dates as 20040517.0; 시설유형코드 with leading zeros", "read as dates; code stays text");
    }
}
