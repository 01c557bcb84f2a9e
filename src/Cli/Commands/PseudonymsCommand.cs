using System.CommandLine;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Privacy.Projects;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Web.Features.Privacy;
using Maru.Web.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>pseudonyms --json</c> says of a project.</summary>
internal sealed record ProjectLine(
    string Id, string Title, string Dataset, string Purpose, string Step, string State, string Owner, string? Recipient, DateOnly From, DateOnly Until, int? Edition, int? SmallestClass, double? HighestRisk, int CopiesOut, bool IsStopped,
    DateOnly? RecordKeptUntil);

/// <summary>What <c>pseudonyms copies --json</c> says of a copy.</summary>
internal sealed record CopyLine(string Id, string Project, string To, string Purpose, DateOnly Until, string State);

/// <summary>Looks at projects of pseudonymisation; their steps are done by people who are signed in, each by another.</summary>
internal static class PseudonymsCommand
{
    public static Command Create() => new("pseudonyms", "가명처리 과제와 그 기록을 봅니다 · projects of pseudonymisation and their evidence") { List(), Show(), Copies(), PaperCommand(), Trial(), PseudonymsLinkageCommands.Package(), PseudonymsLinkageCommands.Linked(), Reveal(), Verify() };

    private static Command List()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "과제와 단계, 기한이 지난 것 · projects, their steps and what is overdue") { json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<ProjectDesk>();
            var (output, all) = (parsed.InvocationConfiguration.Output, desk.All(Reader.Machine));
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(all.Select(project => Line(desk, project)).ToArray(), CliJson.Default.ProjectLineArray));
                return 0;
            }
            if (all.Count == 0)
            {
                output.WriteLine("가명처리 과제가 없습니다. /pseudonyms 화면에서 시작합니다.");
                return 0;
            }
            var table = new TextTable(new("번호"), new("과제", Least: 12), new("데이터", Least: 10), new("단계"), new("담당"), new("끝나는 날"));
            foreach (var project in all) table.Add(project.Id, project.Plan.Title, project.Plan.Dataset, PseudonymWords.Of(project.Step).Ko, project.Owner, Figures.Day(project.Plan.Until));
            table.WriteTo(output, Screen.WidthOf(output));
            foreach (var due in desk.Overdue(Reader.Machine)) output.WriteLine("! " + PseudonymWords.DueOf(due).Ko);
            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("project") { Description = "과제 번호 · the project's number" };
        var json = CommonOptions.Json();
        var command = new Command("show", "계획, 결과, 기록 · plan, result, record") { id, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<ProjectDesk>();
            var (output, project) = (parsed.InvocationConfiguration.Output, desk.Find(Reader.Machine, parsed.GetValue(id)!));
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(Line(desk, project), CliJson.Default.ProjectLine));
                return 0;
            }
            var plan = project.Plan;
            output.WriteLine($"{project.Id} {plan.Title}: {PseudonymWords.Of(project.Step).Ko}");
            output.WriteLine($"목적: {PseudonymWords.Of(plan.Purpose).Ko}. {plan.Why}");
            output.WriteLine($"항목: {string.Join(", ", plan.Items)} ({plan.Dataset})");
            output.WriteLine($"제공받는 자: {plan.Recipient ?? "없음"}. 처리 기간: {Figures.Day(plan.From)}–{Figures.Day(plan.Until)}");
            if (project.Risk is { } risk) output.WriteLine(PseudonymWords.Asked(risk).Ko);
            if (desk.KeptUntil(project) is { } until) output.WriteLine(PseudonymWords.KeptUntil(until).Ko);
            var table = new TextTable(new("때"), new("누가"), new("단계"), new("무엇을"), new("의견", Least: 10));
            foreach (var entry in project.Entries) table.Add(Words.Minute(entry.At), entry.By, PseudonymWords.Of(entry.Step).Ko, PseudonymWords.Of(entry.Act).Ko, entry.Text ?? "");
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static Command Copies()
    {
        var json = CommonOptions.Json();
        var due = new Option<bool>("--due") { Description = "곧 끝나거나 거두어야 할 것만 · only those that end soon or are to be retrieved" };
        var command = new Command("copies", "나누어 준 사본과 기한. 거두어야 할 것이 있으면 1로 끝납니다 · copies given out and their licences; ends with 1 when one is to be retrieved") { due, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<ProjectDesk>();
            var output = parsed.InvocationConfiguration.Output;
            var all = desk.All(Reader.Machine).SelectMany(project => project.Copies.Select(copy => (Project: project, Copy: copy, State: desk.StateOf(project, copy)))).ToList();
            var shown = parsed.GetValue(due) ? all.Where(one => one.State is CopyState.EndsSoon or CopyState.Expired or CopyState.CalledBack).ToList() : all;
            var exit = all.Any(one => one.State is CopyState.Expired or CopyState.CalledBack) ? 1 : 0;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(shown.Select(one => new CopyLine(one.Copy.Copy.Id, one.Project.Id, one.Copy.Copy.To, one.Copy.Copy.Purpose, one.Copy.Copy.Until, Name(one.State))).ToArray(), CliJson.Default.CopyLineArray));
                return exit;
            }
            if (shown.Count == 0)
            {
                output.WriteLine(parsed.GetValue(due) ? "곧 끝나거나 거두어야 할 사본이 없습니다." : "나누어 준 사본이 없습니다.");
                return exit;
            }
            var table = new TextTable(new("번호"), new("받는 곳", Least: 10), new("목적", Least: 10), new("기한"), new("상태"));
            foreach (var (_, copy, state) in shown) table.Add(copy.Copy.Id, copy.Copy.To, copy.Copy.Purpose, Figures.Day(copy.Copy.Until), PaperWords.Of(state).Ko);
            table.WriteTo(output, Screen.WidthOf(output));
            return exit;
        });
        return command;
    }

    private static Command PaperCommand()
    {
        var id = new Argument<string>("project") { Description = "과제 번호 · the project's number" };
        var name = new Argument<string>("name") { Description = "destruction, licence-사본번호, return-사본번호. 없으면 있는 문서를 보입니다 · a document's name; without one they are listed", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<string>("--to") { Description = "쓸 파일(HTML). 없으면 문서의 이름 · the file to write" };
        var english = new Option<bool>("--english") { Description = "영어로 · in English" };
        var command = new Command("paper", "이용 허락서와 파기 확인서를 파일로 · licences and certificates of destruction as files") { id, name, to, english };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<ProjectDesk>();
            var (output, project) = (parsed.InvocationConfiguration.Output, desk.Find(Reader.Machine, parsed.GetValue(id)!));
            var names = ProjectPapers.Names(project);
            if (parsed.GetValue(name) is not { } wanted)
            {
                output.WriteLine(names.Count == 0 ? "아직 문서가 없습니다. 사본을 주거나 파기하면 생깁니다." : string.Join(Environment.NewLine, names));
                return 0;
            }
            var paper = ProjectPapers.Find(project, wanted, desk.KeptUntil(project), services.GetRequiredService<CatalogStore>().Snapshot()) ?? throw new InputException(
                new($"{project.Id}에 ‘{wanted}’ 문서가 없습니다.", $"{project.Id} has no document '{wanted}'."), new(names.Count == 0 ? "사본을 주거나 파기하면 생깁니다." : $"있는 문서: {string.Join(", ", names)}", names.Count == 0 ? "They come with copies and destruction." : $"It has {string.Join(", ", names)}."), "name");
            var path = Path.GetFullPath(parsed.GetValue(to) ?? paper.File + ".html");
            await File.WriteAllTextAsync(path, PaperFile.Write(paper, parsed.GetValue(english) ? Language.English : Language.Korean), stop);
            output.WriteLine($"✓ {path}");
            return 0;
        });
        return command;
    }

    private static Command Trial()
    {
        var id = new Argument<string>("project") { Description = "과제 번호 · the project's number" };
        var json = CommonOptions.Json();
        var command = new Command("trial", "계획한 내부 결합을 모의로 해 봅니다. 행의 수만 내림해 말합니다 · try the join that is planned: rounded counts only") { id, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var output = parsed.InvocationConfiguration.Output;
            var trial = await services.GetRequiredService<JoinDesk>().Try(Reader.Machine, parsed.GetValue(id)!, App.AccessLog.MachineAccount.Place, stop);
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(trial, CliJson.Default.ProjectTrial));
                return 0;
            }
            output.WriteLine(JoinWords.Matched(trial).Ko);
            var table = new TextTable(new(""), new("행", Right: true), new("키를 못 만든 행", Right: true), new("키가 되풀이된 행", Right: true), new("결합률", Right: true));
            table.Add("첫째", Figures.Number(trial.LeftRows), JoinWords.Of(trial.LeftBlank, trial.Step).Ko, JoinWords.Of(trial.LeftRepeated, trial.Step).Ko, JoinWords.Rate(trial, trial.LeftShare).Ko);
            table.Add("둘째", Figures.Number(trial.RightRows), JoinWords.Of(trial.RightBlank, trial.Step).Ko, JoinWords.Of(trial.RightRepeated, trial.Step).Ko, JoinWords.Rate(trial, trial.RightShare).Ko);
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static Command Reveal()
    {
        var id = new Argument<string>("project") { Description = "과제 번호 · the project's number" };
        var request = new Argument<string>("request") { Description = "승인된 신청의 번호(R-01) · number of an approved request" };
        var json = CommonOptions.Json();
        var command = new Command("reveal", "승인된 가명을 되돌려 봅니다. 접속기록에 먼저 남고, 승인마다 한 번입니다 · turn pseudonyms of an approved request back, once; the access log has it first") { id, request, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var output = parsed.InvocationConfiguration.Output;
            var values = await services.GetRequiredService<RevealDesk>().Reveal(Reader.Machine, parsed.GetValue(id)!, parsed.GetValue(request)!, App.AccessLog.MachineAccount.Place, stop);
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(values.ToArray(), CliJson.Default.RevealedValueArray));
            else foreach (var one in values) output.WriteLine($"{one.Pseudonym}\t{one.Value}");
            return 0;
        });
        return command;
    }

    private static Command Verify()
    {
        var command = new Command("verify", "기록이 쓰인 그대로인지 증명합니다 · prove that the record is as it was written");
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var output = parsed.InvocationConfiguration.Output;
            if (services.GetRequiredService<ProjectDesk>().Fault() is { } fault)
            {
                output.WriteLine($"✗ {fault.Where}: {fault.Message.Ko}");
                return 2;
            }
            output.WriteLine("✓ 가명처리 기록이 온전합니다.");
            return 0;
        });
        return command;
    }

    private static ProjectLine Line(ProjectDesk desk, Project project) => new(
        project.Id, project.Plan.Title, project.Plan.Dataset, Name(project.Plan.Purpose), Name(project.Step), Name(project.State), project.Owner, project.Plan.Recipient, project.Plan.From, project.Plan.Until, project.Edition?.Number,
        project.Edition?.Result.SmallestClass, project.Edition?.Result.Risk.ProsecutorMax, project.Copies.Count(copy => copy.Return is null), project.Stopped is not null, desk.KeptUntil(project));

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
