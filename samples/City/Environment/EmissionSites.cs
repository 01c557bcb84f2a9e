using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class EmissionSites : CityDataset
{
    public override About About => new("emission-sites", "대기·폐수 배출사업장", "오염물질을 내보내는 사업장의 업종, 종별과 점검 결과입니다.",
        "환경정책과/배출관리팀", Cycle.HalfYearly, "2026-06-30", "배출사업장 폐수 대기오염 공장 점검");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("연번", "업체명", "대표자", "소재지", "업종", "대기종별", "수질종별", "최근점검일", "점검결과", "X", "Y") { Crs = 5174, Personal = ["대표자"] };
        foreach (var spot in city.Places.Spread(chance, 214, dong => dong.Plan.IsRural ? 3 : 1))
        {
            var (x, y) = spot.In(5174);
            table.Add(table.Rows.Count + 1, $"㈜{chance.Pick(["한빛", "동아", "대성", "신우", "청정", "미래"])}{chance.Pick(["산업", "식품", "레미콘", "금속", "세차", "도장"])}", PersonNames.Name(chance), spot.LotAddress, chance.Pick(["세차시설", "식품제조", "레미콘", "금속가공", "도장", "세탁업"]), chance.Pick(["4종", "5종", "5종", "-"]), chance.Pick(["5종", "5종", "4종", "-"]), new DateOnly(2026, chance.Between(1, 6), chance.Between(1, 28)).Short(), chance.Happens(0.9) ? "적정" : chance.Pick(["경고", "과태료", "개선명령"]), x.Rounded(3), y.Rounded(3));
        }
        to.Csv("배출업소현황.csv", table, Delivery.Cp949).Mess("dates as 26-03-11; ㈜ in names", "read as 2026-03-11; kept");
    }
}
