using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Culture;

internal sealed class Lodgings : CityDataset
{
    public override About About => new("lodgings", "숙박업소", "호텔, 여관, 민박의 위치와 객실 수, 영업 상태입니다.",
        "관광과/숙박지원팀", Cycle.Quarterly, "2026-09-30", "숙박 호텔 민박 펜션 여관");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("번호", "업소명", "업태", "영업상태", "인허가일", "객실수|한실", "객실수|양실", "도로명주소", "좌표X(5174)", "좌표Y(5174)") { Crs = 5174 };
        foreach (var spot in city.Places.Spread(chance, 318, dong => dong.Plan.IsRural ? 7 : dong.Plan.Kind == DongKind.OldCentre ? 10 : 2, 30))
        {
            var (x, y) = spot.In(5174);
            var swapped = table.Rows.Count is 20 or 160;
            object?[] cells = [table.Rows.Count + 1, $"{chance.Pick(["한빛", "호반", "물결", "별밤", "산들", "은하"])}{chance.Pick(["호텔", "여관", "펜션", "민박", "모텔"])}", chance.Pick(["관광호텔", "여관업", "농어촌민박", "농어촌민박", "숙박업 기타"]), chance.Happens(0.86) ? "영업중" : "폐업", new DateOnly(chance.Between(1978, 2026), chance.Between(1, 9), chance.Between(1, 28)).AsDecimal(), chance.Between(0, 8), chance.Between(1, 60), spot.RoadAddress, (swapped ? y : x).Rounded(3), (swapped ? x : y).Rounded(3)];
            if (swapped)
                table.AddStray(Stray.SwappedAxes, cells);
            else
                table.Add(cells);
        }
        to.Xlsx("숙박업소현황.xlsx", table).Mess("dates as 20040517.0", "read as dates");
    }
}
