using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Organization;

/// <summary>Carries a reorganisation out on a chart: what was stays in it with its last day, and leads to what follows it. Changes nothing when it can't be done.</summary>
public static class Reorganise
{
    private const int LongestGround = 500;
    private const int LongestName = 60;

    /// <exception cref="InputException">A unit is not there on the day before, a name is taken, or something is missing; the place it names is the field.</exception>
    public static (IReadOnlyList<OrgUnit> Units, OrgChange Change) Apply(OrgChart chart, Reorganization asked)
    {
        var into = asked.Into.Select(Name).Where(name => name.Length > 0).ToList();
        if (asked.Ground.Trim() is not { Length: > 0 and <= LongestGround } ground) throw Wrong("ground",
            new("근거가 없거나 너무 깁니다.", "The legal ground is missing or too long."), new($"조례·규칙의 이름과 조문, 또는 방침을 {LongestGround}자 안으로 적으세요.", $"Name the ordinance or order in up to {LongestGround} characters."));
        if (into.Find(name => name.Length > LongestName) is { } longName) throw Wrong("into", new($"'{longName}'{Josa.Pick(longName, "은", "는")} 너무 깁니다.", $"'{longName}' is too long."), new($"{LongestName}자 안으로 적으세요.", $"Use up to {LongestName} characters."));
        var work = new Work(chart, asked.On);
        var units = asked.Units.Where(name => name.Trim().Length > 0).Select(name => work.Unit(Name(name))).DistinctBy(unit => unit.Id).ToList();
        if (units.Count == 0) throw Wrong("unit", new("어느 조직인지 없습니다.", "No unit is named."), new("부서나 팀의 이름, 또는 '부서/팀'을 적으세요.", "Write the name of a department or team, or 'department/team'."));
        if (units.DistinctBy(unit => unit.Kind).Count() > 1) throw Wrong("unit", new("부서와 팀을 함께 바꿀 수 없습니다.", "Units of different kinds can't be changed together."), new("같은 종류끼리 하세요.", "Change units of one kind."));
        IReadOnlyList<string> after = asked.Kind switch
        {
            OrgChangeKind.Rename => Rename(work, units, into),
            OrgChangeKind.Move => Move(work, units, asked.Under),
            OrgChangeKind.Merge => Merge(work, units, into, asked.Under),
            OrgChangeKind.Split => Split(work, units, into, asked),
            OrgChangeKind.Abolish => Abolish(work, units),
            _ => throw Wrong("kind", new("조직개편의 종류가 아닙니다.", "This is no kind of reorganisation."), new("rename, split, merge, move, abolish 가운데 고르세요.", "Choose rename, split, merge, move or abolish.")),
        };
        work.RequireNoTwins();
        return (work.Units, new(asked.Kind, asked.On, ground, [.. units.Select(unit => unit.Id)], [.. units.Select(work.Path)], after));
    }

    /// <summary>An id for a unit that has none: the same for the same unit, however often it is taken in.</summary>
    internal static string NewId(OrgUnitKind kind, string? parent, string name, DateOnly from) => string.Create(CultureInfo.InvariantCulture,
        $"{kind.ToString()[..1]}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}\n{parent}\n{name}\n{from:yyyy-MM-dd}"))).AsSpan(0, 5))}");

    internal static string Name(string written) => string.Join(' ', written.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IReadOnlyList<string> Rename(Work work, List<OrgUnit> units, List<string> into)
    {
        if (units is not [var unit] || into is not [var name]) throw Wrong("into", new("하나의 조직과 새 이름 하나가 있어야 합니다.", "It takes one unit and one new name."), new("새 이름을 하나만 적으세요.", "Write one new name."));
        work.RequireFree(name, unit.Kind, unit.Parent);
        work.GoOn(unit, unit with { NameKo = name, NameEn = null });
        return [name];
    }

    private static List<string> Move(Work work, List<OrgUnit> units, string? under)
    {
        if (string.IsNullOrWhiteSpace(under)) throw Wrong("under", new("어디로 옮기는지 없습니다.", "It is not said where to."), new("옮겨 갈 국이나 부서의 이름을 적으세요.", "Name the bureau or department."));
        var parent = work.Above(Name(under), units[0].Kind);
        foreach (var unit in units)
        {
            if (unit.Parent == parent.Id) throw Wrong("under", new($"{unit.NameKo}{Josa.Pick(unit.NameKo, "은", "는")} 이미 {parent.NameKo} 아래에 있습니다.", $"'{unit.NameKo}' stands there already."), new("다른 곳을 고르세요.", "Choose another."));
            work.RequireFree(unit.NameKo, unit.Kind, parent.Id);
            work.GoOn(unit, unit with { Parent = parent.Id });
        }
        return [.. units.Select(unit => $"{parent.NameKo}/{unit.NameKo}")];
    }

    private static IReadOnlyList<string> Merge(Work work, List<OrgUnit> units, List<string> into, string? under)
    {
        if (into is not [var name]) throw Wrong("into", new("합친 조직의 이름이 하나 있어야 합니다.", "It takes the one name they are merged into."), new("이름을 하나 적으세요.", "Write one name."));
        var parent = string.IsNullOrWhiteSpace(under) ? units[0].Parent : work.Above(Name(under), units[0].Kind).Id;
        // One of them may go on and take the others in.
        var target = units.Find(unit => unit.NameKo == name) ?? work.Existing(name, units[0].Kind, parent);
        var ending = units.Where(unit => unit.Id != target?.Id).ToList();
        if (ending.Count == 0 || (target is null && ending.Count < 2)) throw Wrong("unit", new("합칠 조직이 둘이 되지 않습니다.", "There are not two units to merge."), new("합칠 조직을 더 적거나, 이름만 바뀌면 이름 바꾸기를 고르세요.", "Name more units, or rename it."));
        target ??= work.Begin(name, units[0].Kind, parent);
        foreach (var unit in ending)
        {
            work.End(unit, [target.Id]);
            foreach (var child in work.Children(unit.Id)) work.Take(child, target);
        }
        return [name];
    }

    private static List<string> Split(Work work, List<OrgUnit> units, List<string> into, Reorganization asked)
    {
        if (units is not [var unit]) throw Wrong("unit", new("한 번에 하나만 나눕니다.", "One unit is split at a time."), new("하나만 고르세요.", "Choose one."));
        if (into.Count < 2 || into.Distinct().Count() < into.Count) throw Wrong("into", new("나뉜 조직의 이름이 둘보다 적거나 같은 이름이 있습니다.", "There are fewer than two names, or one of them twice."), new("서로 다른 이름을 둘 이상 적으세요.", "Write two or more different names."));
        var parent = string.IsNullOrWhiteSpace(asked.Under) ? unit.Parent : work.Above(Name(asked.Under), unit.Kind).Id;
        var children = work.Children(unit.Id);
        work.End(unit, []);
        // A part that keeps the old name is a new unit: else nobody could tell what is still to be divided.
        var parts = into.ToDictionary(name => name, name => work.Existing(name, unit.Kind, parent) ?? work.Begin(name, unit.Kind, parent), StringComparer.Ordinal);
        work.End(unit, [.. into.Select(name => parts[name].Id)]);
        var said = asked.Teams.ToDictionary(pair => Name(pair.Key), pair => Name(pair.Value), StringComparer.Ordinal);
        foreach (var (team, part) in said)
        {
            if (!children.Exists(child => child.Id == team || child.NameKo == team)) throw Wrong("team", new($"{unit.NameKo}에 '{team}'{Josa.Pick(team, "이", "가")} 없습니다.", $"'{unit.NameKo}' has no '{team}'."), new($"있는 팀: {string.Join(", ", children.Select(child => child.NameKo))}", $"Teams: {string.Join(", ", children.Select(child => child.NameKo))}"));
            if (!parts.ContainsKey(part)) throw Wrong("team", new($"'{part}'{Josa.Pick(part, "은", "는")} 나뉜 조직이 아닙니다.", $"'{part}' is none of the parts."), new($"나뉜 조직: {string.Join(", ", into)}", $"Parts: {string.Join(", ", into)}"));
        }
        foreach (var child in children)
            if ((said.GetValueOrDefault(child.Id) ?? said.GetValueOrDefault(child.NameKo)) is { } part) work.Take(child, parts[part]);
            else work.EndAll(child);
        return into;
    }

    private static IReadOnlyList<string> Abolish(Work work, List<OrgUnit> units)
    {
        foreach (var unit in units)
        {
            if (unit.Kind == OrgUnitKind.Bureau && work.Children(unit.Id) is { Count: > 0 } departments) throw Wrong("unit",
                new($"{unit.NameKo}에 아직 부서 {departments.Count}개가 있습니다.", $"'{unit.NameKo}' still has {departments.Count} departments."), new("부서를 먼저 옮기거나 없애세요.", "Move or abolish them first."));
            work.EndAll(unit);
        }
        return [];
    }

    private static InputException Wrong(string field, Bilingual problem, Bilingual todo) => new(problem, todo, field);

    /// <summary>The chart while it is changed.</summary>
    private sealed class Work(OrgChart chart, DateOnly on)
    {
        private readonly DateOnly _before = on.AddDays(-1);

        public List<OrgUnit> Units { get; } = [.. chart.Units];

        /// <summary>The unit of a name on the day before, which nothing later is known of.</summary>
        public OrgUnit Unit(string written)
        {
            var parts = written.Split('/', 2, StringSplitOptions.TrimEntries);
            var found = chart.Named(parts[^1], _before).Where(unit => parts.Length == 1 || chart.Named(parts[0], _before).Any(above => above.Id == unit.Parent)).ToList();
            if (found.Count == 0) throw Wrong("unit", new(string.Create(CultureInfo.InvariantCulture, $"{_before:yyyy-MM-dd}에 '{written}'{Josa.Pick(written, "이", "가")} 없습니다."), string.Create(CultureInfo.InvariantCulture, $"There is no '{written}' on {_before:yyyy-MM-dd}.")),
                new("'maru org list'나 조직 화면에서 그날의 이름을 확인하세요.", "See the names of that day with 'maru org list'."));
            if (found.Count > 1) throw Wrong("unit", new($"'{written}'{Josa.Pick(written, "이", "가")} 여럿입니다.", $"There are several '{written}'."), new($"이렇게 적으세요: {string.Join(", ", found.Select(Path))}", $"Write one of: {string.Join(", ", found.Select(Path))}"));
            if (found[0].ValidTo is not null || chart.Periods(found[0].Id).Any(period => period.ValidFrom >= on)) throw Wrong("on",
                new(string.Create(CultureInfo.InvariantCulture, $"{written}{Josa.Pick(written, "은", "는")} {on:yyyy-MM-dd} 뒤에 이미 바뀌었습니다."), string.Create(CultureInfo.InvariantCulture, $"'{written}' was changed after {on:yyyy-MM-dd} already.")), new("더 뒤의 날을 고르세요.", "Choose a later day."));
            return found[0];
        }

        /// <summary>The unit something of a kind may stand under.</summary>
        public OrgUnit Above(string written, OrgUnitKind of)
        {
            var kind = of == OrgUnitKind.Team ? OrgUnitKind.Department : OrgUnitKind.Bureau;
            return Units.Find(unit => unit.ExistsOn(on) && unit.Kind == kind && of != OrgUnitKind.Bureau && (unit.Id == written || unit.NameKo == written)) ?? throw Wrong("under",
                new($"'{written}'{Josa.Pick(written, "은", "는")} 그 위에 올 조직이 아닙니다.", $"'{written}' can't stand above it."), new($"팀은 부서 아래에, 부서는 국·소 아래에 둡니다.", "Teams stand under departments, departments under bureaus."));
        }

        public OrgUnit? Existing(string name, OrgUnitKind kind, string? parent) =>
            Units.Find(unit => unit.ExistsOn(on) && unit.Kind == kind && (unit.NameKo == name || unit.Id == name) && (kind != OrgUnitKind.Team || unit.Parent == parent));

        /// <exception cref="InputException">One of them is to change later, or a new one is to come: nobody said what becomes of that.</exception>
        public List<OrgUnit> Children(string id)
        {
            var planned = chart.Units.Where(unit => unit.Parent == id && (unit.ValidFrom >= on || (unit.ExistsOn(on) && unit.ValidTo is not null))).ToList();
            if (planned.Count > 0)
            {
                var (unit, day) = planned.Select(unit => (unit, Day: unit.ValidFrom >= on ? unit.ValidFrom : unit.ValidTo!.Value)).MaxBy(one => one.Day);
                throw Wrong("on", new(string.Create(CultureInfo.InvariantCulture, $"{Path(unit)}에 {day:yyyy-MM-dd}의 변경이 이미 있습니다."), string.Create(CultureInfo.InvariantCulture, $"'{Path(unit)}' has a change of {day:yyyy-MM-dd} already.")),
                    new(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}보다 뒤의 날을 고르거나, 그 변경을 조직 파일로 먼저 거두세요."), string.Create(CultureInfo.InvariantCulture, $"Choose a day after {day:yyyy-MM-dd}, or take that change back with a file of units.")));
            }
            return [.. Units.Where(unit => unit.Parent == id && unit.ExistsOn(_before) && unit.ValidTo is null)];
        }

        /// <exception cref="InputException">Two units would bear one name in one place at one time.</exception>
        public void RequireNoTwins()
        {
            if (OrgChart.Twins(Units, chart) is var (one, other)) throw Wrong("into",
                new(string.Create(CultureInfo.InvariantCulture, $"{Path(one)}{Josa.Pick(one.NameKo, "이", "가")} 둘이 됩니다: {one.ValidFrom:yyyy-MM-dd}부터({one.Id})와 {other.ValidFrom:yyyy-MM-dd}부터({other.Id})."), string.Create(CultureInfo.InvariantCulture, $"There would be two '{Path(one)}': from {one.ValidFrom:yyyy-MM-dd} ({one.Id}) and from {other.ValidFrom:yyyy-MM-dd} ({other.Id}).")),
                new("같은 때 같은 곳에 이름이 같은 조직은 하나여야 합니다. 다른 이름을 쓰세요.", "Use another name: units of one place have different names."));
        }

        public void RequireFree(string name, OrgUnitKind kind, string? parent)
        {
            if (Existing(name, kind, parent) is not null) throw Wrong("into", new($"'{name}'{Josa.Pick(name, "은", "는")} 이미 있는 조직입니다.", $"There is a '{name}' already."), new("다른 이름을 쓰거나, 그 조직에 합치려면 합치기를 고르세요.", "Use another name, or merge into it."));
        }

        public OrgUnit Begin(string name, OrgUnitKind kind, string? parent)
        {
            var unit = new OrgUnit(NewId(kind, parent, name, on), parent, kind, name, null, on, null);
            var last = Units.FindLastIndex(one => one.Parent == parent && one.Kind == kind);
            Units.Insert(last < 0 ? Units.Count : last + 1, unit);
            return unit;
        }

        public void End(OrgUnit unit, IReadOnlyList<string> successors) =>
            Units[Units.FindIndex(one => one.Id == unit.Id && one.ValidFrom == unit.ValidFrom)] = unit with { ValidTo = on, Successors = successors };

        public void EndAll(OrgUnit unit)
        {
            foreach (var child in Children(unit.Id)) EndAll(child);
            End(unit, []);
        }

        /// <summary>The same unit, other from the day on.</summary>
        public void GoOn(OrgUnit unit, OrgUnit changed)
        {
            End(unit, []);
            Units.Insert(Units.FindIndex(one => one.Id == unit.Id && one.ValidFrom == unit.ValidFrom) + 1, changed with { ValidFrom = on, ValidTo = null });
        }

        /// <summary>A child goes to another parent, or into the child of the same name that is there.</summary>
        public void Take(OrgUnit child, OrgUnit parent)
        {
            if (Units.Find(unit => unit.Parent == parent.Id && unit.NameKo == child.NameKo && unit.ExistsOn(on)) is not { } same) GoOn(child, child with { Parent = parent.Id });
            else
            {
                End(child, [same.Id]);
                foreach (var below in Children(child.Id)) Take(below, same);
            }
        }

        public string Path(OrgUnit unit) => chart.Path(unit, _before);
    }
}
