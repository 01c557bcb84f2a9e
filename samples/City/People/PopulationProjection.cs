using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.People;

internal sealed class PopulationProjection : CityDataset
{
    public override About About => new("population-projection", "장래인구 추계", "2045년까지 다섯 해마다 인구가 어떻게 바뀔지 세 가지로 추계한 값입니다.",
        "데이터정책과/빅데이터팀", Cycle.AsNeeded, "2025-11-30", "장래인구 추계 인구전망 고령화 소멸");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("시나리오", "연도", "총인구", "0~14세", "15~64세", "65세 이상", "고령비율") { Unit = "(단위: 명)", Footnotes = ["※ 코호트 요인법, 2025년 주민등록 기준"] };
        foreach (var (name, pull) in new[] { ("고위", 0.006), ("중위", 0.0), ("저위", -0.006) })
            for (var year = 2025; year <= 2045; year += 5)
            {
                var month = new DateOnly(year, 9, 30);
                int Group(int from, int until) => (int)(city.Dongs.Sum(dong => city.Population.Between(dong.Index, month, from, until)) * (1 + pull * (year - 2025) / 5 * 4));
                var (young, working, old) = (Group(0, 14), Group(15, 64), Group(65, 120));
                table.Add(name, $"{year}년", (young + working + old).Grouped(), young.Grouped(), working.Grouped(), old.Grouped(), ((double)old / (young + working + old)).Percent());
            }
        to.Csv("장래인구추계_2045.csv", table, Delivery.Cp949).Mess("years in the future; percent signs and commas", "read; future noted, not an error");
    }
}
