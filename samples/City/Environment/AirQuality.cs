using System.Globalization;
using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class AirQuality : CityDataset
{
    public override About About => new("air-quality", "시간별 대기오염 측정", "측정소 네 곳에서 한 시간마다 잰 미세먼지, 오존과 여러 오염물질의 농도입니다.",
        "환경정책과/대기관리팀", Cycle.Hourly, "2026-10-20", "미세먼지 초미세먼지 대기 오존 공기 PM2.5")
    { Provider = "한국환경공단" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("측정소명", "망", "측정일시", "SO2(ppm)", "CO(ppm)", "O3(ppm)", "NO2(ppm)", "PM10(㎍/㎥)", "PM2.5(㎍/㎥)", "상태");
        foreach (var (name, kind, _, level) in AirStations.All)
        {
            var (episode, start) = (0.0, city.Today.AddYears(-1).ToDateTime(new TimeOnly(1, 0)));
            for (var time = start; time <= city.Today.ToDateTime(new TimeOnly(9, 0)); time = time.AddHours(1))
            {
                episode = 0.985 * episode + chance.Normal(0, 0.07);
                table.Add(Row(name, kind, level, time, episode, chance));
            }
        }
        to.Csv("대기오염도_시간자료_2025.10-2026.10.csv", table, Delivery.Utf8Bom)
            .Mess("midnight as 24:00; “-” with the reason in 상태 (장비점검, 통신장애)", "read as the end of the day; empty, reason kept");
    }

    private static object?[] Row(string name, string kind, double level, DateTime time, double episode, Pcg chance)
    {
        var day = DateOnly.FromDateTime(time);
        if (chance.Happens(0.004))
            return [name, kind, time.HourEnding(), "-", "-", "-", "-", "-", "-", chance.Pick(["장비점검", "통신장애", "점검및교정"])];
        var traffic = Rhythm.VehicleHours[time.Hour] / 4.2;
        var fine = Math.Max(2, level * 17 * Math.Exp(0.42 * Rhythm.Season(day, 2.3) + episode) * (0.85 + 0.15 * traffic) * chance.Factor(0.08));
        var coarse = fine * (1.55 + 0.35 * Math.Max(0, Rhythm.Season(day, 4.2))) * chance.Factor(0.08);
        var sun = Math.Max(0, Math.Cos(2 * Math.PI * (time.Hour - 15) / 24.0));
        var ozone = Math.Max(0.002, 0.022 + 0.012 * Rhythm.Season(day, 6) + 0.028 * sun * (0.7 + 0.3 * Rhythm.Season(day, 6.5)) + chance.Normal(0, 0.003));
        return [name, kind, time.HourEnding(), Ppm(0.0024 * chance.Factor(0.15)), ((0.36 + 0.12 * Rhythm.Season(day, 1)) * chance.Factor(0.1)).ToString("0.00", CultureInfo.InvariantCulture), Ppm(ozone), Ppm(0.009 * level * traffic * (1.1 + 0.4 * Rhythm.Season(day, 1)) * chance.Factor(0.15)), (int)coarse, (int)fine, ""];
    }

    private static string Ppm(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
