using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class RegisteredDisabilities : CityDataset
{
    private static readonly string[] Kinds = ["지체", "시각", "청각", "뇌병변", "발달", "기타"];
    private static readonly double[] KindShares = [44, 9.5, 17, 9, 10.5, 10];
    private static readonly string[] Groups = ["심한 장애|남", "심한 장애|여", "심하지 않은 장애|남", "심하지 않은 장애|여"];
    private static readonly double[] GroupShares = [0.42, 0.36, 0.62, 0.6];

    public override About About => new("registered-disabilities", "등록장애인 현황", "장애 종류와 정도, 성별로 센 등록장애인 수입니다.",
        "장애인복지과/장애인정책팀", Cycle.Quarterly, "2026-09-30", "장애인 등록 장애유형 복지");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        string[] columns = ["읍면동", "총계", .. Kinds.SelectMany(kind => Groups.Select(group => $"장애 유형|{kind}|{group}"))];
        var table = new Table(columns) { Title = ["2026년 3분기 등록장애인 현황"], Unit = "(단위: 명)", Footnotes = ["※ 발달: 지적, 자폐성", "※ 출처: 사회보장정보시스템"] };
        var totals = new int[columns.Length - 1];
        foreach (var dong in city.Dongs)
        {
            var whole = (int)(city.Population.Total(dong.Index, Population.Latest) * (0.022 + 0.13 * dong.Plan.ElderlyShare));
            var parts = Shares.Of(whole, [.. KindShares.SelectMany(kind => GroupShares.Select(group => kind * group * chance.Factor(0.1)))]);
            table.Add([dong.Name, whole, .. parts.Cast<object?>()]);
            totals[0] += whole;
            for (var i = 0; i < parts.Length; i++)
                totals[i + 1] += parts[i];
        }
        table.AddStray(Stray.Total, ["합계", .. totals.Cast<object?>()]);
        to.Xlsx("등록장애인현황_2026_3Q.xlsx", table, "현황");
    }
}
