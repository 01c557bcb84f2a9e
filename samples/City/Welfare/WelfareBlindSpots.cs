using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class WelfareBlindSpots : CityDataset
{
    private static readonly string[] Signs = ["단전", "단수", "건강보험료 체납", "통신비 체납", "실업급여 종료", "의료비 과다"];

    public override About About => new("welfare-blind-spots", "복지 사각지대 발굴 결과", "두 달마다 찾아낸 위기 의심 가구와 지원 결과를 읍면동별로 셌습니다.",
        "복지정책과/통합사례팀", Cycle.AsNeeded, "2026-09-30", "복지 사각지대 위기가구 발굴 지원")
    { Access = Access.OnRequest, Licence = 4 };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("회차", "기간", "읍면동", "위기신호", "발굴가구", "방문상담", "지원가구", "비율");
        for (var year = 2024; year <= 2026; year++)
            for (var round = 1; round <= (year == 2026 ? 5 : 6); round++)
                foreach (var dong in city.Dongs)
                    foreach (var sign in Signs)
                    {
                        var found = chance.Poisson(dong.Plan.Population / 4200.0 * (0.5 + 2 * dong.Plan.ElderlyShare));
                        var helped = (int)(found * chance.Between(0.25, 0.7));
                        table.Add($"{year}년 {round}차", $"{year}.{round * 2 - 1}.~{round * 2}.", dong.Name, sign, found.Masked(3), ((int)(found * 0.85)).Masked(3), helped.Masked(3), found == 0 ? "-" : ((double)helped / found).Percent(0));
                    }
        to.Csv("사각지대발굴_회차별.csv", table, Delivery.Cp949).Mess("* for small counts, “-” where nothing can be divided, periods as 2026.9.~10.", "masked; empty; period recognised");
    }
}
