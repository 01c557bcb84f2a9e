using System.CommandLine;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Reports;
using Maru.Cli.Terminal;
using Maru.Core;

namespace Maru.Cli.Commands;

/// <summary>What <c>reports --json</c> says of one report.</summary>
internal sealed record ReportLine(
    string Number, string Dataset, int? Version, string Kind, string? Column, string Message, string? ReplyTo, string State, string? Answer, string CreatedAt, string DueOn, bool Late, string? AnsweredAt);

internal static class ReportsCommand
{
    public static Command Create()
    {
        var dataset = new Option<string?>("--dataset") { Description = "이 데이터의 신고만 · of one dataset" };
        var all = new Option<bool>("--all") { Description = "답한 신고도 보기 · the answered ones too" };
        var accept = new Option<string?>("--accept") { Description = "접수할 신고의 번호 · take a report on" };
        var answer = new Option<string?>("--answer") { Description = "답을 통지할 신고의 번호 · answer a report" };
        var text = new Option<string?>("--text") { Description = "답 · the answer" };
        var json = CommonOptions.Json();
        var command = new Command("reports", "오류 신고를 보고 답합니다 · readers' error reports") { dataset, all, accept, answer, text, json };
        command.SetAction(parsed =>
        {
            var catalog = new CatalogStore(CommonOptions.Lake(parsed), TimeProvider.System);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(accept) is { } accepted) catalog.AnswerReport(ReportNumber.Read(accepted), ReportState.Accepted, null);
            if (parsed.GetValue(answer) is { } answered) catalog.AnswerReport(ReportNumber.Read(answered), ReportState.Answered, parsed.GetValue(text));
            else if (parsed.GetValue(text) is not null) throw new InputException(new("어느 신고에 답하는지 없습니다.", "Which report is answered is missing."), new("--answer 번호를 함께 쓰세요.", "Add --answer with its number."), "--text");
            var reports = catalog.Reports(parsed.GetValue(dataset)).Where(report => report.IsOpen || parsed.GetValue(all)).ToList();
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(reports.Select(Line), CliJson.Default.IEnumerableReportLine));
            else Write(output, reports);
            return 0;
        });
        return command;
    }

    private static void Write(TextWriter output, List<ErrorReport> reports)
    {
        if (reports.Count == 0)
        {
            output.WriteLine("답할 오류 신고가 없습니다.");
            return;
        }
        var table = new TextTable(new("번호"), new("상태"), new("답할 날"), new("데이터", Least: 8), new("컬럼", Least: 6), new("종류", Least: 6), new("내용", Least: 20));
        foreach (var report in reports)
            table.Add(report.Number, report.State.Name().Ko, Words.Day(report.DueOn) + (report.IsLate(Today) ? " 지남" : ""), report.Dataset, report.Column, ReportKind.Find(report.Kind)?.Name.Ko ?? report.Kind, report.Message);
        table.WriteTo(output, Screen.WidthOf(output));
    }

    private static DateOnly Today => TimeProvider.System.Today();

    private static ReportLine Line(ErrorReport report) => new(
        report.Number, report.Dataset, report.Version, report.Kind, report.Column, report.Message, report.ReplyTo, report.State.ToString(), report.Answer,
        Words.Minute(report.CreatedAt), Words.Day(report.DueOn)!, report.IsLate(Today), report.AnsweredAt is { } at ? Words.Minute(at) : null);
}
