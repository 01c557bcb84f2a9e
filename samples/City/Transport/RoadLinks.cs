using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;
using NetTopologySuite.Geometries;

namespace Maru.City.Transport;

internal sealed class RoadLinks : CityDataset
{
    public override About About => new("road-links", "도로망 (노드·링크)", "교차로와 교차로를 잇는 도로의 이름, 등급, 차로 수, 길이와 마지막으로 포장한 날입니다.",
        "도로과/도로관리팀", Cycle.Yearly, "2026-03-31", "도로 도로망 노드 링크 교차로 길찾기");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("LINK_ID", "F_NODE", "T_NODE", "ROAD_NAME", "ROAD_RANK", "LANES", "MAX_SPD", "LENGTH", "BRIDGE", "PAVE_DATE") { Crs = 5186 };
        var lines = new List<Geometry>();
        foreach (var road in city.Roads.Roads)
        {
            table.Add($"9900{road.Id.Digits(6)}", $"9900{road.From.Digits(6)}", $"9900{road.To.Digits(6)}", road.Name, road.ClassName, road.Lanes, road.Class switch { RoadClass.Local => 30, RoadClass.Rural => 40, RoadClass.Trunk => 60, _ => 50 }, road.Length.Rounded(2), road.IsBridge ? "교량" : "", Paving.Of(city, road));
            lines.Add(new LineString([city.Roads.Nodes[road.From], city.Roads.Nodes[road.To]]));
        }
        to.Shapefile("MOCT_LINK_한빛시.zip", table, lines);
    }
}
