using Maru.App.Catalog;

namespace Maru.App.Organization;

/// <param name="Datasets">Those of the team; empty for another day than today.</param>
public sealed record OrgTeamView(OrgUnit Unit, IReadOnlyList<CatalogEntry> Datasets, IReadOnlyList<OrgPerson> People);

/// <param name="Bureau">The bureau above it.</param>
/// <param name="Datasets">All of the department's, its teams' among them; empty for another day than today.</param>
/// <param name="People">Those of the department itself.</param>
/// <param name="Before">Names of those whose work it does, and its own earlier ones.</param>
public sealed record OrgDepartmentView(OrgUnit Unit, OrgUnit? Bureau, IReadOnlyList<OrgTeamView> Teams, IReadOnlyList<CatalogEntry> Datasets, IReadOnlyList<OrgPerson> People, IReadOnlyList<string> Before)
{
    public IEnumerable<OrgPerson> Everybody => People.Concat(Teams.SelectMany(team => team.People));

    public IEnumerable<OrgPerson> Leads => Everybody.Where(person => person.IsLead);
}

/// <summary>The organisation on one day, with who works in it; for today with its datasets too.</summary>
/// <param name="Open">Datasets whose department was split or abolished, and that nobody took yet.</param>
/// <param name="Homeless">People whose unit is no more, and of whom nobody said where they went.</param>
public sealed record OrgView(DateOnly Day, DateOnly Today, IReadOnlyList<OrgDepartmentView> Departments, IReadOnlyList<CatalogEntry> Open, IReadOnlyList<OrgPerson> Homeless)
{
    public bool IsToday => Day == Today;

    public int Teams => Departments.Sum(department => department.Teams.Count);

    internal static OrgView Of(CatalogSnapshot snapshot, IReadOnlyList<OrgPerson> people, DateOnly? asked)
    {
        var (chart, today) = (snapshot.Organization, snapshot.Today);
        var day = asked ?? today;
        var placed = people.Where(person => person.WorksOn(day)).Select(person => (Person: person, Unit: chart.Find(person.Unit, day) is { } said && chart.Heirs(said, day) is [var heir] ? heir.Id : null)).ToList();
        var staff = placed.Where(pair => pair.Unit is not null).ToLookup(pair => pair.Unit!, pair => pair.Person, StringComparer.Ordinal);
        var datasets = day == today ? snapshot.Entries : [];
        var byDepartment = datasets.Where(entry => entry.Department is not null && !entry.Owner.IsOpen).ToLookup(entry => entry.Department!, StringComparer.Ordinal);
        return new(day, today,
            [.. chart.On(day, OrgUnitKind.Department).Select(unit => new OrgDepartmentView(
                unit, chart.At(unit.Parent, day),
                [.. chart.Teams(unit.Id, day).Select(team => new OrgTeamView(team, [.. byDepartment[unit.NameKo].Where(entry => entry.Team == team.NameKo)], [.. staff[team.Id]]))],
                [.. byDepartment[unit.NameKo]], [.. staff[unit.Id]], Before(chart, unit, day)))],
            [.. datasets.Where(entry => entry.Owner.IsOpen)], [.. placed.Where(pair => pair.Unit is null).Select(pair => pair.Person)]);
    }

    private static List<string> Before(OrgChart chart, OrgUnit unit, DateOnly day) =>
        [.. chart.Units.Where(one => one.ValidTo <= day && one.Kind == unit.Kind && (one.Successors.Contains(unit.Id) || (one.Id == unit.Id && one.NameKo != unit.NameKo))).OrderBy(one => one.ValidTo).Select(one => one.NameKo).Distinct()];
}
