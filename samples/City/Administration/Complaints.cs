using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

internal sealed class Complaints : CityDataset
{
    private static readonly (string Kind, string Department, double Share, double Peak)[] Kinds =
    [
        ("불법주정차", "주차관리과", 19, 5), ("도로 파손", "도로과", 9, 3), ("쓰레기·청소", "자원순환과", 11, 8), ("소음·진동", "환경정책과", 9, 7), ("가로등·보안등 고장", "도로과", 6, 12), ("버스 불편", "교통과", 7, 9),
        ("상하수도", "상수도과", 6, 1), ("건축·위반건축물", "건축과", 5, 4), ("세금 문의", "세정과", 8, 6.5), ("복지 문의", "복지정책과", 7, 2), ("동물·벌레", "축산과", 4, 8), ("공원·나무", "공원녹지과", 5, 5), ("침수·배수", "하수도과", 3, 7.5), ("제설", "도로과", 2, 1),
    ];

    public override About About => new("complaints", "민원 접수 현황", "시민이 낸 민원의 때, 분야, 동네와 처리에 걸린 시간입니다.",
        "민원담당관/민원기획팀", Cycle.Daily, "2026-10-19", "민원 접수 불편 신고 콜센터 처리")
    { Combine = Combine.Append };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var weights = city.Dongs.Select(dong => dong.Plan.Population * (dong.Plan.IsRural ? 0.55 : dong.Plan.Kind == DongKind.NewTown ? 1.25 : 1)).ToList();
        for (var year = 2024; year <= 2026; year++)
        {
            var table = new Table("접수번호", "접수일시", "요일", "접수경로", "민원분야", "읍면동", "처리부서", "처리완료일시", "처리기한내", "만족도");
            foreach (var day in CityCalendar.Days(new DateOnly(year, 1, 1), year == 2026 ? city.Today.AddDays(-1) : new DateOnly(year, 12, 31)))
                AddDay(table, day, city, weights, chance);
            to.Csv(year == 2026 ? "새올민원_2026.csv" : $"새올민원_{year}.csv.gz", table, Delivery.Cp949).AsOf(year == 2026 ? city.Today.AddDays(-1) : new DateOnly(year, 12, 31))
                .Mess("departments' old names before July 2025", "linked to their successors");
        }
    }

    private static void AddDay(Table table, DateOnly day, CityModel city, List<double> weights, Pcg chance)
    {
        var kinds = Kinds.Select(kind => kind.Share * (1 + 0.35 * Rhythm.Season(day, kind.Peak)) * (kind.Kind == "제설" && day.Month is > 3 and < 12 ? 0.02 : 1)).ToList();
        var growth = 1 + 0.03 * (day.Year - 2024) + 0.1 * Rhythm.Season(day, 10);
        var times = Enumerable.Range(0, chance.Poisson(158 * city.Options.Scale * growth * Rhythm.DeskDay(day)))
            .Select(_ => day.ToDateTime(new TimeOnly(chance.Weighted(Rhythm.DeskHours), chance.Index(60)))).Order().ToList();
        foreach (var received in times)
        {
            var kind = Kinds[chance.Weighted(kinds)];
            var done = received.AddHours(2 + 44 * chance.Factor(0.9));
            var isDone = DateOnly.FromDateTime(done) < city.Today;
            var department = day < new DateOnly(2025, 7, 1) ? kind.Department switch { "주차관리과" or "교통과" => "교통정책과", "세정과" => "세무과", var same => same } : kind.Department;
            table.Add($"{day.Year}-{(table.Rows.Count + 1).Digits(6)}", received, CityCalendar.WeekdayName(day), chance.Pick(["국민신문고", "국민신문고", "콜센터", "콜센터", "콜센터", "방문", "안전신문고", "안전신문고"]), kind.Kind, city.Dongs[chance.Weighted(weights)].Name, department, isDone ? done : "", isDone ? (done - received).TotalDays < 7 ? "Y" : "N" : "", isDone && chance.Happens(0.23) ? chance.Pick([5, 5, 4, 4, 3, 2, 1]) : "");
        }
    }
}
