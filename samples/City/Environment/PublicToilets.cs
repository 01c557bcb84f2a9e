using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class PublicToilets : CityDataset
{
    public override About About => new("public-toilets", "공중화장실", "누구나 쓸 수 있는 화장실의 위치, 여는 시간, 칸 수와 비상벨입니다.",
        "환경정책과/환경정책팀", Cycle.HalfYearly, "2026-07-31", "화장실 공중화장실 개방화장실 비상벨");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("번호", "구분", "화장실명", "소재지도로명주소", "소재지지번주소", "남성용-대변기수", "남성용-소변기수", "여성용-대변기수", "남성용-장애인용대변기수", "여성용-장애인용대변기수", "개방시간", "비상벨설치여부", "기저귀교환대유무", "관리기관명", "전화번호", "WGS84위도", "WGS84경도", "데이터기준일자") { Crs = 4326 };
        foreach (var spot in city.Places.Spread(chance, 276, dong => dong.Plan.IsRural ? 9 : 7))
            table.Add(table.Rows.Count + 1, chance.Pick(["공중화장실", "공중화장실", "개방화장실", "간이화장실"]), city.Landmarks.NameNear(spot, chance) + " 화장실", spot.RoadAddress, spot.LotAddress, chance.Between(0, 4), chance.Between(1, 5), chance.Between(1, 8), chance.Between(0, 1), chance.Between(0, 1), chance.Pick(["24시간", "09:00~18:00", "상시", "일출~일몰"]), chance.Happens(0.6) ? "Y" : "N", chance.Happens(0.3) ? "Y" : "N", CityPlace.Name, city.Phone("환경정책과"), spot.Latitude, spot.Longitude, "2026-07-31");
        to.Csv("공중화장실정보.csv", table, Delivery.Cp949).Mess("national standard columns", "matched to standard terms");
    }
}
