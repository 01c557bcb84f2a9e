using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.People;

internal sealed class PopulationGrid : CityDataset
{
    private const int Cell = 500;

    public override About About => new("population-grid", "500m 격자 인구", "가로세로 500m 칸마다 사는 사람 수와 65세 이상 인구입니다.",
        "토지정보과/공간정보팀", Cycle.Yearly, "2026-06-30", "격자 인구 500m 공간 밀도")
    { Provider = "국토지리정보원" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("", "gid", "dong", "pop", "pop65", "geometry") { Crs = 5179 };
        var month = new DateOnly(2026, 6, 30);
        foreach (var dong in city.Dongs)
        {
            var cells = city.Housing.Buildings.Where(building => building.Spot.Dong == dong && building.Use.Contains("주택", StringComparison.Ordinal))
                .GroupBy(building => At(building.Spot)).Select(group => (group.Key, Weight: group.Sum(building => (double)building.Floors))).OrderBy(cell => cell.Key).ToList();
            var people = Shares.Of(city.Population.Total(dong.Index, month), [.. cells.Select(cell => cell.Weight)]);
            var elderly = Shares.Of(city.Population.Between(dong.Index, month, 65, 120), [.. people.Select(count => (double)count)]);
            for (var i = 0; i < cells.Count; i++)
            {
                var (x, y) = cells[i].Key;
                table.Add(table.Rows.Count, $"다사{(x / 100 % 10000).Digits(4)}{(y / 100 % 10000).Digits(4)}", dong.Name, people[i], elderly[i],
                    $"POLYGON (({x} {y}, {x + Cell} {y}, {x + Cell} {y + Cell}, {x} {y + Cell}, {x} {y}))");
            }
        }
        to.Csv("격자인구_500m.csv", table, Delivery.Utf8, ',', "\n").Mess("first column without a name (an index); shapes as WKT", "index noted; shapes read");
    }

    private static (int X, int Y) At(Spot spot)
    {
        var (x, y) = spot.In(5179);
        return ((int)x / Cell * Cell, (int)y / Cell * Cell);
    }
}
