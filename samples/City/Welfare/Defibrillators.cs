using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class Defibrillators : CityDataset
{
    public override About About => new("defibrillators", "자동심장충격기(AED)", "심장이 멎었을 때 쓰는 심장충격기가 놓인 곳입니다.",
        "보건정책과/보건행정팀", Cycle.HalfYearly, "2026-08-31", "AED 심장충격기 제세동기 응급");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("설치기관명", "설치위치", "소재지도로명주소", "제조사", "모델명", "배터리유효기간", "관리책임", "WGS84위도", "WGS84경도") { Crs = 4326 };
        foreach (var spot in city.Places.Spread(chance, 376, dong => Math.Sqrt(dong.Plan.Population)))
        {
            var swapped = table.Rows.Count is 57 or 58 or 190;
            object?[] cells = [city.Landmarks.NameNear(spot, chance), chance.Pick(["1층 로비", "관리사무소", "경비실", "정문 안쪽", "체육관"]), spot.RoadAddress, chance.Pick(["가온메디", "누리텍", "하트원"]), $"HB-{chance.Between(1, 6)}00", $"{chance.Between(2026, 2030)}-{chance.Between(1, 12).Digits(2)}", chance.Pick(["관리소장", "시설팀", "보건담당"]), swapped ? spot.Longitude : spot.Latitude, swapped ? spot.Latitude : spot.Longitude];
            if (swapped)
                table.AddStray(Stray.SwappedAxes, cells);
            else
                table.Add(cells);
        }
        to.Csv("AED_설치현황.csv", table, Delivery.Utf8).Mess("header names WGS84위도, WGS84경도", "recognised as coordinates");
    }
}
