using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class GroundSubsidence : CityDataset
{
    public override About About => new("ground-subsidence", "지반침하 사고", "땅이 꺼진 사고의 날짜, 장소, 원인과 크기입니다.",
        "건설과/지하안전팀", Cycle.Quarterly, "2026-09-30", "지반침하 싱크홀 땅꺼짐 지하 하수관")
    { Provider = "국토교통부" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("사고번호", "발생일자", "주소", "발생원인", "가로(m)", "세로(m)", "깊이(m)", "인명피해", "복구상태", "경도", "위도") { Crs = 4326 };
        foreach (var spot in city.Places.Spread(chance, 63, dong => dong.Plan.IsRural ? 0.8 : dong.Plan.Kind == DongKind.OldCentre ? 5 : 2.4, 3))
            table.Add($"GS-{(table.Rows.Count + 1).Digits(3)}", new DateOnly(2021, 1, 1).AddDays(chance.Index(2098)).Compact(), spot.LotAddress, chance.Pick(["하수관 손상", "하수관 손상", "상수관 손상", "다짐 불량", "굴착공사 부실"]), chance.Between(0.4, 4.0).Rounded(1), chance.Between(0.4, 3.0).Rounded(1), chance.Between(0.3, 2.6).Rounded(1), chance.Happens(0.06) ? "경상 1" : "-", "복구완료", spot.Longitude, spot.Latitude);
        to.Json("지하안전정보_지반침하.json", table, "data").Mess("dates as 20240817; “-” for none", "read as dates; empty");
    }
}
