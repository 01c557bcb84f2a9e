namespace Maru.App.Organization;

/// <summary>The office a role is held for, as it is on a day.</summary>
/// <param name="Department">Its name; the last one when it is no more. Null for the whole city.</param>
/// <param name="IsOver">It was split, merged or abolished: somebody has to say for which office the role is held now.</param>
/// <param name="Heirs">Names of those that took its work over, while it is over.</param>
public sealed record HeldOffice(string? Department, string? Team, bool IsOver, IReadOnlyList<string> Heirs);

/// <summary>
/// What a role that is held for an office reaches. It stays with its office under whatever name; a reorganisation alone never makes it reach what
/// it did not reach before.
/// </summary>
public sealed partial class OrgChart
{
    /// <summary>The office that names mean on a day, by its ids: so it is the same one whatever it is called later. What the chart does not know stays as it is said.</summary>
    public (string? Department, string? Team) Pinned(string? department, string? team, DateOnly day) => department is null || Find(department, day) is not { } office ? (department, team)
        : (office.Id, team is null ? null : TeamOf(team, office, day)?.Id ?? team);

    public HeldOffice Held(string? department, string? team, DateOnly day)
    {
        if (department is null || Find(department, day) is not { } office) return new(department, team, false, []);
        if (team is null || TeamOf(team, office, day) is not { } known)
            return Continued(office, day) is { } now ? new(now.NameKo, team, false, []) : new(office.NameKo, team, IsOver(office, day), NamesOf(Heirs(office, day), day));
        return Continued(known, day) is { } same ? new(At(same.Parent, day)?.NameKo ?? office.NameKo, same.NameKo, false, []) : new(office.NameKo, known.NameKo, IsOver(known, day), NamesOf(Heirs(known, day), day));
    }

    /// <summary>
    /// True when who is set over an office reaches what has this owner. An office that is there reaches what is its own, and what it may take after
    /// a split. One that is no more reaches what was its own: all that is still open after a split, and what went on alone after a merger.
    /// </summary>
    public bool Reaches(string department, string? team, OrgOwner owner, DateOnly day)
    {
        if (Find(department, day) is not { } office) return owner is { Unit: null, IsOpen: false } && owner.Department == department && (team is null || owner.Team == team);
        if (team is not null && TeamOf(team, office, day) is { } known)
            return owner.TeamUnit is { } itsTeam && (Continued(known, day) is { } same ? same.Id == itsTeam && same.Parent == owner.Unit
                : owner.Through.Contains(known.Id) && Heirs(known, day) is [var heir] && heir.Id == itsTeam && heir.Parent == owner.Unit);
        if (team is not null && owner.Team != team) return false;
        if (Continued(office, day) is { } now) return owner.Unit == now.Id || owner.HeirUnits.Contains(now.Id);
        return owner.Through.Contains(office.Id) && (owner.IsOpen || (Heirs(office, day) is [var only] && only.Id == owner.Unit));
    }

    // A team of another department that bears the name is another team.
    private OrgUnit? TeamOf(string team, OrgUnit office, DateOnly day)
    {
        string[] above = [office.Id, .. Heirs(office, day).Select(heir => heir.Id)];
        return Find(team, day, above) is { } found && _byId[found.Id].Any(period => above.Contains(period.Parent)) ? found : null;
    }

    // The unit itself; or the one that followed it alone, took nobody else over with it and was not there before: the same office under another id.
    private OrgUnit? Continued(OrgUnit unit, DateOnly day)
    {
        var seen = new HashSet<OrgUnit>();
        while (!unit.ExistsOn(day))
        {
            if (!seen.Add(unit) || Next(unit, day) is not [var next] || (next.Id != unit.Id && !IsOnlyFollowed(unit, next))) return null;
            unit = next;
        }
        return unit;
    }

    private bool IsOnlyFollowed(OrgUnit unit, OrgUnit by) =>
        Periods(by.Id).First().ValidFrom >= unit.ValidTo && !Units.Any(other => other.Id != unit.Id && other.ValidTo <= unit.ValidTo && other.Successors.Contains(by.Id));

    private static bool IsOver(OrgUnit unit, DateOnly day) => unit.ValidTo is { } end && end <= day;

    private List<string> NamesOf(IReadOnlyList<OrgUnit> units, DateOnly day) => [.. units.Select(unit => Path(unit, day))];
}
