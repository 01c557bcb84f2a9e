using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class ParkingViolations : CityDataset
{
    public override About About => new("parking-violations", "불법 주정차 단속 현황", "불법 주정차를 단속한 날짜, 장소, 방법과 처리 상태입니다.",
        "주차관리과/불법주정차팀", Cycle.Daily, "2026-10-19", "불법 주정차 단속 과태료 견인");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("단속번호", "단속일시", "단속장소", "행정동", "단속방법", "차종", "과태료", "처리상태", "비고") { Personal = ["비고"] };
        var places = city.Roads.Roads.Where(road => road.IsMain && road.Dong >= 0 && !city.Dongs[road.Dong].Plan.IsRural).ToList();
        foreach (var day in CityCalendar.Days(new DateOnly(2026, 1, 1), city.Today.AddDays(-1)))
            for (var left = chance.Poisson(68 * city.Options.Scale * (CityCalendar.IsWorking(day) ? 1.2 : 0.6)); left > 0; left--)
                table.Add(Row(table.Rows.Count, day, city.Dongs, chance.Pick(places), chance));
        for (var i = 0; i < 6; i++)
            table.AddStray(Stray.Duplicate, table.Rows[chance.Index(table.Rows.Count)]);
        to.Csv("불법주정차단속_2026.csv.gz", table, Delivery.Cp949)
            .Mess("gzip; dates 2026-03-02 until June, 2026.07.01 from July", "both read as dates").Mess("car numbers typed into 비고", "found by content");
    }

    private static object?[] Row(int index, DateOnly day, IReadOnlyList<Dong> dongs, Road road, Pcg chance)
    {
        var time = $"{chance.Weighted(Rhythm.VehicleHours).Digits(2)}:{chance.Index(60).Digits(2)}";
        var date = day.Month < 7 ? Table.Text(day) : day.Dotted();
        var note = chance.Happens(0.31) ? $"{PersonNames.CarNumber(chance)} {chance.Pick(["재확인", "이의신청", "견인", ""])}".Trim() : chance.Happens(0.1) ? "장애인구역" : "";
        return [$"P26{(index + 1).Digits(6)}", $"{date} {time}", $"{road.Name} {chance.Between(1, 180)} 앞", dongs[road.Dong].Name, chance.Pick(["고정형CCTV", "이동형CCTV", "주민신고", "현장단속"]), chance.Pick(["승용", "승용", "승용", "화물", "승합"]), chance.Pick(["40,000", "40,000", "50,000", "80,000", "120,000"]), chance.Pick(["사전통지", "납부", "납부", "납부", "체납", "의견진술"]), note];
    }
}
