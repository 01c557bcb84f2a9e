using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class BusInformationBoards : CityDataset
{
    public override About About => new("bus-information-boards", "버스정보안내단말기(BIT) 현황", "도착 안내 단말기가 달린 정류장과 단말기 종류, 음성 안내 여부입니다.",
        "교통과/교통정보팀", Cycle.Yearly, "2026-08-14", "버스정보 BIT 안내 단말기 정류장");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("연번", "단말기번호", "정류장|번호", "정류장|이름", "행정동", "규격|종류", "규격|크기(인치)", "음성안내", "설치일", "통신", "설치비")
        {
            Title = ["버스정보안내단말기(BIT) 설치 현황", "교통과 교통정보팀"],
            Unit = "(단위: 천원)",
            Footnotes = ["※ 알뜰형은 배터리로 움직임"],
        };
        var index = 0;
        foreach (var stop in city.Transit.Stops.Where(stop => !stop.IsOutside && chance.Happens(stop.Spot.Dong.Plan.IsRural ? 0.12 : 0.55)))
            table.Add(++index, $"BIT-{index.Digits(4)}", stop.Number, stop.Name, stop.Spot.Dong.Name, chance.Pick(["LCD형", "LED형", "알뜰형"]), chance.Pick([21, 32, 42]), chance.Happens(0.8) ? "Y" : "N", new DateOnly(chance.Between(2012, 2025), chance.Between(1, 12), chance.Between(1, 28)).Dotted(), chance.Pick(["유선", "LTE"]), chance.Between(2_800, 14_500));
        to.Xlsx("BIT 설치현황_2026.xlsx", table, "BIT", ["버스정보안내단말기 설치 현황", "작성: 교통과", "2026. 8. 14."]).Mess("dates as 2019.03.07, money in 천원", "dates read, unit noted");
    }
}
