using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class Cctv : CityDataset
{
    public override About About => new("cctv", "방범용 CCTV", "생활방범, 어린이 보호, 교통 단속에 쓰는 CCTV의 위치와 대수입니다.",
        "정보통신과/영상정보팀", Cycle.Quarterly, "2026-09-30", "CCTV 방범 안전 카메라 영상");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("관리기관명", "소재지도로명주소", "소재지지번주소", "설치목적구분", "카메라대수", "카메라화소수", "촬영방면정보", "보관일수", "설치연월", "관리기관전화번호", "위도", "경도", "데이터기준일자") { Crs = 4326 };
        foreach (var spot in city.Places.Spread(chance, 1_486, dong => dong.Plan.IsRural ? 12 + dong.Plan.Population / 400.0 : dong.Plan.Population / 160.0, 8))
            table.Add($"{CityPlace.Province} {CityPlace.Name}", spot.RoadAddress, spot.LotAddress, chance.Pick(["생활방범", "생활방범", "생활방범", "어린이보호", "교통단속", "쓰레기단속", "시설물관리"]), chance.Between(1, 6), chance.Pick(["200", "200", "400", "800"]), chance.Pick(["360도전방면", "고정", "회전"]), "30", new DateOnly(chance.Between(2011, 2026), chance.Between(1, 9), 1).YearMonth(), city.Phone("정보통신과"), spot.Latitude, spot.Longitude, "2026-09-30");
        to.Csv("한빛시_CCTV_20260930.csv", table, Delivery.Cp949).Mess("national standard columns, 설치연월 as 2019-07", "month recognised");
    }
}
