using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class ChildcareCentres : CityDataset
{
    public override About About => new("childcare-centres", "어린이집 정보", "어린이집의 종류, 정원과 현원, 통학차 운영 여부입니다.",
        "아동보육과/보육팀", Cycle.Quarterly, "2026-09-30", "어린이집 보육 아이 돌봄 유아");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("시도", "시군구명", "어린이집명", "어린이집유형구분", "운영현황", "우편번호", "주소", "어린이집전화번호", "정원수", "현원수", "통학차량운영여부", "인가일자", "위도", "경도", "데이터기준일자") { Crs = 4326 };
        foreach (var spot in city.Places.Spread(chance, 231, dong => city.Population.Between(dong.Index, Population.Latest, 0, 6)))
        {
            var places = chance.Pick([20, 20, 39, 49, 77, 99]);
            var closed = chance.Happens(0.05);
            table.Add(CityPlace.Province, CityPlace.Name, $"{chance.Pick(["햇살", "도담", "아이숲", "꿈나무", "새싹", "해맑은", "고운", "푸른솔", "은하"])}{chance.Pick(["", "마을", "사랑", "누리"])}어린이집", chance.Pick(["가정", "민간", "민간", "국공립", "사회복지법인", "직장"]), closed ? "휴지" : "정상", $"0{chance.Between(24100, 24499)}", spot.RoadAddress, $"033-000-{chance.Index(10000).Digits(4)}", places, closed ? 0 : (int)(places * chance.Between(0.42, 1.0)), chance.Happens(0.5) ? "운영" : "미운영", new DateOnly(chance.Between(1994, 2024), chance.Between(1, 12), chance.Between(1, 28)), spot.Latitude, spot.Longitude, "2026-09-30");
        }
        to.Csv("한빛시_어린이집_20260930.csv", table, Delivery.Utf8Bom).Mess("우편번호 with a leading zero", "stays text");
    }
}
