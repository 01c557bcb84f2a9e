using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class Pharmacies : CityDataset
{
    public override About About => new("pharmacies", "약국 운영 시간", "약국의 위치와 요일별 여닫는 시각, 야간·휴일 운영 여부입니다.",
        "보건정책과/의약팀", Cycle.Monthly, "2026-10-01", "약국 야간 휴일 약 심야");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("dutyName", "dutyAddr", "dutyTel1", "dutyTime1s", "dutyTime1c", "dutyTime6s", "dutyTime6c", "dutyTime7s", "dutyTime7c", "hpid", "wgs84Lat", "wgs84Lon") { Crs = 4326 };
        foreach (var spot in city.Places.Spread(chance, 138, dong => dong.Plan.IsRural ? dong.Plan.Population / 3000.0 : dong.Plan.Population / 1300.0))
        {
            var late = chance.Happens(0.08);
            var sunday = chance.Happens(0.2);
            table.Add($"{chance.Pick(["온누리", "한빛", "참", "새봄", "우리", "중앙", "푸른", "건강한"])}약국", spot.RoadAddress, $"033-000-{chance.Index(10000).Digits(4)}", "0900", late ? "2400" : chance.Pick(["1830", "1900", "2000"]), "0900", chance.Pick(["1300", "1500", "1800"]), sunday ? "1000" : "", sunday ? "1700" : "", $"C99{(table.Rows.Count + 1).Digits(5)}", spot.Latitude, spot.Longitude);
        }
        to.Xml("ErmctInsttInfoInqireService_약국.xml", table).Mess("XML envelope; times as 0900 and 2400", "records found; times, not numbers");
    }
}
