using System.Globalization;
using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class RiverLevels : CityDataset
{
    public static readonly string[] Gauges = ["새벌대교", "서문둔치", "은계천 하류", "달내천 중류", "백석나루"];

    public override About About => new("river-levels", "하천 수위", "한빛강과 지천 다섯 곳의 시간별 수위입니다.",
        "하천과/수방팀", Cycle.Hourly, "2026-10-20", "하천 수위 홍수 한빛강 강물")
    { Provider = "홍수통제소" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("관측소", "관측일시", "수위(m)", "주의보(m)", "경보(m)", "비고");
        for (var gauge = 0; gauge < Gauges.Length; gauge++)
        {
            var height = 0.9 + 0.2 * gauge;
            for (var time = new DateTime(2026, 6, 1, 1, 0, 0); time <= city.Today.ToDateTime(new TimeOnly(5, 0)); time = time.AddHours(1))
            {
                height = 0.985 * height + 0.015 * (0.8 + 0.15 * gauge) + 0.028 * Rain(time) + chance.Normal(0, 0.006);
                var isOff = gauge == 3 && time.Month == 7 && time.Day is 12 or 13;
                table.Add(Gauges[gauge], time.HourEnding(), isOff ? "-" : height.ToString("0.00", CultureInfo.InvariantCulture), 3.0 + gauge * 0.2, 3.8 + gauge * 0.2, isOff ? "장비점검" : "");
            }
        }
        to.Csv("하천수위_시간자료.csv", table, Delivery.Utf8).Mess("midnight as 24:00 of the day before; “-” while under repair", "read as the end of the day; empty");
    }

    /// <summary>Rain of the hour in mm: fixed storms of the summer, so that level and rainfall tell one story.</summary>
    public static double Rain(DateTime time) => Storms.Sum(storm => storm.Millimetres * Math.Exp(-Math.Pow((time - storm.Peak).TotalHours / storm.Hours, 2)));

    private static readonly (DateTime Peak, double Millimetres, double Hours)[] Storms =
    [
        (new(2026, 6, 21, 16, 0, 0), 9, 5), (new(2026, 7, 3, 4, 0, 0), 18, 7), (new(2026, 7, 12, 22, 0, 0), 31, 6), (new(2026, 7, 24, 2, 0, 0), 12, 9),
        (new(2026, 8, 8, 19, 0, 0), 24, 5), (new(2026, 8, 27, 9, 0, 0), 11, 8), (new(2026, 9, 15, 23, 0, 0), 16, 6), (new(2026, 10, 4, 12, 0, 0), 6, 5),
    ];
}
