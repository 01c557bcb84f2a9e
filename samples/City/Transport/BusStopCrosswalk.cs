using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class BusStopCrosswalk : CityDataset
{
    public override About About => new("bus-stop-crosswalk", "정류장 번호 대응표", "시 정류장 번호와 교통카드사 정류장 번호를 잇는 표입니다.",
        "교통과/교통정보팀", Cycle.HalfYearly, "2026-06-30", "버스정류장 번호 대응표 교통카드 연결");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("정류장번호", "카드사정류장번호", "정류장명", "대응방법");
        foreach (var stop in city.Transit.Stops.Where(_ => !chance.Happens(0.11)))
            table.Add(stop.Number, stop.CardId, stop.Name, chance.Happens(0.9) ? "번호" : "위치");
        to.Csv("정류장번호_대응표.csv", table, Delivery.Utf8, ',', "\n").Mess("codes with leading zeros, UTF-8 without BOM", "카드사정류장번호 stays text");
    }
}
