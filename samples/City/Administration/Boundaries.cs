using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;
using NetTopologySuite.Geometries;

namespace Maru.City.Administration;

internal sealed class Boundaries : CityDataset
{
    public override About About => new("boundaries", "행정동 경계", "읍·면·동 25곳의 경계선과 행정동 코드입니다.",
        "토지정보과/지적팀", Cycle.Yearly, "2026-01-01", "행정동 경계 읍면동 지도 구역")
    { Combine = Combine.Versions };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var polygons = city.Dongs.Select(dong => (Geometry)dong.Polygon).ToList();
        var old = new Table("adm_nm", "adm_cd2", "sgg", "sido", "sidonm", "sggnm") { Crs = 4326 };
        var now = new Table("ADM_CD", "ADM_NM", "BASE_DATE", "AREA_KM2") { Crs = 5186 };
        foreach (var dong in city.Dongs)
        {
            old.Add($"{CityPlace.OldProvince} {CityPlace.Name} {dong.Name}", dong.OldCode, CityPlace.OldSigunguCode, CityPlace.OldProvinceCode, CityPlace.OldProvince, CityPlace.Name);
            now.Add(dong.Code, dong.Name, "20260101", dong.AreaSquareKilometres.Rounded(4));
        }
        to.GeoJson("HangJeongDong_한빛시_2022.geojson", old, polygons).AsOf(new DateOnly(2022, 12, 31)).Mess("codes from before 2023 (42…)", "carried over");
        to.Shapefile("BND_ADM_DONG_PG.zip", now, polygons);
    }
}
