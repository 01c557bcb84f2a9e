using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.People;

internal sealed class ForeignResidents : CityDataset
{
    private static readonly (string Name, double Share)[] Nations = [("베트남", 27), ("중국", 21), ("네팔", 9), ("우즈베키스탄", 8), ("필리핀", 7), ("캄보디아", 7), ("몽골", 5), ("태국", 5), ("미국", 3), ("기타", 8)];

    public override About About => new("foreign-residents", "등록외국인 (국적별)", "등록외국인을 읍면동과 국적별로 센 것입니다. 다섯 명 미만은 가렸습니다.",
        "여성가족과/가족다문화팀", Cycle.Quarterly, "2026-09-30", "외국인 다문화 국적 등록외국인")
    { Provider = "법무부" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table(["행정구역", .. Nations.Select(nation => nation.Name), "계"]) { Footnotes = ["* 5명 미만", "자료: 출입국·외국인정책본부"] };
        foreach (var dong in city.Dongs)
        {
            var whole = (int)(dong.Plan.Population * dong.Plan.Kind switch { DongKind.University => 0.058, DongKind.Rural => 0.03, DongKind.NewTown => 0.008, _ => 0.017 });
            var parts = Shares.Of(whole, [.. Nations.Select(nation => nation.Share * chance.Factor(0.3))]);
            table.Add([dong.Name, .. parts.Select(part => (object?)part.Masked()), whole]);
        }
        to.Csv("등록외국인_국적별.csv", table, Delivery.Cp949).Mess("* for fewer than five", "masked, not zero");
    }
}
