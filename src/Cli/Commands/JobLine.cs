using Maru.App.Jobs;
using Maru.App.Jobs.Schedules;

namespace Maru.Cli.Commands;

/// <summary>What <c>jobs --json</c> says of one job.</summary>
internal sealed record JobLine(
    string Job, string Name, string Kind, string? Dataset, string? Cron, string Holidays, string Schedule, IReadOnlyList<string> After, string CatchUp, bool Paused,
    DateTimeOffset? NextDue, DateTimeOffset? LastSuccess, bool MissedCycle, RunLine? Now, RunLine? Last)
{
    public static JobLine Of(JobView view) => new(
        view.Job.Id, view.Job.Name, view.Job.Kind, view.Dataset, view.Job.Schedule?.Cron, RunLine.Word(view.Job.Schedule?.Holidays ?? HolidayRule.Run), JobText.When(view.Job).Ko,
        view.Job.After, RunLine.Word(view.Job.CatchUp), view.Job.Paused, view.Job.NextDue, view.Job.LastSuccess, view.MissedCycle,
        view.Now is { } now ? RunLine.Of(now) : null, view.Last is { } last ? RunLine.Of(last) : null);
}

/// <summary>What <c>jobs history --json</c> says of one run.</summary>
internal sealed record RunLine(
    string Run, DateTimeOffset DueAt, string Cause, string State, int Attempt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, double? Seconds, long Rows, string? Message, IReadOnlyList<RunVersion> Versions)
{
    public static RunLine Of(JobRun run) => new(
        run.Id, run.DueAt, Word(run.Cause), Word(run.State), run.Attempt, run.StartedAt, run.EndedAt, run.Took?.TotalSeconds, run.Rows, run.Message?.Ko, run.Versions);

    internal static string Word<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
