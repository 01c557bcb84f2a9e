using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.App.Jobs.Schedules;
using Maru.Core;

namespace Maru.App.Tests.Jobs;

public sealed class JobDeclarationTests
{
    private static readonly Dictionary<string, string> Bus = new()
    {
        ["name"] = "버스 승하차",
        ["sources"] = "/받은파일/승하차.csv\r\nhttps://apis.data.go.kr/bus?serviceKey=abc%2Bd&type=json\r\n",
        ["at"] = "매주 월 09:30",
        ["holidays"] = "Next",
        ["after"] = "정류장\n노선",
        ["catch-up"] = "each",
        ["attempts"] = " 5 ",
        ["dataset"] = "bus-ridership",
        ["table"] = "  ",
        ["reading"] = "encoding=cp949",
    };

    [Fact]
    public void Fields_make_a_job_and_a_job_makes_the_fields_again()
    {
        var job = JobDeclaration.Read(CollectJob.Declared, Bus);
        Assert.Equal(("버스 승하차", "30 9 * * 1", HolidayRule.Next), (job.Name, job.Schedule!.Cron, job.Schedule.Holidays));
        Assert.Equal((CatchUp.Each, 5, "bus-ridership"), (job.CatchUp, job.Attempts, job.Dataset));
        Assert.Equal(["정류장", "노선"], job.After);
        Assert.Equal("/받은파일/승하차.csv\nhttps://apis.data.go.kr/bus?serviceKey=abc%2Bd&type=json", job.Settings["sources"]);
        Assert.False(job.Settings.ContainsKey("table"));

        var again = JobDeclaration.Read(CollectJob.Declared, JobDeclaration.Write(job), job);
        Assert.Equal(job.Settings, again.Settings);
        Assert.Equal((job.Schedule.Cron, job.Schedule.Holidays, job.CatchUp, job.Attempts), (again.Schedule!.Cron, again.Schedule.Holidays, again.CatchUp, again.Attempts));
        Assert.Equal(job.After, again.After);
    }

    [Fact]
    public void What_nobody_said_has_its_usual_value()
    {
        var job = JobDeclaration.Read(CollectJob.Declared, new Dictionary<string, string> { ["name"] = "이름" });
        Assert.Null(job.Schedule);
        Assert.Equal((CatchUp.Once, RetryPolicy.UsualAttempts), (job.CatchUp, job.Attempts));
        Assert.Empty(job.Settings);
    }

    [Theory]
    [InlineData("at", "곧", "--at", "매일 06:00")]
    [InlineData("holidays", "never", "--holidays", "run, skip, next, previous")]
    [InlineData("catch-up", "twice", "--catch-up", "once, each, skip")]
    [InlineData("attempts", "0", "--attempts", "1 이상 100 이하")]
    [InlineData("attempts", "1.5", "--attempts", "1에서 100까지")]
    [InlineData("access", "all", "--access", "everyone, request, internal")]
    public void A_field_that_can_not_be_read_is_named_with_what_may_be_said(string field, string said, string option, string expected)
    {
        var refusal = Assert.Throws<InputException>(() => JobDeclaration.Read(CollectJob.Declared, new Dictionary<string, string>(Bus) { [field] = said }));
        Assert.Equal(option, refusal.Where);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(field, JobDeclaration.FieldOf(refusal, CollectJob.Declared));
    }

    [Theory]
    [InlineData("매일 06:00", "매일 06:00")]
    [InlineData("평일 7시", "매일 07:00")]
    [InlineData("매주 월·목 09:30", "매주 월·목 09:30")]
    [InlineData("매월 첫 영업일 09:00", "매월 첫 영업일 09:00")]
    [InlineData("10분마다", "10분마다")]
    [InlineData("15 3 1-7 * 2", "15 3 1-7 * 2")]
    [InlineData("30 7 * * 1-5", "30 7 * * 1-5")]
    public void A_schedule_is_written_so_that_it_reads_the_same(string said, string written)
    {
        foreach (var rule in Enum.GetValues<HolidayRule>())
        {
            var schedule = ScheduleText.Parse(said, rule);
            var again = ScheduleText.Parse(ScheduleText.Written(schedule), schedule.Holidays);
            Assert.Equal((schedule.Cron, schedule.Holidays), (again.Cron, again.Holidays));
        }
        Assert.Equal(written, ScheduleText.Written(ScheduleText.Parse(said)));
    }

    [Fact]
    public void Keys_are_covered_and_a_line_left_as_it_was_shown_keeps_its_key()
    {
        const string Kept = "https://openapi.seoul.go.kr/MYKEY/json/bikeList\nhttps://apis.data.go.kr/bus?serviceKey=abc%2Bd&type=json\n/파일/a.csv";
        var shown = CoveredKeys.Of(Kept);
        Assert.DoesNotContain("MYKEY", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", shown, StringComparison.Ordinal);
        Assert.Contains("/파일/a.csv", shown, StringComparison.Ordinal);
        Assert.Equal(Kept, CoveredKeys.Uncover(shown, Kept));
        Assert.Equal("apiKey=***\nencoding=cp949", CoveredKeys.Of("apiKey=s3cret\nencoding=cp949"));

        // One line taken out and one added: the others keep their keys.
        Assert.Equal("https://apis.data.go.kr/bus?serviceKey=abc%2Bd&type=json\nhttps://a.go.kr/x", CoveredKeys.Uncover(shown.Split('\n')[1] + "\nhttps://a.go.kr/x", Kept));
        // A changed line can't know its key any more, and *** is none.
        Assert.Equal("sources", Assert.Throws<InputException>(() => CoveredKeys.Uncover(shown.Replace("type=json", "type=xml", StringComparison.Ordinal), Kept)).Where);
    }

    [Fact]
    public void A_job_that_is_changed_stays_paused_and_forgets_no_time_that_passed()
    {
        using var folder = new JobsFolder("2026-11-23 05:00");
        var job = folder.Add("수집", "매일 06:00");
        folder.Desk.Pause("수집");
        folder.At("2026-11-23 07:00");
        var changed = folder.Desk.Add(job with { Name = "새 이름" }, replace: true);
        Assert.True(changed.Paused);
        Assert.Equal("11-23 06:00", JobsFolder.Text(changed.NextDue!.Value));
        changed = folder.Desk.Add(job with { Schedule = ScheduleText.Parse("매일 08:00") }, replace: true);
        Assert.Equal("11-23 08:00", JobsFolder.Text(changed.NextDue!.Value));
    }
}
