using System.Globalization;
using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Economy;

internal sealed class ShopLicences : CityDataset
{
    public override About About => new("shop-licences", "음식점 인허가 (개업·폐업)", "음식점이 언제 열고 닫았는지와 위치, 넓이입니다.",
        "경제정책과/소비자팀", Cycle.Daily, "2026-10-19", "음식점 개업 폐업 인허가 식당")
    { Provider = "지방행정인허가데이터" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("번호", "개방자치단체코드", "관리번호", "인허가일자", "영업상태구분코드", "영업상태명", "폐업일자", "소재지전화", "소재지면적", "소재지전체주소", "도로명전체주소", "사업장명", "최종수정시점", "데이터갱신구분", "업태구분명", "좌표정보(X)", "좌표정보(Y)") { Crs = 5174 };
        foreach (var spot in city.Places.Spread(chance, city.Scaled(6_800), dong => dong.Plan.Population * (dong.Plan.Kind == DongKind.OldCentre ? 3.2 : 1)))
        {
            var opened = new DateOnly(1996, 1, 1).AddDays((int)(11_200 * Math.Pow(chance.Unit(), 0.62)));
            var closed = opened.AddDays((int)(1_700 * chance.Factor(0.9)));
            var isClosed = closed < city.Today;
            var (x, y) = spot.In(5174);
            var unplaced = chance.Happens(0.03);
            table.Add(table.Rows.Count + 1, "4990000", $"4990000-101-{opened.Year}-{(table.Rows.Count + 1).Digits(5)}", opened.Compact(), isClosed ? "03" : "01", isClosed ? "폐업" : "영업/정상", isClosed ? closed.Compact() : "", chance.Happens(0.5) ? $"033 000{chance.Index(10000).Digits(4)}" : "", (24 + 40 * chance.Factor(0.7)).ToString("0.00", CultureInfo.InvariantCulture), spot.LotAddress.Replace(CityPlace.Province, CityPlace.OldProvince, StringComparison.Ordinal), spot.RoadAddress, $"{chance.Pick(["한빛", "옛날", "원조", "강변", "시골", "황소", "은하"])}{chance.Pick(["식당", "회관", "국밥", "닭갈비", "막국수", "카페", "분식", "횟집"])}", $"{city.Today.AddDays(-chance.Index(900)).Compact()}{chance.Index(24).Digits(2)}{chance.Index(60).Digits(2)}{chance.Index(60).Digits(2)}", chance.Happens(0.7) ? "U" : "I", chance.Pick(["한식", "한식", "한식", "일식", "중국식", "경양식", "분식", "호프/통닭", "커피숍"]), unplaced ? "" : x.ToString("0.000000000", CultureInfo.InvariantCulture).PadRight(20), unplaced ? "" : y.ToString("0.000000000", CultureInfo.InvariantCulture).PadRight(20));
        }
        for (var i = 0; i < 4; i++)
            table.AddStray(Stray.Duplicate, table.Rows[chance.Index(table.Rows.Count)]);
        to.Csv("일반음식점_07_24_04_P.csv", table, Delivery.Cp949).Mess("numbers padded with spaces; codes 01 and 03; 강원도 in old addresses; times as 20260911084211", "trimmed; text; province's successor; times");
    }
}
