using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class SecurityLamps : CityDataset
{
    public override About About => new("security-lamps", "보안등 정보", "골목과 마을길을 밝히는 보안등의 위치입니다.",
        "도로과/도로시설팀", Cycle.HalfYearly, "2026-06-30", "보안등 골목 밤길 안전");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("보안등위치명", "설치개수", "소재지도로명주소", "소재지지번주소", "위도", "경도", "설치연도", "설치형태", "관리기관전화번호", "관리기관명", "데이터기준일자") { Crs = 4326 };
        foreach (var spot in city.Places.Spread(chance, 7_900, dong => dong.Plan.IsRural ? 160 + dong.Plan.Population / 60.0 : dong.Plan.Population / 48.0, 5))
        {
            var missing = chance.Happens(0.006);
            table.Add($"{spot.Village?.Name ?? spot.Dong.Name}-{(table.Rows.Count + 1).Digits(5)}", chance.Happens(0.96) ? 1 : 2, spot.RoadAddress, spot.LotAddress, missing ? null : spot.Latitude, missing ? null : spot.Longitude, chance.Between(1996, 2025), chance.Pick(["한전주", "통신주", "전용주", "건축물"]), city.Phone("도로과"), CityPlace.Name, "2026-06-30");
        }
        to.Csv("전국보안등정보표준데이터_한빛시.csv.zip", table, Delivery.Utf8Bom).Mess("CSV inside a zip; some rows without coordinates", "unpacked; rows kept without a place");
    }
}
