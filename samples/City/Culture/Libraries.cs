using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Culture;

internal sealed class Libraries : CityDataset
{
    public override About About => new("libraries", "도서관 현황", "도서관의 위치, 자리 수, 책 수와 여는 시간입니다.",
        "도서관과/도서관정책팀", Cycle.Yearly, "2025-12-31", "도서관 책 열람실 작은도서관");

    public static IReadOnlyList<(string Name, bool IsSmall, Spot Spot)> All(CityModel city)
    {
        var chance = Pcg.For(city.Options.Seed, "libraries");
        return [.. city.Places.Spread(chance, 31, dong => Math.Sqrt(dong.Plan.Population), 20).Select((spot, i) => ($"{spot.Dong.Name[..^1]}{(i % 4 == 0 ? "" : " 작은")}도서관", i % 4 != 0, spot)).DistinctBy(library => library.Item1)];
    }

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("도서관명", "시도명", "시군구명", "도서관유형", "휴관일", "평일운영시작시각", "평일운영종료시각", "열람좌석수", "자료수(도서)", "대출가능권수", "소재지도로명주소", "도서관전화번호", "위도", "경도", "데이터기준일자") { Crs = 4326 };
        foreach (var (name, small, spot) in All(city))
            table.Add(name, CityPlace.Province, CityPlace.Name, small ? "작은도서관" : "공공도서관", chance.Pick(["매주 월요일+법정공휴일", "매주 금요일+법정공휴일"]), "09:00", small ? "18:00" : "22:00", small ? chance.Between(8, 40) : chance.Between(180, 720), (small ? chance.Between(1_800, 9_000) : chance.Between(42_000, 210_000)).Grouped(), small ? 5 : 10, spot.RoadAddress, city.Phone("도서관과"), spot.Latitude, spot.Longitude, "2025-12-31");
        to.Csv("전국도서관표준데이터_한빛시.csv", table, Delivery.Utf8Bom).Mess("national standard columns; thousands commas", "matched; numbers");
    }
}
