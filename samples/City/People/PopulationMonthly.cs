using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.People;

internal sealed class PopulationMonthly : CityDataset
{
    public override About About => new("population-monthly", "읍면동별 월별 인구와 세대", "열한 해 동안 읍면동마다 달마다 센 인구, 세대와 65세 이상 인구입니다.",
        "기획예산과/기획팀", Cycle.Monthly, "2026-09-30", "인구 세대 월별 추이 고령인구 읍면동");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("기준월", "행정동코드", "읍면동", "세대수", "인구수", "남자", "여자", "65세이상", "15세미만");
        foreach (var month in CityCalendar.Months(new DateOnly(2016, 1, 1), Population.Latest))
            foreach (var dong in city.Dongs)
            {
                var men = city.Population.Between(dong.Index, month, 0, 120, sex: 0);
                var women = city.Population.Between(dong.Index, month, 0, 120, sex: 1);
                table.Add(month.YearMonth(), month < CityPlace.CodesChanged ? dong.OldCode : dong.Code, dong.Name, city.Population.Households(dong.Index, month), men + women, men, women, city.Population.Between(dong.Index, month, 65, 120), city.Population.Between(dong.Index, month, 0, 14));
            }
        to.Csv("읍면동별_인구세대_201601-202609.csv", table, Delivery.Utf8Bom).Mess("codes 42… until May 2023, 51… since", "one series a 읍면동");
    }
}
