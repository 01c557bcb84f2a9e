using System.Collections.Concurrent;

namespace Maru.City.Model;

/// <summary>
/// Residents by 동, month, sex and single year of age. Cohorts are sized like Korea's births, thinned by mortality, and
/// tilted in each 동 until its share of elderly is the planned one; so the city ages by itself as months pass.
/// </summary>
internal sealed class Population
{
    public const int Ages = 101;

    /// <summary>The last month counted.</summary>
    public static DateOnly Latest { get; } = new(2026, 9, 30);

    private readonly double[] tilt;
    private readonly ConcurrentDictionary<(int Dong, int Month), int[,]> counted = new();

    public Population() => tilt = [.. Gazetteer.Dongs.Select(Tilt)];

    /// <summary>Residents [sex 0 men 1 women, age 0 … 100+] at the end of the month.</summary>
    public int[,] Of(int dong, DateOnly month) => counted.GetOrAdd((dong, Month(month)), key => Count(key.Dong, key.Month));

    public int Total(int dong, DateOnly month)
    {
        var total = 0;
        foreach (var count in Of(dong, month))
            total += count;
        return total;
    }

    public int Total(DateOnly month) => Enumerable.Range(0, Gazetteer.Dongs.Count).Sum(dong => Total(dong, month));

    public int Between(int dong, DateOnly month, int youngest, int oldest, int? sex = null)
    {
        var table = Of(dong, month);
        var sum = 0;
        for (var s = 0; s < 2; s++)
            for (var age = youngest; age <= Math.Min(oldest, Ages - 1) && (sex ?? s) == s; age++)
                sum += table[s, age];
        return sum;
    }

    public double ElderlyShare(int dong, DateOnly month) => (double)Between(dong, month, 65, 120) / Total(dong, month);

    /// <summary>Registered households; larger in new towns, small where the old live alone.</summary>
    public int Households(int dong, DateOnly month)
    {
        var size = Gazetteer.Dongs[dong].Kind switch { DongKind.NewTown => 2.47, DongKind.University => 1.71, DongKind.Rural => 1.74, DongKind.OldCentre => 1.76, DongKind.Town => 2.02, _ => 2.08 };
        var drift = 1 + 0.011 * (Month(Latest) - Month(month)) / 12.0;
        return (int)Math.Round(Total(dong, month) / (size * drift));
    }

    private int[,] Count(int dong, int month)
    {
        var plan = Gazetteer.Dongs[dong];
        var years = (month - Month(Latest)) / 12.0;
        var total = (int)Math.Round(plan.Population * (1 - Growth(plan, years)));
        var weights = Weights(plan, years, tilt[dong]);
        var shares = Shares.Of(total, weights);
        var table = new int[2, Ages];
        for (var index = 0; index < shares.Length; index++)
            table[index / Ages, index % Ages] = shares[index];
        return table;
    }

    /// <summary>How much smaller the 동 was at that time, as a share of today. Years are negative in the past.</summary>
    private static double Growth(DongPlan plan, double years)
    {
        var season = 0.0012 * (Math.Sin(2 * Math.PI * (years + 0.1)) - Math.Sin(0.2 * Math.PI));
        var slope = plan.Kind switch { DongKind.NewTown => 0.031, DongKind.Rural => -0.015, DongKind.OldCentre => -0.021, DongKind.Town => -0.006, DongKind.University => -0.008, _ => -0.009 };
        return plan.Name == "은계면" ? -years * 0.034 + season : -years * slope + season;
    }

    private static double[] Weights(DongPlan plan, double years, double tilt)
    {
        var weights = new double[2 * Ages];
        for (var sex = 0; sex < 2; sex++)
            for (var age = 0; age < Ages; age++)
            {
                var born = 2026.75 + years - age - 0.5;
                var survival = Math.Exp(-Math.Exp((age - (sex == 0 ? 87.5 : 92.5)) / 9.2));
                var pull = Pull(plan.Kind, age) * Math.Exp(tilt * (age - 45) / 20.0);
                weights[sex * Ages + age] = Births(born) * survival * pull * (sex == 0 ? 1.02 : 1.0);
            }
        return weights;
    }

    /// <summary>Korea's births by year in ten thousands, roughly: few before the war, a million about 1960, a quarter of that now.</summary>
    private static double Births(double year)
    {
        (double Year, double Count)[] known = [(1920, 50), (1940, 55), (1952, 72), (1960, 108), (1971, 102), (1983, 77), (1987, 62), (1992, 73), (2001, 56), (2005, 44), (2012, 48), (2018, 33), (2023, 23), (2030, 22)];
        for (var i = 1; i < known.Length; i++)
            if (year < known[i].Year)
                return known[i - 1].Count + (known[i].Count - known[i - 1].Count) * (Math.Max(year, 1920) - known[i - 1].Year) / (known[i].Year - known[i - 1].Year);
        return known[^1].Count;
    }

    private static double Pull(DongKind kind, int age) => kind switch
    {
        DongKind.NewTown => 1 + 0.9 * Hump(age, 38, 7) + 1.1 * Hump(age, 7, 5),
        DongKind.University => 1 + 3.0 * Hump(age, 22, 2.5),
        DongKind.Rural => 1 - 0.45 * Hump(age, 30, 10) + 0.3 * Hump(age, 62, 7),
        DongKind.OldCentre => 1 + 0.35 * Hump(age, 28, 6) - 0.3 * Hump(age, 8, 6),
        _ => 1 + 0.25 * Hump(age, 40, 8),
    };

    private static double Hump(double age, double centre, double width) => Math.Exp(-(age - centre) * (age - centre) / (2 * width * width));

    private static double Tilt(DongPlan plan)
    {
        var (low, high) = (-2.5, 2.5);
        for (var step = 0; step < 50; step++)
        {
            var middle = (low + high) / 2;
            var weights = Weights(plan, 0, middle);
            var elderly = Enumerable.Range(0, 2 * Ages).Where(index => index % Ages >= 65).Sum(index => weights[index]) / weights.Sum();
            if (elderly < plan.ElderlyShare)
                low = middle;
            else
                high = middle;
        }
        return low;
    }

    private static int Month(DateOnly day) => day.Year * 12 + day.Month - 1;
}
