using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;
using NetTopologySuite.Geometries;

namespace Maru.City.Transport;

internal sealed class BikeRoads : CityDataset
{
    public override About About => new("bike-roads", "자전거도로", "자전거 전용도로와 겸용도로의 노선, 너비, 길이입니다.",
        "교통과/자전거팀", Cycle.Yearly, "2026-05-31", "자전거 자전거도로 강변 길");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("노선명", "종류", "너비_m", "길이_m", "개설년도") { Crs = 5179 };
        var lines = new List<Geometry>();
        var land = city.Land.Outline();
        foreach (var stream in city.Land.Streams)
            Add($"{stream.Name} 자전거길", stream.Line.Buffer(stream.Widths.Max() / 2 + 25).Boundary.Intersection(land.Buffer(-60)));
        foreach (var road in city.Roads.Roads.Where(road => road.Class == RoadClass.Arterial && chance.Happens(0.5)))
            Add(road.Name, new LineString([city.Roads.Nodes[road.From], city.Roads.Nodes[road.To]]));
        to.Shapefile("자전거도로.zip", table, lines);

        void Add(string name, Geometry line)
        {
            for (var i = 0; i < line.NumGeometries; i++)
                if (line.GetGeometryN(i) is LineString { Length: > 30 } piece)
                {
                    lines.Add(piece);
                    table.Add(name, chance.Pick(["자전거전용도로", "자전거보행자겸용", "자전거보행자겸용", "자전거전용차로"]), chance.Pick([1.5, 2.0, 2.4, 3.0]), Math.Round(piece.Length, 1), chance.Between(2004, 2025));
                }
        }
    }
}
