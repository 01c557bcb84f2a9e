using System.CommandLine;
using System.Text.Json;
using Maru.App.Egress;
using Maru.App.Jobs;
using Maru.App.Jobs.Schedules;
using Maru.Cli.Terminal;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>Lists the jobs; its parts declare, run and stop them.</summary>
internal static class JobsCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("jobs", "정한 때에 모으는 작업을 봅니다 · list the scheduled jobs")
        {
            json, JobsRunCommand.Create(),
            OnJob("pause", "작업을 멈춰 둡니다 · pause a job", (desk, id) => desk.Pause(id), "멈춰 두었습니다"),
            OnJob("resume", "멈춘 작업을 다시 시작합니다 · resume a job", (desk, id) => desk.Resume(id), "다시 시작했습니다"),
            OnJob("cancel", "하고 있거나 기다리는 것을 멈춥니다 · cancel what is under way", (desk, id) => desk.Cancel(id), "멈추라고 했습니다"),
            OnJob("remove", "작업과 이력을 지웁니다. 모은 데이터는 남습니다 · remove a job", (desk, id) => desk.Remove(id), "지웠습니다"),
            History(), Limit(),
        };
        foreach (var add in JobsAddCommand.All()) command.Add(add);
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var jobs = services.GetRequiredService<JobDesk>().List();
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(jobs.Select(JobLine.Of), CliJson.Default.IEnumerableJobLine));
            else if (jobs.Count == 0) parsed.InvocationConfiguration.Error.WriteLine("작업이 없습니다. 'maru jobs add --help'에 만드는 법이 있습니다. · No jobs yet.");
            else Table(jobs).WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    internal static Argument<string> JobArgument() => new("job") { Description = "작업 이름(id) · job id" };

    private static TextTable Table(IReadOnlyList<JobView> jobs)
    {
        var table = new TextTable(new("작업"), new("일정", Least: 10), new("상태"), new("다음"), new("지난번"), new("결과", Least: 12));
        foreach (var view in jobs)
            table.Add(
                view.Job.Id, JobText.When(view.Job).Ko, JobText.State(view).Ko, view.Job.Paused || view.Job.NextDue is not { } next ? "-" : Words.Minute(next),
                view.Last?.EndedAt is { } ended ? Words.Minute(ended) : "-", (view.MissedCycle ? $"[{view.Freshness!.Words.Ko}] " : "") + (view.Now?.Message?.Ko ?? view.Last?.Message?.Ko ?? ""));
        return table;
    }

    private static Command OnJob(string name, string description, Action<JobDesk, string> act, string done)
    {
        var job = JobArgument();
        var command = new Command(name, description) { job };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            act(services.GetRequiredService<JobDesk>(), parsed.GetValue(job)!);
            parsed.InvocationConfiguration.Error.WriteLine($"✓ {parsed.GetValue(job)}: {done}.");
            return 0;
        });
        return command;
    }

    private static Command History()
    {
        var job = JobArgument();
        var most = new Option<int>("--last") { Description = "몇 번까지(기본 20) · how many runs", DefaultValueFactory = _ => 20 };
        var json = CommonOptions.Json();
        var command = new Command("history", "작업을 한 이력을 봅니다 · runs of a job") { job, most, json };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var runs = services.GetRequiredService<JobDesk>().History(parsed.GetValue(job)!, Math.Clamp(parsed.GetValue(most), 1, JobStore.HistoryKept));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(runs.Select(RunLine.Of), CliJson.Default.IEnumerableRunLine));
                return 0;
            }
            var table = new TextTable(new("때"), new("시작"), new("상태"), new("시도", Right: true), new("행", Right: true), new("걸린 시간", Right: true), new("결과", Least: 12));
            foreach (var run in runs)
                table.Add(Words.Minute(run.DueAt), run.Cause.Name().Ko, run.State.Name().Ko, Words.Count(run.Attempt), Words.Count(run.Rows), run.Took is { } took ? JobText.Span(took).Ko : "-", run.Message?.Ko);
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static Command Limit()
    {
        var host = new Argument<string?>("host") { Description = "호스트 또는 호스트/경로; 비우면 모두 봅니다 · host, or host/path", Arity = ArgumentArity.ZeroOrOne };
        var perSecond = new Option<double?>("--per-second") { Description = "초당 요청 · requests a second" };
        var burst = new Option<int?>("--burst") { Description = "한꺼번에 보낼 수 있는 요청 · requests at once" };
        var perDay = new Option<int?>("--per-day") { Description = "인증키 하나의 하루 요청 · requests a day with one key" };
        var command = new Command("limit", "호스트마다 요청 한도를 보거나 정합니다 · limits of hosts") { host, perSecond, burst, perDay };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var rules = services.GetRequiredService<HostRules>();
            if (parsed.GetValue(host) is { } scope)
                rules.Change(scope, before => before with
                {
                    PerSecond = parsed.GetValue(perSecond) ?? before.PerSecond,
                    Burst = parsed.GetValue(burst) ?? before.Burst,
                    PerDay = parsed.GetValue(perDay) ?? before.PerDay,
                });
            var table = new TextTable(new("호스트"), new("초당", Right: true), new("한꺼번에", Right: true), new("하루(키마다)", Right: true));
            foreach (var limit in rules.Limits()) table.Add(limit.Scope == HostLimit.AnyHost ? "그 밖의 호스트마다" : limit.Scope, Words.Number(limit.PerSecond), Words.Count(limit.Burst), limit.PerDay is { } day ? Words.Count(day) : "-");
            table.WriteTo(parsed.InvocationConfiguration.Output, Screen.WidthOf(parsed.InvocationConfiguration.Output));
            return 0;
        });
        return command;
    }
}
