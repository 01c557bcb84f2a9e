using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class Parks : CityDataset
{
    public override About About => new("parks", "도시공원", "공원의 종류, 넓이, 시설과 위치입니다.",
        "공원녹지과/공원관리팀", Cycle.Yearly, "2026-03-31", "공원 녹지 놀이터 산책 어린이공원");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("관리번호", "공원명", "공원구분", "소재지도로명주소", "소재지지번주소", "위도", "경도", "공원면적", "공원보유시설(운동시설)", "공원보유시설(유희시설)", "지정고시일", "관리기관명", "전화번호", "데이터기준일자") { Crs = 4326 };
        foreach (var place in city.Landmarks.Of("공원"))
            table.Add($"51990-{(table.Rows.Count + 1).Digits(5)}", place.Name, chance.Pick(["어린이공원", "어린이공원", "근린공원", "소공원"]), place.Spot.RoadAddress, place.Spot.LotAddress, place.Spot.Latitude, place.Spot.Longitude, chance.Between(900.0, 28_000).Rounded(1), chance.Pick(["", "농구장+체력단련시설", "배드민턴장"]), chance.Pick(["조합놀이대", "조합놀이대+그네", ""]), new DateOnly(chance.Between(1976, 2020), chance.Between(1, 12), chance.Between(1, 28)), CityPlace.Name, city.Phone("공원녹지과"), "2026-03-31");
        to.Csv("한빛시_도시공원정보_20260331.csv", table, Delivery.Cp949).Mess("national standard columns", "matched to standard terms");
    }
}
