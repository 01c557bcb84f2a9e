using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

internal sealed class Contracts : CityDataset
{
    public override About About => new("contracts", "계약 현황", "시가 맺은 공사, 용역, 물품 계약의 상대와 금액, 기간입니다.",
        "회계과/계약팀", Cycle.Weekly, "2026-10-16", "계약 입찰 수의계약 공사 용역");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("계약번호", "계약명", "구분", "계약방법", "계약일자", "착수일", "완료일", "계약금액", "낙찰률", "업체명", "대표자", "담당부서") { Personal = ["대표자"], Unit = "(단위: 천원)" };
        for (var i = 0; i < 1_960; i++)
        {
            var signed = new DateOnly(2025, 1, 2).AddDays(i * 652 / 1960);
            var (begins, kind) = (signed.AddDays(chance.Between(1, 12)), chance.Pick(["공사", "용역", "용역", "물품"]));
            var direct = chance.Happens(0.62);
            var ends = i is 300 or 1200 ? begins.AddDays(-20) : begins.AddDays(chance.Between(10, 300));
            object?[] cells = [$"{signed.Year}-{(i + 1).Digits(5)}", $"{chance.Pick(city.Dongs).Name} {chance.Pick(["도로 정비", "청사 유지보수", "정보시스템 운영", "공원 정비", "홍보물 제작", "하수관 정비", "행사 운영"])} {kind}", kind, direct ? "수의계약" : chance.Pick(["일반경쟁", "제한경쟁"]), signed.Short(), begins.Short(), ends.Short(), ((long)((direct ? 17_000 : 210_000) * chance.Factor(0.8))).Grouped(), direct ? "-" : chance.Between(0.868, 0.995).Percent(3), $"㈜{chance.Pick(["한빛", "대한", "푸른", "새론", "가온"])}{chance.Pick(["건설", "기술", "환경", "정보", "디자인"])}", PersonNames.Name(chance), chance.Pick(city.Organisation.Current).Name];
            if (i is 300 or 1200)
                table.AddStray(Stray.DateOrder, cells);
            else
                table.Add(cells);
        }
        to.Csv("계약현황(2025-2026).csv", table, Delivery.Cp949).Mess("dates as 26-03-11; 천원; “-” where no bids were taken", "dates read; unit noted; empty");
    }
}
