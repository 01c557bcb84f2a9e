using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class QuakeShelters : CityDataset
{
    public override About About => new("quake-shelters", "지진옥외대피장소", "지진이 나면 모이는 운동장과 공원의 위치와 넓이입니다.",
        "안전총괄과/재난관리팀", Cycle.Yearly, "2026-03-31", "지진 대피소 대피장소 운동장 재난");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("arcd", "acmdfclty_sn", "ctprvn_nm", "sgg_nm", "vt_acmdfclty_nm", "rdnmadr_cd", "bdong_cd", "hdong_cd", "dtl_adres", "fclty_ar", "xcord", "ycord", "mngps_telno") { Crs = 4326 };
        foreach (var place in city.Landmarks.All.Where(place => place.Kind is "초등학교" or "중학교" or "고등학교" or "공원"))
            table.Add(CityPlace.OldSigunguCode, table.Rows.Count + 1, CityPlace.OldProvince, CityPlace.Name, place.Name + (place.Kind == "공원" ? "" : " 운동장"), $"{CityPlace.SigunguCode}{chance.Between(1000000, 4999999)}", place.Spot.Dong.OldLegalCode, place.Spot.Dong.OldCode, place.Spot.RoadAddress, chance.Between(900, 14_000), place.Spot.Longitude, place.Spot.Latitude, city.Phone("안전총괄과"));
        to.Json("EarthquakeOutdoorsShelter.json", table, "EarthquakeOutdoorsShelter2.row").Mess("JSON under another envelope; codes and province name from before 2023", "records found; codes carried over");
    }
}
