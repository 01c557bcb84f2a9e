using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Culture;

internal sealed class Festivals : CityDataset
{
    public override About About => new("festivals", "축제와 행사", "시에서 열리는 축제와 행사의 이름, 때와 곳입니다.",
        "문화예술과/축제팀", Cycle.HalfYearly, "2026-07-01", "축제 행사 공연 문화 나들이");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("축제명", "개최장소", "축제시작일자", "축제종료일자", "축제내용", "주관기관명", "방문객(명)", "위도", "경도", "데이터기준일자") { Crs = 4326 };
        string[] names = ["한빛강 벚꽃축제", "달내 메밀꽃축제", "새터 복숭아축제", "한빛 마임축제", "솔재 산나물축제", "은행나무길 걷기대회", "한빛 인형극제", "너울 빙어축제", "한빛 막국수축제", "누리 책잔치", "해오름 새해맞이", "학림 청춘축제", "백석 반딧불이축제", "한빛 국제태권도대회", "운암 억새축제", "강변 불빛축제", "서림 송어축제", "동막 감자축제"];
        for (var year = 2025; year <= 2026; year++)
            foreach (var name in names)
            {
                var spot = city.Places.Near(chance, city.Dongs[(int)(Pcg.StableHash(name) % 25)], 40);
                var start = new DateOnly(year, (int)(Pcg.StableHash(name + "월") % 12) + 1, chance.Between(1, 26));
                table.Add(name, $"{spot.Dong.Name} {chance.Pick(["강변 둔치", "공원", "광장", "체육공원"])}", start.Korean(), start.AddDays(chance.Between(0, 4)).Korean(), chance.Pick(["공연+체험+먹거리", "전시+체험", "걷기+공연"]), CityPlace.Name, start < city.Today ? ((int)(14_000 * chance.Factor(0.9))).Grouped() : "-", spot.Latitude, spot.Longitude, "2026-07-01");
            }
        to.Csv("한빛시_문화축제.csv", table, Delivery.Cp949).Mess("dates as 2026년 4월 3일; “-” for festivals to come", "dates read; empty");
    }
}
