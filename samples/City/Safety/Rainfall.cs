using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class Rainfall : CityDataset
{
    public override About About => new("rainfall", "읍면동별 강우량", "비가 온 날 읍면동마다 잰 하루 강우량입니다.",
        "안전총괄과/재난관리팀", Cycle.Daily, "2026-10-19", "강우량 비 강수 장마 호우");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table(["관측일", .. city.Dongs.Select(dong => dong.Name), "평균"]) { Unit = "(단위: mm)" };
        foreach (var day in CityCalendar.Days(new DateOnly(2026, 1, 1), city.Today.AddDays(-1)))
        {
            var mean = day.Month >= 6 ? Enumerable.Range(0, 24).Sum(hour => RiverLevels.Rain(day.ToDateTime(new TimeOnly(hour, 0)))) : chance.Happens(0.16) ? 6 * chance.Factor(0.9) : 0;
            if (mean < 0.5)
                continue;
            var values = city.Dongs.Select(_ => (mean * chance.Factor(0.18)).Rounded(1)).ToList();
            table.Add([day.Dotted(), .. values.Cast<object?>(), values.Average().Rounded(1)]);
        }
        to.Xlsx("일강우량_2026.xlsx", table, "강우량").Mess("one column a 읍면동 (wide)", "place names in the header recognised");
    }
}
