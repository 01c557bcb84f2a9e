using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class SolarPlants : CityDataset
{
    public override About About => new("solar-plants", "태양광 발전 허가", "허가를 받은 태양광 발전소의 용량, 위치, 사업 상태입니다.",
        "기후에너지과/신재생팀", Cycle.Quarterly, "2026-09-30", "태양광 발전소 신재생 에너지 허가");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("허가번호", "발전소명", "설비용량(kW)", "설치위치", "허가기관", "허가일", "사업개시일", "상태");
        foreach (var spot in city.Places.Spread(chance, 618, dong => dong.Plan.IsRural ? 8 : 0.8, 60))
        {
            var permitted = new DateOnly(2010, 1, 1).AddDays(chance.Index(6_100));
            var begun = permitted.AddDays(chance.Between(60, 700));
            var isOpen = begun < city.Today;
            var wrong = table.Rows.Count % 200 == 77;
            object?[] cells = [$"한빛-{permitted.Year}-{(table.Rows.Count + 1).Digits(4)}", $"{chance.Pick(["햇살", "한빛", "초록", "새벽", "솔라"])}{chance.Between(1, 40)}호 태양광", (20 + 76 * chance.Factor(0.9)).Rounded(2), spot.LotAddress, chance.Happens(0.95) ? CityPlace.Name : CityPlace.OldProvince, permitted.Dotted(), isOpen || wrong ? (wrong ? permitted.AddDays(-400) : begun).Dotted() : "-", isOpen ? "가동" : chance.Pick(["공사중", "준비"])];
            if (wrong)
                table.AddStray(Stray.DateOrder, cells);
            else
                table.Add(cells);
        }
        to.Xlsx("태양광발전_허가현황(26.9말).xlsx", table, "허가대장");
    }
}
