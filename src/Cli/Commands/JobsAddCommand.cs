using System.CommandLine;
using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.App.Jobs.Schedules;
using Maru.Cli.Terminal;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>Declares a collection.</summary>
internal static class JobsAddCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "작업 이름 · what the job is called" };
        var sources = new Argument<string[]>("sources") { Description = "파일·폴더·주소; {yyyyMMdd-1d}처럼 날짜를 넣을 수 있습니다 · files, folders, addresses", Arity = ArgumentArity.OneOrMore };
        var at = new Option<string?>("--at") { Description = "언제: '매일 06:00', '평일 7시', '매월 첫 영업일 09:00', '10분마다', cron · when" };
        var holidays = new Option<HolidayRule>("--holidays") { Description = "쉬는 날이면: run(그대로), skip(거름), next(다음 영업일), previous(앞 영업일) · on holidays" };
        var after = new Option<string[]>("--after") { Description = "이 작업이 성공한 뒤에 · after these jobs succeeded", AllowMultipleArgumentsPerToken = true };
        var catchUp = new Option<CatchUp>("--catch-up") { Description = "꺼져 있던 동안 지난 때는: once(한 번), each(하나하나), skip(거름) · times missed while down" };
        var attempts = new Option<int>("--attempts") { Description = $"실패하면 몇 번까지(기본 {RetryPolicy.UsualAttempts}) · tries", DefaultValueFactory = _ => RetryPolicy.UsualAttempts };
        var dataset = new Option<string?>("--dataset") { Description = "데이터 이름(id) · dataset id" };
        var connector = new Option<string?>("--as") { Description = "연결기 · connector" };
        var table = new Option<string?>("--table") { Description = "이 이름의 시트·층만 · only this sheet or layer" };
        var append = new Option<bool>("--append") { Description = "모든 파일을 이어 하나의 버전으로 · all files become one version" };
        var access = new Option<string?>("--access") { Description = "새 데이터의 공개 범위: everyone, request, internal · who may use it when it is new" };
        var settings = new Option<string[]>("--set") { Description = "연결기 설정 이름=값 · connector setting", AllowMultipleArgumentsPerToken = true };
        var replace = new Option<bool>("--replace") { Description = "같은 이름의 작업을 바꿉니다 · change the job of this name" };
        var command = new Command("add", "모으는 작업을 만듭니다 · declare a collection") { name, sources, at, holidays, after, catchUp, attempts, dataset, connector, table, append, access, settings, replace };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var given = new Dictionary<string, string?>
            {
                [CollectJob.Sources] = string.Join('\n', parsed.GetValue(sources)!.Select(Whole)),
                [CollectJob.Dataset] = parsed.GetValue(dataset),
                [CollectJob.Connector] = parsed.GetValue(connector),
                [CollectJob.Table] = parsed.GetValue(table),
                [CollectJob.Append] = parsed.GetValue(append) ? "true" : null,
                [CollectJob.Access] = parsed.GetValue(access),
                [CollectJob.Reading] = CommonOptions.Pairs(parsed.GetValue(settings) ?? []) is { Count: > 0 } pairs ? string.Join('\n', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : null,
            };
            var job = services.GetRequiredService<JobDesk>().Add(
                new Job("", parsed.GetValue(name)!, CollectJob.Id)
                {
                    Settings = given.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal),
                    Dataset = parsed.GetValue(dataset),
                    Schedule = parsed.GetValue(at) is { } when ? ScheduleText.Parse(when, parsed.GetValue(holidays)) : null,
                    After = parsed.GetValue(after) ?? [],
                    CatchUp = parsed.GetValue(catchUp),
                    Attempts = parsed.GetValue(attempts),
                    CreatedBy = Environment.UserName,
                },
                parsed.GetValue(replace));
            parsed.InvocationConfiguration.Error.WriteLine($"✓ {job.Id}: {JobText.When(job).Ko}{(job.NextDue is { } next ? $", 다음은 {Words.Minute(next)}" : "")}");
            return 0;
        });
        return command;
    }

    // The server may stand in another folder.
    private static string Whole(string source)
    {
        if (source.Contains('\n', StringComparison.Ordinal)) throw new InputException(new("가져올 곳에 줄바꿈이 있습니다.", "A source holds a line break."), null, source);
        return CollectJob.IsAddress(source) ? source : Path.GetFullPath(source);
    }
}
