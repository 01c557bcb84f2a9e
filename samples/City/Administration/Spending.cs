using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

internal sealed class Spending : CityDataset
{
    public override About About => new("spending", "지출 원장", "올해 부서가 쓴 돈을 날짜와 사업, 통계목별로 한 건씩 적은 것입니다.",
        "회계과/경리팀", Cycle.Daily, "2026-10-19", "지출 집행 원장 회계 재정");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("지출일자", "부서명", "세부사업명", "통계목", "지출금액", "비고");
        foreach (var (project, payment) in city.Finance.Projects.SelectMany(project => project.Payments.Select(payment => (project, payment))).OrderBy(entry => entry.payment.Day).ThenBy(entry => entry.project.Id))
            table.Add(payment.Day.Compact(), project.Department.Name, project.Name, payment.Item, payment.Won.Grouped(), payment.Note);
        to.Csv("지출원장_2026.csv", table, Delivery.Cp949).Mess("refunds as negative amounts; won, where the budget has 천원", "kept negative; unit noted");
    }
}
