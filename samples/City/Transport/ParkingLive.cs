using System.Globalization;
using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class ParkingLive : CityDataset
{
    public override About About => new("parking-live", "공영주차장 실시간 빈자리", "무인 정산기가 있는 공영주차장의 빈자리를 5분마다 센 것입니다.",
        "주차관리과/주차정책팀", Cycle.FiveMinutes, "2026-10-20", "주차장 실시간 빈자리 주차");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("prkplceNo", "prkplceNm", "prkcmprt", "emptyCo", "updDt");
        var lots = PublicParking.Lots(city).Where(lot => !lot.Spot.Dong.Plan.IsRural).Take(28).ToList();
        var start = city.Today.AddDays(-1).ToDateTime(new TimeOnly(21, 0));
        var busy = lots.Select(_ => chance.Between(0.35, 0.95)).ToArray();
        for (var step = 0; step < 12 * 12; step++)
        {
            var time = start.AddMinutes(5 * step);
            var day = Rhythm.VehicleHours[time.Hour] / 7.4;
            for (var i = 0; i < lots.Count; i++)
            {
                busy[i] = Math.Clamp(0.93 * busy[i] + 0.07 * (0.15 + 0.85 * day) + chance.Normal(0, 0.025), 0, 1);
                table.Add(lots[i].Number, lots[i].Name, lots[i].Spaces, (int)(lots[i].Spaces * (1 - busy[i])), time.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture));
            }
        }
        to.Xml("prkplceRltmInfo.xml", table).Mess("data.go.kr XML envelope, all values text, times as 202610202100", "records found below items; types by value");
    }
}
