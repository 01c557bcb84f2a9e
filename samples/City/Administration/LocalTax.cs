using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

internal sealed class LocalTax : CityDataset
{
    public override About About => new("local-tax", "지방세 부과·징수", "세금 종류별로 매달 매긴 금액과 거둔 금액입니다.",
        "세정과/세정팀", Cycle.Monthly, "2026-09-30", "지방세 세금 재산세 징수율 취득세");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        (string Name, double Won, int[] Months)[] taxes = [("취득세", 52_000, []), ("재산세", 310_000, [7, 9]), ("자동차세", 118_000, [6, 12]), ("주민세", 41_000, [8]), ("지방소득세", 98_000, [5, 7]), ("담배소비세", 16_000, []), ("지역자원시설세", 9_000, [7, 9])];
        var table = new Table("과세년월", "세목", "부과|건수", "부과|금액", "징수|건수", "징수|금액", "징수율") { Title = ["지방세 부과 및 징수 현황"], Unit = "(단위: 건, 백만원)" };
        foreach (var month in CityCalendar.Months(new DateOnly(2023, 1, 1), Population.Latest))
        {
            var sums = new long[4];
            foreach (var (name, won, months) in taxes)
            {
                var levied = won / 10.0 * (months.Length == 0 ? 1 : months.Contains(month.Month) ? 1 : 0.05) * (1 + 0.025 * (month.Year - 2023)) * chance.Factor(0.05);
                var (count, rate) = ((int)(levied * 11), chance.Between(0.93, 0.985));
                table.Add($"{month.Year}년 {month.Month}월", name, count.Grouped(), ((long)levied).Grouped(), ((int)(count * rate)).Grouped(), ((long)(levied * rate)).Grouped(), rate.Percent());
                sums = [sums[0] + count, sums[1] + (long)levied, sums[2] + (int)(count * rate), sums[3] + (long)(levied * rate)];
            }
            table.AddStray(Stray.Total, $"{month.Year}년 {month.Month}월", "소계", sums[0].Grouped(), sums[1].Grouped(), sums[2].Grouped(), sums[3].Grouped(), ((double)sums[3] / sums[1]).Percent());
        }
        to.Csv("지방세징수현황.csv", table, Delivery.Cp949).Mess("months as 2026년 9월, 백만원, percent", "months read; unit noted");
    }
}
