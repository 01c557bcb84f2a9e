using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

internal sealed class Budget : CityDataset
{
    public override About About => new("budget", "세출예산 사업별 현황", "올해 예산을 부서와 사업별로 얼마 잡고 얼마 썼는지 담았습니다.",
        "기획예산과/예산팀", Cycle.Monthly, "2026-10-19", "예산 세출 집행률 사업 재정");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("부서", "정책사업", "세부사업", "예산액|본예산", "예산액|추경 포함", "집행|지출액", "집행|잔액", "집행|집행률") { Title = ["2026년도 세출예산 사업별 집행현황", "2026. 10. 19. 현재"], Unit = "(단위: 천원)", Footnotes = ["※ 집행률 = 지출액 ÷ 예산현액", "※ 반납은 지출에서 뺌"] };
        var projects = city.Finance.Projects;
        foreach (var group in projects.GroupBy(project => project.Department))
        {
            foreach (var project in group)
                table.Add([group.Key.Name, project.Policy, project.Name, .. Sums([project])]);
            table.AddStray(Stray.Total, ["소계", "", "", .. Sums([.. group])]);
        }
        table.AddStray(Stray.Total, ["합계", "", "", .. Sums(projects)]);
        to.Xlsx("2026년 세출예산 집행현황(10.19.).xlsx", table, "사업별", ["2026년도 세출예산 집행현황", "기획예산과"]).Mess("money in 천원 here, in 원 in the ledger (지출 원장)", "unit noted; sums agree after it");
    }

    private static object?[] Sums(IReadOnlyList<Project> projects)
    {
        var (revised, spent) = (projects.Sum(project => project.Revised) / 1000, projects.Sum(project => project.Spent) / 1000);
        return [projects.Sum(project => project.Original) / 1000, revised, spent, revised - spent, ((double)spent / Math.Max(1, revised)).Percent()];
    }
}
