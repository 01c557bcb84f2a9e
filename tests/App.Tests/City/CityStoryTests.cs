using System.Globalization;
using Maru.City;

namespace Maru.App.Tests.City;

/// <summary>The numbers of different files tell one story, and the headlines of the demo come true.</summary>
[Collection(SampleCityCollection.Name)]
public sealed class CityStoryTests(SampleCity sample)
{
    private static readonly string[] Outer = ["솔재면", "너울면", "백석면", "운암면", "동막면"];

    [Fact]
    public void There_are_45_departments_192_teams_and_111_datasets_in_8_domains()
    {
        var today = sample.Description.Departments.Where(department => department.To is null).ToList();
        Assert.Equal(45, today.Count);
        Assert.Equal(192, today.Sum(department => department.Teams.Count));
        Assert.Equal(111, sample.Description.Datasets.Count);
        Assert.Equal([("교통", 18), ("안전·재난", 17), ("보건·복지", 16), ("환경", 14), ("경제·일자리", 12), ("인구·가구", 11), ("행정·재정", 14), ("문화·관광", 9)],
            sample.Description.Domains.Select(domain => (domain.Name, domain.Datasets)));
    }

    [Fact]
    public void Departments_that_ended_name_successors_that_exist()
    {
        var names = sample.Description.Departments.Where(department => department.To is null).Select(department => department.Name).ToHashSet();
        var closed = sample.Description.Departments.Where(department => department.To is not null).ToList();
        Assert.Equal(6, closed.Count);
        Assert.All(closed.SelectMany(department => department.Successors), name => Assert.Contains(name, names));
        Assert.Contains(closed, department => department.Successors.Count == 2);
        Assert.All(sample.Description.Departments, department => Assert.StartsWith("033-000-", department.Phone));
    }

    [Fact]
    public void Exactly_two_datasets_are_late() =>
        Assert.Equal(["bus-boardings", "water-use"], sample.Description.Datasets.Where(dataset => dataset.IsLate).Select(dataset => dataset.Id).Order());

    [Fact]
    public void The_description_survives_being_saved_and_read()
    {
        var read = CityDescription.Read(sample.Folder);
        Assert.Equal(111, read.Datasets.Count);
        Assert.Equal(sample.Description.Population, read.Population);
        Assert.Equal(sample.Dataset("budget").Files[0].Expected.Columns, read.Datasets.Single(dataset => dataset.Id == "budget").Files[0].Expected.Columns);
        Assert.All(read.Datasets.SelectMany(dataset => dataset.Files), file => Assert.True(File.Exists(Path.Combine(sample.Folder, file.Path)), file.Path));
    }

    [Fact]
    public void Population_is_the_same_in_every_file_that_counts_it()
    {
        var total = sample.Description.Population;
        Assert.InRange(total, 279_000, 282_000);
        Assert.Equal(total, sample.Description.Regions.Sum(region => region.Population));
        Assert.Equal(total, Body("population-monthly").Where(row => row[0] == "2026-09").Sum(row => Number(row[4])));
        var byAge = Body("resident-population");
        Assert.Equal(total, Number(byAge[0][1]) + Number(byAge[0][23]));
        Assert.Equal(total, byAge.Skip(1).Sum(row => row.Skip(2).Take(21).Concat(row.Skip(24)).Sum(Number)));
        Assert.Equal(Body("population-monthly").Where(row => row[0] == "2026-06").Sum(row => Number(row[4])), Body("population-grid").Sum(row => Number(row[3])));
    }

    [Fact]
    public void Births_deaths_and_moves_explain_how_the_population_changed()
    {
        var people = Body("population-monthly").ToDictionary(row => (row[0], row[2]), row => Number(row[4]));
        var natural = Body("births-deaths").ToDictionary(row => (row[0], row[2]), row => Number(row[5]));
        var sheet = DeliveredText.SheetRows(sample.PathOf(sample.LastFile("migration")), "2026년");
        foreach (var row in sheet.Where(row => row.GetValueOrDefault("A") == "9월" && row["B"] != "계"))
            Assert.Equal(people[("2026-09", row["B"])] - people[("2026-08", row["B"])], natural[("2026.9", row["B"])] + Number(row["I"]));
    }

    [Fact]
    public void In_the_five_outer_myeon_more_than_two_in_five_are_65_or_older()
    {
        var regions = sample.Description.Regions;
        Assert.All(regions.Where(region => Outer.Contains(region.Name)), region => Assert.True(region.ElderlyShare > 0.40, $"{region.Name} {region.ElderlyShare}"));
        Assert.All(regions.Where(region => !Outer.Contains(region.Name)), region => Assert.True(region.ElderlyShare < 0.40, $"{region.Name} {region.ElderlyShare}"));
        Assert.Equal("누리1동", regions.MinBy(region => region.ElderlyShare)!.Name);
        Assert.InRange(regions.Sum(region => region.ElderlyShare * region.Population) / sample.Description.Population, 0.20, 0.25);
    }

    [Fact]
    public void Complaints_crowd_on_tuesday_at_ten()
    {
        var busiest = Body("complaints").CountBy(row => (row[2], row[1].Substring(11, 2))).MaxBy(pair => pair.Value);
        Assert.Equal(("화", "10"), busiest.Key);
    }

    [Fact]
    public void Buses_are_fuller_at_four_than_in_the_morning()
    {
        var workdays = Body("bus-ridership-daily").Where(row => row[1] is "화" or "수" or "목").ToList();
        var byHour = Enumerable.Range(5, 19).ToDictionary(hour => hour, hour => workdays.Sum(row => Number(row[hour - 3])));
        Assert.Equal(16, byHour.MaxBy(pair => pair.Value).Key);
        Assert.Equal(8, byHour.Where(pair => pair.Key < 11).MaxBy(pair => pair.Value).Key);
        Assert.All(workdays, row => Assert.Equal(Number(row[^1]), row.Skip(2).SkipLast(1).Sum(Number)));
    }

    [Fact]
    public void The_ledger_adds_up_to_the_budget_report()
    {
        var won = Body("spending").Sum(row => Number(row[4]));
        var total = DeliveredText.SheetRows(sample.PathOf(sample.LastFile("budget")), "사업별").Single(row => row.GetValueOrDefault("A") == "합계");
        Assert.Equal(won / 1000, Number(total["F"]));
        Assert.InRange(won / 1e12, 0.2, 3);
    }

    [Fact]
    public void Each_dataset_has_an_owner_that_exists_and_a_sentence()
    {
        var teams = sample.Description.Departments.SelectMany(department => department.Teams).Select(team => team.Id).ToHashSet();
        Assert.All(sample.Description.Datasets, dataset =>
        {
            Assert.Contains(dataset.Team, teams);
            Assert.EndsWith(".", dataset.Sentence);
            Assert.NotEmpty(dataset.Files);
            Assert.True(dataset.ExpectedRows > 0, dataset.Id);
        });
        Assert.Equal(111, sample.Description.Datasets.Select(dataset => dataset.Title).Distinct().Count());
    }

    // About 13 s of processor time, 7 s on two free cores. The bound leaves room for a busy machine and still notices quadratic time.
    [Fact]
    public void The_whole_city_is_written_in_seconds() => Assert.True(sample.ProcessorTime < TimeSpan.FromSeconds(90), $"{sample.ProcessorTime.TotalSeconds:0.0} s");

    private List<string[]> Body(string id)
    {
        var file = sample.LastFile(id);
        return DeliveredText.Body(sample.PathOf(file), file);
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
