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

/// <summary>A department or team as it was from one day until another.</summary>
/// <param name="ValidTo">First day it no longer existed; null while it does.</param>
/// <param name="Successor">Id of the unit that took its work over.</param>
public sealed record OrgUnit(string Id, string? Parent, OrgUnitKind Kind, string NameKo, string? NameEn, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public string? Phone { get; init; }
    public string? Successor { get; init; }

    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);
}

/// <summary>The city's offices through time. Names change and merge: ask with a day.</summary>
public sealed class OrgChart(IReadOnlyList<OrgUnit> units)
{
    public static OrgChart Empty { get; } = new([]);

    /// <summary>Every unit that ever was, in official order.</summary>
    public IReadOnlyList<OrgUnit> Units { get; } = units;

    public IEnumerable<OrgUnit> On(DateOnly day, OrgUnitKind kind) => Units.Where(u => u.Kind == kind && u.ExistsOn(day));

    public IEnumerable<OrgUnit> Teams(string department, DateOnly day) => Units.Where(u => u.Parent == department && u.ExistsOn(day));

    /// <summary>
    /// The name that the department or team called <paramref name="name"/> (or its id) has on a day: its own, or that of the unit its work went to.
    /// The name itself when the chart does not know it.
    /// </summary>
    public string NameOn(DateOnly day, string name)
    {
        var unit = Units.FirstOrDefault(u => u.ExistsOn(day) && (u.Id == name || u.NameKo == name))
            ?? Units.Where(u => u.Id == name || u.NameKo == name).MaxBy(u => u.ValidFrom);
        for (var steps = 0; unit is not null && !unit.ExistsOn(day) && steps < 20; steps++)
        {
            var next = unit.Successor ?? unit.Id;
            var later = Units.Where(u => u.Id == next && u != unit).MaxBy(u => u.ValidFrom);
            if (later is null) break;
            unit = later;
        }
        return unit?.NameKo ?? name;
    }
}
