using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class InfectiousDiseases : CityDataset
{
    private static readonly (string Name, double Mean, double Peak, double Swing)[] Diseases =
        [("수두", 9, 12, 0.6), ("유행성이하선염", 4, 6, 0.4), ("성홍열", 1.6, 5, 0.5), ("수족구병", 11, 7.5, 0.9), ("인플루엔자", 38, 1, 0.95), ("노로바이러스", 7, 1.5, 0.8), ("쯔쯔가무시증", 1.4, 11, 0.98), ("백일해", 0.7, 8, 0.3)];

    public override About About => new("infectious-diseases", "주간 감염병 신고", "감염병마다 한 주에 신고된 환자 수입니다.",
        "보건정책과/감염병관리팀", Cycle.Weekly, "2026-10-17", "감염병 독감 수두 유행 환자 주간");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table(["연도", "주", "시작일", .. Diseases.Select(disease => disease.Name)]);
        for (var monday = new DateOnly(2019, 12, 30); monday <= new DateOnly(2026, 10, 12); monday = monday.AddDays(7))
        {
            var thursday = monday.AddDays(3);
            var quiet = thursday.Year is 2020 or 2021 ? 0.35 : 1;
            var counts = Diseases.Select(disease => (object?)chance.Poisson(disease.Mean * quiet * Math.Max(0.03, 1 + disease.Swing * Rhythm.Season(thursday, disease.Peak)) * Outbreak(disease.Name, thursday)));
            table.Add([thursday.Year, $"{(thursday.DayOfYear - 1) / 7 + 1}주", monday.Dotted(), .. counts]);
        }
        to.Csv("감염병_주간신고_2020-2026.csv", table, Delivery.Utf8Bom).Mess("weeks as “7주”", "week recognised as time");
    }

    /// <summary>Two outbreaks a detector should find: hand-foot-and-mouth in June 2026, whooping cough in autumn 2025.</summary>
    private static double Outbreak(string disease, DateOnly week) => (disease, week.Year, week.Month) switch
    {
        ("수족구병", 2026, 6) => 3.2,
        ("백일해", 2025, 10 or 11) => 9,
        _ => 1,
    };
}
