using System.Globalization;
using Maru.City.Chance;

namespace Maru.City.Model;

internal sealed record Team(string Id, string Name, string Phone, string DataLead);

internal sealed record Department(string Id, string Name, string Bureau, string Phone, DateOnly From, DateOnly? To, IReadOnlyList<string> Successors, IReadOnlyList<Team> Teams);

/// <summary>The departments of the city with their teams, extensions and data leads; closed ones stay with their last day.</summary>
internal sealed class Organisation
{
    public Organisation(ulong seed)
    {
        var chance = Pcg.For(seed, "organisation");
        var lines = Lines(OrganisationChart.Today);
        var young = Lines(OrganisationChart.Before).SelectMany(parts => parts[3].Split(' ')).ToHashSet();
        Current = [.. lines.Select((parts, i) => Read(parts, i, 1, young.Contains(parts[1]) ? OrganisationChart.Reorganised : OrganisationChart.Founded, null, chance))];
        Closed = [.. Lines(OrganisationChart.Before).Select((parts, i) => Read(parts, i, 9, OrganisationChart.Founded, OrganisationChart.Reorganised.AddDays(-1), chance))];
    }

    public IReadOnlyList<Department> Current { get; }

    public IReadOnlyList<Department> Closed { get; }

    public Department Of(string name) => Current.FirstOrDefault(department => department.Name == name)
        ?? throw new ArgumentException($"No department is called {name}.", nameof(name));

    /// <summary>Looks up "교통과/대중교통팀".</summary>
    public (Department Department, Team Team) Find(string path)
    {
        var parts = path.Split('/');
        var department = Of(parts[0]);
        return (department, department.Teams.FirstOrDefault(team => team.Name == parts[1])
            ?? throw new ArgumentException($"{parts[0]} has no team {parts[1]}; it has {string.Join(", ", department.Teams.Select(team => team.Name))}.", nameof(path)));
    }

    private static List<string[]> Lines(string chart) =>
        [.. chart.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|', StringSplitOptions.TrimEntries))];

    private static Department Read(string[] parts, int index, int series, DateOnly from, DateOnly? to, Pcg chance)
    {
        // Exchange 000 is given to nobody, so no extension rings at a real desk.
        string Extension(int team) => "033-000-" + (series * 1000 + index * 10 + team).ToString("0000", CultureInfo.InvariantCulture);
        var id = (to is null ? "D" : "X") + (index + 1).ToString("00", CultureInfo.InvariantCulture);
        var teams = parts[2].Split(' ').Select((name, i) => new Team($"{id}-{i + 1}", name, Extension(i + 1), PersonNames.Name(chance))).ToList();
        return new Department(id, parts[1], parts[0], Extension(0), from, to, parts.Length > 3 ? parts[3].Split(' ') : [], teams);
    }
}
