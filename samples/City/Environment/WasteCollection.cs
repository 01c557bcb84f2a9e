using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class WasteCollection : CityDataset
{
    public override About About => new("waste-collection", "생활폐기물 수거량", "읍면동마다 날마다 거둔 쓰레기와 재활용품, 음식물의 무게입니다.",
        "자원순환과/청소행정팀", Cycle.Daily, "2026-10-19", "쓰레기 폐기물 재활용 음식물 수거");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("수거일", "행정동코드", "읍면동", "생활(kg)", "음식물(kg)", "재활용(kg)", "대형(개)");
        foreach (var day in CityCalendar.Days(new DateOnly(2025, 10, 1), city.Today.AddDays(-1)).Where(day => day.DayOfWeek != DayOfWeek.Saturday))
            foreach (var dong in city.Dongs)
            {
                var people = dong.Plan.Population * (day.DayOfWeek == DayOfWeek.Monday ? 1.35 : day.DayOfWeek == DayOfWeek.Sunday ? 0.4 : 1);
                var feast = day.Month is 2 or 9 && !CityCalendar.IsWorking(day) ? 1.3 : 1;
                table.Add(day.Compact(), dong.Code, dong.Name, ((int)(people * 0.36 * chance.Factor(0.08))).Grouped(), ((int)(people * 0.21 * feast * (1 + 0.06 * Rhythm.Season(day, 8)) * chance.Factor(0.07))).Grouped(), ((int)(people * 0.17 * chance.Factor(0.09))).Grouped(), chance.Poisson(people / 5200));
            }
        to.Csv("생활폐기물_일별수거.csv", table, Delivery.Cp949).Mess("thousands commas in quotes; dates as 20260916", "numbers; dates");
    }
}
