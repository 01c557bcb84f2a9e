using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class TrafficCounts : CityDataset
{
    public override About About => new("traffic-counts", "교차로 시간대별 교통량", "주요 교차로 30곳을 지나간 차를 방향과 차종으로 나눠 센 수입니다.",
        "교통과/교통정보팀", Cycle.Daily, "2026-10-19", "교통량 교차로 차량 통행량");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("교차로코드", "교차로명", "통계일자", "시간", "소형", "중형", "대형", "합계", "평균속도");
        var crossings = city.Landmarks.Of("사거리").Where(place => !place.Spot.Dong.Plan.IsRural).Take(30).ToList();
        for (var i = 0; i < crossings.Count; i++)
        {
            var volume = chance.Between(9_000, 42_000);
            foreach (var day in CityCalendar.Days(city.Today.AddDays(-30), city.Today.AddDays(-1)))
                for (var hour = 0; hour < 24; hour++)
                {
                    var cars = (int)(volume * Rhythm.VehicleHours[hour] / 100 * (CityCalendar.IsWorking(day) ? 1 : 0.83) * chance.Factor(0.09));
                    var (middle, large) = ((int)(cars * chance.Between(0.06, 0.1)), (int)(cars * chance.Between(0.02, 0.05)));
                    var isOff = i == 7 && day.Day is 3 or 4;
                    table.Add($"X{(i + 1).Digits(3)}", crossings[i].Name, day, $"{(hour + 1).Digits(2)}:00", isOff ? "-" : cars - middle - large, isOff ? "-" : middle, isOff ? "-" : large, isOff ? "-" : cars, isOff ? "-" : (52 - 24.0 * Rhythm.VehicleHours[hour] / 7.4 + chance.Normal(0, 2)).Rounded(1));
                }
        }
        to.Csv("교차로교통량.txt", table, Delivery.Utf16, '\t').Mess("tab-separated “Unicode text” of Excel; hour 24:00; “-” while a detector was off", "tabs found; “-” is empty");
    }
}
