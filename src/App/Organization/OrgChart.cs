using System.Collections.Frozen;

namespace Maru.App.Organization;

public enum OrgUnitKind
{
    /// <summary>국·소.</summary>
    Bureau,
    /// <summary>과.</summary>
    Department,
    /// <summary>팀.</summary>
    Team,
}

/// <summary>A department or team as it was from one day until another. A unit that was renamed or moved has several of these under one id.</summary>
/// <param name="ValidTo">First day it no longer was so; null while it is.</param>
public sealed record OrgUnit(string Id, string? Parent, OrgUnitKind Kind, string NameKo, string? NameEn, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public string? Phone { get; init; }

    /// <summary>Ids of the units that took its work over: several when it was split, none while it goes on and when it was abolished.</summary>
    public IReadOnlyList<string> Successors { get; init; } = [];

    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);

    /// <summary>The name and the one above it tell a team from another of the same name.</summary>
    public override string ToString() => NameKo;
}

/// <summary>
/// The city's offices through time, and the one place that answers which unit a name means on a day and who does its work today. Names
/// change, split and merge: ask with a day.
/// </summary>
public sealed partial class OrgChart
{
    private readonly ILookup<string, OrgUnit> _byId;
    private readonly ILookup<string, OrgUnit> _byName;

    public OrgChart(IReadOnlyList<OrgUnit> units)
    {
        Units = units;
        _byId = units.ToLookup(unit => unit.Id, StringComparer.Ordinal);
        _byName = units.ToLookup(unit => unit.NameKo, StringComparer.Ordinal);
    }

    public static OrgChart Empty { get; } = new([]);

    /// <summary>Every unit that ever was, in official order.</summary>
    public IReadOnlyList<OrgUnit> Units { get; }

    public IEnumerable<OrgUnit> On(DateOnly day, OrgUnitKind kind) => Units.Where(u => u.Kind == kind && u.ExistsOn(day));

    public IEnumerable<OrgUnit> Teams(string department, DateOnly day) => Units.Where(u => u.Kind == OrgUnitKind.Team && u.Parent == department && u.ExistsOn(day));

    /// <summary>The unit of an id as it was on a day; null when it was not there.</summary>
    public OrgUnit? At(string? id, DateOnly day) => id is null ? null : _byId[id].FirstOrDefault(unit => unit.ExistsOn(day));

    /// <summary>All that an id ever was, in order of time.</summary>
    public IEnumerable<OrgUnit> Periods(string id) => _byId[id].OrderBy(unit => unit.ValidFrom);

    /// <summary>All units that a name or an id means on a day.</summary>
    public IReadOnlyList<OrgUnit> Named(string name, DateOnly day) => [.. _byId[name].Concat(_byName[name]).Where(unit => unit.ExistsOn(day)).Distinct()];

    /// <summary>
    /// The unit that a name or an id means: the one there on the day, else the last one that was called so before it.
    /// </summary>
    /// <param name="above">Ids of units it stands under, where that is known: two departments may have a team of one name.</param>
    public OrgUnit? Find(string name, DateOnly day, IReadOnlyCollection<string>? above = null)
    {
        var called = _byId[name].Concat(_byName[name]).ToList();
        if (above is not null && called.Exists(unit => unit.Parent is { } parent && above.Contains(parent))) called.RemoveAll(unit => unit.Parent is not { } parent || !above.Contains(parent));
        return called.Find(unit => unit.ExistsOn(day)) ?? called.Where(unit => unit.ValidFrom <= day).MaxBy(unit => unit.ValidFrom) ?? called.MinBy(unit => unit.ValidFrom);
    }

    /// <summary>The units that do a unit's work on a later day: itself, who followed it, all of them where it was split and none where it was abolished.</summary>
    public IReadOnlyList<OrgUnit> Heirs(OrgUnit unit, DateOnly day) => Followed(unit, day).Heirs;

    /// <summary>"교통과/주차팀" of a team, the name of any other unit, as they are called on a day.</summary>
    public string Path(OrgUnit unit, DateOnly day) => unit.Kind == OrgUnitKind.Team && At(unit.Parent, day) is { } above ? $"{above.NameKo}/{unit.NameKo}" : unit.NameKo;

    /// <summary>The names under which what a name means is found on a day: its own, those of all who followed it, or the last one it had.</summary>
    public IReadOnlyList<string> NamesOn(DateOnly day, string name) =>
        Find(name, day) is not { } unit ? [name] : Heirs(unit, day) is { Count: > 0 } heirs ? [.. heirs.Select(heir => heir.NameKo).Distinct()] : [Last(unit, day).NameKo];

    /// <summary>Two units that bear one name in one place at one time, of which one was not so before; null when there are none. Teams have a place, departments the city.</summary>
    internal static (OrgUnit One, OrgUnit Other)? Twins(IReadOnlyList<OrgUnit> units, OrgChart before)
    {
        var known = before.Units.ToHashSet();
        foreach (var alike in units.GroupBy(unit => (unit.Kind, unit.NameKo, Above: unit.Kind == OrgUnitKind.Team ? unit.Parent : null)).Where(group => group.Count() > 1).Select(group => group.ToList()))
            for (var i = 1; i < alike.Count; i++)
                for (var j = 0; j < i; j++)
                    if (alike[i].Id != alike[j].Id && Overlap(alike[i], alike[j]) && !(known.Contains(alike[i]) && known.Contains(alike[j]))) return (alike[j], alike[i]);
        return null;
    }

    private static bool Overlap(OrgUnit a, OrgUnit b) => (a.ValidTo is not { } end || b.ValidFrom < end) && (b.ValidTo is not { } other || a.ValidFrom < other);

    // The units it went through, and those it came to.
    private (HashSet<OrgUnit> Through, IReadOnlyList<OrgUnit> Heirs) Followed(OrgUnit unit, DateOnly day)
    {
        var heirs = new List<OrgUnit>();
        var seen = new HashSet<OrgUnit>();
        Follow(unit);
        return (seen, heirs);

        void Follow(OrgUnit one)
        {
            if (!seen.Add(one)) return;
            if (one.ExistsOn(day)) heirs.Add(one);
            else foreach (var next in Next(one, day)) Follow(next);
        }
    }

    /// <summary>
    /// The name that the department or team called <paramref name="name"/> (or its id) has on a day: its own, or that of the unit its work went
    /// to. Where it was split or abolished its last name; the name itself when the chart does not know it.
    /// </summary>
    public string NameOn(DateOnly day, string name) => Find(name, day) is { } unit ? Last(unit, day).NameKo : name;

    /// <summary>Whose something is on a day that was said to belong to a department and a team, by names or ids of whatever time.</summary>
    /// <param name="basis">The day what belongs to them speaks of: they are called as they were then.</param>
    public OrgOwner Owner(string? department, string? team, DateOnly basis, DateOnly day)
    {
        if (department is null || Find(department, day) is not { } said) return new(department, team is null ? null : NameOn(day, team));
        var last = Last(said, day);
        var (through, heirs) = Followed(said, day);
        var (was, wasTeam) = (As(said, department, basis), (OrgUnit?)null);
        OrgUnit? now = heirs is [var only] ? only : null;
        string? teamNow = null;
        OrgUnit? teamUnit = null;
        if (team is not null)
        {
            wasTeam = Find(team, day, [said.Id, .. heirs.Select(heir => heir.Id)]);
            if (wasTeam is null) teamNow = team;
            else if (Heirs(wasTeam, day) is [var heir])
            {
                (teamNow, teamUnit) = (heir.NameKo, heir);
                // Who took the team has what belongs to it, also where the department was split and the rest is open.
                if (IsUnder(wasTeam, said) && At(heir.Parent, day) is { Kind: OrgUnitKind.Department } above) now = above;
            }
            if (wasTeam is not null) through.UnionWith(Followed(wasTeam, day).Through);
            wasTeam = wasTeam is null ? null : As(wasTeam, team, basis);
        }
        var before = new[] { was.NameKo, wasTeam?.NameKo ?? team }.OfType<string>();
        var today = new[] { now?.NameKo ?? last.NameKo, teamNow }.OfType<string>();
        return new(now?.NameKo ?? last.NameKo, teamNow)
        {
            Was = now is not null && before.SequenceEqual(today) ? null : string.Join(' ', before),
            Since = now is null ? last.ValidTo : null,
            IsOpen = now is null,
            Heirs = now is null ? [.. heirs.Select(heir => heir.NameKo)] : [],
            Unit = now?.Id,
            TeamUnit = teamUnit?.Id,
            HeirUnits = now is null ? [.. heirs.Select(heir => heir.Id)] : [],
            Through = through.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal),
        };
    }

    private bool IsUnder(OrgUnit team, OrgUnit department) => _byId[team.Id].Any(period => period.Parent == department.Id);

    // By its id it is called as it was on the day; by a name as it was named.
    private OrgUnit As(OrgUnit unit, string said, DateOnly basis) => said == unit.Id ? At(unit.Id, basis) ?? unit : unit;

    // As far as one follows another; where several do, or none, the line ends.
    private OrgUnit Last(OrgUnit unit, DateOnly day)
    {
        var seen = new HashSet<OrgUnit>();
        while (!unit.ExistsOn(day) && seen.Add(unit) && Next(unit, day) is [var next]) unit = next;
        return unit;
    }

    private List<OrgUnit> Next(OrgUnit unit, DateOnly day) => unit.ValidTo is not { } end || day < end ? []
        : unit.Successors.Count == 0 ? [.. _byId[unit.Id].Where(later => later.ValidFrom >= end).OrderBy(later => later.ValidFrom).Take(1)]
        : [.. unit.Successors.Select(id => _byId[id].FirstOrDefault(one => one.ExistsOn(end)) ?? _byId[id].MaxBy(one => one.ValidFrom)).OfType<OrgUnit>()];
}

/// <summary>Whose something is.</summary>
/// <param name="Department">Its name of today; of one that was split or abolished the last one it had.</param>
/// <param name="Team">Null when the team is no more.</param>
public sealed record OrgOwner(string? Department, string? Team)
{
    /// <summary>What the owner was called when it was said, or when the data were made; null when that is what it is called today.</summary>
    public string? Was { get; init; }

    /// <summary>True when the department was split or abolished and nobody said yet who takes this.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The day from which it is open.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Names of the departments it may go to, while it is open.</summary>
    public IReadOnlyList<string> Heirs { get; init; } = [];

    /// <summary>Id of the department it belongs to; null while it is open, and where the chart does not know it.</summary>
    public string? Unit { get; init; }

    /// <summary>Id of the team; null without one, and where the chart does not know it.</summary>
    public string? TeamUnit { get; init; }

    /// <summary>Ids of the departments it may go to, while it is open.</summary>
    public IReadOnlyList<string> HeirUnits { get; init; } = [];

    /// <summary>Ids of all it ever belonged to by reorganisations: since somebody said whose it is.</summary>
    public IReadOnlySet<string> Through { get; init; } = FrozenSet<string>.Empty;

    /// <summary>True for the department it belongs to, and for all it may go to.</summary>
    public bool Concerns(string? department) => department is not null && (Department == department || Heirs.Contains(department));
}
