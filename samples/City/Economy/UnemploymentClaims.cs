using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Economy;

internal sealed class UnemploymentClaims : CityDataset
{
    /// <summary>A planted scheme: fourteen people of one employer leave, claim and are hired again together.</summary>
    private const int SchemeSize = 14;

    public override About About => new("unemployment-claims", "실업급여 신청 (가명처리)", "실업급여를 신청하고 다시 취업한 기록을 알아볼 수 없게 바꾼 자료입니다.",
        "일자리청년과/고용지원팀", Cycle.Quarterly, "2026-09-30", "실업급여 고용보험 부정수급 재취업")
    { Access = Access.Internal, Licence = 0, Provider = "고용노동부" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("신청번호", "가명ID", "사업장ID", "이직일", "신청일", "재취업사업장ID", "재취업일", "조기재취업수당", "수급일수", "지급액", "접속IP대역", "연령대", "읍면동");
        for (var i = 0; i < city.Scaled(8_600); i++)
        {
            var left = new DateOnly(2024, 1, 1).AddDays(chance.Index(950));
            table.Add(Row(i, left, left.AddDays(chance.Between(3, 40)), $"B{chance.Index(2_400).Digits(5)}", chance.Happens(0.55) ? $"B{chance.Index(2_400).Digits(5)}" : "", chance, city, $"10.{chance.Index(256)}.{chance.Index(256)}.0/24"));
        }
        for (var i = 0; i < SchemeSize; i++)
            table.Rows.Insert(chance.Index(table.Rows.Count), Row(90_000 + i, new DateOnly(2025, 11, 30), new DateOnly(2025, 12, 3), "B02417", "B02433", chance, city, "10.77.14.0/24"));
        to.Csv("실업급여_가명_2024-2026.csv.gz", table, Delivery.Utf8).Mess("fourteen rows that share employer, days, new employer and address range", "what the benefit study must find");
    }

    private static object?[] Row(int index, DateOnly left, DateOnly claimed, string employer, string next, Pcg chance, CityModel city, string network)
    {
        var days = chance.Between(30, 240);
        var hired = next.Length > 0 ? claimed.AddDays(employer == "B02417" ? 46 : chance.Between(20, 260)) : (DateOnly?)null;
        return [$"C{(index + 1).Digits(7)}", $"p{Pcg.StableHash(index.Digits(8)):x16}", employer, left, claimed, next, hired is { } day ? day : "", hired is not null && (employer == "B02417" || chance.Happens(0.3)) ? "Y" : "N", days, days * 64_192, network, $"{chance.Between(2, 6)}0대", chance.Pick(city.Dongs).Name];
    }
}
