using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Culture;

internal sealed class TouristVisits : CityDataset
{
    public override About About => new("tourist-visits", "주요 관광지 입장객", "관광지마다 달마다 다녀간 사람을 내국인과 외국인으로 나눠 셌습니다.",
        "관광과/관광마케팅팀", Cycle.Monthly, "2026-09-30", "관광객 입장객 방문객 관광 외국인");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var months = CityCalendar.Months(new DateOnly(2025, 1, 1), Population.Latest).ToList();
        var table = new Table(["관광지", .. months.SelectMany(month => new[] { $"{month.Year}년|{month.Month}월|내국인", $"{month.Year}년|{month.Month}월|외국인" })]) { Title = ["주요관광지점 입장객 통계"], Unit = "(단위: 명)", Footnotes = ["※ 공사로 쉰 달은 “-”"] };
        var totals = new int[months.Count * 2];
        foreach (var name in TouristSites.Names)
        {
            var size = 9_800 * chance.Factor(0.8);
            var closed = name == "한빛산성";
            var cells = new List<object?> { name };
            foreach (var (month, i) in months.Select((month, i) => (month, i)))
            {
                var people = closed && month is { Year: 2026, Month: < 4 } ? -1 : (int)(size * (1 + 0.45 * Rhythm.Season(month, 5) * Rhythm.Season(month, 10) + 0.3 * Rhythm.Season(month, 8)) * chance.Factor(0.1));
                cells.AddRange(people < 0 ? ["-", "-"] : [people, (int)(people * 0.037)]);
                totals[2 * i] += Math.Max(0, people);
                totals[2 * i + 1] += people < 0 ? 0 : (int)(people * 0.037);
            }
            table.Add([.. cells]);
        }
        table.AddStray(Stray.Total, ["합계", .. totals.Cast<object?>()]);
        to.Xlsx("관광지점별 입장객.xlsx", table, "입장객");
    }
}
