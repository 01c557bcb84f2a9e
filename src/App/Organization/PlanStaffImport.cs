using System.Globalization;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Organization;

/// <summary>Works out what a list of staff changes, and what of it can't be taken.</summary>
public static class PlanStaffImport
{
    private const int LongestText = 60;

    /// <param name="on">The day the list speaks of.</param>
    /// <param name="whole">The list names everybody: who is not in it no longer works there from that day on.</param>
    public static OrgImportPlan Of(OrgChart chart, IReadOnlyList<OrgPerson> people, IReadOnlyList<OrgFileRow> rows, DateOnly on, bool whole)
    {
        List<OrgRowProblem> problems = [];
        List<OrgImportLine> lines = [];
        List<OrgPerson> after = [.. people];
        var same = 0;
        var seen = new Dictionary<(string, string, string?), long>();
        string? department = null;
        foreach (var row in rows)
        {
            department = row[OrgFile.Department] ?? department;
            if (row[OrgFile.Person] is not { Length: <= LongestText } name)
            {
                problems.Add(new(row.Number, OrgFile.Person, new("비어 있거나 너무 깁니다.", "It is blank or too long."), new("사람의 이름이 있어야 합니다.", "Expected a person's name.")));
                continue;
            }
            if (UnitOf(chart, row, department, on, problems) is not { } unit || LeadOf(row, problems) is not { } isLead) continue;
            var account = row[OrgFile.Account];
            if (!seen.TryAdd((unit.Id, name, account), row.Number))
            {
                problems.Add(new(row.Number, OrgFile.Person, new($"'{name}'{Josa.Pick(name, "이", "가")} 같은 곳에 {seen[(unit.Id, name, account)]}행에도 있습니다.", $"'{name}' stands in row {seen[(unit.Id, name, account)]} too."), new("같은 사람이면 한 번만, 이름이 같은 다른 사람이면 계정을 적으세요.", "Expected each once; tell namesakes apart by their accounts.")));
                continue;
            }
            var place = after.FindIndex(person => person.WorksOn(on) && person.Name == name && person.Account == account && chart.Find(person.Unit, on) is { } said && chart.Heirs(said, on).Any(heir => heir.Id == unit.Id));
            var shown = $"{chart.Path(unit, on)} {name}";
            if (place < 0)
            {
                after.Add(new(FreeId(after, Reorganise.NewId(unit.Kind, unit.Id, $"{name}\n{account}", on)), unit.Id, name, on, null) { Post = row[OrgFile.Post], Phone = row[OrgFile.Phone], IsLead = isLead, Account = account });
                lines.Add(new(OrgImportAct.Added, null, shown, null, on, row.Number));
                continue;
            }
            var known = after[place];
            // Who went on with their office works where they did; where it was split, the list says where they went.
            var isThere = chart.Find(known.Unit, on) is { } office && chart.Heirs(office, on) is [_];
            var now = known with { Unit = isThere ? known.Unit : unit.Id, Post = row[OrgFile.Post] ?? known.Post, Phone = row[OrgFile.Phone] ?? known.Phone, IsLead = isLead };
            if (now == known) same++;
            else
            {
                if (known.ValidFrom == on) after[place] = now;
                else
                {
                    // What was so until then stays said of that time.
                    after[place] = known with { ValidTo = on };
                    after.Add(now with { Id = FreeId(after, Reorganise.NewId(unit.Kind, unit.Id, $"{name}\n{account}", on)), ValidFrom = on });
                }
                lines.Add(new(OrgImportAct.Changed, null, shown, known.Unit == now.Unit ? null : chart.NameOn(on, known.Unit), on, row.Number));
            }
        }
        if (whole)
            foreach (var gone in people.Where(person => person.WorksOn(on) && after.Find(other => other.Id == person.Id) is { } still && still == person && !Named(chart, person, seen.Keys, on)))
            {
                if (gone.ValidFrom >= on) after.RemoveAll(person => person.Id == gone.Id);
                else after[after.FindIndex(person => person.Id == gone.Id)] = gone with { ValidTo = on };
                lines.Add(new(OrgImportAct.Ended, null, gone.Name, null, on, null));
            }
        return new(problems, problems.Count == 0 ? lines : [], same, on) { People = after };
    }

    private static string FreeId(List<OrgPerson> people, string id)
    {
        for (var n = 2; ; n++)
        {
            if (!people.Exists(person => person.Id == id)) return id;
            id = string.Create(CultureInfo.InvariantCulture, $"{id.Split('-')[0]}-{n}");
        }
    }

    private static bool Named(OrgChart chart, OrgPerson person, IEnumerable<(string Unit, string Name, string? Account)> seen, DateOnly on) =>
        chart.Find(person.Unit, on) is { } said && chart.Heirs(said, on).Any(heir => seen.Any(one => one.Unit == heir.Id && one.Name == person.Name && one.Account == person.Account));

    private static OrgUnit? UnitOf(OrgChart chart, OrgFileRow row, string? department, DateOnly on, List<OrgRowProblem> problems)
    {
        if (department is null || chart.Named(department, on).FirstOrDefault(unit => unit.Kind != OrgUnitKind.Team) is not { } office)
        {
            problems.Add(new(row.Number, OrgFile.Department, department is null ? new("비어 있습니다.", "It is blank.") : new($"'{department}'{Josa.Pick(department, "이", "가")} 그날의 조직에 없습니다.", $"There is no '{department}' on that day."), new("조직 화면에 있는 부서의 이름이어야 합니다.", "Expected a department of the organisation.")));
            return null;
        }
        if (row[OrgFile.Team] is not { } name || name == "-") return office;
        if (chart.Teams(office.Id, on).FirstOrDefault(team => team.NameKo == name || team.Id == name) is { } found) return found;
        problems.Add(new(row.Number, OrgFile.Team, new($"{office.NameKo}에 '{name}'{Josa.Pick(name, "이", "가")} 없습니다.", $"'{office.NameKo}' has no '{name}'."), new($"있는 팀: {string.Join(", ", chart.Teams(office.Id, on).Select(team => team.NameKo))}", $"Expected one of: {string.Join(", ", chart.Teams(office.Id, on).Select(team => team.NameKo))}")));
        return null;
    }

    private static bool? LeadOf(OrgFileRow row, List<OrgRowProblem> problems)
    {
        switch (row[OrgFile.Lead]?.ToLowerInvariant())
        {
            case null or "-" or "n" or "x" or "×" or "아니오" or "아님" or "0" or "no" or "false": return false;
            case "y" or "o" or "○" or "●" or "v" or "예" or "담당" or "1" or "yes" or "true": return true;
            case var written:
                problems.Add(new(row.Number, OrgFile.Lead, new($"'{written}'입니다.", $"It is '{written}'."), new("Y나 N(예·아니오, ○·×)이어야 합니다.", "Expected Y or N.")));
                return null;
        }
    }
}
