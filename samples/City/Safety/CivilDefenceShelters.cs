using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class CivilDefenceShelters : CityDataset
{
    public override About About => new("civil-defence-shelters", "민방위 대피시설", "공습과 재난 때 몸을 피하는 지하 시설의 위치와 수용 인원입니다.",
        "안전총괄과/민방위팀", Cycle.HalfYearly, "2026-07-31", "민방위 대피소 대피시설 지하");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("시설번호", "시설명", "도로명주소", "시설구분", "면적(㎡)", "최대수용인원", "위도", "경도", "개방여부") { Crs = 4326 };
        foreach (var spot in city.Places.Spread(chance, 118, dong => dong.Plan.IsRural ? 0.6 : dong.Plan.Population / 2500.0))
        {
            var area = chance.Between(180, 9_000);
            var missing = chance.Happens(0.05);
            table.Add($"S2026-{(table.Rows.Count + 1).Digits(4)}", $"{city.Landmarks.NameNear(spot, chance)} 지하{chance.Pick(["주차장", "층", "대피호"])}", spot.RoadAddress, chance.Pick(["공공용", "공공용", "정부지원"]), area.Grouped(), ((int)(area / 0.825)).Grouped(), missing ? "" : CityFormats.DegreesMinutesSeconds(spot.Latitude), missing ? "" : CityFormats.DegreesMinutesSeconds(spot.Longitude), "개방");
        }
        to.Csv("민방위대피시설.csv", table, Delivery.Cp949).Mess("places as 38°07'31.20\"; thousands commas; six places missing", "degrees, minutes and seconds read");
    }
}
