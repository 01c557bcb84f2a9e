using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Safety;

internal sealed class SnowPloughing : CityDataset
{
    private const int Longest = 92;

    /// <summary>When it began to snow and how many centimetres fell, three winters.</summary>
    private static readonly (DateTime Begins, double Centimetres)[] Snowfalls =
    [
        (new(2023, 12, 16, 5, 0, 0), 3.1), (new(2023, 12, 30, 9, 0, 0), 7.4), (new(2024, 1, 9, 15, 0, 0), 5.2), (new(2024, 1, 17, 6, 0, 0), 2.6), (new(2024, 2, 21, 21, 0, 0), 11.8),
        (new(2024, 11, 27, 4, 0, 0), 8.9), (new(2024, 12, 21, 3, 0, 0), 2.2), (new(2025, 1, 5, 7, 0, 0), 4.4), (new(2025, 1, 27, 23, 0, 0), 10.3), (new(2025, 2, 12, 6, 0, 0), 6.0), (new(2025, 3, 4, 2, 0, 0), 4.7),
        (new(2025, 12, 4, 18, 0, 0), 5.5), (new(2025, 12, 20, 4, 0, 0), 2.8), (new(2026, 1, 10, 22, 0, 0), 9.6), (new(2026, 1, 24, 5, 0, 0), 3.3), (new(2026, 2, 2, 2, 0, 0), 6.7), (new(2026, 2, 24, 3, 0, 0), 13.4),
    ];

    public override About About => new("snow-ploughing", "제설 노선별 작업 진행", "눈이 온 날 제설 노선마다 언제 나가 언제 마쳤는지, 제설제를 얼마나 뿌렸는지 담았습니다.",
        "도로과/제설팀", Cycle.AsNeeded, "2026-02-24", "제설 눈 도로 제설차 염화칼슘 겨울");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        string[] columns = ["강설일", "강설시작", "적설량(cm)", "노선번호", "노선명", "읍면동", "연장(km)", "우선순위", "장비", "출동시각", "완료시각", "살포량(톤)", "상태"];
        var table = new Table(columns) { Title = ["겨울철 제설작업 일지(2023~2026)"], Footnotes = ["※ 우선순위: 1 주간선, 2 보조간선, 3 마을길", "※ 완료시각이 없는 노선은 다음 날 낮에 녹음"] };
        var sections = Sections(city);
        for (var i = 0; i < Snowfalls.Length; i++)
        {
            var (begins, depth) = Snowfalls[i];
            if (i is 5 or 11)
                table.AddStray(Stray.RepeatedHeader, [.. columns]);
            // The road office bought salt spreaders before the third winter.
            var pace = i >= 11 ? 0.78 : 1;
            var metres = 0.0;
            foreach (var (number, name, dong, length, rank) in sections)
            {
                if (rank == 3 && depth < 3)
                    continue;
                var waits = pace * rank switch { 1 => chance.Between(0.3, 1.3), 2 => chance.Between(1.4, 3.6), _ => chance.Between(3.5, 8.5) } * (0.7 + depth / 18);
                var takes = pace * (0.35 + length / 5.5) * (0.6 + depth / 12) * chance.Factor(0.2) * (dong.Plan.IsRural ? 1.35 : 1);
                var leaves = begins.AddMinutes((int)(waits * 60));
                var isDone = waits + takes < 13;
                metres += length;
                object?[] cells =
                [
                    DateOnly.FromDateTime(begins).Dotted(), begins, depth, number, name, dong.Name, length, rank, rank == 3 ? chance.Pick(["트랙터", "1톤 제설차"]) : chance.Pick(["15톤 제설차", "15톤 제설차", "8톤 제설차"]),
                    leaves, isDone ? leaves.AddMinutes((int)(takes * 60)) : "-", (length * (0.35 + depth / 16) * chance.Factor(0.15)).Rounded(1), isDone ? "완료" : "미완료",
                ];
                table.Add(cells);
                if (i == 8 && number is "S-011" or "S-045")
                    table.AddStray(Stray.Duplicate, cells);
            }
            table.AddStray(Stray.Total, "소계", "", "", "", "", "", metres.Rounded(1), "", "", "", "", "", "");
        }
        to.Csv("제설작업일지_노선별.csv", table, Delivery.Cp949).Mess("days as 2026.01.10, moments as 2026-01-10 22:00; “-” where a road was not finished", "days and moments read; empty");
    }

    /// <summary>The longest stretches of main and country roads, each within one dong.</summary>
    private static List<(string Number, string Name, Dong Dong, double Kilometres, int Rank)> Sections(CityModel city) =>
    [
        .. city.Roads.Roads.Where(road => road.Dong >= 0 && road.Class != RoadClass.Local)
            .GroupBy(road => (road.Name, road.Dong, Rank: road.Class switch { RoadClass.Trunk or RoadClass.Arterial => 1, RoadClass.Collector => 2, _ => 3 }))
            .Select(group => (group.Key, Kilometres: (group.Sum(road => road.Length) / 1000).Rounded(1)))
            .OrderByDescending(section => section.Kilometres).ThenBy(section => section.Key.Name, StringComparer.Ordinal).Take(Longest)
            .OrderBy(section => section.Key.Rank).ThenBy(section => section.Key.Dong).ThenBy(section => section.Key.Name, StringComparer.Ordinal)
            .Select((section, i) => ($"S-{(i + 1).Digits(3)}", section.Key.Name, city.Dongs[section.Key.Dong], section.Kilometres, section.Key.Rank)),
    ];
}
