using Maru.City.Chance;

namespace Maru.City.Model;

/// <summary>A budget line in won. Spending so far is the sum of the ledger's entries for it.</summary>
internal sealed record Project(int Id, Department Department, string Policy, string Name, long Original, long Revised, IReadOnlyList<Payment> Payments)
{
    public long Spent => Payments.Sum(payment => payment.Won);
}

internal sealed record Payment(DateOnly Day, long Won, string Item, string Note);

/// <summary>The budget of the running year and every payment from it, so that the ledger and the published totals agree.</summary>
internal sealed class Finance
{
    private static readonly string[] Items = ["일반운영비", "시설비", "민간위탁금", "사회복지보조", "재료비", "여비", "업무추진비", "자산취득비", "민간경상보조", "감리비"];
    private static readonly string[] Works = ["운영", "정비", "지원", "확충", "개선", "유지관리", "활성화", "조성", "구축", "점검", "홍보", "교육"];

    public Finance(Organisation organisation, CityOptions options)
    {
        var chance = Pcg.For(options.Seed, "finance");
        var projects = new List<Project>();
        foreach (var department in organisation.Current)
            foreach (var team in department.Teams)
            {
                var count = chance.Between(4, 8);
                for (var i = 0; i < count; i++)
                    projects.Add(Plan(projects.Count, department, team.Name[..^1], i, options, chance));
            }
        Projects = projects;
    }

    public IReadOnlyList<Project> Projects { get; }

    private static Project Plan(int id, Department department, string subject, int index, CityOptions options, Pcg chance)
    {
        var weight = department.Bureau switch { "복지국" => 9.5, "안전건설국" => 5.0, "환경국" => 4.6, "농업국" => 3.2, "교통국" => 3.4, "도시국" => 2.6, "부시장" => 0.35, _ => 1.3 };
        var original = (long)(weight * 195_000 * chance.Factor(1.1)) * 1000;
        var revised = chance.Happens(0.35) ? original + (long)(original * chance.Between(-0.2, 0.35)) / 1000 * 1000 : original;
        var pace = Math.Clamp(chance.Normal(department.Name == "건설과" ? 0.62 : 0.86, 0.16), 0.05, 1);
        var name = $"{subject} {Works[(id + index) % Works.Length]}{chance.Pick(["", "", " 사업", "(보조)", "(자체)"])}";
        return new Project(id, department, $"{department.Name[..^1]} {chance.Pick(["기반 강화", "서비스 향상", "안정 운영"])}", name, original, revised, Pay(revised, pace, options, chance));
    }

    /// <summary>Payments on working days up to today; one in thirty is a refund and negative.</summary>
    private static List<Payment> Pay(long revised, double pace, CityOptions options, Pcg chance)
    {
        var dayOfYear = CityOptions.Today.DayOfYear;
        var spent = (long)(revised * pace * Math.Pow(dayOfYear / 365.0, 1.12) * 0.98);
        var count = Math.Clamp((int)(3 + revised / 60_000_000), 3, (int)(40 * Math.Max(1, options.Scale)));
        var weights = Enumerable.Range(0, count).Select(_ => chance.Factor(0.9)).ToArray();
        var payments = new List<Payment>();
        foreach (var weight in weights)
        {
            var day = new DateOnly(CityOptions.Today.Year, 1, 2).AddDays(chance.Index(dayOfYear - 3));
            while (!CityCalendar.IsWorking(day))
                day = day.AddDays(-1);
            var won = (long)(spent * weight / weights.Sum() / 10) * 10;
            payments.Add(new Payment(day, won, chance.Pick(Items), ""));
            if (won > 100_000 && chance.Happens(1.0 / 30))
                payments.Add(new Payment(day, -(won / 200 * 10), payments[^1].Item, "반납"));
        }
        return payments;
    }
}
