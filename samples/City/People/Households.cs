using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.People;

internal sealed class Households : CityDataset
{
    public override About About => new("households", "가구원 수별 세대", "한 사람, 두 사람, 세 사람… 사는 세대가 읍면동마다 몇인지 셌습니다.",
        "기획예산과/성과관리팀", Cycle.Quarterly, "2026-09-30", "세대 가구 1인가구 가구원");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("읍면동", "계", "세대원 수|1인", "세대원 수|2인", "세대원 수|3인", "세대원 수|4인", "세대원 수|5인 이상") { Title = ["세대원수별 세대수 (2026년 9월 말)"], Unit = "(단위: 세대)" };
        foreach (var dong in city.Dongs)
        {
            var mix = dong.Plan.Kind switch { DongKind.NewTown => [26, 25, 23, 21, 5], DongKind.University => [58, 21, 11, 8, 2], DongKind.Rural => [47, 35, 10, 6, 2], DongKind.OldCentre => [52, 28, 11, 7, 2], _ => new double[] { 38, 28, 17, 14, 3 } };
            var parts = Shares.Of(city.Population.Households(dong.Index, Population.Latest), mix);
            table.Add([dong.Name, parts.Sum(), .. parts.Cast<object?>()]);
        }
        table.AddStray(Stray.Total, ["합계", .. Enumerable.Range(1, 6).Select(i => (object?)table.Rows.Sum(row => (int)row[i]!))]);
        to.Xlsx("세대원수별_세대수.xlsx", table, "세대수");
    }
}
