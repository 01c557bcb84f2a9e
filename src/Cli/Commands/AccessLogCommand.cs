using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.AccessLog;
using Maru.App.AccessLog.Keeping;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Cli.Terminal;
using Maru.Core;

namespace Maru.Cli.Commands;

/// <summary>What <c>access-log verify --json</c> says.</summary>
internal sealed record AccessLogLine(bool IsWhole, long Records, int Files, int Seals, DateTimeOffset? From, DateTimeOffset? To, string? Where, long? After, string? Message, long Retired, AgainstLine? Against);

/// <summary>What <c>access-log verify --against --json</c> says of the backup.</summary>
internal sealed record AgainstLine(string Folder, bool IsWhole, long Same, long OnlyHere, long OnlyThere, string? Where, string Message);

/// <summary>A record as <c>access-log list --json</c> gives it.</summary>
internal sealed record LoggedLine(long Number, DateTimeOffset At, string Account, string Place, string Action, string What, long Subjects, IReadOnlyList<string> Columns, IReadOnlyList<string> Keys, string? Reason);

/// <summary>The access log (접속기록) of personal data.</summary>
internal static class AccessLogCommand
{
    private const int MostListed = 50;

    public static Command Create() => new("access-log", "개인정보 접속기록을 보고 온전한지 증명합니다 · the access log of personal data") { Verify(), List(), AccessReviewCommand.Create(), AccessKeepingCommand.Backup(), AccessKeepingCommand.Retire() };

    private static Command Verify()
    {
        var against = new Option<string?>("--against") { Description = "백업 폴더와도 견주기 · compare it with a backup too" };
        var json = CommonOptions.Json();
        var command = new Command("verify", "기록·순서·파일이 하나라도 바뀌었는지 봅니다 · prove that nothing was changed, moved or taken out") { against, json };
        command.SetAction(async (parsed, stop) =>
        {
            var home = CommonOptions.Lake(parsed).Home;
            var report = await new ProveAccessLog(home, new VerifyAccessLog(home), new ReadAccessLog(home), TimeProvider.System).Run(MachineAccount.Name, stop);
            var backup = parsed.GetValue(against) is { } folder ? await Against(home, folder, stop) : null;
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(new(report.IsWhole, report.Records, report.Files, report.Seals, report.From, report.To, report.Bad?.Where, report.Bad?.After, report.Bad?.Message.Ko, report.Retired, backup), CliJson.Default.AccessLogLine));
            else Write(output, report);
            if (backup is not null && !parsed.GetValue(json)) output.WriteLine($"백업 {backup.Folder}: {backup.Message}");
            return report.IsWhole && backup?.IsWhole != false ? 0 : 2;
        });
        return command;
    }

    // The copy is proven by itself first: a backup that is not whole tells nothing of the log.
    private static async Task<AgainstLine> Against(DataHome home, string folder, CancellationToken stop)
    {
        var copy = AccessLogPlace.InBackup(folder);
        if (!Directory.Exists(copy.Log)) throw new InputException(new($"‘{folder}’에 접속기록 백업이 없습니다.", $"There is no backup of the access log in '{folder}'."), new("'maru access-log backup --to 폴더'로 만든 폴더를 쓰세요.", "Name a folder made by 'maru access-log backup --to FOLDER'."), "--against");
        var proof = await VerifyAccessLog.Run(copy, stop);
        if (proof.Bad is { } bad) return new(folder, false, bad.After, 0, 0, bad.Where, $"백업이 온전하지 않습니다. {bad.Where}: {bad.Message.Ko}");
        var found = CompareAccessLogs.Run(AccessLogPlace.Of(home), copy, stop);
        return new(folder, found.IsWhole, found.Same, found.OnlyHere, found.OnlyThere, found.Where, found.Message.Ko);
    }

    private static void Write(TextWriter output, AccessLogReport report)
    {
        if (report.Bad is { } bad) output.WriteLine($"온전하지 않습니다. {bad.Where}: {bad.Message.Ko} 그 앞의 기록 {Words.Count(bad.After)}건은 처음 쓴 그대로입니다.");
        else if (report.Records == 0) output.WriteLine("아직 기록이 없습니다.");
        else output.WriteLine($"온전합니다. 기록 {Words.Count(report.Records)}건, 파일 {report.Files}개, 서명된 확인점 {report.Seals}개, {Time(report.From)}부터 {Time(report.To)}까지.{(report.Retired > 0 ? $" 보관 기간이 끝나 폐기한 기록 {Words.Count(report.Retired)}건 뒤로 이어집니다." : "")}");
    }

    private static Command List()
    {
        var from = new Option<string?>("--from") { Description = "이 날부터(2026-11-01) · from this day" };
        var to = new Option<string?>("--to") { Description = "이 날까지 · to this day" };
        var account = new Option<string?>("--account") { Description = "이 계정만 · only this account" };
        var dataset = new Option<string?>("--dataset") { Description = "이 데이터만 · only this dataset" };
        var json = CommonOptions.Json();
        var command = new Command("list", "누가 언제 무엇을 다루었는지 봅니다 · who handled what") { from, to, account, dataset, json };
        command.SetAction(parsed =>
        {
            var query = new AccessLogQuery(Start(parsed.GetValue(from), "--from"), Start(parsed.GetValue(to), "--to")?.AddDays(1), parsed.GetValue(account), parsed.GetValue(dataset));
            var records = new ReadAccessLog(CommonOptions.Lake(parsed).Home).Records(query);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(records.Select(Line), CliJson.Default.IEnumerableLoggedLine));
            else Write(output, records);
            return 0;
        });
        return command;
    }

    private static void Write(TextWriter output, IEnumerable<LoggedAccess> records)
    {
        var last = new Queue<LoggedAccess>();
        var all = 0L;
        foreach (var record in records)
        {
            all++;
            last.Enqueue(record);
            if (last.Count > MostListed) last.Dequeue();
        }
        if (all == 0)
        {
            output.WriteLine("그런 기록이 없습니다.");
            return;
        }
        var table = new TextTable(new("번호", Right: true), new("때", Least: 19), new("계정", Least: 10), new("접속지"), new("한 일"), new("데이터", Least: 10), new("사람", Right: true), new("까닭"));
        foreach (var record in last) table.Add(Words.Count(record.Number), Time(record.At), record.Account, record.Place, record.Action.Name().Ko, record.What, Words.Count(record.Subjects), record.Reason ?? "");
        table.WriteTo(output, Screen.WidthOf(output));
        if (all > MostListed) output.WriteLine($"모두 {Words.Count(all)}건 가운데 뒤의 {MostListed}건입니다. --json으로 모두 봅니다.");
    }

    private static LoggedLine Line(LoggedAccess record) =>
        new(record.Number, record.At, record.Account, record.Place, record.Action.ToString().ToLowerInvariant(), record.What, record.Subjects, record.Columns, record.Keys, record.Reason);

    private static string Time(DateTimeOffset? at) => at is { } time ? KoreanTime.Of(time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";

    private static DateTimeOffset? Start(string? day, string option)
    {
        if (day is null) return null;
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw new InputException(new($"날짜가 ‘{day}’입니다.", $"The day is '{day}'."), new("2026-11-01처럼 쓰세요.", "Write it as 2026-11-01."), option);
        return KoreanTime.StartOf(date);
    }
}
