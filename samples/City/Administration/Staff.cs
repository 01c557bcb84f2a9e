using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

internal sealed class Staff : CityDataset
{
    public override About About => new("staff", "부서·팀별 정원과 현원", "45개 부서 192개 팀의 정원과 지금 일하는 사람 수입니다.",
        "총무과/인사팀", Cycle.Monthly, "2026-10-01", "조직 부서 팀 정원 현원 공무원");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("국", "부서", "팀", "정원|계", "정원|일반직", "정원|공무직", "현원|계", "현원|일반직", "현원|공무직", "전화") { Title = ["한빛시 부서별 정·현원 현황(2026. 10. 1.)"], Unit = "(단위: 명)" };
        foreach (var department in city.Organisation.Current)
        {
            foreach (var (team, isFirst) in department.Teams.Select((team, i) => (team, i == 0)))
            {
                var (officials, workers) = (chance.Between(3, 8), chance.Between(0, 5));
                var (atWork, others) = (Math.Max(2, officials - chance.Index(2)), Math.Max(0, workers - chance.Index(2)));
                // The department's name stands once, over its merged cells.
                table.Add(isFirst ? department.Bureau : "", isFirst ? department.Name : "", team.Name, officials + workers, officials, workers, atWork + others, atWork, others, team.Phone);
            }
            var rows = table.Rows.TakeLast(department.Teams.Count).ToList();
            table.AddStray(Stray.Total, ["", "소계", "", .. Enumerable.Range(3, 6).Select(i => (object?)rows.Sum(row => (int)row[i]!)), ""]);
        }
        to.Xlsx("정현원현황_202610.xlsx", table, "정현원").Mess("department stands only in the first of its rows", "filled down");
    }
}
