using Maru.App.Catalog;
using Maru.App.Organization;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Access;

/// <summary>The departments a role may be given for: a slip of the pen would give a role that reaches nothing, and nobody would see it.</summary>
public static class RoleOffices
{
    /// <summary>Those of the organisation chart as they are today, and those that datasets name.</summary>
    public static IReadOnlyList<string> Departments(CatalogSnapshot catalog) =>
        [.. catalog.Organization.On(catalog.Today, OrgUnitKind.Department).Select(unit => unit.NameKo).Concat(catalog.Entries.Select(entry => entry.Department).OfType<string>()).Distinct(StringComparer.Ordinal)];

    /// <summary>Refuses roles of offices that nobody knows. Where there is no organisation chart any name is taken.</summary>
    /// <exception cref="InputException">A department or team is unknown.</exception>
    public static void Require(CatalogSnapshot catalog, params IReadOnlyList<RoleHeld> roles)
    {
        var chart = catalog.Organization;
        if (chart.Units.Count == 0) return;
        foreach (var (_, department, team) in roles)
        {
            if (department is null) continue;
            if (chart.Find(department, catalog.Today) is not { } office)
            {
                var known = Departments(catalog);
                if (!known.Contains(department)) throw Unknown(department, known, "department");
            }
            else if (team is not null && chart.Teams(office.Id, catalog.Today).Select(unit => unit.NameKo).ToList() is { Count: > 0 } teams && chart.Pinned(department, team, catalog.Today).Team == team && !teams.Contains(team) && chart.At(team, catalog.Today) is null)
            {
                throw Unknown(team, teams, "team");
            }
        }
    }

    private static InputException Unknown(string name, IReadOnlyList<string> known, string field) => new(
        field == "team" ? new($"그 부서에 '{name}'{Josa.Pick(name, "이", "가")} 없습니다.", $"The department has no team '{name}'.") : new($"조직도에 '{name}'{Josa.Pick(name, "이", "가")} 없습니다.", $"The organisation chart has no department '{name}'."),
        new($"이 가운데에서 쓰세요: {string.Join(", ", known)}", $"Use one of: {string.Join(", ", known)}"), field);
}
