using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class WelfareFacilities : CityDataset
{
    private static readonly string[] Kinds = ["노인요양시설", "노인요양공동생활가정", "주야간보호", "장애인거주시설", "장애인주간이용", "종합사회복지관", "지역아동센터", "자활센터", "노숙인시설"];

    public override About About => new("welfare-facilities", "사회복지시설", "노인, 장애인, 아동을 돌보는 시설의 정원과 종사자 수입니다.",
        "복지정책과/복지시설팀", Cycle.HalfYearly, "2026-06-30", "사회복지시설 요양원 복지관 장애인 아동센터");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("시설명", "시설종류", "대상", "소재지도로명주소", "정원", "현원", "종사자수", "운영주체", "지정일", "위도", "경도") { Crs = 4326 };
        foreach (var spot in city.Places.Spread(chance, 246, dong => Math.Sqrt(dong.Plan.Population)))
        {
            var kind = chance.Pick(Kinds);
            var places = kind == "노인요양공동생활가정" ? 9 : chance.Between(14, 110);
            table.Add($"{chance.Pick(["한빛", "소망", "참사랑", "은혜", "늘푸른", "다솜", "나눔"])}{kind}", kind, kind.StartsWith("노인", StringComparison.Ordinal) || kind == "주야간보호" ? "노인" : kind.StartsWith("장애인", StringComparison.Ordinal) ? "장애인" : kind == "지역아동센터" ? "아동" : "전체", spot.RoadAddress, places, (int)(places * chance.Between(0.6, 1.02)), chance.Between(3, 60), chance.Pick(["사회복지법인", "개인", "재단법인", "시 직영"]), new DateOnly(chance.Between(1999, 2025), chance.Between(1, 12), chance.Between(1, 28)).Dotted(), spot.Latitude, spot.Longitude);
        }
        to.Csv("사회복지시설_20260630.tsv", table, Delivery.Utf8, '\t').Mess("tabs between fields", "delimiter found");
    }
}
