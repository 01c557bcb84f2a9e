using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class WeatherHourly : CityDataset
{
    public override About About => new("weather-hourly", "시간별 기상 관측", "기온, 습도, 바람과 비를 한 시간마다 잰 것입니다.",
        "기후에너지과/기후변화팀", Cycle.Hourly, "2026-10-20", "날씨 기온 습도 바람 기상 비")
    { Provider = "기상청" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("지점", "지점명", "일시", "기온(°C)", "강수량(mm)", "풍속(m/s)", "풍향(16방위)", "습도(%)");
        var drift = 0.0;
        for (var time = new DateTime(2025, 10, 1); time <= city.Today.ToDateTime(new TimeOnly(9, 0)); time = time.AddHours(1))
        {
            drift = 0.985 * drift + chance.Normal(0, 0.42);
            var rain = time.Year == 2026 && time.Month >= 6 ? Safety.RiverLevels.Rain(time) : chance.Happens(0.015) ? chance.Factor(0.7) : 0;
            table.Add("990", "한빛", time, (Rhythm.Temperature(time) + drift).Rounded(1), rain < 0.1 ? "" : rain.Rounded(1), (1.6 * chance.Factor(0.45)).Rounded(1), chance.Between(0, 15) * 225 / 10, Math.Clamp((int)(64 + 12 * Rhythm.Season(DateOnly.FromDateTime(time), 7.5) - 11 * Math.Cos(2 * Math.PI * (time.Hour - 15) / 24.0) + (rain > 0.1 ? 20 : 0) + chance.Normal(0, 6)), 12, 100));
        }
        to.Csv("OBS_ASOS_TIM_한빛.csv", table, Delivery.Cp949).Mess("no rain is an empty cell; 지점 as a code", "empty kept apart from 0");
    }
}
