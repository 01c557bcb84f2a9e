using Maru.App.Catalog;
using Maru.App.Reports;
using Maru.App.Tests.Catalog;
using Maru.Core;
using Maru.Methods.PersonalData;

namespace Maru.App.Tests.Reports;

public sealed class ErrorReportTests : IDisposable
{
    // 2026-10-20 09:40 in Korea, a Tuesday.
    private readonly CatalogFolder _city = new();

    public ErrorReportTests()
    {
        _city.Store.Prepare();
        _city.Commit("stops", "정류장");
        _city.Store.RebuildFromLake();
    }

    public void Dispose() => _city.Dispose();

    [Fact]
    public void A_report_is_due_ten_days_later_and_names_the_version_it_was_sent_of()
    {
        var number = _city.Store.Report("stops", "wrong-value", "3번 정류장의 위치가 강 위입니다.", "위도", "a@example.kr");
        Assert.Matches("^20261020-[2-9A-HJ-NP-TV-Z]{8}$", number);
        var report = _city.Store.FindReport(number)!;
        Assert.Equal((ReportState.Waiting, new DateOnly(2026, 10, 30), 1, "위도", "a@example.kr"), (report.State, report.DueOn, report.Version, report.Column, report.ReplyTo));
        Assert.Equal(1, _city.Store.Snapshot().Find("stops")!.OpenReports);
    }

    [Fact]
    public void It_waits_is_taken_on_is_answered_and_then_stays_as_it_is()
    {
        var number = _city.Store.Report("stops", "missing", "새 정류장이 없습니다.", replyTo: "033-250-0000");
        _city.Store.AnswerReport(number, ReportState.Accepted, null);
        Assert.Equal((ReportState.Accepted, "033-250-0000"), (_city.Store.FindReport(number)!.State, _city.Store.FindReport(number)!.ReplyTo));
        Assert.Throws<InputException>(() => _city.Store.AnswerReport(number, ReportState.Answered, "  "));
        _city.Clock.Advance(TimeSpan.FromDays(2));
        _city.Store.AnswerReport(number, ReportState.Answered, "다음 판에 넣겠습니다.");
        var answered = _city.Store.FindReport(number)!;
        Assert.Equal((ReportState.Answered, "다음 판에 넣겠습니다.", null), (answered.State, answered.Answer, answered.ReplyTo));
        Assert.Equal(_city.Clock.GetUtcNow(), answered.AnsweredAt);
        Assert.Throws<InputException>(() => _city.Store.AnswerReport(number, ReportState.Answered, "다시"));
        Assert.Equal(0, _city.Store.Snapshot().Find("stops")!.OpenReports);
    }

    [Fact]
    public void Those_past_their_day_come_first_and_the_answered_last()
    {
        var late = _city.Store.Report("stops", "wrong-value", "하나");
        _city.Clock.Advance(TimeSpan.FromDays(11));
        var done = _city.Store.Report("stops", "wrong-value", "둘");
        var fresh = _city.Store.Report("stops", "wrong-value", "셋");
        _city.Store.AnswerReport(done, ReportState.Answered, "고쳤습니다.");
        var reports = _city.Store.Reports("stops");
        Assert.Equal([late, fresh, done], reports.Select(report => report.Number));
        Assert.Equal([true, false, false], reports.Select(report => report.IsLate(_city.Clock.Today())));
        Assert.Empty(_city.Store.Reports("nothing"));
    }

    [Theory]
    [InlineData("wrong", "내용", null, null, "kind")]
    [InlineData("missing", "   ", null, null, "message")]
    [InlineData("missing", "내용", "없는 컬럼", null, "column")]
    [InlineData("missing", "내용", null, "아무 데나", "reply")]
    [InlineData("missing", "내용", "위도", "hong@example.kr", null)]
    [InlineData("hard-to-use", "내용", null, "250", "reply")]
    [InlineData("hard-to-use", "내용", null, "033) 250-0000", null)]
    public void What_has_to_be_mended_is_said_of_its_field(string kind, string message, string? column, string? reply, string? field)
    {
        var problems = new ReportDraft(kind, message, column, reply).Problems(_city.Store.Snapshot().Find("stops")!);
        Assert.Equal(field is null ? [] : [field], problems.Keys);
    }

    [Fact]
    public void Personal_data_in_a_message_is_told_and_can_be_covered()
    {
        var draft = new ReportDraft("wrong-value", "담당자 전화가 010-1234-5678로 되어 있습니다.");
        Assert.Equal([PersonalDataKind.MobilePhone], draft.Personal);
        Assert.Equal("담당자 전화가 010-****-5678로 되어 있습니다.", draft.Covered.Message);
        Assert.Empty(new ReportDraft("wrong-value", "3번 정류장은 1998년에 없어졌습니다.").Personal);
    }

    [Fact]
    public void A_number_is_found_however_it_is_typed()
    {
        var number = _city.Store.Report("stops", "wrong-value", "하나");
        var desk = new ReportDesk(_city.Store, _city.Clock);
        Assert.Equal(number, desk.Find(" " + number.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), "x")!.Number);
        Assert.Null(desk.Find("20261020-AAAAAAAA", "x"));
    }

    [Fact]
    public void One_sender_may_report_five_times_in_ten_minutes_and_look_for_twenty_wrong_numbers()
    {
        var desk = new ReportDesk(_city.Store, _city.Clock);
        var draft = new ReportDraft("wrong-value", "하나");
        for (var i = 0; i < 5; i++) desk.Send("stops", draft, "here");
        Assert.Throws<InputException>(() => desk.Send("stops", draft, "here"));
        desk.Send("stops", draft, "elsewhere");
        _city.Clock.Advance(TimeSpan.FromMinutes(10));
        var number = desk.Send("stops", draft, "here");

        for (var i = 0; i < 20; i++) Assert.Null(desk.Find("20261020-AAAAAAAA", "here"));
        Assert.Throws<InputException>(() => desk.Find("20261020-AAAAAAAA", "here"));
        // Whoever guesses learns nothing of numbers that exist either.
        Assert.Throws<InputException>(() => desk.Find(number, "here"));
        Assert.NotNull(desk.Find(number, "elsewhere"));
    }
}
