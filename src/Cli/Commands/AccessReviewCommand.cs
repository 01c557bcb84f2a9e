using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.AccessLog;
using Maru.App.AccessLog.Review;
using Maru.App.Catalog;
using Maru.Cli.Terminal;
using Maru.Web.Features.AccessLog;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>access-log review --json</c> says of one finding.</summary>
internal sealed record FindingLine(string Id, string Account, string Rule, double Figure, double Limit, int Days, string? Day, IReadOnlyList<long> Records, string? Explanation, string? DecidedBy, bool? IsProper, string? Decision);

/// <summary>What <c>access-log review --json</c> says.</summary>
internal sealed record ReviewLine(string Period, DateTimeOffset? At, string? By, bool IsKept, long Records, int Accounts, IReadOnlyList<FindingLine> Findings);

/// <summary><c>access-log review</c>: looks a period through; explaining and deciding are done by people who are signed in.</summary>
internal static class AccessReviewCommand
{
    public static Command Create()
    {
        var month = new Option<string?>("--month") { Description = "점검할 달(2026-10). 없으면 끝난 지난 기간 · the month; else the last period that is over" };
        var json = CommonOptions.Json();
        var command = new Command("review", "접속기록을 점검해 물어볼 것을 찾습니다 · review a month and keep what is found") { month, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<ReviewDesk>();
            var today = services.GetRequiredService<TimeProvider>().Today();
            var period = desk.PeriodOf(parsed.GetValue(month) ?? LastBefore(desk, today));
            var isOver = KoreanTime.StartOf(today) >= period.Until;
            var view = isOver ? desk.Run(period, MachineAccount.Name, stop) : desk.Look(period, stop);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(Line(view, isOver), CliJson.Default.ReviewLine));
            else Write(output, view, isOver);
            return 0;
        });
        return command;
    }

    private static string LastBefore(ReviewDesk desk, DateOnly today) => desk.PeriodOf(Month(today)).First.AddDays(-1) is var last ? Month(last) : "";

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static void Write(TextWriter output, ReviewView view, bool isKept)
    {
        output.WriteLine($"{view.Period}: 기록 {Words.Count(view.Done.Records)}건, 계정 {Words.Count(view.Done.Accounts)}개. {(view.Cases.Count == 0 ? "물어볼 것이 없습니다." : $"물어볼 것 {Words.Count(view.Cases.Count)}건.")}");
        if (view.Cases.Count > 0)
        {
            var table = new TextTable(new("번호"), new("계정", Least: 10), new("찾은 것", Least: 10), new("센 값", Right: true), new("기준"), new("가장 많은 날"), new("상태"));
            foreach (var one in view.Cases)
                table.Add(one.Finding.Id, one.Finding.Account, one.Finding.Rule.Name().Ko, ReviewPageWords.FigureOf(one.Finding).Ko, ReviewPageWords.LimitOf(one.Finding)?.Ko ?? "", one.Finding.Day is { } day ? Figures(day) : "", State(one));
            table.WriteTo(output, Screen.WidthOf(output));
        }
        output.WriteLine(isKept ? "점검한 기록을 남겼습니다. 소명과 판단은 /access-log/review 화면에서 합니다." : "아직 끝나지 않은 기간이라 점검한 기록을 남기지 않았습니다.");
    }

    private static string State(ReviewCase one) => one.Decision is { } decision ? (decision.IsProper == true ? ReviewPageWords.Proper : ReviewPageWords.Improper).Ko : one.Explanation is null ? "소명 기다림" : "판단 기다림";

    private static string Figures(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ReviewLine Line(ReviewView view, bool isKept) => new(view.Period, isKept ? view.At : null, view.By, isKept, view.Done.Records, view.Done.Accounts,
    [
        .. view.Cases.Select(one => new FindingLine(
            one.Finding.Id, one.Finding.Account, JsonNamingPolicy.KebabCaseLower.ConvertName(one.Finding.Rule.ToString()), one.Finding.Figure, one.Finding.Limit, one.Finding.Days, one.Finding.Day is { } day ? Figures(day) : null, one.Finding.Records,
            one.Explanation?.Text, one.Decision?.By, one.Decision?.IsProper, one.Decision?.Text)),
    ]);
}
