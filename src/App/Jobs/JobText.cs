using Maru.App.Jobs.Schedules;
using Maru.Core;

namespace Maru.App.Jobs;

/// <summary>Jobs and runs in words, for terminal and page alike.</summary>
public static class JobText
{
    public static Bilingual Name(this RunState state) => state switch
    {
        RunState.Queued => new("차례 기다림", "Queued"),
        RunState.Waiting => new("다시 하려고 기다림", "Waiting to try again"),
        RunState.Running => new("하는 중", "Running"),
        RunState.Succeeded => new("성공", "Succeeded"),
        RunState.Failed => new("실패", "Failed"),
        RunState.Held => new("멈춤: 구조가 바뀜", "Stopped: structure changed"),
        _ => new("멈춤", "Cancelled"),
    };

    public static Bilingual Name(this RunCause cause) => cause switch
    {
        RunCause.Schedule => new("일정", "Schedule"),
        RunCause.Manual => new("사람", "By hand"),
        RunCause.After => new("앞 작업", "After others"),
        _ => new("지난 일정", "Catching up"),
    };

    /// <summary>"매일 06:00", "버스-승하차 다음에", "일정 없음".</summary>
    public static Bilingual When(Job job)
    {
        var after = string.Join(", ", job.After);
        return (job.Schedule, job.After.Count) switch
        {
            ({ } schedule, 0) => ScheduleText.Words(schedule),
            ({ } schedule, _) => new($"{ScheduleText.Words(schedule).Ko}, {after} 다음에", $"{ScheduleText.Words(schedule).En}, after {after}"),
            (null, > 0) => new($"{after} 다음에", $"after {after}"),
            _ => new("일정 없음", "no schedule"),
        };
    }

    /// <summary>How a job stands: what is under way, else how it ended.</summary>
    public static Bilingual State(JobView view) => view switch
    {
        { Now: { State: RunState.Waiting } now } => new($"{now.State.Name().Ko} ({now.Attempt}번 함)", $"{now.State.Name().En} ({now.Attempt} tries)"),
        { Now: { } now } => now.State.Name(),
        { Job.Paused: true } => new("멈춰 둠", "Paused"),
        { Last: { } last } => last.State.Name(),
        _ => new("아직 안 함", "Not run yet"),
    };

    /// <summary>"1.5초", "3분 20초", "2시간 5분".</summary>
    public static Bilingual Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 10 } => new(FormattableString.Invariant($"{span.TotalSeconds:0.0}초"), FormattableString.Invariant($"{span.TotalSeconds:0.0} s")),
        { TotalMinutes: < 1 } => new($"{(int)span.TotalSeconds}초", $"{(int)span.TotalSeconds} s"),
        { TotalHours: < 1 } => new($"{(int)span.TotalMinutes}분 {span.Seconds}초", $"{(int)span.TotalMinutes} min {span.Seconds} s"),
        _ => new($"{(int)span.TotalHours}시간 {span.Minutes}분", $"{(int)span.TotalHours} h {span.Minutes} min"),
    };

    public static Bilingual Left(TimeSpan left) =>
        left < TimeSpan.FromSeconds(1) ? new("곧 끝남", "nearly done") : new($"{Span(left).Ko} 남음", $"{Span(left).En} left");
}
