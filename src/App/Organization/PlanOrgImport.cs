using System.Globalization;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Organization;

/// <summary>Works out what a file of offices changes on a chart, and what of it can't be taken. Pure: asks no clock and writes nothing.</summary>
public sealed class PlanOrgImport
{
    private readonly OrgChart _chart;
    private readonly DateOnly _on;
    private readonly List<Row> _rows = [];
    private readonly List<OrgRowProblem> _problems = [];
    private readonly List<OrgImportLine> _lines = [];
    private readonly List<OrgUnit> _units;
    private int _same;

    private PlanOrgImport(OrgChart chart, DateOnly on) => (_chart, _on, _units) = (chart, on, [.. chart.Units]);

    /// <param name="on">The day the file speaks of.</param>
    /// <param name="whole">The file names every unit there is: what it lacks ends on that day.</param>
    public static OrgImportPlan Of(OrgChart chart, IReadOnlyList<OrgFileRow> rows, DateOnly on, bool whole)
    {
        var plan = new PlanOrgImport(chart, on);
        plan.Read(rows);
        plan.ResolveParents();
        plan.RefuseCycles();
        plan.RefuseTwins();
        if (plan._problems.Count == 0) plan.Change(whole);
        if (plan._problems.Count == 0) plan.RefuseOverlaps();
        if (plan._problems.Count == 0) plan.RefuseTwinUnits();
        return new([.. plan._problems.OrderBy(problem => problem.Row)], plan._lines, plan._same, on) { Units = plan._units };
    }

    private sealed class Row
    {
        public required long Number { get; init; }
        public required OrgFileRow Source { get; init; }
        public required OrgUnitKind Kind { get; init; }
        public required string Name { get; init; }
        public string? Code { get; init; }
        public string? ParentWritten { get; set; }
        public bool ParentIsCode { get; init; }
        public Row? ParentRow { get; set; }
        public OrgUnit? ParentUnit { get; set; }
        public DateOnly? From { get; init; }

        /// <summary>First day after it.</summary>
        public DateOnly? To { get; init; }

        /// <summary>The id it gets.</summary>
        public string Id { get; set; } = "";

        public bool IsNow(DateOnly day) => (From is null || From <= day) && (To is null || To > day);
    }

    private void Read(IReadOnlyList<OrgFileRow> rows)
    {
        if (rows.All(row => row[OrgFile.Name] is null) && rows.Any(row => row[OrgFile.Department] is not null || row[OrgFile.Team] is not null)) ReadWide(rows);
        else foreach (var row in rows) ReadOne(row);
    }

    private void ReadOne(OrgFileRow row)
    {
        var count = _problems.Count;
        var from = Day(row, OrgFile.From);
        var to = Day(row, OrgFile.To)?.AddDays(1);
        if (from is { } first && to is { } end && end <= first) Wrong(row.Number, OrgFile.To, new($"시작일({row[OrgFile.From]})보다 앞섭니다.", $"It is before the first day ({row[OrgFile.From]})."), new("시작일과 같거나 뒤인 날이어야 합니다.", "Expected the first day or a later one."));
        if (to is { } past && past <= _on && from is null) Wrong(row.Number, OrgFile.From, new("끝난 조직인데 시작일이 없습니다.", "It has ended and has no first day."), new("언제부터 있었는지 적으세요.", "Write since when it was there."));
        if (row[OrgFile.Name] is not { } name)
        {
            Wrong(row.Number, OrgFile.Name, new("비어 있습니다.", "It is blank."), new("조직의 이름이 있어야 합니다.", "Expected a name."));
            return;
        }
        var kind = KindOf(row, name);
        if (kind is null || _problems.Count > count) return;
        var parentCode = row[OrgFile.ParentCode];
        _rows.Add(new()
        {
            Number = row.Number,
            Source = row,
            Kind = kind.Value,
            Name = name,
            Code = row[OrgFile.Code],
            From = from,
            To = to,
            ParentWritten = parentCode ?? (row[OrgFile.Parent] is "-" ? null : row[OrgFile.Parent]),
            ParentIsCode = parentCode is not null,
        });
    }

    // Each row names a team with all above it; merged cells leave those above blank.
    private void ReadWide(IReadOnlyList<OrgFileRow> rows)
    {
        var made = new Dictionary<(OrgUnitKind, string?, string), Row>();
        string? bureau = null, department = null;
        foreach (var row in rows)
        {
            if (row[OrgFile.Bureau] is { } named) (bureau, department) = (named == "-" ? null : named, null);
            department = row[OrgFile.Department] ?? department;
            if (department is null)
            {
                Wrong(row.Number, OrgFile.Department, new("비어 있고 위에도 부서가 없습니다.", "It is blank, and there is none above."), new("팀이 속한 부서의 이름이 있어야 합니다.", "Expected the team's department."));
                continue;
            }
            var above = bureau is null ? null : Made(OrgUnitKind.Bureau, null, bureau, row, null);
            var office = Made(OrgUnitKind.Department, bureau, department, row, above);
            if (row[OrgFile.Team] is { } team)
            {
                if (made.ContainsKey((OrgUnitKind.Team, department, team))) Wrong(row.Number, OrgFile.Team, new($"'{team}'{Josa.Pick(team, "이", "가")} {department}에 두 번 있습니다.", $"'{team}' stands in {department} twice."), new("한 부서 안에서 팀 이름은 서로 달라야 합니다.", "Expected different names within a department."));
                else Made(OrgUnitKind.Team, department, team, row, office);
            }
        }

        Row Made(OrgUnitKind kind, string? parent, string name, OrgFileRow row, Row? above)
        {
            if (made.TryGetValue((kind, parent, name), out var known)) return known;
            // The telephone of a row is that of the least unit it names.
            var least = kind == OrgUnitKind.Team || (kind == OrgUnitKind.Department && row[OrgFile.Team] is null);
            var one = made[(kind, parent, name)] = new() { Number = row.Number, Source = least ? row : new(row.Number, new Dictionary<string, string>()), Kind = kind, Name = name, ParentWritten = above?.Name, ParentRow = above };
            _rows.Add(one);
            return one;
        }
    }

    private OrgUnitKind? KindOf(OrgFileRow row, string name)
    {
        if (row[OrgFile.Kind] is not { } written)
            return name[^1] switch { '팀' or '계' => OrgUnitKind.Team, '국' or '실' or '소' or '단' => OrgUnitKind.Bureau, _ => OrgUnitKind.Department };
        OrgUnitKind? kind = written.ToLowerInvariant() switch
        {
            "국" or "국·소" or "국소" or "소" or "실국" or "bureau" => OrgUnitKind.Bureau,
            "부서" or "과" or "실과" or "담당관" or "department" => OrgUnitKind.Department,
            "팀" or "계" or "담당" or "team" => OrgUnitKind.Team,
            _ => null,
        };
        if (kind is null) Wrong(row.Number, OrgFile.Kind, new($"'{written}'입니다.", $"It is '{written}'."), new("국, 부서, 팀 가운데 하나여야 합니다.", "Expected bureau, department or team."));
        return kind;
    }

    private void ResolveParents()
    {
        foreach (var row in _rows)
        {
            if (row.ParentRow is not null) continue;
            if (row.ParentWritten is null)
            {
                if (row.Kind == OrgUnitKind.Team) Wrong(row.Number, OrgFile.Parent, new("비어 있습니다.", "It is blank."), new("팀이 속한 부서의 이름이나 코드가 있어야 합니다.", "Expected the team's department."));
                continue;
            }
            var written = row.ParentWritten;
            var inFile = _rows.Where(other => (other.Code == written || (!row.ParentIsCode && other.Name == written)) && (row.To is not null || other.IsNow(_on))).ToList();
            if (inFile.Count > 1 && inFile.Exists(other => Fits(row.Kind, other.Kind))) inFile.RemoveAll(other => !Fits(row.Kind, other.Kind));
            inFile = [.. inFile.DistinctBy(other => other.Code ?? $"{other.Number}")];
            if (inFile.Count > 1)
            {
                Wrong(row.Number, OrgFile.Parent, new($"'{written}'{Josa.Pick(written, "이", "가")} 파일에 {inFile.Count}번 있습니다({string.Join(", ", inFile.Select(other => $"{other.Number}행"))}).", $"'{written}' stands in the file {inFile.Count} times."), new("상위조직코드로 어느 것인지 적으세요.", "Say which one by its code."));
                continue;
            }
            row.ParentRow = inFile.FirstOrDefault();
            row.ParentUnit = row.ParentRow is null ? _chart.At(written, _on) ?? (row.ParentIsCode ? _chart.Periods(written).LastOrDefault() : _chart.Named(written, _on).FirstOrDefault(unit => Fits(row.Kind, unit.Kind))) : null;
            if (row.ParentRow is null && row.ParentUnit is null)
                Wrong(row.Number, row.ParentIsCode ? OrgFile.ParentCode : OrgFile.Parent, new($"'{written}'{Josa.Pick(written, "이", "가")} 파일에도 지금 조직에도 없습니다.", $"'{written}' is neither in the file nor in the organisation."), new("그 조직의 행을 넣거나 이름을 고치세요.", "Add its row, or mend the name."));
        }
    }

    private static bool Fits(OrgUnitKind kind, OrgUnitKind parent) => (kind, parent) is (OrgUnitKind.Team, OrgUnitKind.Department) or (OrgUnitKind.Department, OrgUnitKind.Bureau);

    private void RefuseCycles()
    {
        foreach (var row in _rows)
        {
            var above = row.ParentRow;
            for (var steps = 0; above is not null && above != row && steps < _rows.Count; steps++) above = above.ParentRow;
            var parent = row.ParentRow?.Kind ?? row.ParentUnit?.Kind;
            if (above == row && row.ParentRow is not null)
                Wrong(row.Number, OrgFile.Parent, new($"위로 따라가면 {row.Name}{Josa.Pick(row.Name, "으로", "로")} 되돌아옵니다.", $"What stands above it leads back to '{row.Name}'."), new("팀 → 부서 → 국으로 끝나야 합니다.", "Expected team, department, bureau, and an end."));
            else if (parent is { } kind && !Fits(row.Kind, kind))
                Wrong(row.Number, OrgFile.Parent, new($"'{row.ParentWritten}'{Josa.Pick(row.ParentWritten!, "은", "는")} {kind.Name().Ko}입니다.", $"'{row.ParentWritten}' is a {kind.Name().En.ToLowerInvariant()}."),
                    row.Kind == OrgUnitKind.Team ? new("팀 위에는 부서가 있어야 합니다.", "Expected a department above a team.") : row.Kind == OrgUnitKind.Department ? new("부서 위에는 국·소가 있거나 비어 있어야 합니다.", "Expected a bureau or nothing above a department.") : new("국·소 위에는 아무것도 없어야 합니다.", "Expected nothing above a bureau."));
        }
    }

    private void RefuseTwins()
    {
        var now = _rows.Where(row => row.IsNow(_on)).ToList();
        foreach (var twins in now.Where(row => row.Code is not null).GroupBy(row => row.Code!, StringComparer.Ordinal).Where(group => group.Count() > 1))
            foreach (var row in twins.Skip(1)) Wrong(row.Number, OrgFile.Code, new($"'{row.Code}'{Josa.Pick(row.Code!, "이", "가")} {twins.First().Number}행에도 있습니다.", $"'{row.Code}' stands in row {twins.First().Number} too."), new("같은 날 한 코드는 한 조직이어야 합니다.", "Expected one unit for a code on one day."));
        foreach (var twins in now.GroupBy(row => (row.Kind, row.Name, Parent: row.Kind == OrgUnitKind.Team ? (object?)row.ParentRow ?? row.ParentUnit?.Id : null)).Where(group => group.Count() > 1))
            foreach (var row in twins.Skip(1)) Wrong(row.Number, OrgFile.Name, new($"'{row.Name}'{Josa.Pick(row.Name, "이", "가")} {twins.First().Number}행에도 있습니다.", $"'{row.Name}' stands in row {twins.First().Number} too."),
                row.Kind == OrgUnitKind.Team ? new("한 부서 안에서 팀 이름은 서로 달라야 합니다.", "Expected different names of teams within a department.") : new("같은 날 이름이 같은 부서는 하나여야 합니다.", "Expected one department of a name on one day."));
    }

    private void Change(bool whole)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var periods = new Dictionary<(string Id, DateOnly From), long>();
        var rows = _rows.OrderBy(row => row.Kind).ThenBy(row => row.Number).ToList();
        // All ids first: a row may name as its successor one that stands below it.
        foreach (var row in rows)
        {
            var parent = row.ParentRow?.Id ?? row.ParentUnit?.Id;
            row.Id = row.Code ?? Existing(row, parent)?.Id ?? Reorganise.NewId(row.Kind, parent, row.Name, row.From ?? _on);
        }
        foreach (var row in rows)
        {
            var parent = row.ParentRow?.Id ?? row.ParentUnit?.Id;
            var existing = Existing(row, parent);
            if (row.From is { } from && !periods.TryAdd((row.Id, from), row.Number))
                Wrong(row.Number, OrgFile.From, new(string.Create(CultureInfo.InvariantCulture, $"'{row.Id}'의 {from:yyyy-MM-dd}부터가 {periods[(row.Id, from)]}행에도 있습니다."), string.Create(CultureInfo.InvariantCulture, $"'{row.Id}' from {from:yyyy-MM-dd} stands in row {periods[(row.Id, from)]} too.")), new("한 조직의 한 기간은 한 행이어야 합니다.", "Expected one row for a time of a unit."));
            else if (existing is not null && existing.Kind != row.Kind) Wrong(row.Number, OrgFile.Kind, new($"'{row.Id}'{Josa.Pick(row.Id, "은", "는")} 지금 {existing.Kind.Name().Ko}입니다.", $"'{row.Id}' is a {existing.Kind.Name().En.ToLowerInvariant()} now."), new("종류는 바뀌지 않습니다. 새 코드를 쓰세요.", "Kinds don't change; use a new code."));
            else if (row.IsNow(_on)) TakeNow(row, parent, existing, taken);
            else TakePeriod(row, parent);
        }
        if (!whole) return;
        foreach (var gone in _chart.Units.Where(unit => unit.ExistsOn(_on) && unit.ValidTo is null && !taken.Contains(unit.Id) && !periods.ContainsKey((unit.Id, unit.ValidFrom))))
        {
            if (gone.ValidFrom == _on) _units.RemoveAll(unit => unit == gone);
            else Set(gone, gone with { ValidTo = _on });
            _lines.Add(new(OrgImportAct.Ended, gone.Kind, PathNow(gone), null, _on, null));
        }
        foreach (var row in _rows.Where(row => row.IsNow(_on) && row.ParentUnit is { } above && !taken.Contains(above.Id)))
            Wrong(row.Number, OrgFile.Parent, new($"'{row.ParentWritten}'{Josa.Pick(row.ParentWritten!, "이", "가")} 파일에 없어 끝납니다.", $"'{row.ParentWritten}' is not in the file and ends."), new("그 조직의 행도 넣거나, 파일에 없는 조직은 그대로 두세요.", "Add its row too, or keep what the file lacks."));
    }

    private OrgUnit? Existing(Row row, string? parent) => row.Code is { } code
        ? _chart.At(code, _on) ?? _chart.Periods(code).LastOrDefault()
        : _chart.Named(row.Name, _on).FirstOrDefault(unit => unit.Kind == row.Kind && (row.Kind != OrgUnitKind.Team || unit.Parent == parent));

    private void TakeNow(Row row, string? parent, OrgUnit? existing, HashSet<string> taken)
    {
        taken.Add(row.Id);
        var successors = SuccessorsOf(row);
        var (phone, english) = (row.Source[OrgFile.Phone], row.Source[OrgFile.NameEn]);
        if (existing is null || !existing.ExistsOn(_on))
        {
            var unit = new OrgUnit(row.Id, parent, row.Kind, row.Name, english, row.From ?? _on, row.To) { Phone = phone, Successors = successors };
            _units.Add(unit);
            _lines.Add(new(OrgImportAct.Added, row.Kind, Path(unit), null, unit.ValidFrom, row.Number));
            return;
        }
        var changed = existing with { NameKo = row.Name, Parent = parent, Phone = phone ?? existing.Phone, NameEn = english ?? (existing.NameKo == row.Name ? existing.NameEn : null), ValidTo = row.To ?? existing.ValidTo, Successors = successors.Count > 0 ? successors : existing.Successors };
        if (existing.NameKo == changed.NameKo && existing.Parent == changed.Parent)
        {
            if (existing.Phone == changed.Phone && existing.NameEn == changed.NameEn && existing.ValidTo == changed.ValidTo && existing.Successors.SequenceEqual(changed.Successors)) _same++;
            else
            {
                Set(existing, changed);
                _lines.Add(new(changed.ValidTo != existing.ValidTo ? OrgImportAct.Ended : OrgImportAct.Changed, row.Kind, Path(changed), existing.Phone != changed.Phone ? existing.Phone : null, changed.ValidTo ?? _on, row.Number));
            }
            return;
        }
        var on = row.From is { } from && from > existing.ValidFrom ? from : _on;
        if (on <= existing.ValidFrom) Set(existing, changed);
        else
        {
            Set(existing, existing with { ValidTo = on });
            _units.Insert(_units.FindIndex(unit => unit.Id == existing.Id && unit.ValidFrom == existing.ValidFrom) + 1, changed with { ValidFrom = on });
        }
        _lines.Add(new(existing.NameKo != changed.NameKo ? OrgImportAct.Renamed : OrgImportAct.Moved, row.Kind, Path(changed), PathNow(existing), on, row.Number));
    }

    // A time other than now: what was, or will be.
    private void TakePeriod(Row row, string? parent)
    {
        var from = row.From ?? _on;
        var unit = new OrgUnit(row.Id, parent, row.Kind, row.Name, row.Source[OrgFile.NameEn], from, row.To) { Phone = row.Source[OrgFile.Phone], Successors = SuccessorsOf(row) };
        if (_chart.Periods(row.Id).FirstOrDefault(period => period.ValidFrom == from) is { } known)
        {
            if (known.ValidTo == unit.ValidTo && known.NameKo == unit.NameKo && known.Parent == unit.Parent && known.Successors.SequenceEqual(unit.Successors))
            {
                _same++;
                return;
            }
            Set(known, unit with { Phone = unit.Phone ?? known.Phone, NameEn = unit.NameEn ?? known.NameEn });
            _lines.Add(new(OrgImportAct.Changed, row.Kind, Path(unit), null, from, row.Number));
            return;
        }
        _units.Add(unit);
        _lines.Add(new(OrgImportAct.Added, row.Kind, Path(unit), null, from, row.Number));
    }

    private List<string> SuccessorsOf(Row row)
    {
        var ids = new List<string>();
        foreach (var written in (row.Source[OrgFile.Successors] ?? "").Split([';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var found = SuccessorsNamed(written, row);
            if (found is [var id]) ids.Add(id);
            else if (found.Count == 0) Wrong(row.Number, OrgFile.Successors, new($"'{written}'{Josa.Pick(written, "이", "가")} 파일에도 그날의 조직에도 없습니다.", $"'{written}' is neither in the file nor in the organisation of that day."), new("일을 이어받은 조직의 코드나 그날의 이름이어야 합니다.", "Expected the code of the unit that took over, or its name on that day."));
            else Wrong(row.Number, OrgFile.Successors, new($"'{written}'{Josa.Pick(written, "이", "가")} 그날 여럿입니다({string.Join(", ", found)}).", $"There are several '{written}' on that day ({string.Join(", ", found)})."), new("어느 것인지 코드로 적으세요.", "Say which one by its code."));
        }
        return ids;
    }

    // By code; else by the name it had on the day it took over, in the file or before.
    private List<string> SuccessorsNamed(string written, Row row)
    {
        if (_rows.Exists(other => other.Code == written) || _chart.Periods(written).Any()) return [written];
        var day = row.To ?? _on;
        var inFile = _rows.Where(other => other != row && other.Name == written && other.Kind == row.Kind && other.IsNow(day)).Select(other => other.Id).Distinct().ToList();
        return inFile.Count > 0 ? inFile : [.. _chart.Named(written, day).Where(unit => unit.Kind == row.Kind && unit.Id != row.Id).Select(unit => unit.Id).Distinct()];
    }

    private void RefuseTwinUnits()
    {
        if (OrgChart.Twins(_units, _chart) is not var (one, other)) return;
        var row = _rows.Find(row => row.Id == other.Id) ?? _rows.Find(row => row.Id == one.Id);
        var known = row?.Id == other.Id ? one : other;
        Wrong(row?.Number ?? 0, OrgFile.Name, new(string.Create(CultureInfo.InvariantCulture, $"'{Path(known)}'{Josa.Pick(known.NameKo, "은", "는")} {known.ValidFrom:yyyy-MM-dd}부터 이미 다른 조직({known.Id})의 이름입니다."), string.Create(CultureInfo.InvariantCulture, $"'{Path(known)}' is the name of another unit ({known.Id}) from {known.ValidFrom:yyyy-MM-dd}.")),
            new("같은 때 같은 곳에 이름이 같은 조직은 하나여야 합니다. 같은 조직이면 코드를, 다른 조직이면 이름을 고치세요.", "Expected different names: mend the code where it is the same unit, the name where it is another."));
    }

    private void RefuseOverlaps()
    {
        foreach (var periods in _units.GroupBy(unit => unit.Id, StringComparer.Ordinal))
        {
            var inOrder = periods.OrderBy(unit => unit.ValidFrom).ToList();
            for (var i = 1; i < inOrder.Count; i++)
                if (inOrder[i - 1].ValidTo is not { } end || end > inOrder[i].ValidFrom)
                    Wrong(_rows.Find(row => row.Id == periods.Key)?.Number ?? 0, OrgFile.From, new(string.Create(CultureInfo.InvariantCulture, $"'{periods.Key}'의 기간이 겹칩니다({inOrder[i - 1].ValidFrom:yyyy-MM-dd}부터, {inOrder[i].ValidFrom:yyyy-MM-dd}부터)."), $"Times of '{periods.Key}' overlap."), new("앞 기간의 종료일이 뒤 기간의 시작일보다 앞서야 합니다.", "Expected the earlier to end before the later begins."));
        }
    }

    private DateOnly? Day(OrgFileRow row, string field)
    {
        if (row[field] is not { } written || written == "-") return null;
        if (OrgFile.Day(written) is { Year: >= 1900 and <= 2200 } day) return day;
        Wrong(row.Number, field, new($"'{written}'입니다.", $"It is '{written}'."), new("2026-07-01처럼 있는 날이어야 합니다.", "Expected a day as 2026-07-01."));
        return null;
    }

    private void Set(OrgUnit before, OrgUnit after) => _units[_units.FindIndex(unit => unit.Id == before.Id && unit.ValidFrom == before.ValidFrom)] = after;

    private string Path(OrgUnit unit) => unit.Kind == OrgUnitKind.Team && (_rows.Find(row => row.Id == unit.Parent)?.Name ?? _chart.At(unit.Parent, _on)?.NameKo) is { } above ? $"{above}/{unit.NameKo}" : unit.NameKo;

    // As it is called before the file is taken in.
    private string PathNow(OrgUnit unit) => _chart.Path(unit, _on);

    private void Wrong(long row, string column, Bilingual found, Bilingual expected) => _problems.Add(new(row, column, found, expected));
}
