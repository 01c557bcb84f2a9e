using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.People;

internal sealed class ResidentPopulation : CityDataset
{
    private static readonly string[] Sexes = ["남", "여"];

    public override About About => new("resident-population", "주민등록 인구 (연령·성별)", "읍면동마다 주민을 다섯 살 단위 나이와 성별로 센 것입니다.",
        "총무과/자치행정팀", Cycle.Monthly, "2026-09-30", "인구 주민등록 연령 나이 고령 남녀")
    { Combine = Combine.Versions };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        for (var month = 6; month <= 9; month++)
        {
            var end = new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1);
            to.Csv($"{end:yyyyMM}_주민등록인구_연령별.csv", Build(city, end), Delivery.Cp949).AsOf(end)
                .Mess("month in every column name, place as “강원특별자치도 한빛시 새터읍(5199025000)”, thousands commas in quotes", "month taken as time; code taken out of the name; numbers").Mess("the first row is the city's total", "set aside");
        }
    }

    private static Table Build(CityModel city, DateOnly end)
    {
        var prefix = $"{end.Year}년{end.Month.Digits(2)}월";
        var bands = Enumerable.Range(0, 21).Select(band => band == 20 ? "100세 이상" : $"{band * 5}~{band * 5 + 4}세").ToList();
        var table = new Table(["행정구역", .. Sexes.SelectMany(sex => (IEnumerable<string>)[$"{prefix}_{sex}_총인구수", .. bands.Select(band => $"{prefix}_{sex}_{band}")])]);
        var rows = city.Dongs.Select(dong => Sexes.SelectMany((_, sex) => Counts(city, dong.Index, end, sex)).ToArray()).ToList();
        table.AddStray(Stray.Total, [$"{CityPlace.Province} {CityPlace.Name} ({CityPlace.SigunguCode}00000)", .. Enumerable.Range(0, rows[0].Length).Select(i => (object?)rows.Sum(row => row[i]).Grouped())]);
        foreach (var dong in city.Dongs)
            table.Add([$"{CityPlace.Province} {CityPlace.Name} {dong.Name}({dong.Code})", .. rows[dong.Index].Select(count => (object?)count.Grouped())]);
        return table;
    }

    private static IEnumerable<int> Counts(CityModel city, int dong, DateOnly end, int sex) =>
        [city.Population.Between(dong, end, 0, 120, sex), .. Enumerable.Range(0, 21).Select(band => city.Population.Between(dong, end, band * 5, band == 20 ? 120 : band * 5 + 4, sex))];
}
