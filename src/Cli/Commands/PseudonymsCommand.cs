using System.CommandLine;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.Privacy.Projects;
using Maru.Cli.Terminal;
using Maru.Web.Features.Privacy;
using Maru.Web.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>pseudonyms --json</c> says of a project.</summary>
internal sealed record ProjectLine(
    string Id, string Title, string Dataset, string Purpose, string Step, string State, string Owner, string? Recipient, DateOnly From, DateOnly Until, int? Edition, int? SmallestClass, double? HighestRisk, int CopiesOut, bool IsStopped,
    DateOnly? RecordKeptUntil);

/// <summary>Looks at projects of pseudonymisation; their steps are done by people who are signed in, each by another.</summary>
internal static class PseudonymsCommand
{
    public static Command Create() => new("pseudonyms", "가명처리 과제와 그 기록을 봅니다 · projects of pseudonymisation and their evidence") { List(), Show(), Verify() };

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
