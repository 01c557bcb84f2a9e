using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Economy;

internal sealed class ApartmentFees : CityDataset
{
    private static readonly (string Item, double WonPerSquareMetre, double Winter)[] Items =
        [("일반관리비", 412, 0), ("청소비", 196, 0), ("경비비", 288, 0), ("승강기유지비", 41, 0), ("수선유지비", 152, 0), ("난방비", 310, 0.92), ("전기료", 520, -0.22), ("수도료", 205, -0.08)];

    public override About About => new("apartment-fees", "공동주택 관리비", "아파트 단지마다 달마다 부과한 관리비를 항목별로 담았습니다.",
        "주택과/공동주택팀", Cycle.Monthly, "2026-09-30", "관리비 아파트 공동주택 난방비 전기료")
    { Provider = "공동주택관리정보시스템" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table(["단지코드", "단지명", "발생년월", .. Items.Select(item => item.Item), "합계"]) { Unit = "(단위: 원)" };
        foreach (var complex in city.Housing.Complexes)
        {
            var level = chance.Factor(0.12);
            // Four complexes charge one item far above their peers: what the fee study must find.
            var greedy = complex.Code is "A19900114" or "A19900517" or "A19900790" or "A19901206" ? chance.Index(3) : -1;
            foreach (var month in CityCalendar.Months(new DateOnly(2024, 10, 1), Population.Latest))
            {
                var won = Items.Select((item, i) => item.Item == "난방비" && complex.Heating == "개별난방" ? 0L
                    : (long)(item.WonPerSquareMetre * complex.FloorArea * level * Math.Max(0.05, 1 + item.Winter * Rhythm.Season(month, 1)) * (i == greedy ? 1.95 : 1) * chance.Factor(0.05) / 10) * 10).ToList();
                var missing = chance.Happens(0.004);
                table.Add([complex.Code, complex.Name, month.YearMonthCompact(), .. won.Select(value => (object?)(missing ? 0L : value)), missing ? 0L : won.Sum()]);
            }
        }
        to.Csv("공동주택_관리비_월별.csv", table, Delivery.Cp949).Mess("a few months all zero: not reported, not free", "reported as suspicious zeros");
    }
}
