using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

/// <summary>A place with free Wi-Fi. <paramref name="Users"/> is how many use it on a day.</summary>
internal sealed record WifiSite(string Name, string Detail, string Kind, string Carrier, int Year, int Month, Spot Spot, int Users);

internal sealed class PublicWifi : CityDataset
{
    private const string Id = "public-wifi";

    public override About About => new(Id, "공공와이파이", "돈을 내지 않고 쓰는 와이파이가 있는 곳과 하루 이용량입니다.",
        "정보통신과/통신팀", Cycle.Quarterly, "2026-09-30", "와이파이 wifi 무선인터넷 공공와이파이 통신");

    /// <summary>The sites, the same for every dataset that speaks of them.</summary>
    public static IReadOnlyList<WifiSite> Sites(CityModel city)
    {
        var chance = Pcg.For(city.Options.Seed, Id);
        return [.. city.Places.Spread(chance, 524, dong => Math.Sqrt(dong.Plan.Population)).Select(spot => new WifiSite(
            city.Landmarks.NameNear(spot, chance), chance.Pick(["1층", "승강장", "로비", "마당"]), chance.Pick(["버스정류장", "공공기관", "전통시장", "공원", "경로당"]), chance.Pick(["KT", "SKT", "LGU+"]),
            chance.Between(2014, 2026), chance.Between(1, 9), spot, (int)(38 * chance.Factor(1))))];
    }

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("설치장소명", "설치장소상세", "설치시도명", "설치시군구명", "설치시설구분명", "서비스제공사명", "와이파이SSID", "설치연월", "소재지도로명주소", "관리기관명", "관리기관전화번호", "하루평균이용자수", "WGS84위도", "WGS84경도", "데이터기준일자") { Crs = 4326 };
        foreach (var site in Sites(city))
            table.Add(site.Name, site.Detail, CityPlace.Province, CityPlace.Name, site.Kind, site.Carrier, "Public WiFi Free", $"{site.Year}-{site.Month.Digits(2)}", site.Spot.RoadAddress, CityPlace.Name, city.Phone("정보통신과"), site.Users, site.Spot.Latitude, site.Spot.Longitude, "2026-09-30");
        to.Csv("무료와이파이_한빛시.csv", table, Delivery.Utf8Bom).Mess("national standard columns", "matched to standard terms");
    }
}
