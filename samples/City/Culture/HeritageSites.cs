using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Culture;

internal sealed class HeritageSites : CityDataset
{
    public override About About => new("heritage-sites", "국가유산", "시에 있는 국가유산과 향토유산의 종류, 지정일과 위치입니다.",
        "문화예술과/국가유산팀", Cycle.AsNeeded, "2026-05-15", "국가유산 문화재 보물 역사 유적");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("명칭", "종목", "지정번호", "지정일", "시대", "소재지", "위도", "경도");
        string[] things = ["삼층석탑", "석불좌상", "향교", "고가옥", "당간지주", "은행나무", "지석묘군", "신도비", "정자", "산성"];
        foreach (var spot in city.Places.Spread(chance, 44, dong => dong.Plan.IsRural ? 3 : 1, 70))
            table.Add($"한빛 {spot.Village?.Name ?? spot.Dong.Name} {chance.Pick(things)}", chance.Pick(["보물", "도 유형문화유산", "도 기념물", "향토유산", "천연기념물"]), $"제{chance.Between(1, 190)}호", new DateOnly(chance.Between(1963, 2023), chance.Between(1, 12), chance.Between(1, 28)).Korean(), chance.Pick(["고려", "조선", "조선 후기", "통일신라", "청동기"]), spot.LotAddress, CityFormats.DegreesMinutesSeconds(spot.Latitude), CityFormats.DegreesMinutesSeconds(spot.Longitude));
        to.Csv("국가유산_목록.csv", table, Delivery.Utf8).Mess("places as 38°07'31.20\"; dates as 1984년 6월 2일", "degrees, minutes and seconds read; dates read");
    }
}
