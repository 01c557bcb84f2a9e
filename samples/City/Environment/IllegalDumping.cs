using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class IllegalDumping : CityDataset
{
    public override About About => new("illegal-dumping", "쓰레기 무단투기 단속", "몰래 버린 쓰레기를 찾아낸 때와 곳, 처리 결과입니다.",
        "자원순환과/무단투기팀", Cycle.Monthly, "2026-09-30", "무단투기 쓰레기 단속 과태료");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("접수번호", "적발일시", "장소", "읍면동", "내용", "과태료", "처분");
        var weights = city.Dongs.Select(dong => dong.Plan.Population * (dong.Plan.Kind == DongKind.OldCentre ? 3.0 : dong.Plan.Kind == DongKind.University ? 2.5 : dong.Plan.IsRural ? 0.7 : 1)).ToList();
        foreach (var day in CityCalendar.Days(new DateOnly(2025, 1, 1), Population.Latest))
            for (var left = chance.Poisson(4.2); left > 0; left--)
            {
                var spot = city.Places.Near(chance, city.Dongs[chance.Weighted(weights)]);
                table.Add($"{day.Compact()}{(table.Rows.Count % 1000).Digits(3)}", $"{day.Year}/{day.Month}/{day.Day} {chance.Between(18, 23)}:{chance.Index(60).Digits(2)}", spot.LotAddress, spot.Dong.Name, chance.Pick(["종량제봉투 미사용", "음식물 혼합", "대형폐기물", "건축폐기물", "담배꽁초"]), chance.Pick(["50,000", "100,000", "200,000", "-"]), chance.Pick(["부과", "부과", "계도", "행위자 미상"]));
            }
        to.Csv("무단투기단속.csv", table, Delivery.Utf8Bom).Mess("dates as 2026/3/7 21:40", "read as times");
    }
}
