using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class EvChargers : CityDataset
{
    public override About About => new("ev-chargers", "전기차 충전소", "전기차 충전소의 위치와 급속·완속 충전기 수, 이용 시간입니다.",
        "기후에너지과/전기차보급팀", Cycle.Monthly, "2026-09-30", "전기차 충전소 급속 완속 충전기");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("chrstnNm", "chrstnLcDesc", "restde", "useOpenTime", "useCloseTime", "slowChrstnYn", "fastChrstnYn", "slowChrstnCo", "fastChrstnCo", "prkplceLevyYn", "rdnmadr", "lnmadr", "institutionNm", "phoneNumber", "latitude", "longitude", "referenceDate", "insttCode") { Crs = 4326 };
        var spots = city.Places.Spread(chance, 214, dong => dong.Plan.IsRural ? 2 : Math.Sqrt(dong.Plan.Population) * (dong.Plan.Kind == DongKind.NewTown ? 0.2 : 0.1), 22);
        foreach (var spot in spots)
        {
            var (slow, fast) = (chance.Poisson(2.2), chance.Poisson(0.9));
            table.Add(city.Landmarks.NameNear(spot, chance) + " 충전소", chance.Pick(["지하 1층 주차장", "지상 주차장", "건물 뒤 주차장", "입구 옆"]), "연중무휴", "00:00", "24:00", slow > 0 ? "Y" : "N", fast > 0 ? "Y" : "N", slow, fast, chance.Happens(0.4) ? "Y" : "N", spot.RoadAddress, spot.LotAddress, CityPlace.Name, city.Phone("기후에너지과"), spot.Latitude, spot.Longitude, "2026-09-30", "0990000");
        }
        to.Json("tn_pubr_public_elctr_chrstn.json", table, "response.body.items", textOnly: true).Mess("data.go.kr JSON envelope, every value text, 기관코드 with a leading zero", "records found; types by value; code stays text");
    }
}
