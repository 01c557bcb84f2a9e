using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class WaterUse : CityDataset
{
    private static readonly (string Name, double Litres)[] Uses = [("가정용", 172), ("일반용", 74), ("욕탕용", 6), ("공업용", 21)];

    public override About About => new("water-use", "월별 상수도 사용량", "읍면동과 쓰임새별로 한 달에 쓴 수돗물입니다. 8월분이 늦고 있습니다.",
        "상수도과/요금팀", Cycle.Monthly, "2026-07-31", "상수도 수돗물 사용량 물");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var months = CityCalendar.Months(new DateOnly(2024, 1, 1), new DateOnly(2026, 7, 31)).ToList();
        var table = new Table(["읍면동", "업종", .. months.Select(month => $"{month.Year}년|{month.Month}월")]) { Title = ["월별 상수도 사용량"], Unit = "(단위: 천㎥)", Footnotes = ["※ 마을상수도 제외"] };
        var totals = new double[months.Count];
        foreach (var dong in city.Dongs)
            foreach (var (name, litres) in Uses)
            {
                var served = dong.Plan.IsRural ? 0.72 : 1;
                var values = months.Select(month => (city.Population.Total(dong.Index, month) * litres * served * month.Day / 1e6 * (1 + 0.09 * Rhythm.Season(month, 8)) * chance.Factor(0.03)).Rounded(1)).ToList();
                for (var i = 0; i < totals.Length; i++)
                    totals[i] += values[i];
                table.Add([dong.Name, name, .. values.Cast<object?>()]);
            }
        table.AddStray(Stray.Total, ["합계", "", .. totals.Select(total => (object?)total.Rounded(1))]);
        to.Xlsx("상수도사용량(24.1~26.7).xlsx", table, "사용량").Mess("year over month in the header (wide)", "months recognised as time").Mess("August has not come", "late since 2026-08-31");
    }
}
