using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

internal sealed class OwnNetwork : CityDataset
{
    private static readonly (string Name, DateOnly From, DateOnly To, int Sections)[] Phases =
    [
        ("1단계", new(2024, 4, 1), new(2025, 2, 28), 15), ("2단계", new(2025, 3, 1), new(2026, 4, 30), 17), ("3단계", new(2026, 5, 4), new(2027, 9, 30), 16),
    ];

    public override About About => new("own-network", "자가통신망 구간별 구축 현황", "시가 빌려 쓰던 통신선을 대신할 광케이블을 구간마다 얼마나 깔았고 임대료를 얼마나 아끼는지 담았습니다.",
        "정보통신과/통신팀", Cycle.Monthly, "2026-10-15", "자가통신망 광케이블 통신망 임대료 절감 구축");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("구간번호", "단계", "구간명", "읍면동", "연장(km)|계획", "연장(km)|구축", "연결시설(곳)|CCTV", "연결시설(곳)|버스정보", "연결시설(곳)|교통신호", "연결시설(곳)|와이파이", "사업비(백만원)", "연간 임대료 절감(백만원)", "착공일", "준공(예정)일", "상태") { Title = ["한빛시 자가통신망 구간별 구축 현황"], Footnotes = ["※ 임대료 절감은 준공한 구간부터 잡음", "※ 사업비는 시설비와 감리비"] };
        var names = city.Landmarks.All.Where(place => place.Kind is "행정복지센터" or "사거리" or "시장" or "공원").ToList();
        chance.Shuffle(names);
        var number = 0;
        var all = new List<object?[]>();
        foreach (var (phase, from, to_, sections) in Phases)
        {
            var rows = new List<object?[]>();
            for (var i = 0; i < sections; i++, number++)
            {
                var (start, end) = (names[number % names.Count], names[(number + 1) % names.Count]);
                var planned = (2.1 * chance.Factor(0.35) * (start.Spot.Dong.Plan.IsRural ? 2.2 : 1.1)).Rounded(1);
                var begins = from.AddDays((int)((to_.DayNumber - from.DayNumber) * 0.72 * i / sections));
                var ends = begins.AddDays((int)(55 + planned * 14 * chance.Factor(0.2)));
                // Two sections of the second phase wait for permits under the railway.
                var isStuck = phase == "2단계" && i is 9 or 14;
                var state = isStuck ? "지연" : ends < city.Today ? "준공" : begins <= city.Today ? "공사 중" : "예정";
                var share = state switch { "준공" => 1, "예정" => 0, "지연" => chance.Between(0.4, 0.6), _ => (double)(city.Today.DayNumber - begins.DayNumber) / (ends.DayNumber - begins.DayNumber) };
                if (isStuck)
                    ends = city.Today.AddDays(chance.Between(60, 110));
                rows.Add([$"N-{(number + 1).Digits(2)}", phase, $"{Short(start)}~{Short(end)}", start.Spot.Dong.Name, planned, (planned * share).Rounded(1), Joined(9, share), Joined(4, share), Joined(3, share), Joined(5, share), (int)(planned * 52 * chance.Factor(0.12)), (int)(planned * 9.2 * chance.Factor(0.15)), begins.Dotted(), ends.Dotted(), state]);
            }
            foreach (var row in rows)
                table.Add(row);
            all.AddRange(rows);
            table.AddStray(Stray.Total, Sum("소계", phase, rows));
        }
        table.AddStray(Stray.Total, Sum("합계", "", all));
        to.Xlsx("자가통신망_구축현황(10.15).xlsx", table, "구간별").Mess("days as 2026.03.02, planned ones in the same column", "days read");

        int Joined(int mean, double share) => share < 1 ? (int)(chance.Poisson(mean) * share * 0.5) : 1 + chance.Poisson(mean);
    }

    private static object?[] Sum(string name, string phase, List<object?[]> rows) =>
        [name, phase, "", "", .. Enumerable.Range(4, 2).Select(i => (object?)rows.Sum(row => (double)row[i]!).Rounded(1)), .. Enumerable.Range(6, 6).Select(i => (object?)rows.Sum(row => (int)row[i]!)), "", "", ""];

    private static string Short(Landmark place) => place.Name.Replace(" 행정복지센터", "", StringComparison.Ordinal);
}
