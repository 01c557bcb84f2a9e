using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class BusRidershipDaily : CityDataset
{
    public override About About => new("bus-ridership-daily", "일별 시간대별 버스 승차 인원", "하루에 시내버스를 탄 사람을 시간대별로 더한 수입니다.",
        "교통과/교통정보팀", Cycle.Daily, "2026-10-19", "버스 승차 일별 시간대 이용객")
    { Provider = "교통카드 정산사" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var hours = Enumerable.Range(5, 19).ToList();
        var table = new Table(["일자", "요일", .. hours.Select(hour => $"승차 인원|{hour.Digits(2)}시"), "합계"]) { Unit = "(단위: 명)" };
        foreach (var day in CityCalendar.Days(new DateOnly(2024, 1, 1), city.Today.AddDays(-1)))
        {
            var trend = 1 - 0.018 * (2026.8 - day.Year - day.DayOfYear / 365.0);
            var counts = Shares.Of((int)(79_500 * Rhythm.BusDay(day) * trend * chance.Factor(0.035)), [.. hours.Select(hour => Rhythm.BusHours(day)[hour] * chance.Factor(0.04))]);
            table.Add([day.Compact(), CityCalendar.WeekdayName(day), .. counts.Cast<object?>(), counts.Sum()]);
        }
        to.Csv("버스승차_일별_시간대별.csv", table, Delivery.Utf8Bom).Mess("dates as 20261019", "read as dates");
    }
}
