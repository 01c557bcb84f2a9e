using Maru.App.Egress;
using Maru.App.Jobs;
using Maru.App.Lake;
using Maru.App.Tests.Catalog;
using Maru.Core;

namespace Maru.App.Tests.Jobs;

public sealed class JobSchedulerTests : IDisposable
{
    private readonly JobsFolder _jobs = new();

    public void Dispose() => _jobs.Dispose();

    [Fact]
    public void A_run_at_a_free_host_begins_on_a_clock_that_never_stands_still()
    {
        _jobs.Add("대기질", change: job => job with { Settings = new Dictionary<string, string> { ["address"] = "https://air.go.kr/data" } });
        _jobs.Desk.RunNow("대기질");
        var clock = new TickingClock(_jobs.Clock);
        var hosts = new HostLimits([new HostLimit("*", 100, 100)], new MemoryCallLedger(), clock);
        Assert.Single(new JobScheduler(_jobs.Store, [new SaidWork()], hosts, clock, () => 1).Begin(1));
    }

    [Fact]
    public void A_job_runs_when_it_is_due_and_once()
    {
        _jobs.Add("아침", "매일 06:00");
        Assert.Empty(_jobs.RunAll());
        Assert.Equal(JobsFolder.Korea("2026-11-23 06:00"), _jobs.Scheduler.NextLook());
        _jobs.At("2026-11-23 06:00");
        Assert.Equal(["아침 11-23 06:00"], _jobs.RunAll());
        Assert.Empty(_jobs.RunAll());
        Assert.Equal(JobsFolder.Korea("2026-11-24 06:00"), _jobs.Scheduler.NextLook());
    }

    [Fact]
    public void A_clock_that_was_ahead_by_years_leaves_nothing_waiting_for_years()
    {
        _jobs.Add("가", "매일 06:00");
        _jobs.Add("나", null, job => job with { After = ["가"] });
        _jobs.At("2036-01-01 06:00");
        Assert.Equal(["가", "나"], _jobs.RunAll().Select(Job));
        _jobs.Desk.RunNow("나");
        _jobs.At("2026-11-23 05:30");
        Assert.Equal(["나"], _jobs.RunAll().Select(Job));
        Assert.Equal(JobsFolder.Korea("2026-11-23 06:00"), _jobs.Scheduler.NextLook());
        _jobs.At("2026-11-23 06:00");
        Assert.Equal(["가", "나"], _jobs.RunAll().Select(Job));
        // The same for a process that begins after the clock was set right.
        _jobs.At("2036-01-01 06:00");
        Assert.Equal(["가", "나"], _jobs.RunAll().Select(Job));
        _jobs.At("2026-11-23 06:30");
        _jobs.Restart();
        Assert.Empty(_jobs.RunAll());
        Assert.Equal(JobsFolder.Korea("2026-11-24 06:00"), _jobs.Scheduler.NextLook());
    }

    [Fact]
    public void A_run_that_found_nothing_to_do_is_kept_only_when_a_person_asked_for_it()
    {
        _jobs.Add("폴더", "10분마다");
        _jobs.Add("뒤", null, job => job with { After = ["폴더"] });
        _jobs.At("2026-11-23 05:10");
        var nothing = JobResult.Nothing(new("없음", "nothing"));
        _jobs.Scheduler.Succeeded(Assert.Single(_jobs.Begin()).Run, nothing);
        Assert.Empty(_jobs.Store.History("폴더"));
        // Nothing new: what waits for it has nothing to do either.
        Assert.Empty(_jobs.Begin());
        _jobs.At("2026-11-23 05:20");
        Assert.Single(_jobs.Begin());
        _jobs.Restart();
        var again = Assert.Single(_jobs.Begin());
        _jobs.Scheduler.Succeeded(again.Run, nothing);
        _jobs.Desk.RunNow("폴더");
        _jobs.Scheduler.Succeeded(Assert.Single(_jobs.Begin()).Run, nothing);
        Assert.Equal(RunCause.Manual, Assert.Single(_jobs.Store.History("폴더")).Cause);
    }

    [Fact]
    public void A_run_that_failed_before_it_found_nothing_to_do_is_kept()
    {
        _jobs.Add("폴더", "매일 06:00");
        _jobs.At("2026-11-23 06:00");
        _jobs.Scheduler.Failed(Assert.Single(_jobs.Begin()).Run, JobsFolder.Away);
        _jobs.At("2026-11-23 08:00");
        _jobs.Scheduler.Succeeded(Assert.Single(_jobs.Begin()).Run, JobResult.Nothing(new("없음", "nothing")));
        var run = Assert.Single(_jobs.Store.History("폴더"));
        Assert.Equal((RunState.Succeeded, 2), (run.State, run.Attempt));
    }

    [Fact]
    public void What_a_failed_run_took_in_stays_with_it_and_is_news_for_the_jobs_behind_it()
    {
        _jobs.Add("폴더", "매일 06:00");
        _jobs.Add("뒤", null, job => job with { After = ["폴더"] });
        _jobs.At("2026-11-23 06:00");
        var (first, second) = (new RunVersion("정류장", 1, 2, 0, false), new RunVersion("노선", 1, 3, 0, false));
        _jobs.Scheduler.Failed(Assert.Single(_jobs.Begin()).Run, JobsFolder.Away, [first]);
        var behind = Assert.Single(_jobs.Begin());
        Assert.Equal("뒤", behind.Job.Id);
        _jobs.Scheduler.Succeeded(behind.Run, JobsFolder.Fine);
        _jobs.At("2026-11-23 08:00");
        _jobs.Restart();
        var again = Assert.Single(_jobs.Begin());
        _jobs.Scheduler.Failed(again.Run, new InputException(new("깨진 파일", "broken")), [second]);
        var run = Assert.Single(_jobs.Store.History("폴더"));
        Assert.Equal((RunState.Failed, 5), (run.State, run.Rows));
        Assert.Equal([first, second], run.Versions);
        Assert.Equal("뒤", Assert.Single(_jobs.Begin()).Job.Id);
    }

    [Fact]
    public void Jobs_run_after_those_they_depend_on_and_once_for_each_success()
    {
        _jobs.Add("가", "매일 06:00");
        _jobs.Add("나", null, job => job with { After = ["가"] });
        _jobs.Add("다", null, job => job with { After = ["나", "가"] });
        _jobs.At("2026-11-23 06:00");
        Assert.Equal(["가", "나", "다"], _jobs.RunAll().Select(Job));
        _jobs.At("2026-11-24 06:00");
        Assert.Equal(["가", "나", "다"], _jobs.RunAll().Select(Job));
    }

    [Fact]
    public void A_job_with_a_time_and_a_dependency_waits_for_both()
    {
        _jobs.Add("원본", "매일 06:00");
        _jobs.Add("집계", "매일 05:30", job => job with { After = ["원본"] });
        _jobs.At("2026-11-23 05:30");
        Assert.Empty(_jobs.Begin());
        _jobs.At("2026-11-23 06:00");
        var started = Assert.Single(_jobs.Begin());
        Assert.Equal("원본", started.Job.Id);
        // It failed: what depends on it goes on waiting, and still does after a restart.
        _jobs.Scheduler.Failed(started.Run, JobsFolder.Away);
        _jobs.Restart();
        Assert.Empty(_jobs.Begin());
        _jobs.At("2026-11-23 06:10");
        Assert.Equal(["원본", "집계"], _jobs.RunAll().Select(Job));
    }

    [Fact]
    public void A_job_that_depends_on_another_is_tried_again_and_goes_on_after_a_kill()
    {
        _jobs.Add("원본", "매일 06:00");
        _jobs.Add("집계", null, job => job with { After = ["원본"] });
        _jobs.At("2026-11-23 06:00");
        _jobs.Scheduler.Succeeded(Assert.Single(_jobs.Begin()).Run, JobsFolder.Fine);
        _jobs.Clock.Advance(TimeSpan.FromSeconds(1));
        _jobs.Scheduler.Failed(Assert.Single(_jobs.Begin()).Run, JobsFolder.Away);
        _jobs.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(("집계", 2), Assert.Single(_jobs.Begin()) is var again ? (again.Job.Id, again.Run.Attempt) : default);
        // Killed while it runs.
        _jobs.Restart();
        Assert.Equal("집계", Assert.Single(_jobs.Begin()).Job.Id);
    }

    [Fact]
    public void A_run_that_takes_its_process_down_every_time_is_given_up()
    {
        _jobs.Add("무거운 일", change: job => job with { Attempts = 2 });
        _jobs.Desk.RunNow("무거운 일");
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            Assert.Equal(attempt, Assert.Single(_jobs.Begin()).Run.Attempt);
            _jobs.Restart();
        }
        Assert.Empty(_jobs.Begin());
        Assert.Equal(RunState.Failed, _jobs.Desk.History("무거운 일")[0].State);
    }

    [Fact]
    public void Jobs_that_wait_for_each_other_are_refused()
    {
        _jobs.Add("가");
        _jobs.Add("나", null, job => job with { After = ["가"] });
        var refusal = Assert.Throws<InputException>(() => _jobs.Desk.Add(new Job("", "가", "said") { After = ["나"] }, replace: true));
        Assert.Contains("가 → 나 → 가", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("나", Assert.Throws<InputException>(() => _jobs.Desk.Remove("가")).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => _jobs.Add("라", null, job => job with { After = ["없는작업"] }));
    }

    [Theory]
    [InlineData(CatchUp.Once, new[] { "작업 11-26 06:00" })]
    [InlineData(CatchUp.Each, new[] { "작업 11-23 06:00", "작업 11-24 06:00", "작업 11-25 06:00", "작업 11-26 06:00" })]
    [InlineData(CatchUp.Skip, new string[0])]
    public void Times_missed_while_nothing_ran_are_made_up_for_by_the_rule(CatchUp rule, string[] runs)
    {
        _jobs.Add("작업", "매일 06:00", job => job with { CatchUp = rule });
        // Down from the 23rd to the 26th, 15:00.
        _jobs.At("2026-11-26 15:00");
        _jobs.Restart();
        Assert.Equal(runs, _jobs.RunAll());
        if (runs.Length > 0) Assert.All(_jobs.Desk.History("작업"), run => Assert.Equal(RunCause.CatchUp, run.Cause));
        _jobs.At("2026-11-27 06:00");
        Assert.Equal(["작업 11-27 06:00"], _jobs.RunAll());
        Assert.Equal(RunCause.Schedule, _jobs.Desk.History("작업")[0].Cause);
    }

    [Fact]
    public void A_time_missed_by_a_moment_is_not_a_missed_one()
    {
        _jobs.Add("작업", "매일 06:00", job => job with { CatchUp = CatchUp.Skip });
        _jobs.At("2026-11-23 06:04");
        Assert.Equal(["작업 11-23 06:00"], _jobs.RunAll());
    }

    [Fact]
    public void Very_many_missed_times_are_not_made_up_for_one_by_one()
    {
        _jobs.Add("작업", "10분마다", job => job with { CatchUp = CatchUp.Each });
        _jobs.At("2026-12-23 05:00");
        var done = _jobs.RunAll();
        Assert.Equal(JobScheduler.MostMissed, done.Count);
        Assert.Equal("작업 12-23 05:00", done[^1]);
    }

    [Fact]
    public void What_fails_is_tried_again_later_and_later_and_then_given_up()
    {
        _jobs.Add("작업", "매주 월 06:00", job => job with { Attempts = 3 });
        _jobs.At("2026-11-23 06:00");
        var run = _jobs.Begin()[0].Run;
        var waits = new List<double>();
        while ((run = _jobs.Scheduler.Failed(run, JobsFolder.Away)).State == RunState.Waiting)
        {
            waits.Add((run.NotBefore - _jobs.Clock.GetUtcNow()).TotalSeconds);
            Assert.Empty(_jobs.Begin());
            _jobs.Clock.Advance(run.NotBefore - _jobs.Clock.GetUtcNow());
            run = _jobs.Begin()[0].Run;
        }
        Assert.Equal([30, 60], waits);
        var ended = Assert.Single(_jobs.Desk.History("작업"));
        Assert.Equal((RunState.Failed, 3), (ended.State, ended.Attempt));
        Assert.Contains("답하지 않습니다", ended.Message!.Value.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_other_try_can_mend_is_not_tried_again()
    {
        _jobs.Add("작업", "매일 06:00");
        _jobs.At("2026-11-23 06:00");
        var ended = _jobs.Scheduler.Failed(_jobs.Begin()[0].Run, new InputException(new("인증키가 틀립니다.", "The key is wrong.")));
        Assert.Equal(RunState.Failed, ended.State);
    }

    [Fact]
    public void A_new_time_gives_a_run_that_waits_all_its_tries_again()
    {
        _jobs.Add("작업", "매일 06:00");
        _jobs.At("2026-11-23 06:00");
        var run = _jobs.Begin()[0].Run;
        for (var i = 0; i < 12; i++)
        {
            run = _jobs.Scheduler.Failed(run, JobsFolder.Away);
            _jobs.Clock.Advance(run.NotBefore - _jobs.Clock.GetUtcNow());
            if (i < 11) run = _jobs.Begin()[0].Run;
        }
        Assert.Equal(12, run.Attempt);
        _jobs.At("2026-11-24 06:00");
        var again = Assert.Single(_jobs.Begin());
        Assert.Equal((1, "11-24 06:00"), (again.Run.Attempt, JobsFolder.Text(again.Run.DueAt)));
        Assert.Single(_jobs.Desk.History("작업"));
    }

    [Fact]
    public void A_host_that_is_not_to_be_asked_costs_no_try_and_no_start()
    {
        _jobs.Add("작업", "매일 06:00", job => job with { Settings = new Dictionary<string, string> { ["address"] = "https://air.go.kr/x" } });
        var air = new Uri("https://air.go.kr/x");
        _jobs.At("2026-11-23 06:00");
        var first = _jobs.Begin()[0].Run;
        for (var i = 0; i < 5; i++) _jobs.Hosts.Failed(air);
        var refusal = Assert.Throws<InputException>(() => _jobs.Hosts.Take(air));
        var waiting = _jobs.Scheduler.Failed(first, refusal);
        Assert.Equal((RunState.Waiting, 0), (waiting.State, waiting.Attempt));
        Assert.True(waiting.NotBefore >= refusal.RetryAt);
        _jobs.Clock.Advance(waiting.NotBefore - _jobs.Clock.GetUtcNow());
        var second = _jobs.Begin()[0];
        Assert.Equal(1, second.Run.Attempt);
        _jobs.Hosts.Take(air);
        _jobs.Hosts.Failed(air);
        _jobs.Scheduler.Failed(second.Run, JobsFolder.Away);
        // The host rests a minute; the run would wait half of one.
        _jobs.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(_jobs.Begin());
        _jobs.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Single(_jobs.Begin());
    }

    [Fact]
    public void Two_runs_at_one_host_leave_places_for_others()
    {
        for (var i = 0; i < 5; i++)
            _jobs.Add($"느린{i}", "매일 06:00", job => job with { Settings = new Dictionary<string, string> { ["address"] = "https://slow.go.kr/" } });
        _jobs.Add("다른", "매일 06:01", job => job with { Settings = new Dictionary<string, string> { ["address"] = "https://other.go.kr/" } });
        _jobs.At("2026-11-23 06:01");
        Assert.Equal(["느린0", "느린1", "다른"], _jobs.Begin(4).Select(run => run.Job.Id).Order());
    }

    [Fact]
    public void A_paused_job_does_nothing_by_itself_and_goes_on_from_when_it_is_resumed()
    {
        _jobs.Add("작업", "매일 06:00");
        _jobs.Desk.Pause("작업");
        _jobs.At("2026-11-25 07:00");
        Assert.Empty(_jobs.RunAll());
        _jobs.Desk.RunNow("작업");
        Assert.Single(_jobs.RunAll());
        _jobs.Desk.Resume("작업");
        Assert.Empty(_jobs.RunAll());
        Assert.Equal(JobsFolder.Korea("2026-11-26 06:00"), _jobs.Scheduler.NextLook());
    }

    [Fact]
    public void A_run_asked_for_by_hand_waits_for_nothing()
    {
        _jobs.Add("가", "매일 06:00");
        _jobs.Add("나", null, job => job with { After = ["가"] });
        _jobs.Desk.RunNow("나");
        Assert.Equal(["나"], _jobs.RunAll().Select(Job));
        Assert.Equal(RunCause.Manual, _jobs.Desk.History("나")[0].Cause);
    }

    [Fact]
    public void A_run_by_hand_brings_a_waiting_one_forward_and_is_refused_while_one_is_under_way()
    {
        _jobs.Add("작업", "매일 06:00");
        _jobs.At("2026-11-23 06:00");
        _jobs.Scheduler.Failed(_jobs.Begin()[0].Run, JobsFolder.Away);
        _jobs.Desk.RunNow("작업");
        using var runner = FileLock.TryTake(_jobs.RunnersLock);
        var started = Assert.Single(_jobs.Begin());
        Assert.Equal((RunCause.Manual, 1), (started.Run.Cause, started.Run.Attempt));
        Assert.Contains("이미 하고 있습니다", Assert.Throws<InputException>(() => _jobs.Desk.RunNow("작업")).Message, StringComparison.Ordinal);
        Assert.Single(_jobs.Desk.History("작업"));
    }

    [Fact]
    public void What_waits_is_cancelled_at_once_and_what_runs_is_told()
    {
        _jobs.Add("가", "매일 06:00");
        _jobs.Add("나", "매일 06:00");
        _jobs.At("2026-11-23 06:00");
        var started = _jobs.Begin();
        var (first, second) = (started.Single(run => run.Job.Id == "가").Run, started.Single(run => run.Job.Id == "나").Run);
        _jobs.Scheduler.Failed(second, JobsFolder.Away);
        _jobs.Desk.Cancel("가");
        _jobs.Desk.Cancel("나");
        Assert.Empty(_jobs.Begin());
        Assert.Equal([first.Id], _jobs.Scheduler.CancelAsked);
        Assert.Equal(RunState.Cancelled, _jobs.Desk.FindRun(second.Id)!.State);
        _jobs.Scheduler.Cancelled(first);
        Assert.Equal(RunState.Cancelled, _jobs.Desk.FindRun(first.Id)!.State);
        _jobs.At("2026-11-23 23:00");
        Assert.Empty(_jobs.Begin());
        Assert.Throws<InputException>(() => _jobs.Desk.Cancel("가"));
    }

    [Fact]
    public void A_run_of_a_paused_job_whose_process_died_is_done_when_a_person_asks_for_it()
    {
        _jobs.Add("가", "매일 06:00");
        _jobs.At("2026-11-23 06:00");
        var died = Assert.Single(_jobs.Begin());
        _jobs.Desk.Pause("가");
        _jobs.Restart();
        Assert.Empty(_jobs.Begin());
        _jobs.Store.Begin(died.Run);
        Assert.Equal(died.Run.Id, _jobs.Desk.RunNow("가"));
        _jobs.Restart();
        Assert.Equal(died.Run.Id, Assert.Single(_jobs.Begin()).Run.Id);
    }

    [Fact]
    public void A_run_that_was_under_way_when_the_process_died_is_done_again_after_the_next_start()
    {
        _jobs.Add("작업", "매일 06:00");
        _jobs.At("2026-11-23 06:00");
        var died = Assert.Single(_jobs.Begin());
        _jobs.Restart();
        var again = Assert.Single(_jobs.Begin());
        Assert.Equal(died.Run.Id, again.Run.Id);
        _jobs.Scheduler.Succeeded(again.Run, JobsFolder.Fine);
        Assert.Empty(_jobs.RunAll());
        Assert.Equal(RunState.Succeeded, Assert.Single(_jobs.Desk.History("작업")).State);
    }

    [Fact]
    public void A_run_of_a_job_that_is_removed_meanwhile_leaves_nothing()
    {
        _jobs.Add("작업", "매일 06:00");
        _jobs.At("2026-11-23 06:00");
        var run = _jobs.Begin()[0].Run;
        _jobs.Desk.Remove("작업");
        Assert.Empty(_jobs.Begin());
        _jobs.Scheduler.Succeeded(run, JobsFolder.Fine);
        Assert.Empty(_jobs.Store.Jobs());
        Assert.Empty(_jobs.Store.OpenRuns());
        Assert.Null(_jobs.Store.FindRun(run.Id));
    }

    [Fact]
    public void A_schedule_changed_by_another_process_counts_from_its_next_look()
    {
        _jobs.Add("작업", "매일 06:00");
        Assert.Empty(_jobs.Begin());
        _jobs.Desk.Add(new Job("", "작업", "said") { Schedule = App.Jobs.Schedules.ScheduleText.Parse("매일 09:00") }, replace: true);
        _jobs.At("2026-11-23 06:00");
        Assert.Empty(_jobs.RunAll());
        _jobs.At("2026-11-23 09:00");
        Assert.Single(_jobs.RunAll());
    }

    [Fact]
    public void History_keeps_the_newest_runs()
    {
        _jobs.Add("작업", "매시간");
        for (var i = 0; i < JobStore.HistoryKept + 30; i++)
        {
            _jobs.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Single(_jobs.RunAll());
        }
        _jobs.Restart();
        _jobs.Begin();
        Assert.Equal(JobStore.HistoryKept, _jobs.Desk.History("작업", 10_000).Count);
    }

    [Fact]
    public void How_far_a_run_is_is_told_by_rows_and_by_time_of_the_runs_before()
    {
        var now = JobsFolder.Korea("2026-11-23 06:00");
        JobRun Run(RunState state, int seconds, long rows) =>
            new("x", "작업", now, RunCause.Schedule) { State = state, StartedAt = now, EndedAt = state == RunState.Running ? null : now.AddSeconds(seconds), Rows = rows, Versions = [new("d", 1, rows, 0, false)] };
        IReadOnlyList<JobRun> history = [Run(RunState.Succeeded, 100, 1000), Run(RunState.Failed, 1, 0), Run(RunState.Succeeded, 200, 3000)];
        var byTime = JobEstimate.Of(Run(RunState.Running, 0, 0), history, now.AddSeconds(75))!;
        Assert.Equal((0.5, 75), (byTime.Share, byTime.Left.TotalSeconds));
        var byRows = JobEstimate.Of(Run(RunState.Running, 0, 500), history, now.AddSeconds(30))!;
        Assert.Equal((0.25, 90), (byRows.Share, byRows.Left.TotalSeconds));
        Assert.Equal(0.99, JobEstimate.Of(Run(RunState.Running, 0, 0), history, now.AddHours(1))!.Share);
        Assert.Null(JobEstimate.Of(Run(RunState.Running, 0, 0), [], now));
    }

    private static string Job(string line) => line.Split(' ')[0];

    /// <summary>Later each time it is asked, as a real one.</summary>
    private sealed class TickingClock(SetClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            clock.Advance(TimeSpan.FromTicks(1));
            return clock.GetUtcNow();
        }
    }
}
