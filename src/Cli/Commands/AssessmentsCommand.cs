using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Privacy.Assessments;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Web.Features.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>assessments --json</c> says of one file, or of a group of linked ones.</summary>
/// <param name="State">due, again, near, assessed, below.</param>
/// <param name="CountedBy">rows, identifiers, said; null for a group.</param>
/// <param name="AtLeast">Of a group: persons of its largest file.</param>
internal sealed record AssessmentLine(
    string File, IReadOnlyList<string> Datasets, string State, long Subjects, long? AtLeast, string? CountedBy, string? Column, bool IsSensitive, IReadOnlyList<AssessmentLimitLine> Limits,
    DateOnly? AssessedOn, string? Agency, string? Document, DateOnly? Next, IReadOnlyList<string> ColumnsSince);

internal sealed record AssessmentLimitLine(string Setting, long Limit, double Share);

/// <summary>Counts persons before an impact assessment is due, and keeps what was assessed.</summary>
internal static class AssessmentsCommand
{
    private static Reader By => Reader.Machine with { Name = MachineAccount.Name };

    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("assessments", "개인정보 영향평가가 필요해지기 전에 알립니다 · warns before an impact assessment is due") { json, Record(), Count() };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var all = services.GetRequiredService<AssessmentDesk>().All(By);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(all.Select(Line), CliJson.Default.IEnumerableAssessmentLine));
            else Write(output, all);
            return 0;
        });
        return command;
    }

    private static Command Record()
    {
        var file = new Argument<string>("file") { Description = "데이터 이름(id), 또는 id+id · dataset id, or id+id of linked ones" };
        var on = new Option<string>("--on") { Description = "평가한 날(2026-11-01) · the day", Required = true };
        var agency = new Option<string>("--agency") { Description = "평가기관 · who made it", Required = true };
        var document = new Option<string>("--document") { Description = "평가서 번호나 자리 · its report", Required = true };
        var next = new Option<string?>("--next") { Description = "다음에 살필 날 · when it is looked at again" };
        var command = new Command("record", "한 영향평가를 남깁니다 · keep that an assessment was made") { file, on, agency, document, next };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<AssessmentDesk>().Record(By, parsed.GetValue(file)!, Day(parsed.GetValue(on)!, "--on"), parsed.GetValue(agency)!, parsed.GetValue(document)!, parsed.GetValue(next) is { } day ? Day(day, "--next") : null);
            parsed.InvocationConfiguration.Output.WriteLine("영향평가 기록을 남겼습니다.");
            return 0;
        });
        return command;
    }

    private static Command Count()
    {
        var file = new Argument<string>("file") { Description = "데이터 이름(id) · dataset id" };
        var subjects = new Option<long?>("--subjects") { Description = "정보주체 수. 없으면 센 값으로 되돌립니다 · persons; without it back to what is counted" };
        var why = new Option<string>("--why") { Description = "어떻게 아는지 · how it is known", Required = true };
        var command = new Command("count", "행이 사람이 아닌 데이터의 사람 수를 정합니다 · say how many persons, where rows are none") { file, subjects, why };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<AssessmentDesk>().Count(By, parsed.GetValue(file)!, parsed.GetValue(subjects), parsed.GetValue(why)!);
            parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(subjects) is { } many ? $"정보주체 {Words.Count(many)}명으로 정했습니다." : "센 값으로 되돌렸습니다.");
            return 0;
        });
        return command;
    }

    private static void Write(TextWriter output, IReadOnlyList<AssessmentCase> all)
    {
        if (all.Count == 0)
        {
            output.WriteLine("개인정보가 있는 데이터가 없습니다.");
            return;
        }
        var table = new TextTable(new("개인정보파일", Least: 14), new("정보주체", Right: true), new("기준", Right: true), new("상태", Least: 8), new("센 방법", Least: 12));
        foreach (var one in all)
            table.Add(string.Join(" + ", one.Files.Select(file => file.Id)), Words.Count(one.Nearest.Subjects), Words.Count(one.Nearest.Limit), AssessmentWords.Of(one.State).Ko, AssessmentWords.How(one).Ko);
        table.WriteTo(output, Screen.WidthOf(output));
        output.WriteLine(AssessmentWords.Unknown.Ko);
    }

    private static AssessmentLine Line(AssessmentCase one) => new(
        one.Id, [.. one.Files.Select(file => file.Id)], Name(one.State), one.Nearest.Subjects, one.IsGroup ? one.Files.Max(file => file.Subjects) : null, one.IsGroup ? null : Name(one.Files[0].By), one.IsGroup ? null : one.Files[0].Column,
        one.Files.Any(file => file.IsSensitive), [.. one.Limits.Select(limit => new AssessmentLimitLine(limit.Setting.Name, limit.Limit, Math.Round(limit.Share, 4)))], one.Done?.Done!.On, one.Done?.Done!.Agency, one.Done?.Done!.Document, one.Done?.Done!.Next, one.Since);

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static DateOnly Day(string text, string option) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new InputException(
        new($"날짜가 ‘{text}’입니다.", $"The day is '{text}'."), new("2026-11-01처럼 쓰세요.", "Write it as 2026-11-01."), option);
}
