using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Economy;

internal sealed class Shops : CityDataset
{
    private static readonly (string Large, string Middle, string Small, double Share)[] Trades =
    [
        ("음식", "한식", "백반/한정식", 16), ("음식", "한식", "국/탕/찌개류", 8), ("음식", "커피/음료", "카페", 11), ("음식", "기타 간이", "치킨", 5), ("음식", "주점", "요리 주점", 5), ("음식", "분식", "김밥/만두", 4),
        ("소매", "종합 소매", "편의점", 5), ("소매", "식료품 소매", "정육점", 3), ("소매", "의류 소매", "여성 의류", 4), ("소매", "기타 소매", "꽃집", 2), ("수리·개인", "이용·미용", "미용실", 9), ("수리·개인", "세탁", "세탁소", 2),
        ("교육", "일반 교육", "입시·교과학원", 7), ("교육", "기타 교육", "태권도/무술학원", 2), ("보건의료", "의원", "치과의원", 2), ("부동산", "부동산 서비스", "부동산 중개", 5), ("숙박", "일반 숙박", "여관/모텔", 2), ("예술·스포츠", "스포츠 서비스", "헬스장", 2),
    ];

    private static readonly string[] Names = ["한빛", "은하", "골목", "달빛", "엄마", "우리", "참", "맛나", "초록", "다온", "소풍", "하루", "시골", "봄날", "바다", "큰솔", "아람"];

    public override About About => new("shops", "상가업소 정보", "영업하고 있는 가게의 이름, 업종과 위치입니다.",
        "경제정책과/상권활성화팀", Cycle.Quarterly, "2026-09-30", "상가 가게 상권 업종 소상공인")
    { Provider = "소상공인시장진흥공단", Combine = Combine.Versions };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = List();
        var weights = Trades.Select(trade => trade.Share).ToList();
        foreach (var spot in city.Places.Spread(chance, 9_400, dong => dong.Plan.Population * dong.Plan.Kind switch { DongKind.OldCentre => 3.6, DongKind.University => 1.9, DongKind.Rural => 0.55, _ => 1 }, 12))
        {
            var trade = Trades[chance.Weighted(weights)];
            table.Add($"MA0990{(table.Rows.Count + 1).Digits(8)}", chance.Pick(Names) + chance.Pick(Names)[..1] + trade.Small.Split('/')[0], "", trade.Large, trade.Middle, trade.Small, CityPlace.SigunguCode, spot.Dong.Code, spot.Dong.Name, spot.LegalCode, spot.LotAddress, spot.RoadAddress, spot.Longitude, spot.Latitude);
        }
        var june = List();
        foreach (var row in table.Rows.Where(_ => !chance.Happens(0.026)))
            june.Add(row);
        to.Csv("소상공인시장진흥공단_상가정보_202606.csv.zip", june, Delivery.Utf8, '|').AsOf(new DateOnly(2026, 6, 30)).Mess("empty column 지점명", "all empty noted");
        to.Csv("소상공인시장진흥공단_상가정보_202609.csv.zip", table, Delivery.Utf8, '|').Mess("empty column 지점명", "all empty noted");
    }

    private static Table List() => new("상가업소번호", "상호명", "지점명", "상권업종대분류명", "상권업종중분류명", "상권업종소분류명", "시군구코드", "행정동코드", "행정동명", "법정동코드", "지번주소", "도로명주소", "경도", "위도") { Crs = 4326 };
}
