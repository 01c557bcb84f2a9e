using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class Clinics : CityDataset
{
    public override About About => new("clinics", "병·의원 현황", "병원과 의원의 진료 과목, 병상 수, 의사 수와 위치입니다.",
        "보건정책과/의약팀", Cycle.Quarterly, "2026-09-30", "병원 의원 진료과목 의사 병상")
    { Provider = "건강보험심사평가원" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("번호", "개방자치단체코드", "인허가일자", "영업상태명", "소재지전체주소", "사업장명", "진료과목", "의료인수", "병상수", "좌표정보(X)", "좌표정보(Y)") { Crs = 5174 };
        foreach (var spot in city.Places.Spread(chance, 402, dong => dong.Plan.IsRural ? dong.Plan.Population / 2600.0 : dong.Plan.Population / 420.0 * (dong.Plan.Kind == DongKind.OldCentre ? 1.8 : 1)))
        {
            var (x, y) = spot.In(5174);
            var subject = chance.Pick(["내과", "내과", "치과", "치과", "한의원", "정형외과", "소아청소년과", "이비인후과", "피부과", "안과", "정신건강의학과", "가정의학과"]);
            var large = chance.Happens(0.04);
            table.Add(table.Rows.Count + 1, "4990000", new DateOnly(chance.Between(1985, 2026), chance.Between(1, 9), chance.Between(1, 28)), chance.Happens(0.9) ? "영업/정상" : "폐업", spot.LotAddress, $"{chance.Pick(["한빛", "연세", "서울", "푸른", "바른", "참조은", "미소", "중앙"])}{subject}{(subject == "한의원" ? "" : large ? "병원" : "의원")}", subject, large ? chance.Between(8, 60) : chance.Between(1, 5), large ? chance.Between(40, 320) : 0, x.Rounded(6), y.Rounded(6));
        }
        to.Csv("의원_인허가_01_01_02_P.csv", table, Delivery.Cp949);
    }
}
