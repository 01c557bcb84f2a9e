using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class EmergencyAid : CityDataset
{
    public override About About => new("emergency-aid", "긴급복지 지원 내역", "갑자기 어려워진 가구에 생계비, 의료비를 지원한 내역입니다.",
        "생활보장과/긴급지원팀", Cycle.Monthly, "2026-09-30", "긴급복지 생계비 의료비 지원 위기")
    { Access = Access.Internal, Licence = 0 };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("접수번호", "접수일", "읍면동", "위기사유", "지원종류", "지원금액", "가구원수", "결정일", "비고") { Personal = ["비고"], Unit = "(단위: 원)" };
        var weights = city.Dongs.Select(dong => dong.Plan.Population * (0.6 + dong.Plan.ElderlyShare)).ToList();
        foreach (var day in CityCalendar.Days(new DateOnly(2025, 1, 1), Population.Latest).Where(CityCalendar.IsWorking))
            for (var left = chance.Poisson(5.2); left > 0; left--)
            {
                var note = chance.Happens(0.34) ? $"{PersonNames.Name(chance)} {PersonNames.ResidentNumber(chance, new DateOnly(1950, 1, 1).AddDays(chance.Index(18_000)), chance.Happens(0.5), chance.Happens(0.5))}" : chance.Happens(0.2) ? $"입금 {PersonNames.Account(chance)}" : "";
                var decided = day.AddDays(chance.Between(0, 4));
                object?[] cells = [$"{day.Year}-긴급-{(table.Rows.Count + 1).Digits(5)}", day.Dotted(), city.Dongs[chance.Weighted(weights)].Name, chance.Pick(["실직", "질병", "휴폐업", "화재", "가구원 사망", "이혼"]), chance.Pick(["생계", "생계", "의료", "주거", "연료"]), (chance.Between(40, 330) * 10_000).Grouped(), chance.Between(1, 5), decided.Dotted(), note];
                if (table.Rows.Count % 400 == 150)
                    table.AddStray(Stray.DateOrder, [.. cells[..7], day.AddDays(-30).Dotted(), note]);
                else
                    table.Add(cells);
            }
        to.Csv("긴급지원내역_2025-2026.csv", table, Delivery.Cp949).Mess("resident numbers and accounts typed into 비고", "found by content");
    }
}
