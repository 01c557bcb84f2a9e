using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class FluVaccinations : CityDataset
{
    public override About About => new("flu-vaccinations", "어르신 독감 예방접종", "65세 이상 주민의 독감 예방접종률을 읍면동별로 셌습니다.",
        "보건정책과/예방접종팀", Cycle.Yearly, "2025-12-31", "예방접종 독감 인플루엔자 어르신 백신");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("읍면동", "2023|대상", "2023|접종", "2023|접종률", "2024|대상", "2024|접종", "2024|접종률", "2025|대상", "2025|접종", "2025|접종률") { Title = ["65세 이상 인플루엔자 예방접종 실적"], Unit = "(단위: 명, %)" };
        var totals = new int[6];
        foreach (var dong in city.Dongs)
        {
            var cells = new List<object?> { dong.Name };
            for (var year = 2023; year <= 2025; year++)
            {
                var target = city.Population.Between(dong.Index, new DateOnly(year, 10, 31), 65, 120);
                var done = (int)(target * Math.Clamp(chance.Normal(dong.Plan.IsRural ? 0.86 : 0.8, 0.025), 0.6, 0.97));
                totals[(year - 2023) * 2] += target;
                totals[(year - 2023) * 2 + 1] += done;
                cells.AddRange([target, done, ((double)done / target).Percent()]);
            }
            table.Add([.. cells]);
        }
        table.AddStray(Stray.Total, "합계", totals[0], totals[1], ((double)totals[1] / totals[0]).Percent(), totals[2], totals[3], ((double)totals[3] / totals[2]).Percent(), totals[4], totals[5], ((double)totals[5] / totals[4]).Percent());
        to.Xlsx("독감예방접종 실적(3개년).xlsx", table, "실적").Mess("years in the header (wide), percent signs", "years recognised as time; percent read");
    }
}
