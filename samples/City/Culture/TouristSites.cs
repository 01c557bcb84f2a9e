using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Culture;

internal sealed class TouristSites : CityDataset
{
    public override About About => new("tourist-sites", "관광지 정보", "가 볼 만한 곳의 소개, 위치와 편의시설입니다.",
        "관광과/관광정책팀", Cycle.HalfYearly, "2026-06-30", "관광지 여행 명소 볼거리 나들이");

    public static readonly string[] Names = ["한빛강 스카이워크", "달내 자작나무숲", "솔재 폭포", "은행나무길", "한빛산성", "너울섬 정원", "백석 캠핑장", "새터 오일장거리", "물빛 호수공원", "학림 문학관", "운암 억새밭", "동막 목장"];

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("contentid", "title", "addr1", "overview", "mapx", "mapy", "tel", "modifiedtime") { Crs = 4326 };
        foreach (var (name, i) in Names.Select((name, i) => (name, i)))
        {
            var spot = city.Places.Near(chance, city.Dongs[i < 10 ? i : 24 - i], 60);
            table.Add((126_500 + i * 37).Digits(6), name, spot.RoadAddress, $"{name}은(는) <strong>한빛시</strong>의 이름난 곳이다.<br />봄·가을에 찾는 이가 많다.", spot.Longitude, spot.Latitude, city.Phone("관광과"), $"202606{chance.Between(1, 30).Digits(2)}{chance.Index(24).Digits(2)}{chance.Index(60).Digits(2)}{chance.Index(60).Digits(2)}");
        }
        to.Json("areaBasedList1.json", table, "response.body.items.item", textOnly: true).Mess("HTML in overview; times as 20260614093012", "stripped for reading; times read");
    }
}
