using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class PublicParking : CityDataset
{
    public override About About => new("public-parking", "공영주차장 정보", "시가 운영하는 주차장의 위치, 구획 수, 요금과 운영 시간입니다.",
        "주차관리과/주차시설팀", Cycle.HalfYearly, "2026-07-15", "주차장 공영주차장 주차 요금");

    public static IReadOnlyList<(string Number, string Name, Spot Spot, int Spaces)> Lots(CityModel city)
    {
        var chance = Pcg.For(city.Options.Seed, "parking lots");
        var spots = city.Places.Spread(chance, 64, dong => dong.Plan.IsRural ? 0.3 : dong.Plan.Kind == DongKind.OldCentre ? 2.4 : 1, 25);
        return [.. spots.Select((spot, i) => ($"990-1-{(i + 1).Digits(6)}", city.Landmarks.NameNear(spot, chance) + " 공영주차장", spot, chance.Between(12, spot.Dong.Plan.IsRural ? 45 : 260)))];
    }

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("주차장관리번호", "주차장명", "주차장구분", "주차장유형", "소재지도로명주소", "소재지지번주소", "주차구획수", "운영요일", "평일운영시작시각", "평일운영종료시각", "요금정보", "주차기본시간", "주차기본요금", "관리기관명", "전화번호", "위도", "경도", "데이터기준일자") { Crs = 4326 };
        foreach (var (number, name, spot, spaces) in Lots(city))
        {
            var free = spot.Dong.Plan.IsRural || chance.Happens(0.3);
            table.Add(number, name, "공영", spaces > 120 ? "노외" : chance.Pick(["노상", "노외"]), spot.RoadAddress, spot.LotAddress, spaces, "평일+토요일+공휴일", "00:00", chance.Happens(0.6) ? "24:00" : "23:59", free ? "무료" : "유료", free ? "" : "30", free ? "" : chance.Pick(["500", "600", "1000"]), $"{CityPlace.Province} {CityPlace.Name}", city.Phone("주차관리과"), spot.Latitude, spot.Longitude, "2026-07-15");
        }
        to.Csv("한빛시_공영주차장_20260715.csv", table, Delivery.Utf8Bom).Mess("national standard columns; times 23:59 and 24:00", "columns matched to standard terms");
    }
}
