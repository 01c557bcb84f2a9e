using System.CommandLine;
using Maru.App.Jobs;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>Runs one job now, or everything that is due. When a server runs the jobs of the folder it does the work, and this waits for it.</summary>
internal static class JobsRunCommand
{
    // Nothing failed for good: the host rests, the day's requests are spent or a try goes before the next. It is done at the time that is said.
    private const int Waits = 3;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        var job = new Argument<string?>("job") { Description = "작업 이름(id) · job id", Arity = ArgumentArity.ZeroOrOne };
        var due = new Option<bool>("--due") { Description = "때가 된 것을 모두 하고 끝냅니다 · do everything that is due, then end" };
        var command = new Command("run", "작업을 지금 합니다 · run a job now") { job, due };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var error = parsed.InvocationConfiguration.Error;
            return (parsed.GetValue(job), parsed.GetValue(due)) switch
            {
                ({ } id, false) => await RunOne(services, id, error, stop),
                (null, true) => await RunDue(services, error, stop),
                _ => throw new InputException(
                    new("무엇을 할지 알 수 없습니다.", "It is not clear what to run."), new("작업 이름 하나나 --due를 쓰세요.", "Name one job, or write --due.")),
            };
        });
        return command;
    }

    private static async Task<int> RunDue(IServiceProvider services, TextWriter error, CancellationToken stop)
    {
        if (!services.GetRequiredService<JobStore>().IsThere)
        {
            error.WriteLine("작업이 없습니다. · No jobs yet.");
            return 0;
        }
        var started = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!await services.GetRequiredService<JobRunner>().RunDue(null, stop))
        {
            error.WriteLine("켜져 있는 서버가 작업을 합니다. · A server that is running does the jobs.");
            return 0;
        }
        var views = services.GetRequiredService<JobDesk>().List();
        var (failed, waiting) = (0, 0);
        foreach (var run in views.Select(view => view.Now ?? view.Last).OfType<JobRun>().Where(run => run.StartedAt >= started.AddMilliseconds(-1)))
        {
            if (run.State == RunState.Waiting) waiting++;
            else if (run.State != RunState.Succeeded) failed++;
            error.WriteLine(Line(run));
        }
        return failed > 0 ? 1 : waiting > 0 ? Waits : 0;
    }

    private static async Task<int> RunOne(IServiceProvider services, string id, TextWriter error, CancellationToken stop)
    {
        var desk = services.GetRequiredService<JobDesk>();
        var since = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var asked = desk.RunNow(id);
        var here = services.GetRequiredService<JobRunner>().RunDue(id, stop);
        long shown = 0;
        while (desk.FindRun(asked) is { IsOver: false } under && !IsPutOff(under, since) && !(here.IsCompleted && await here))
        {
            if (under.Rows > shown) error.WriteLine($"{shown = under.Rows:N0}행 · rows{(desk.Estimate(under) is { } estimate ? $", {JobText.Left(estimate.Left).Ko}" : "")}");
            await (here.IsCompleted ? Task.Delay(LookEvery, stop) : Task.WhenAny(here, Task.Delay(LookEvery, stop)));
        }
        await here;
        var run = desk.FindRun(asked) ?? throw JobsGone(id);
        error.WriteLine(Line(run));
        return run.State switch { RunState.Succeeded => 0, RunState.Waiting or RunState.Queued => Waits, _ => 2 };
    }

    // One that waited before it was asked for is on its way: it waits for a moment that has come.
    private static bool IsPutOff(JobRun run, DateTimeOffset since) => run.State == RunState.Waiting && run.StartedAt >= since;

    private static InputException JobsGone(string id) => new(new($"'{id}' 작업이 그사이 지워졌습니다.", $"The job '{id}' was removed meanwhile."));

    private static string Line(JobRun run) => run.State switch
    {
        RunState.Held => $"⏸ {run.Job}: {run.Message?.Ko}",
        RunState.Succeeded => $"✓ {run.Job}: {run.Message?.Ko}",
        RunState.Waiting => $"… {run.Job}: {run.Message?.Ko} 다시 하는 때: {Terminal.Words.Minute(run.NotBefore)}. 켜져 있는 서버나 'maru jobs run --due'가 그때 합니다.",
        RunState.Queued => $"… {run.Job}: 보낼 곳의 차례를 기다립니다. 켜져 있는 서버나 'maru jobs run --due'가 차례가 되면 합니다.",
        _ => $"✗ {run.Job}: {run.State.Name().Ko}. {run.Message?.Ko}",
    };
}
