using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Catalog;
using Maru.App.Privacy.Incidents;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Web.Features.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>incidents --json</c> says of an incident.</summary>
/// <param name="State">open, closed, dismissed.</param>
internal sealed record IncidentLine(
    string Id, string Title, string State, DateTimeOffset KnownAt, string OpenedBy, string? Finding, IReadOnlyList<IncidentClockLine> Clocks, IReadOnlyList<string> Datasets, IReadOnlyList<string> Columns, long? Subjects, bool? IsSensitive, bool? IsOutside, IReadOnlyList<string> Open);

internal sealed record IncidentClockLine(string Duty, string State, DateTimeOffset DueAt, DateTimeOffset? DoneAt, bool IsCertain);

/// <summary>Looks at breaches, opens one and notes what was done; deciding, writing and sending are done by the privacy officer who is signed in.</summary>
internal static class IncidentsCommand
{
    private static Reader By => Reader.Machine with { Name = MachineAccount.Name };

    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("incidents", "개인정보 유출 대응과 그 기한을 봅니다 · breaches of personal data and their clocks") { json, Open(), Note(), Show(), Measure(), Letter() };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<IncidentDesk>();
            var (output, all) = (parsed.InvocationConfiguration.Output, desk.All(By));
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(all.Select(incident => Line(desk, incident)), CliJson.Default.IEnumerableIncidentLine));
                return 0;
            }
            if (all.Count == 0) output.WriteLine("유출 사고가 없습니다.");
            else
            {
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                var table = new TextTable(new("번호"), new("사고", Least: 12), new("상태"), new("정보주체 통지", Least: 10), new("신고", Least: 10), new("안 때"));
                foreach (var incident in all)
                {
                    var clocks = desk.Clocks(incident);
                    table.Add(incident.Id, incident.Opening.Title, IncidentWords.StateOf(incident).Ko, Told(clocks, IncidentDuty.Subjects, now), Told(clocks, IncidentDuty.Commission, now), Words.Minute(incident.KnownAt));
                }
                table.WriteTo(output, Screen.WidthOf(output));
            }
            if (desk.Fault() is not { } fault) return 0;
            output.WriteLine($"✗ {fault.Where}: {fault.Message.Ko}");
            return 2;
        });
        return command;
    }

    private static Command Open()
    {
        var title = new Option<string>("--title") { Description = "제목 · a title", Required = true };
        var what = new Option<string>("--what") { Description = "무슨 일인지 · what happened", Required = true };
        var known = new Option<string?>("--known") { Description = "안 때(2026-11-23 14:30). 없으면 지금 · when it became known; else now" };
        var command = new Command("open", "유출 사고를 엽니다. 통지와 신고의 기한이 가기 시작합니다 · open an incident: its clocks begin") { title, what, known };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<IncidentDesk>();
            var id = desk.Open(By, parsed.GetValue(title)!, parsed.GetValue(what)!, parsed.GetValue(known) is { } at ? Time(at, "--known") : services.GetRequiredService<TimeProvider>().GetUtcNow());
            parsed.InvocationConfiguration.Output.WriteLine($"{id} 사고를 열었습니다. {Words.Minute(desk.Clocks(desk.Find(By, id))[0].DueAt)}까지 정보주체에게 알려야 합니다. 다음은 개인정보 보호책임자가 /privacy/incidents/{id} 화면에서 합니다.");
            return 0;
        });
        return command;
    }

    private static Command Note()
    {
        var id = Id();
        var text = new Option<string>("--text") { Description = "한 일이나 있은 일 · what was done or happened", Required = true };
        var contained = new Option<bool>("--contained") { Description = "확산을 막은 조치 · it was done against the spreading" };
        var command = new Command("note", "한 일과 있은 일을 남깁니다 · write down what was done") { id, text, contained };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<IncidentDesk>().Note(By, parsed.GetValue(id)!, parsed.GetValue(text)!, parsed.GetValue(contained));
            parsed.InvocationConfiguration.Output.WriteLine("남겼습니다.");
            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var id = Id();
        var json = CommonOptions.Json();
        var command = new Command("show", "기한, 범위, 남은 기록 · clocks, scope and what is kept") { id, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<IncidentDesk>();
            var (output, incident) = (parsed.InvocationConfiguration.Output, desk.Find(By, parsed.GetValue(id)!));
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(Line(desk, incident), CliJson.Default.IncidentLine));
                return 0;
            }
            output.WriteLine($"{incident.Id} {incident.Opening.Title}: {IncidentWords.StateOf(incident).Ko}");
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            foreach (var clock in desk.Clocks(incident)) output.WriteLine($"{IncidentWords.Of(clock.Duty).Ko}: {Told([clock], clock.Duty, now)} (기한 {Words.Minute(clock.DueAt)})");
            if (incident.IsOpen && desk.Open(incident) is { Count: > 0 } left) output.WriteLine($"남은 것: {string.Join(", ", left.Select(one => one.Ko))}");
            var table = new TextTable(new("때"), new("누가"), new("무엇을"), new("내용", Least: 12));
            foreach (var entry in incident.Entries) table.Add(Words.Minute(entry.At), entry.By, IncidentWords.Of(entry.Act).Ko, IncidentWords.Told(entry).Ko.ReplaceLineEndings(" "));
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static Command Measure()
    {
        var from = new Option<string>("--from") { Description = "이때부터(2026-11-20 09:00) · from", Required = true };
        var until = new Option<string>("--until") { Description = "이때까지 · to", Required = true };
        var account = new Option<string?>("--account") { Description = "이 계정만 · of this account" };
        var command = new Command("measure", "접속기록에서 어느 데이터의 몇 명을 다루었는지 잽니다 · what the access log says of a period") { from, until, account };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var touched = services.GetRequiredService<IncidentDesk>().Measure(By, Time(parsed.GetValue(from)!, "--from"), Time(parsed.GetValue(until)!, "--until"), parsed.GetValue(account), stop);
            var output = parsed.InvocationConfiguration.Output;
            if (touched.Count == 0)
            {
                output.WriteLine("이 기간에 다룬 개인정보가 없습니다.");
                return 0;
            }
            var table = new TextTable(new("데이터", Least: 10), new("기록", Right: true), new("많아야(명)", Right: true), new("한 번에 가장 많이", Right: true), new("항목", Least: 8), new("계정", Least: 8));
            foreach (var touch in touched) table.Add(touch.Dataset, Words.Count(touch.Records), Words.Count(touch.Subjects), Words.Count(touch.Most), string.Join(", ", touch.Columns), string.Join(", ", touch.Accounts));
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static Command Letter()
    {
        var id = Id();
        var report = new Option<bool>("--report") { Description = "신고서 내용 · the report instead of the notice" };
        var command = new Command("notice", "통지문이나 신고서 내용을 글로 냅니다 · the notice or the report as text") { id, report };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var incident = services.GetRequiredService<IncidentDesk>().Find(By, parsed.GetValue(id)!);
            parsed.InvocationConfiguration.Output.Write(NoticeItems.Letter(
                incident, parsed.GetValue(report) ? IncidentDuty.Commission : IncidentDuty.Subjects, incident.Notice ?? NoticeItems.Draft(incident), services.GetRequiredService<CatalogStore>().Snapshot().Settings.CityKo));
            return 0;
        });
        return command;
    }

    private static Argument<string> Id() => new("incident") { Description = "사고 번호 · its number" };

    private static string Told(IReadOnlyList<IncidentClock> clocks, IncidentDuty duty, DateTimeOffset now) =>
        clocks.FirstOrDefault(one => one.Duty == duty) is not { } clock ? "-" : IncidentWords.Of(clock.State).Ko + (clock is { DoneAt: null, IsOpen: true } ? $", {IncidentWords.Left(clock.DueAt - now).Ko}" : "");

    private static IncidentLine Line(IncidentDesk desk, Incident incident) => new(
        incident.Id, incident.Opening.Title, incident.IsOpen ? "open" : incident.WasDismissed ? "dismissed" : "closed", incident.KnownAt, incident.OpenedBy, incident.Opening.Finding,
        [.. desk.Clocks(incident).Select(clock => new IncidentClockLine(Name(clock.Duty), Name(clock.State), clock.DueAt, clock.DoneAt, clock.IsCertain))],
        incident.Scope?.Datasets ?? [], incident.Scope?.Columns ?? [], incident.Scope?.Subjects, incident.Scope?.IsSensitive, incident.Scope?.IsOutside, incident.IsOpen ? [.. desk.Open(incident).Select(one => one.Ko)] : []);

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static DateTimeOffset Time(string text, string option) => DateTime.TryParseExact(text, (string[])["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? KoreanTime.StartOf(DateOnly.FromDateTime(time)) + time.TimeOfDay
        : throw new InputException(new($"때가 ‘{text}’입니다.", $"The time is '{text}'."), new("2026-11-23 14:30처럼 쓰세요.", "Write it as 2026-11-23 14:30."), option);
}
