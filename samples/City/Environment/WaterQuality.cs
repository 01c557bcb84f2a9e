using System.Globalization;
using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class WaterQuality : CityDataset
{
    public override About About => new("water-quality", "수돗물 수질 검사", "정수장과 수도꼭지에서 달마다 검사한 수질 결과입니다.",
        "상수도과/정수팀", Cycle.Monthly, "2026-09-30", "수질 수돗물 정수장 검사 물");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("검사월", "채수장소", "구분", "일반세균(CFU/mL)", "총대장균군", "잔류염소(mg/L)", "탁도(NTU)", "pH", "판정");
        foreach (var month in CityCalendar.Months(new DateOnly(2024, 1, 1), Population.Latest))
            foreach (var place in (IEnumerable<string>)["한솔정수장", "새터정수장", .. city.Dongs.Select(dong => $"{dong.Name} 수도꼭지")])
                table.Add(month.YearMonth(), place, place.EndsWith("정수장", StringComparison.Ordinal) ? "정수" : "수도꼭지", chance.Happens(0.85) ? "불검출" : chance.Between(1, 14).Digits(1), "불검출", chance.Between(0.12, 0.8).Rounded(2), chance.Happens(0.2) ? "<0.05" : chance.Between(0.05, 0.18).ToString("0.00", CultureInfo.InvariantCulture), chance.Between(6.8, 7.6).Rounded(1), "적합");
        to.Csv("수질검사결과.csv", table, Delivery.Utf8).Mess("불검출 and <0.05 among numbers", "kept as text values beside the number");
    }
}
