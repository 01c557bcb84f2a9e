using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Economy;

internal sealed class FarmHouseholds : CityDataset
{
    public override About About => new("farm-households", "농가와 농경지", "읍면동마다 농가 수와 논·밭 넓이, 주로 기르는 작물입니다.",
        "농업정책과/농정팀", Cycle.Yearly, "2025-12-31", "농가 농업 논 밭 작물 농지");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("읍면동별", "농가수", "농가인구|계", "농가인구|남", "농가인구|여", "경지면적|논", "경지면적|밭", "대표작물") { Title = ["2025년 말 농가 및 경지 현황"], Unit = "(단위: 호, 명, ha)", Footnotes = ["※ “-”는 해당 없음"] };
        foreach (var dong in city.Dongs)
        {
            var farms = (int)(dong.Plan.IsRural ? Math.Min(dong.Plan.Population * 0.19, 760) : dong.AreaSquareKilometres * 4);
            var people = (int)(farms * 2.1);
            var men = people / 2 - 3;
            table.Add(dong.Name, farms.Grouped(), people.Grouped(), men.Grouped(), (people - men).Grouped(), farms < 12 ? "-" : (farms * chance.Between(0.3, 0.8)).Rounded(1), farms < 12 ? "-" : (farms * chance.Between(0.4, 1.1)).Rounded(1), dong.Plan.IsRural ? chance.Pick(["감자, 옥수수", "토마토", "오이", "복숭아", "벼", "인삼"]) : "-");
        }
        to.Csv("농가및경지.csv", table, Delivery.Cp949).Mess("thousands commas; “-” for none", "numbers; empty");
    }
}
