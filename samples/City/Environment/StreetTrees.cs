using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class StreetTrees : CityDataset
{
    private static readonly string[] Kinds = ["은행나무", "왕벚나무", "느티나무", "이팝나무", "메타세쿼이아", "회화나무"];

    public override About About => new("street-trees", "가로수 대장", "길가 나무 한 그루마다의 종류, 굵기와 위치입니다.",
        "공원녹지과/가로수팀", Cycle.Yearly, "2025-12-31", "가로수 나무 은행나무 벚나무 녹지");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("관리번호", "노선명", "수종", "흉고직경(cm)", "수고(m)", "식재년도", "생육상태", "x좌표", "y좌표") { Crs = 5186 };
        foreach (var road in city.Roads.Roads.Where(road => road.Class is RoadClass.Arterial or RoadClass.Collector && !road.IsBridge))
        {
            var kind = Kinds[(int)(Pcg.StableHash(road.Name) % (ulong)Kinds.Length)];
            for (var metres = 10.0; metres < road.Length; metres += 22)
                if (city.Places.On(chance, road, metres / road.Length, chance.Happens(0.5) ? 9 : -9) is { } spot)
                    table.Add($"T{(table.Rows.Count + 1).Digits(6)}", road.Name, chance.Happens(0.93) ? kind : chance.Pick(["은행나무", "산딸나무", "단풍나무"]), chance.Between(8, 62), chance.Between(3.0, 17.5).Rounded(1), chance.Between(1978, 2025), chance.Pick(["양호", "양호", "양호", "보통", "불량"]), spot.X, spot.Y);
        }
        to.Csv("가로수대장_2025.csv.gz", table, Delivery.Cp949);
    }
}
