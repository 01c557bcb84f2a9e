using System.Globalization;
using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.People;

internal sealed class LivingPopulation : CityDataset
{
    private static readonly string[] Sexes = ["남자", "여자"];
    private static readonly int[] Bands = [0, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70];

    public override About About => new("living-population", "시간대별 생활인구", "한 시간마다 그 동네에 머문 사람을 나이와 성별로 추정한 수입니다.",
        "데이터정책과/데이터분석팀", Cycle.Monthly, "2026-09-30", "생활인구 유동인구 시간대 머문 사람")
    { Provider = "이동통신사", Combine = Combine.Append };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        foreach (var month in new[] { 8, 9 })
        {
            var table = new Table(["기준일ID", "시간대구분", "행정동코드", "총생활인구수", .. Sexes.SelectMany(sex => Bands.Select((age, i) => $"{sex}{age}세{(i == Bands.Length - 1 ? "이상" : $"부터{Bands[i + 1] - 1}세")}생활인구수"))]);
            var last = new DateOnly(2026, month, DateTime.DaysInMonth(2026, month));
            foreach (var day in CityCalendar.Days(new DateOnly(2026, month, 1), last))
                AddDay(table, day, city, chance);
            to.Csv($"LOCAL_PEOPLE_DONG_{last.YearMonthCompact()}.csv", table, Delivery.Cp949).AsOf(last).Mess("* where fewer than four", "masked, not zero");
        }
    }

    private static void AddDay(Table table, DateOnly day, CityModel city, Pcg chance)
    {
        foreach (var dong in city.Dongs)
        {
            var people = Bands.Select((age, i) => (Men: city.Population.Between(dong.Index, Population.Latest, age, Oldest(i), 0), Women: city.Population.Between(dong.Index, Population.Latest, age, Oldest(i), 1))).ToList();
            for (var hour = 0; hour < 24; hour++)
            {
                var cells = new List<object?> { day.Compact(), hour.Digits(2), dong.Code, null };
                var total = 0.0;
                for (var sex = 0; sex < 2; sex++)
                    for (var i = 0; i < Bands.Length; i++)
                    {
                        var value = (sex == 0 ? people[i].Men : people[i].Women) * Presence(dong, Bands[i], hour, day) * chance.Factor(0.05);
                        total += value;
                        cells.Add(value < 4 ? "*" : value.ToString("0.0000", CultureInfo.InvariantCulture));
                    }
                cells[3] = total.ToString("0.0000", CultureInfo.InvariantCulture);
                table.Add([.. cells]);
            }
        }
    }

    /// <summary>How many are there for each who lives there: workers leave new towns by day and fill the old centre.</summary>
    private static double Presence(Dong dong, int age, int hour, DateOnly day)
    {
        var work = CityCalendar.IsWorking(day) ? Math.Exp(-Math.Pow((hour - 14) / 4.2, 2)) : 0.3 * Math.Exp(-Math.Pow((hour - 15) / 3.5, 2));
        var moves = age is >= 15 and < 65 ? 1 : age < 15 ? 0.25 : 0.3;
        var pull = dong.Plan.Kind switch { DongKind.OldCentre => 1.9, DongKind.University => 0.9, DongKind.NewTown => -0.34, DongKind.Rural => day.Month == 9 && !CityCalendar.IsWorking(day) ? 0.8 : 0.12, DongKind.Town => 0.05, _ => 0.08 };
        return Math.Max(0.2, 1 + pull * work * moves);
    }

    private static int Oldest(int band) => band == Bands.Length - 1 ? 120 : Bands[band + 1] - 1;
}
