using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class BasicLivelihood : CityDataset
{
    public override About About => new("basic-livelihood", "기초생활보장 수급자", "생계·의료·주거·교육 급여를 받는 가구와 사람을 달마다 센 것입니다.",
        "생활보장과/생활보장팀", Cycle.Monthly, "2026-09-30", "기초생활 수급자 생계급여 복지 저소득");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("기준월", "행정동코드", "행정동", "급여종류", "가구수", "인원수") { Footnotes = ["* 5 미만은 개인정보 보호를 위해 가림"] };
        foreach (var month in CityCalendar.Months(new DateOnly(2022, 1, 1), Population.Latest))
            foreach (var dong in city.Dongs)
                foreach (var (kind, rate) in new[] { ("생계", 0.026), ("의료", 0.022), ("주거", 0.034), ("교육", 0.004) })
                {
                    var need = 0.5 + 2.2 * dong.Plan.ElderlyShare;
                    var people = (int)(city.Population.Total(dong.Index, month) * rate * need * (1 + 0.004 * (month.Year - 2022)) * chance.Factor(0.02) * (dong.Plan.Kind == DongKind.NewTown ? 0.6 : 1));
                    var code = month < CityPlace.CodesChanged ? dong.OldCode : dong.Code;
                    table.Add(month.YearMonthCompact(), code, dong.Name, kind, ((int)(people / 1.35)).Masked(), people.Masked());
                }
        to.Csv("기초생활수급자_월별_읍면동.csv", table, Delivery.Cp949).Mess("* for counts under five; region codes change from 42… to 51… in June 2023; months as 202306", "masked, not zero; codes carried over; months read");
    }
}
