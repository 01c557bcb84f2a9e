using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class HeatShades : CityDataset
{
    public override About About => new("heat-shades", "접이식 그늘막 현황", "여름에 건널목과 정류장에 펴는 그늘막의 위치입니다.",
        "안전총괄과/안전정책팀", Cycle.Yearly, "2026-06-10", "그늘막 폭염 더위 건널목");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("연번", "관리번호", "설치장소명", "읍면동", "도로명주소", "설치년도", "규격", "경도", "위도") { Title = ["접이식 그늘막 설치 현황(2026. 6. 10. 기준)"], Crs = 4326 };
        var roads = city.Roads.Roads.Where(road => road.Class is RoadClass.Arterial or RoadClass.Collector && road.Dong >= 0).ToList();
        // Seven of the nine 면 have none: shades go where crossings are busy.
        var places = roads.Where(road => !city.Dongs[road.Dong].Plan.IsRural).ToList();
        while (table.Rows.Count < 277)
            Add(chance.Pick(places));
        foreach (var (name, count) in new[] { ("새터읍", 15), ("은계면", 10), ("달내면", 4) })
        {
            var own = roads.Where(road => city.Dongs[road.Dong].Name == name).ToList();
            for (var before = table.Rows.Count; table.Rows.Count < before + count;)
                Add(chance.Pick(own));
        }
        table.Footnotes.Add("※ 11월부터 3월까지는 접어 둠");
        to.Csv("그늘막(2026).csv", table, Delivery.Cp949);

        void Add(Road road)
        {
            if (city.Places.On(chance, road, chance.Happens(0.5) ? 0.04 : 0.96, 8) is { } spot && spot.Dong.Index == road.Dong)
                table.Add(table.Rows.Count + 1, $"SH-{(table.Rows.Count + 1).Digits(3)}", city.Landmarks.NameNear(spot, chance) + " 건널목", spot.Dong.Name, spot.RoadAddress, chance.Between(2018, 2026), chance.Pick(["3m", "4m", "5m"]), spot.Longitude, spot.Latitude);
        }
    }
}
