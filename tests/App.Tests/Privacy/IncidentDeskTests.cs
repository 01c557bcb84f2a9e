using System.Text;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.AccessLog.Keeping;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Privacy.Incidents;
using Maru.Core;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Privacy;

/// <summary>A breach from the first word to its end, its two clocks, and every way past a step.</summary>
public sealed class IncidentDeskTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-incidents-").FullName;
    private readonly Clock _clock = new() { Now = Start };
    private readonly ServiceProvider _services;

    public IncidentDeskTests() => _services = new ServiceCollection().AddLogging().AddMaru(Path.Combine(_folder, "data")).AddSingleton<TimeProvider>(_clock).BuildServiceProvider();

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private IncidentDesk Desk => _services.GetRequiredService<IncidentDesk>();

    private static Reader Officer { get; } = Person("officer", Role.PrivacyOfficer);

    private static Reader Staff { get; } = Person("staff", Role.Staff);

    private static Reader Other { get; } = Person("other", Role.Staff);

    private static Reader Auditor { get; } = Person("auditor", Role.Auditor);

    private static Reader Person(string name, Role role) => new(ReaderKind.Account, name) { Account = name, Roles = [new(role)] };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private string Opened() => Desk.Open(Staff, "명단을 밖으로 보냄", "방문 명단을 다른 기관에 잘못 보냈습니다.", _clock.Now);

    private Incident Now(string id) => Desk.Find(Officer, id);

    [Theory]
    [InlineData("명단의 010-7193-4482 번호로 알려 옴"), InlineData("850302-1234567이 든 줄"), InlineData("kim@example.kr로 보냄")]
    public void Numbers_of_persons_stay_out_of_a_book_that_can_not_be_changed(string text)
    {
        var id = Opened();
        Refused(() => Desk.Open(Staff, text, "잘못 보냄", _clock.Now));
        Refused(() => Desk.Open(Staff, "명단", text, _clock.Now));
        Refused(() => Desk.Note(Staff, id, text, false));
        Refused(() => Desk.Scope(Officer, id, Scope(3) with { How = text }, CancellationToken.None));
        Refused(() => Desk.Draft(Officer, id, Whole with { Response = text }));
        Refused(() => Desk.Dismiss(Officer, id, text));
        Assert.Single(Now(id).Entries);
        // Where persons may ask is a number, and an intruder has an address.
        Desk.Draft(Officer, id, Whole with { Contact = "정보보호과 033-250-3000, privacy@city.example.kr" });
        Desk.Note(Staff, id, "2026-11-20 01:00쯤 203.0.113.9에서 들어옴", false);
        Assert.Equal(3, Now(id).Entries.Count);
    }

    [Fact]
    public void Being_late_is_told_by_the_hours_that_are_set()
    {
        _services.GetRequiredService<AccessSettings>().Say(IncidentSetting.NotifyHours.Name, "48", "officer");
        var id = Opened();
        Desk.Scope(Officer, id, Scope(3), CancellationToken.None);
        Desk.Draft(Officer, id, Whole);
        _clock.Now = Start.AddHours(49);
        Assert.Contains("48시간", Assert.Throws<InputException>(() => Send(id, IncidentDuty.Subjects)).Problem.Ko, StringComparison.Ordinal);
    }

    private IncidentClock Of(string id, IncidentDuty duty) => Desk.Clocks(Now(id)).Single(one => one.Duty == duty);

    private static void Refused(Action act) => Assert.Throws<InputException>(act);

    private static IncidentScope Scope(long? subjects, bool sensitive = false, bool outside = false, params string[] datasets) =>
        new(Start.AddDays(-1), Start.AddDays(1), datasets.Length == 0 ? ["방문"] : datasets, ["휴대전화"], null, subjects, sensitive, outside, 0, 0, "보낸 파일을 열어 셈");

    private static IncidentNotice Whole { get; } = new("휴대전화", "11월 20일 잘못 보냄", "모르는 전화에 주의", "회수하고 삭제 확인", "정보보호과 033-000-0000");

    private void Send(string id, IncidentDuty to, DateTimeOffset? at = null, bool first = false, string? late = null, SendWay way = SendWay.Mail, DateOnly? posted = null) => Desk.Send(Officer, id, to, at ?? _clock.Now, way, 60, first, posted, null, late);

    [Fact]
    public void It_goes_from_the_first_word_to_its_end_and_each_step_is_evidence()
    {
        var id = Opened();
        Assert.Equal("I-2026-001", id);
        Assert.Equal((ClockState.Running, Start.AddHours(72)), (Of(id, IncidentDuty.Subjects).State, Of(id, IncidentDuty.Subjects).DueAt));
        Refused(() => Desk.Close(Officer, id, "끝"));
        Desk.Note(Staff, id, "받은 기관에 삭제를 요청함", isContainment: true);
        Refused(() => Desk.Note(Other, id, "끼어듦", isContainment: false));
        Refused(() => Desk.Scope(Staff, id, Scope(60), CancellationToken.None));
        Desk.Scope(Officer, id, Scope(60), CancellationToken.None);
        // 60 persons, nothing sensitive, nobody from outside: no report.
        Assert.Equal((ClockState.NotNeeded, true), (Of(id, IncidentDuty.Commission).State, Of(id, IncidentDuty.Commission).IsCertain));
        Refused(() => Send(id, IncidentDuty.Subjects));
        Desk.Draft(Officer, id, Whole with { Contact = "" });
        Assert.Equal("피해를 신고하는 담당 부서와 연락처", Assert.Single(IncidentDesk.Missing(Now(id).Notice, isPreliminary: false)).Ko);
        Refused(() => Send(id, IncidentDuty.Subjects));
        Desk.Draft(Officer, id, Whole);
        _clock.Now = Start.AddHours(30);
        Refused(() => Send(id, IncidentDuty.Subjects, at: _clock.Now.AddHours(1)));
        Refused(() => Send(id, IncidentDuty.Subjects, way: SendWay.Posting, posted: KoreanTime.Day(_clock.Now).AddDays(29)));
        Send(id, IncidentDuty.Subjects);
        Assert.Equal(ClockState.Done, Of(id, IncidentDuty.Subjects).State);
        Assert.Equal(Whole, Now(id).SentTo(IncidentDuty.Subjects)[0].Sent!.Notice);
        Assert.Empty(Desk.Open(Now(id)));
        Refused(() => Desk.Dismiss(Officer, id, "아니었음"));
        Refused(() => Desk.Close(Officer, id, " "));
        Desk.Close(Officer, id, "보내기 전 두 사람이 확인");
        Refused(() => Desk.Note(Officer, id, "더", isContainment: false));
        Assert.Equal([IncidentAct.Opened, IncidentAct.Contained, IncidentAct.Scoped, IncidentAct.Drafted, IncidentAct.Drafted, IncidentAct.Sent, IncidentAct.Closed], Now(id).Entries.Select(entry => entry.Act));
        Assert.Null(Desk.Fault());
        // One changed letter is found, by the book and by the proof of the log.
        var book = Path.Combine(_services.GetRequiredService<DataHome>().AccessLog, "incidents.log");
        File.WriteAllText(book, File.ReadAllText(book).Replace("두 사람이", "한 사람이", StringComparison.Ordinal));
        Assert.Equal("incidents.log:7", Desk.Fault()!.Where);
    }

    [Theory]
    [InlineData(999, false, false, false)]
    [InlineData(1_000, false, false, true)]
    [InlineData(1, true, false, true)]
    [InlineData(1, false, true, true)]
    public void It_is_reported_from_a_thousand_persons_on_or_when_sensitive_or_from_outside(long subjects, bool sensitive, bool outside, bool needed)
    {
        var id = Opened();
        Assert.Equal((true, false), (Of(id, IncidentDuty.Commission).IsOpen, Of(id, IncidentDuty.Commission).IsCertain));
        Desk.Scope(Officer, id, Scope(subjects, sensitive, outside), CancellationToken.None);
        Assert.Equal((needed, true), (Of(id, IncidentDuty.Commission).IsOpen, Of(id, IncidentDuty.Commission).IsCertain));
    }

    [Fact]
    public void What_is_late_needs_a_reason_and_presses_those_who_answer_for_it()
    {
        var id = Opened();
        Desk.Scope(Officer, id, Scope(2_000), CancellationToken.None);
        Desk.Draft(Officer, id, Whole);
        Assert.Empty(Desk.Pressing(Officer));
        _clock.Now = Start.AddHours(49);
        Assert.Equal([ClockState.Urgent, ClockState.Urgent], Desk.Pressing(Officer).Select(one => one.Clock.State));
        _clock.Now = Start.AddHours(73);
        Assert.Equal([ClockState.Overdue, ClockState.Overdue], Desk.Pressing(Staff).Select(one => one.Clock.State));
        Assert.Empty(Desk.Pressing(Other));
        Assert.Empty(Desk.Pressing(Auditor));
        Refused(() => Send(id, IncidentDuty.Commission));
        Send(id, IncidentDuty.Commission, late: "태풍으로 청사가 정전됨", way: SendWay.Portal);
        // What was sent in time but is entered afterwards was in time.
        Send(id, IncidentDuty.Subjects, at: Start.AddHours(70));
        Assert.Equal((ClockState.DoneLate, ClockState.Done), (Of(id, IncidentDuty.Commission).State, Of(id, IncidentDuty.Subjects).State));
        Assert.Empty(Desk.Pressing(Officer));
    }

    [Fact]
    public void A_first_notice_stops_the_clock_and_is_still_open_until_the_rest_is_told()
    {
        var id = Opened();
        Desk.Draft(Officer, id, Whole with { Items = "", When = "" });
        Refused(() => Send(id, IncidentDuty.Subjects));
        Send(id, IncidentDuty.Subjects, first: true);
        Assert.Equal((ClockState.Preliminary, true), (Of(id, IncidentDuty.Subjects).State, Of(id, IncidentDuty.Subjects).IsOpen));
        Desk.Draft(Officer, id, Whole);
        _clock.Now = Start.AddHours(100);
        Assert.DoesNotContain(Desk.Pressing(Officer), one => one.Clock.Duty == IncidentDuty.Subjects);
        Send(id, IncidentDuty.Subjects);
        Assert.Equal(ClockState.Done, Of(id, IncidentDuty.Subjects).State);
    }

    [Fact]
    public void A_report_may_be_left_out_by_a_decision_which_a_new_scope_takes_back_and_a_false_alarm_ends_it()
    {
        var id = Opened();
        Refused(() => Desk.DecideNoReport(Officer, id, "회수함"));
        Desk.Scope(Officer, id, Scope(5_000), CancellationToken.None);
        Desk.DecideNoReport(Officer, id, "열기 전에 회수했고 삭제를 확인함(시행령 제40조 제1항 단서)");
        Assert.Equal(ClockState.NotNeeded, Of(id, IncidentDuty.Commission).State);
        Desk.Scope(Officer, id, Scope(6_000), CancellationToken.None);
        Assert.Equal(ClockState.Running, Of(id, IncidentDuty.Commission).State);
        Refused(() => Desk.Dismiss(Staff, id, "아님"));
        Desk.Dismiss(Officer, id, "시험 자료였음");
        Assert.Empty(Desk.Clocks(Now(id)));
        Assert.Equal("I-2026-002", Opened());
    }

    [Fact]
    public void Nobody_ends_an_incident_that_is_about_themselves()
    {
        var id = Opened();
        Desk.Scope(Officer, id, Scope(1200) with { Account = "Officer" }, default);
        foreach (var act in (Action[])[() => Desk.Dismiss(Officer, id, "아무 일도 아님"), () => Desk.DecideNoReport(Officer, id, "회수함"), () => Desk.Close(Officer, id, "교육")])
            Assert.Contains("본인의 계정", Assert.Throws<InputException>(act).Message, StringComparison.Ordinal);
        // Nor by naming somebody else afterwards.
        Desk.Scope(Officer, id, Scope(1200) with { Account = "other" }, default);
        Refused(() => Desk.Dismiss(Officer, id, "아무 일도 아님"));
        Desk.Dismiss(Person("second", Role.PrivacyOfficer), id, "시험 발송이었음");
        Assert.True(Now(id).WasDismissed);
    }

    [Fact]
    public void The_clock_runs_from_knowledge_and_nobody_sees_what_is_not_theirs()
    {
        Refused(() => Desk.Open(Staff, "미래", "미래", _clock.Now.AddHours(1)));
        Refused(() => Desk.Open(Person("citizen", Role.Citizen), "시민", "시민", _clock.Now));
        var id = Opened();
        Assert.Empty(Desk.All(Other));
        Assert.Single(Desk.All(Staff));
        Assert.Single(Desk.All(Auditor));
        Refused(() => Desk.Time(Staff, id, Start.AddHours(-5), "그때 앎"));
        Desk.Time(Officer, id, Start.AddHours(-5), "민원 전화를 받은 때");
        Assert.Equal(Start.AddHours(67), Of(id, IncidentDuty.Subjects).DueAt);
    }

    [Fact]
    public async Task The_log_tells_what_was_touched_and_no_record_is_retired_meanwhile()
    {
        _clock.Now = Start.AddYears(-4);
        await using (var log = new AccessLogStore(_services.GetRequiredService<DataHome>(), _clock)) await log.Append(new("old", "10.0.0.1", AccessAction.View, "방문", 1));
        _clock.Now = Start.AddHours(-5);
        var path = Path.Combine(_folder, "방문.csv");
        await File.WriteAllTextAsync(path, "번호,주민등록번호,건수\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"V{i},{Resident(i)},{i}\n")), new UTF8Encoding(false));
        Assert.Null(Assert.Single(await _services.GetRequiredService<IngestSources>().Run(new IngestRequest([path]), null, CancellationToken.None)).Problem);
        _clock.Now = Start.AddHours(-3);
        await using (var log = new AccessLogStore(_services.GetRequiredService<DataHome>(), _clock))
        {
            await log.Append(new("kim", "10.0.0.1", AccessAction.Download, "방문", 30) { Columns = ["주민등록번호"], Reason = "명단" });
            await log.Append(new("kim", "10.0.0.1", AccessAction.View, "방문", 12) { Columns = ["주민등록번호", "건수"] });
            await log.Append(new("lee", "10.0.0.2", AccessAction.View, "다른 것", 5));
        }
        _clock.Now = Start;
        var touched = Desk.Measure(Officer, Start.AddDays(-1), Start, "kim", CancellationToken.None);
        var visit = Assert.Single(touched);
        Assert.Equal((2L, 42L, 30L, 1L, true), (visit.Records, visit.Subjects, visit.Most, visit.Downloads, visit.IsSensitive));
        Refused(() => Desk.Measure(Staff, Start.AddDays(-1), Start, null, CancellationToken.None));
        var id = Opened();
        // Left unticked, and sensitive all the same: the log says which columns.
        Desk.Scope(Officer, id, Scope(30), CancellationToken.None);
        Assert.Equal((true, 2L, 42L), (Now(id).Scope!.IsSensitive, Now(id).Scope!.LogRecords, Now(id).Scope!.LogSubjects));
        var guard = _services.GetRequiredService<RetireAccessLog>();
        Assert.Contains(id, Assert.Throws<InputException>(() => guard.Retire(Officer, "officer", 1, "내부 관리계획 제12조")).Problem.Ko, StringComparison.Ordinal);
        Desk.Dismiss(Officer, id, "아니었음");
        Assert.Equal(1, guard.Retire(Officer, "officer", 1, "내부 관리계획 제12조").Last);
    }

    [Fact]
    public void The_letter_holds_the_items_of_the_law_in_their_order()
    {
        var id = Opened();
        Desk.Scope(Officer, id, Scope(1_200), CancellationToken.None);
        var letter = NoticeItems.Letter(Now(id), IncidentDuty.Subjects, Whole, "새터시");
        var at = NoticeItems.All.Select(item => letter.IndexOf(item.Ko, StringComparison.Ordinal)).ToList();
        Assert.True(at.TrueForAll(place => place > 0) && at.SequenceEqual(at.Order()), letter);
        Assert.Contains("1,200명", NoticeItems.Letter(Now(id), IncidentDuty.Commission, Whole, null), StringComparison.Ordinal);
        Assert.Contains("확인하고 있습니다", NoticeItems.Letter(Now(id), IncidentDuty.Subjects, Whole with { Items = "" }, null), StringComparison.Ordinal);
    }

    private static string Resident(int i)
    {
        var digits = $"{70 + (i % 29):00}{1 + (i % 12):00}{1 + (i % 28):00}1{100 + i:000}00";
        return $"{digits[..6]}-{digits[6..]}{(11 - (digits.Select((digit, at) => (digit - '0') * ("234567892345"[at] - '0')).Sum() % 11)) % 10}";
    }
}
