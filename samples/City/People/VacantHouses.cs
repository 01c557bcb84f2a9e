using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.People;

internal sealed class VacantHouses : CityDataset
{
    public override About About => new("vacant-houses", "읍면동별 빈집 현황", "한 해 넘게 비어 있는 집의 동네, 등급과 정비 계획입니다.",
        "건축과/빈집정비팀", Cycle.Yearly, "2026-08-31", "빈집 폐가 정비 주택 농촌");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("연번", "읍면동", "소재지(지번)", "주택유형", "건축년도", "등급", "공가기간", "정비계획", "소유자") { Title = ["2026년 빈집 실태조사 결과"], Personal = ["소유자"] };
        foreach (var spot in city.Places.Spread(chance, 613, dong => dong.Plan.Population * Math.Pow(dong.Plan.ElderlyShare, 2.4)))
            table.Add(table.Rows.Count + 1, spot.Dong.Name, spot.LotAddress, chance.Pick(["단독주택", "단독주택", "단독주택", "다세대주택"]), $"{chance.Between(1938, 1996)}년", $"{chance.Pick([1, 1, 2, 2, 2, 3, 4])}등급", $"{chance.Between(1, 14)}년 {chance.Index(12)}개월", chance.Pick(["철거", "활용", "관리", "미정", "미정"]), PersonNames.Name(chance));
        to.Xlsx("빈집실태조사_2026(내부).xlsx", table, "조사결과").Mess("lot addresses only, no coordinates; owners' names", "placed by address; column closed");
    }
}
