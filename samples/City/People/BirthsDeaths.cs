using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.People;

internal sealed class BirthsDeaths : CityDataset
{
    public override About About => new("births-deaths", "출생과 사망", "읍면동마다 달마다 태어나고 숨진 사람 수입니다.",
        "민원담당관/가족관계팀", Cycle.Monthly, "2026-09-30", "출생 사망 출산 인구 자연증가");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("년월", "행정동코드", "읍면동", "출생", "사망", "자연증감");
        foreach (var month in CityCalendar.Months(new DateOnly(2020, 1, 1), Population.Latest))
            foreach (var dong in city.Dongs)
            {
                var events = VitalEvents.Of(city, dong, month);
                table.Add($"{month.Year}.{month.Month}", month < CityPlace.CodesChanged ? dong.OldCode : dong.Code, dong.Name, events.Births, events.Deaths, events.Births - events.Deaths);
            }
        to.Csv("출생사망_월별.csv", table, Delivery.Cp949).Mess("months as 2026.9 (2026.10 would read as 2026.1)", "read as year and month, not as a number");
    }
}
