using System.Globalization;
using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Transport;

internal sealed class RoadExcavations : CityDataset
{
    private static readonly string[] Works = ["상수관 교체", "가스관 매설", "통신관로 신설", "하수관 정비", "전기 지중화", "열수송관 보수", "인입관 매설", "맨홀 정비"];
    private static readonly string[] Bodies = ["상수도과", "하수도과", "한빛도시가스", "한빛통신", "한국전력 한빛지사", "한빛지역난방", "개인"];

    public override About About => new("road-excavations", "도로 굴착 허가 현황", "도로를 파는 공사의 허가번호, 기간, 길이와 위치입니다.",
        "건설과/도로점용팀", Cycle.Daily, "2026-10-19", "도로굴착 도로공사 공사 허가 통제")
    { Combine = Combine.Append };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var first = Ledger("2026년 상반기 도로굴착 허가대장");
        var roads = city.Roads.Roads.Where(road => !road.IsBridge && road.Dong >= 0 && road.Class != RoadClass.Rural).ToList();
        long metres = 0;
        for (var i = 1; i <= 1_192; i++)
        {
            var starts = new DateOnly(2026, 1, 5).AddDays(i * 176 / 1192);
            var (cells, length) = Row(city, roads, i, starts, chance, oldCode: i > 4);
            metres += length;
            if (i is 203 or 620 or 622)
                first.AddStray(Stray.DateOrder, [.. cells[..2], "2026.5.20", "2026.5.2", .. cells[4..]]);
            else if (i is 84 or 880)
                first.AddStray(Stray.SwappedAxes, [.. cells[..7], cells[8], cells[7], .. cells[9..]]);
            else
                first.Add(cells);
            if (i is 405 or 700)
                first.AddStray(Stray.Duplicate, cells);
            if (i == 590)
                first.AddStray(Stray.RepeatedHeader, "허가번호", "공사명", "공사기간", "", "굴착연장", "법정동코드", "시행기관", "위치", "", "비고");
            if (i is 200 or 600 or 950)
                first.AddStray(Stray.Total, "소계", "", "", "", metres.Grouped(), "", "", "", "", "");
        }
        first.AddStray(Stray.Total, "합계", "", "", "", metres.Grouped(), "", "", "", "", "");
        to.Csv("2026 상반기 도로굴착 허가대장(최종)_수정2.csv", first, Delivery.Cp949).AsOf(new DateOnly(2026, 6, 30))
            .Mess("three date styles in one column; “-” and commas in 굴착연장", "one date type; numbers")
            .Mess("region codes from before 2023 (42…)", "carried over to today's (51…)").Mess("mobile numbers in 비고", "found by content");
        var second = Ledger("2026년 하반기 도로굴착 허가대장");
        for (var i = 1; i <= 640; i++)
            second.Add(Row(city, roads, 1_192 + i, new DateOnly(2026, 7, 1).AddDays(i * 111 / 640), chance, oldCode: false).Cells);
        to.Csv("2026 하반기 도로굴착 허가대장.csv", second, Delivery.Cp949);
    }

    private static Table Ledger(string title) => new("허가번호", "공사명", "공사기간|시작", "공사기간|종료", "굴착연장", "법정동코드", "시행기관", "위치|X", "위치|Y", "비고")
    {
        Title = [title],
        Unit = "(단위: m)",
        Crs = 5186,
        Personal = ["비고"],
    };

    private static (object?[] Cells, long Metres) Row(CityModel city, List<Road> roads, int number, DateOnly starts, Pcg chance, bool oldCode)
    {
        Spot? spot = null;
        while (spot is null)
            spot = city.Places.On(chance, chance.Pick(roads), chance.Unit(), chance.Between(-2.0, 2.0));
        var ends = starts.AddDays((int)(2 + 9 * chance.Factor(0.8)));
        var length = (long)(2 + 32 * chance.Factor(1.1));
        var style = chance.Index(10);
        string Written(DateOnly day) => style < 6 ? day.ToString("yyyy.M.d", CultureInfo.InvariantCulture) : style < 9 ? day.Short() : day.Korean();
        var code = oldCode ? CityPlace.OldProvinceCode + spot.LegalCode[2..] : spot.LegalCode;
        var note = chance.Happens(0.72) ? $"현장 {PersonNames.Mobile(chance)}" : chance.Happens(0.3) ? "야간 공사" : "";
        object?[] cells = [$"2026-굴착-{number.Digits(4)}", $"{spot.Village?.Name ?? spot.Dong.Name} {chance.Pick(Works)}", Written(starts), Written(ends), length < 4 ? "-" : length.Grouped(), code, " " + chance.Pick(Bodies), spot.X, spot.Y, note];
        return (cells, length < 4 ? 0 : length);
    }
}
