using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class StopBenches : CityDataset
{
    public override About About => new("stop-benches", "버스정류장 의자 현황", "정류장마다 놓인 의자 수와 재질, 온열 기능입니다.",
        "교통과/교통시설팀", Cycle.Yearly, "2026-06-01", "버스정류장 벤치 의자 온열의자");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("정류장번호", "정류장명", "의자수", "재질", "온열기능", "설치년도", "점검결과");
        foreach (var stop in city.Transit.Stops.Where(stop => !stop.IsOutside && chance.Happens(0.47)))
            table.Add($" {stop.Number} ", stop.Name + "   ", chance.Between(1, 4), $"  {chance.Pick(["목재", "알루미늄", "합성목재", "콘크리트"])}", chance.Happens(0.3) ? "있음" : "-", $"{chance.Between(2010, 2025)}년", chance.Happens(0.9) ? "양호" : "보수필요 ");
        table.AddStray(Stray.Duplicate, table.Rows[40]);
        table.AddStray(Stray.Duplicate, table.Rows[41]);
        to.Csv("정류장 의자현황.csv", table, Delivery.Cp949).Mess("padded spaces, “-” for none, years as 2019년", "trimmed; “-” is empty");
    }
}
