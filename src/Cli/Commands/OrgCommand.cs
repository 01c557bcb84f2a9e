using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Organization;
using Maru.Cli.Terminal;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>org list --json</c> says of one unit on the day.</summary>
internal sealed record OrgUnitJson(string Id, string Kind, string Name, string? NameEn, string? Parent, string? Phone, string From, string? To, int Datasets, IReadOnlyList<string> Leads);

/// <summary>What <c>org show --json</c> says of one unit through time.</summary>
internal sealed record OrgPeriodJson(string Id, string Kind, string Name, string? Parent, string From, string? To, IReadOnlyList<string> Successors, IReadOnlyList<string> Now, IReadOnlyList<string> Datasets, IReadOnlyList<OrgPersonJson> People);

internal sealed record OrgPersonJson(string Name, string? Post, string? Phone, bool Lead, string? Account);

/// <summary>What <c>org import --json</c> says.</summary>
internal sealed record OrgImportJson(bool Taken, string On, IReadOnlyList<OrgImportLineJson> Changes, int Same, IReadOnlyList<OrgProblemJson> Problems);

internal sealed record OrgImportLineJson(string Act, string? Kind, string Name, string? Before, string On, long? Row);

internal sealed record OrgProblemJson(long Row, string Column, string Found, string Expected);

/// <summary>What <c>org history --json</c> says of one change.</summary>
internal sealed record OrgChangeJson(string Kind, string On, string Ground, IReadOnlyList<string> Before, IReadOnlyList<string> After, string By, string At);

/// <summary>What <c>org open --json</c> says of one dataset.</summary>
internal sealed record OrgOpenJson(string Dataset, string Title, string Was, IReadOnlyList<string> Heirs);

/// <summary>What <c>org completeness --json</c> says of one dataset; the present period first.</summary>
internal sealed record OrgDeliveryJson(string Department, string? Team, string Dataset, string Title, string Cycle, IReadOnlyList<OrgPeriodDeliveryJson> Periods);

internal sealed record OrgPeriodDeliveryJson(string From, string To, string State, string? CameOn, string? DueOn, int LateDays);

internal static class OrgCommand
{
    public static Command Create() => new("org", "부서와 팀, 조직개편, 직원 · the organisation through time") { List(), Show(), Import(), Reorganize(), Open(), Assign(), History(), Export(), Delivered() };

    private static Option<string?> On() => new("--on") { Description = "이날의 조직(기본 오늘, 2026-07-01) · on this day" };

    private static Command List()
    {
        Option<string?> on = On();
        var json = CommonOptions.Json();
        var command = new Command("list", "부서와 팀을 봅니다 · departments and teams") { on, json };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var view = services.GetRequiredService<OrgDesk>().View(Day(parsed.GetValue(on)));
            var output = parsed.InvocationConfiguration.Output;
            var units = view.Departments.SelectMany(department => Lines(department)).ToList();
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(units, CliJson.Default.IEnumerableOrgUnitJson));
                return 0;
            }
            if (units.Count == 0)
            {
                output.WriteLine("조직이 없습니다. 'maru org import 조직.csv'로 들이세요.");
                return 0;
            }
            output.WriteLine($"{Words.Day(view.Day)} 기준 부서 {Words.Count(view.Departments.Count)}개, 팀 {Words.Count(view.Teams)}개");
            var table = new TextTable(new("코드"), new("조직", Least: 12), new("위", Least: 8), new("전화", Least: 6), new("부터"), new("데이터", Right: true), new("데이터 담당", Least: 8));
            foreach (var unit in units) table.Add(unit.Id, unit.Kind == "team" ? "  " + unit.Name : unit.Name, unit.Parent, unit.Phone, unit.From, view.IsToday ? Words.Count(unit.Datasets) : "-", string.Join(", ", unit.Leads));
            table.WriteTo(output, Screen.WidthOf(output));
            if (view.Open.Count > 0) output.WriteLine($"나눌 데이터가 {Words.Count(view.Open.Count)}종 있습니다: 'maru org open'");
            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var name = new Argument<string>("unit") { Description = "부서나 팀의 이름 또는 코드 · name or id" };
        var on = On();
        var json = CommonOptions.Json();
        var command = new Command("show", "한 조직이 어떻게 바뀌었고 지금은 어디인지 봅니다 · one unit through time") { name, on, json };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var (desk, snapshot) = (services.GetRequiredService<OrgDesk>(), services.GetRequiredService<CatalogStore>().Snapshot());
            var day = Day(parsed.GetValue(on)) ?? snapshot.Today;
            var chart = snapshot.Organization;
            var asked = parsed.GetValue(name)!.Normalize(System.Text.NormalizationForm.FormC);
            var unit = chart.Find(asked, day) ?? throw new InputException(new($"'{asked}' 조직이 없습니다.", $"There is no unit '{asked}'."), new("'maru org list'로 이름을 확인하세요.", "See 'maru org list'."), asked);
            var heirs = chart.Heirs(unit, snapshot.Today);
            var view = desk.View(day);
            var department = view.Departments.FirstOrDefault(one => one.Unit.Id == unit.Id);
            var team = view.Departments.SelectMany(one => one.Teams).FirstOrDefault(one => one.Unit.Id == unit.Id);
            var datasets = (department?.Datasets ?? team?.Datasets ?? []).Select(entry => entry.Id).ToList();
            var people = (department?.Everybody ?? team?.People ?? []).ToList();
            var periods = chart.Periods(unit.Id).ToList();
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(periods.Select(period => new OrgPeriodJson(period.Id, Code(period.Kind), period.NameKo, period.Parent, Words.Day(period.ValidFrom)!, Words.Day(period.ValidTo?.AddDays(-1)), period.Successors,
                    [.. heirs.Select(heir => heir.NameKo)], period.ExistsOn(day) ? datasets : [], period.ExistsOn(day) ? [.. people.Select(person => new OrgPersonJson(person.Name, person.Post, person.Phone, person.IsLead, person.Account))] : [])), CliJson.Default.IEnumerableOrgPeriodJson));
                return 0;
            }
            output.WriteLine($"{unit.NameKo} ({unit.Id}) · {unit.Kind.Name().Ko}");
            output.WriteLine(heirs.Count == 0 ? "지금은 없고, 이어받은 곳도 없습니다." : heirs is [var one] && one.Id == unit.Id && one.NameKo == unit.NameKo ? "지금도 있습니다." : $"지금은 {string.Join(", ", heirs.Select(heir => heir.NameKo))}입니다.");
            var table = new TextTable(new("이름", Least: 10), new("위", Least: 8), new("부터"), new("까지"), new("이어받은 곳", Least: 8));
            foreach (var period in periods) table.Add(period.NameKo, chart.At(period.Parent, period.ValidFrom)?.NameKo, Words.Day(period.ValidFrom), Words.Day(period.ValidTo?.AddDays(-1)) ?? "-", string.Join(", ", period.Successors.Select(id => chart.Periods(id).LastOrDefault()?.NameKo ?? id)));
            table.WriteTo(output, Screen.WidthOf(output));
            if (datasets.Count > 0) output.WriteLine($"데이터 {Words.Count(datasets.Count)}종: {string.Join(", ", datasets)}");
            foreach (var person in people) output.WriteLine($"- {person.Name} {person.Post} {person.Phone}{(person.IsLead ? " · 데이터 담당" : "")}");
            return 0;
        });
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = "조직이나 직원 목록(CSV, XLSX) · list of units or staff" };
        var people = new Option<bool>("--people") { Description = "직원과 데이터 담당의 목록 · it is a list of staff" };
        var keep = new Option<bool>("--keep") { Description = "파일에 없는 것은 그대로 둠 · what the file lacks stays" };
        var take = new Option<bool>("--take") { Description = "들이기. 없으면 무엇이 바뀌는지만 봄 · take it in; else only look" };
        var ground = new Option<string?>("--ground") { Description = "근거(조례·규칙, 인사발령) · legal ground" };
        var on = On();
        var json = CommonOptions.Json();
        var command = new Command("import", "파일에서 조직이나 직원을 들입니다. --take가 없으면 바뀔 것만 봅니다 · take in a file") { file, people, keep, take, ground, on, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<CatalogStore>().Prepare();
            var desk = services.GetRequiredService<OrgDesk>();
            var (path, ofPeople, whole, day) = (parsed.GetValue(file)!, parsed.GetValue(people), !parsed.GetValue(keep), Day(parsed.GetValue(on)));
            var rows = await services.GetRequiredService<OrgFile>().Read(path, ofPeople, stop);
            var plan = desk.Plan(rows, ofPeople, day, whole);
            var output = parsed.InvocationConfiguration.Output;
            if (plan.Problems.Count > 0 && !parsed.GetValue(json)) throw plan.Refusal(path);
            var taken = parsed.GetValue(take) && plan.CanBeTaken;
            if (taken) desk.Take(AccountsCommand.By, rows, ofPeople, day, whole, parsed.GetValue(ground) ?? "");
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(new OrgImportJson(taken, Words.Day(plan.On)!, [.. plan.Lines.Select(line => new OrgImportLineJson(line.Act.ToString().ToLowerInvariant(), line.Kind is { } kind ? Code(kind) : null, line.Name, line.Before, Words.Day(line.On)!, line.Row))], plan.Same,
                    [.. plan.Problems.Select(problem => new OrgProblemJson(problem.Row, problem.Column, problem.Found.Ko, problem.Expected.Ko))]), CliJson.Default.OrgImportJson));
                return plan.Problems.Count > 0 ? 2 : 0;
            }
            var table = new TextTable(new("행", Right: true), new("무엇"), new("조직·사람", Least: 12), new("전", Least: 8), new("언제"));
            foreach (var line in plan.Lines) table.Add(line.Row is { } row ? Words.Count(row) : "-", line.Act.Name().Ko, line.Name, line.Before, Words.Day(line.On));
            if (plan.Lines.Count > 0) table.WriteTo(output, Screen.WidthOf(output));
            output.WriteLine(plan.Words.Ko);
            output.WriteLine(taken ? "들였습니다." : plan.CanBeTaken ? "아직 들이지 않았습니다. 맞으면 --take --ground '근거'를 붙여 다시 하세요." : "");
            return 0;
        });
        return command;
    }

    private static Command Reorganize()
    {
        var kind = new Argument<string>("kind") { Description = "rename(이름 바꿈), split(나눔), merge(합침), move(옮김), abolish(없앰)" };
        kind.AcceptOnlyFromAmong("rename", "split", "merge", "move", "abolish");
        var units = new Option<string[]>("--unit") { Description = "부서, 또는 부서/팀 · what is changed", AllowMultipleArgumentsPerToken = true, Required = true };
        var into = new Option<string[]>("--into") { Description = "새 이름, 합친 이름, 나뉜 이름들 · new name or names", AllowMultipleArgumentsPerToken = true };
        var under = new Option<string?>("--under") { Description = "옮겨 갈 국이나 부서 · what it stands under" };
        var teams = new Option<string[]>("--team") { Description = "나눌 때: 팀=가져갈 부서 · who takes a team", AllowMultipleArgumentsPerToken = true };
        var on = new Option<string>("--on") { Description = "그렇게 되는 첫날 · first day it holds", Required = true };
        var ground = new Option<string>("--ground") { Description = "근거: 조례·규칙과 조문 · legal ground", Required = true };
        var json = CommonOptions.Json();
        var command = new Command("reorganize", "조직개편을 합니다 · rename, split, merge, move, abolish") { kind, units, into, under, teams, on, ground, json };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<CatalogStore>().Prepare();
            var desk = services.GetRequiredService<OrgDesk>();
            var change = desk.Reorganize(AccountsCommand.By, new(Enum.Parse<OrgChangeKind>(parsed.GetValue(kind)!, ignoreCase: true), parsed.GetValue(units) ?? [], Day(parsed.GetValue(on))!.Value, parsed.GetValue(ground)!)
            {
                Into = parsed.GetValue(into) ?? [],
                Under = parsed.GetValue(under),
                Teams = CommonOptions.Pairs(parsed.GetValue(teams) ?? []),
            });
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize([Line(change)], CliJson.Default.IEnumerableOrgChangeJson));
                return 0;
            }
            output.WriteLine($"{Words.Day(change.On)} {change.Kind.Name().Ko}: {change.Line}");
            if (desk.View().Open is { Count: > 0 } open) output.WriteLine($"나눌 데이터가 {Words.Count(open.Count)}종 있습니다: 'maru org open'");
            return 0;
        });
        return command;
    }

    private static Command Open()
    {
        var json = CommonOptions.Json();
        var command = new Command("open", "부서가 나뉘거나 없어져 누가 맡을지 정해야 하는 데이터 · datasets nobody took yet") { json };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var open = services.GetRequiredService<OrgDesk>().View().Open;
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(open.Select(entry => new OrgOpenJson(entry.Id, entry.Title.Ko, entry.Owner.Was ?? entry.Department!, entry.Owner.Heirs)), CliJson.Default.IEnumerableOrgOpenJson));
                return 0;
            }
            if (open.Count == 0)
            {
                output.WriteLine("나눌 데이터가 없습니다.");
                return 0;
            }
            var table = new TextTable(new("데이터"), new("제목", Least: 8), new("옛 부서", Least: 6), new("맡을 수 있는 곳", Least: 12));
            foreach (var entry in open) table.Add(entry.Id, entry.Title.Ko, entry.Owner.Was ?? entry.Department, entry.Owner.Heirs.Count == 0 ? "(정해야 함)" : string.Join(", ", entry.Owner.Heirs));
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static Command Assign()
    {
        var dataset = new Argument<string>("dataset") { Description = "데이터 이름(id) · dataset id" };
        var department = new Argument<string>("department") { Description = "맡을 부서 · who takes it" };
        var command = new Command("assign", "나눌 데이터를 어느 부서가 맡는지 정합니다 · say who takes a dataset") { dataset, department };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<OrgDesk>().Assign(AccountsCommand.By, parsed.GetValue(dataset)!, parsed.GetValue(department)!);
            parsed.InvocationConfiguration.Output.WriteLine($"{parsed.GetValue(dataset)}: {parsed.GetValue(department)}");
            return 0;
        });
        return command;
    }

    private static Command History()
    {
        var json = CommonOptions.Json();
        var command = new Command("history", "지금까지의 조직개편을 봅니다 · what was reorganised") { json };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var changes = services.GetRequiredService<OrgDesk>().Changes;
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(changes.Select(Line), CliJson.Default.IEnumerableOrgChangeJson));
                return 0;
            }
            var table = new TextTable(new("첫날"), new("무엇"), new("조직", Least: 16), new("근거", Least: 10), new("누가"), new("언제"));
            foreach (var change in changes) table.Add(Words.Day(change.On), change.Kind.Name().Ko, change.Line, change.Ground, change.By, Words.Minute(change.At));
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static Command Export()
    {
        var people = new Option<bool>("--people") { Description = "직원과 데이터 담당 · staff" };
        var to = new Option<string?>("--out") { Description = "CSV 파일. 없으면 화면 · file" };
        var on = On();
        var command = new Command("export", "다시 들일 수 있는 CSV로 냅니다 · as CSV that import takes") { people, to, on };
        command.SetAction(async parsed =>
        {
            var file = CommonOptions.OutFile(parsed.GetValue(to));
            await using var services = CommonOptions.Services(parsed);
            using var buffer = new MemoryStream();
            if (parsed.GetValue(people)) OrgExport.People(buffer, services.GetRequiredService<OrgDesk>().View(Day(parsed.GetValue(on))));
            else OrgExport.Units(buffer, services.GetRequiredService<CatalogStore>().Snapshot().Organization);
            if (file is null) await parsed.InvocationConfiguration.Output.WriteAsync(System.Text.Encoding.UTF8.GetString(buffer.ToArray()).TrimStart('\uFEFF'));
            else await File.WriteAllBytesAsync(file, buffer.ToArray());
            return 0;
        });
        return command;
    }

    private static Command Delivered()
    {
        var department = new Option<string?>("--department") { Description = "이 부서의 팀과 데이터 · teams and datasets of one" };
        var json = CommonOptions.Json();
        var command = new Command("completeness", "팀마다 데이터가 주기에 맞게 왔는지 봅니다 · data delivered, late and missing") { department, json };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var all = services.GetRequiredService<OrgDesk>().Deliveries();
            if (parsed.GetValue(department) is { } asked)
            {
                var snapshot = services.GetRequiredService<CatalogStore>().Snapshot();
                var names = snapshot.Organization.NamesOn(snapshot.Today, asked);
                all = [.. all.Where(one => names.Contains(one.Unit.NameKo))];
                if (all.Count == 0) throw new InputException(new($"'{asked}'에 맡은 데이터가 없습니다.", $"'{asked}' has no data."), new("'maru org list'로 이름을 확인하세요.", "See 'maru org list'."), "--department");
            }
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(all.SelectMany(one => one.Teams.SelectMany(team => team.Datasets.Select(dataset => new OrgDeliveryJson(one.Unit.NameKo, team.Team, dataset.Entry.Id, dataset.Entry.Title.Ko, dataset.Entry.Cycle.Code,
                    [.. dataset.Periods.Select(period => new OrgPeriodDeliveryJson(Words.Day(period.From)!, Words.Day(period.To.AddDays(-1))!, period.State.ToString().ToLowerInvariant(), Words.Day(period.CameOn), Words.Day(period.DueOn), period.LateDays))])))), CliJson.Default.IEnumerableOrgDeliveryJson));
                return 0;
            }
            var table = parsed.GetValue(department) is null ? ByDepartment(all) : ByDataset(all[0]);
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static TextTable ByDepartment(IReadOnlyList<DepartmentDelivery> all)
    {
        var table = new TextTable(new("부서", Least: 10), new("데이터", Right: true), new("와야 하는 것", Right: true), new("제때", Right: true), new("늦음", Right: true), new("빠짐", Right: true));
        foreach (var one in all) table.Add(one.Unit.NameKo, Words.Count(one.Datasets.Count()), Words.Count(one.Due), Words.Count(one.Count(DeliveryState.OnTime)), Words.Count(one.Count(DeliveryState.Late)), Words.Count(one.Count(DeliveryState.Missing)));
        return table;
    }

    private static TextTable ByDataset(DepartmentDelivery one)
    {
        var table = new TextTable([new("팀", Least: 8), new("데이터", Least: 12), new("주기"), .. Enumerable.Range(0, Completeness.Periods).Select(back => new TextColumn(back == 0 ? "이번" : $"{back}기간 전", Least: 8))]);
        foreach (var team in one.Teams)
            foreach (var dataset in team.Datasets)
                table.Add([team.Team, dataset.Entry.Title.Ko, dataset.Entry.Cycle.Name.Ko, .. dataset.Periods.Select(period => $"{Completeness.PeriodName(dataset.Entry.Cycle, period.From).Ko} {period.Words.Ko}"), .. Enumerable.Repeat<string?>(null, Completeness.Periods - dataset.Periods.Count)]);
        return table;
    }

    private static IEnumerable<OrgUnitJson> Lines(OrgDepartmentView department) =>
    [
        Line(department.Unit, department.Bureau?.NameKo, department.Datasets.Count, department.People),
        .. department.Teams.Select(team => Line(team.Unit, department.Unit.NameKo, team.Datasets.Count, team.People)),
    ];

    private static OrgUnitJson Line(OrgUnit unit, string? parent, int datasets, IReadOnlyList<OrgPerson> people) =>
        new(unit.Id, Code(unit.Kind), unit.NameKo, unit.NameEn, parent, unit.Phone, Words.Day(unit.ValidFrom)!, Words.Day(unit.ValidTo?.AddDays(-1)), datasets, [.. people.Where(person => person.IsLead).Select(person => person.Name)]);

    private static OrgChangeJson Line(OrgChange change) => new(change.Kind.ToString().ToLowerInvariant(), Words.Day(change.On)!, change.Ground, change.Before, change.After, change.By, Words.Minute(change.At));

    private static string Code(OrgUnitKind kind) => kind.ToString().ToLowerInvariant();

    internal static DateOnly? Day(string? written) => written is null ? null
        : DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new InputException(new($"날이 \"{written}\"입니다.", $"The day is \"{written}\"."), new("2026-07-01처럼 쓰세요.", "Write it as 2026-07-01."), "--on");
}
