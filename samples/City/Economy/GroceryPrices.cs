using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Economy;

internal sealed class GroceryPrices : CityDataset
{
    private static readonly (string Item, string Unit, int Won, double Harvest)[] Items =
    [
        ("배추", "포기", 4_900, 11), ("무", "개", 2_300, 11), ("시금치", "100g", 1_350, 2), ("사과", "10개", 24_500, 10), ("배", "10개", 31_000, 10), ("양파", "1kg", 2_400, 6), ("대파", "1kg", 3_100, 11), ("달걀", "30개", 7_050, 4),
        ("쇠고기", "100g", 6_600, 0), ("돼지고기", "100g", 2_650, 0), ("닭고기", "1kg", 5_900, 0), ("고등어", "마리", 4_300, 10), ("쌀", "20kg", 56_000, 11), ("두부", "모", 1_980, 0), ("참기름", "320mL", 9_800, 0), ("밤", "1kg", 8_600, 10),
    ];

    public override About About => new("grocery-prices", "생활필수품 가격", "시장과 마트 여섯 곳에서 매주 조사한 생필품 가격입니다.",
        "경제정책과/소비자팀", Cycle.Weekly, "2026-10-16", "물가 가격 생필품 장바구니 배추");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        string[] shops = ["중앙시장", "새터시장", "한빛마트", "누리마트", "농협하나로", "한솔마트"];
        var table = new Table(["조사일", "품목", "규격", .. shops, "평균"]) { Unit = "(단위: 원)" };
        for (var day = new DateOnly(2024, 1, 5); day <= new DateOnly(2026, 10, 16); day = day.AddDays(7))
            foreach (var (item, unit, won, harvest) in Items)
            {
                var season = harvest == 0 ? 0 : -0.16 * Rhythm.Season(day, harvest);
                var dear = item is "배추" or "시금치" && day is { Year: 2026, Month: 8 or 9 } ? 1.24 : 1;
                var mean = won * (1 + season) * dear * (1 + 0.02 * (day.Year - 2024));
                var prices = shops.Select((_, i) => (int)(mean * (i < 2 ? 0.93 : 1.03) * chance.Factor(0.05) / 10) * 10).ToList();
                table.Add([day.Dotted(), item, unit, .. prices.Select(price => (object?)(chance.Happens(0.03) ? "품절" : price.Grouped())), ((int)prices.Average()).Grouped()]);
            }
        to.Csv("생필품가격조사.csv", table, Delivery.Cp949).Mess("“품절” among prices; thousands commas", "empty with its word kept; numbers");
    }
}
