using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;
using NetTopologySuite.Geometries;

namespace Maru.City.Transport;

internal sealed class SchoolZones : CityDataset
{
    public override About About => new("school-zones", "어린이보호구역", "학교와 어린이집 둘레의 보호구역 경계와 안전 시설입니다.",
        "교통과/교통시설팀", Cycle.HalfYearly, "2026-07-01", "어린이보호구역 스쿨존 통학로 학교");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("시설종류", "대상시설명", "소재지도로명주소", "관할경찰서명", "CCTV설치여부", "CCTV설치대수", "도로폭", "지정일자", "데이터기준일자");
        var zones = new List<Geometry>();
        foreach (var school in city.Landmarks.Of("초등학교"))
        {
            var cameras = chance.Poisson(2.4);
            table.Add("초등학교", school.Name, school.Spot.RoadAddress, "한빛경찰서", cameras > 0 ? "Y" : "N", cameras, $"{chance.Between(6, 20)}~{chance.Between(21, 28)}m", new DateOnly(chance.Between(2005, 2022), chance.Between(1, 12), 1).Korean(), "2026-07-01");
            zones.Add(new Point(school.Spot.X, school.Spot.Y).Buffer(chance.Between(180, 300), 12).Intersection(city.Dongs[school.Spot.Dong.Index].Polygon));
        }
        to.GeoJson("어린이보호구역_20260701.geojson", table, zones).Mess("dates as 2012년 3월 1일, widths as “8~24m”", "dates read; widths stay text");
    }
}
