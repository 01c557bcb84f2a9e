using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class BusBoardings : CityDataset
{
    /// <summary>What one sheet of Excel 97 holds without its header: the clerk never saw the rest.</summary>
    private const int OldSheet = 65_535;

    public override About About => new("bus-boardings", "버스 노선별 시간대별 승하차 인원", "노선·정류장·시간대마다 타고 내린 사람 수입니다. 원본이 65,535행에서 잘려 있습니다.",
        "교통과/대중교통팀", Cycle.Monthly, "2026-08-12", "버스 승차 하차 인원 교통카드 시간대")
    { Provider = "교통카드 정산사" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("운행일자", "노선번호", "정류장ID", "정류장명", "시간대", "승차인원", "하차인원");
        for (var day = new DateOnly(2026, 8, 9); table.Rows.Count < OldSheet; day = day.AddDays(1))
            AddDay(table, day, city, chance);
        to.Csv("노선별_시간대별_승하차_202608.csv", table, Delivery.Cp949)
            .Mess("cut at exactly 65,535 rows; the last day stops in the middle", "warned of: a sheet limit, a partial last period").Warns("row-limit").Warns("partial-last-period");
    }

    private static void AddDay(Table table, DateOnly day, CityModel city, Pcg chance)
    {
        var hours = Rhythm.BusHours(day);
        var volume = Rhythm.BusDay(day) * 3.3;
        foreach (var route in city.Transit.Routes)
            foreach (var stop in route.Stops)
                for (var hour = 5; hour < 24; hour++)
                {
                    var mean = volume * stop.Pull * hours[hour] / 7 * Math.Min(1, route.TripsPerDay / 55.0);
                    var (on, off) = (chance.Poisson(mean), chance.Poisson(mean * 0.52));
                    if (on + off > 0 && table.Rows.Count < OldSheet)
                        table.Add(day.Compact(), route.Number, stop.CardId, stop.Name, hour, on, off);
                }
    }
}
