using System.Net;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.AccessLog.Review;
using Maru.App.Privacy.Assessments;
using Maru.App.Privacy.Incidents;
using Maru.Web.Tests.Access;

namespace Maru.Web.Tests.Privacy;

/// <summary>The pages of breaches, assessments and of the log's keeping: who may do what on them.</summary>
[Collection(nameof(AccessSite))]
public sealed class PrivacyPagesTests(AccessSite site)
{
    private static string Minute(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Done(Browser browser, string page, string form, params (string Name, string Value)[] fields)
    {
        var answer = await browser.Send(page, form, fields);
        Assert.True(answer.Status == HttpStatusCode.Redirect, $"{form}: {answer.Status} {answer.Said[..Math.Min(answer.Said.Length, 400)]}");
    }

    private static async Task<string> Opened(Browser browser, string title, DateTimeOffset known)
    {
        var begun = await browser.Send("/privacy/incidents/new", "open", ("title", title), ("what", "시험 <b>사고</b>"), ("known", Minute(known)));
        Assert.Equal(HttpStatusCode.Redirect, begun.Status);
        return new Uri(new Uri("http://x"), begun.Location!).AbsolutePath;
    }

    [Fact]
    public async Task Anyone_of_the_staff_opens_a_breach_and_the_privacy_officer_takes_it_to_its_end()
    {
        using var staff = await site.SignedIn("staff-nature");
        using var officer = await site.SignedIn("privacy");
        using var other = await site.SignedIn("staff-traffic");
        var page = await Opened(staff, "잘못 보낸 명단", DateTimeOffset.UtcNow.AddHours(-60));
        Assert.DoesNotContain("<b>사고", (await officer.Open(page)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Open(page)).Status);
        Assert.DoesNotContain("잘못 보낸 명단", (await other.Open("/privacy/incidents")).Said, StringComparison.Ordinal);
        foreach (var form in (string[])["scope", "notice", "send", "close", "dismiss"]) Assert.DoesNotContain($"value=\"{form}\"", (await staff.Open(page)).Body, StringComparison.Ordinal);
        // It presses: over every page of who leads, and on the page that gathers what is to be done.
        Assert.Contains("incident-strip", (await officer.Open("/datasets")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("incident-strip", (await other.Open("/datasets")).Body, StringComparison.Ordinal);
        Assert.Contains("12시간 남음", (await officer.Open("/privacy")).Said.Replace("11시간 남음", "12시간 남음", StringComparison.Ordinal), StringComparison.Ordinal);

        await Done(staff, page, "note", ("text", "받은 곳에 삭제를 요청함"), ("containment", "true"));
        await Done(officer, page, "scope", ("from", Minute(DateTimeOffset.UtcNow.AddDays(-3))), ("until", Minute(DateTimeOffset.UtcNow)), ("account", ""), ("datasets", AccessSite.Traffic), ("columns", "휴대전화"), ("subjects", "1,200"), ("how", "파일을 열어 셈"));
        Assert.Contains("1,000명 이상", (await officer.Open(page)).Said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Send(page, "send", ("to", "Subjects"), ("at", Minute(DateTimeOffset.UtcNow)), ("way", "Mail"), ("count", "1200"))).Status);
        await Done(officer, page, "notice", ("items", "휴대전화"), ("when", "어제"), ("harm", "모르는 전화에 주의"), ("response", "회수함"), ("contact", "정보보호과"));
        await Done(officer, page, "send", ("to", "Subjects"), ("at", Minute(DateTimeOffset.UtcNow.AddMinutes(-1))), ("way", "Mail"), ("count", "1200"));
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Send(page, "close", ("text", "두 사람이 확인"))).Status);
        await Done(officer, page, "send", ("to", "Commission"), ("at", Minute(DateTimeOffset.UtcNow.AddMinutes(-1))), ("way", "Portal"), ("count", "1"), ("receipt", "P-77"));
        await Done(officer, page, "close", ("text", "두 사람이 확인"));
        var over = await officer.Open(page);
        Assert.Contains("두 사람이 확인", over.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"_handler\" value=\"note\"", over.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_not_theirs_does_nothing_and_strangers_and_citizens_open_none()
    {
        using var staff = await site.SignedIn("staff-nature");
        var page = await Opened(staff, "경보", DateTimeOffset.UtcNow);
        var id = page[(page.LastIndexOf('/') + 1)..];
        var token = System.Text.RegularExpressions.Regex.Match((await staff.Open(page)).Body, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;
        foreach (var form in (string[])["scope", "notice", "send", "close", "dismiss", "assign", "time"])
            await staff.Post(page, ("_handler", form), ("__RequestVerificationToken", token), ("text", "끝"), ("how", "그냥"), ("person", "staff-nature"), ("known", Minute(DateTimeOffset.UtcNow)), ("from", Minute(DateTimeOffset.UtcNow.AddDays(-1))), ("until", Minute(DateTimeOffset.UtcNow)));
        Assert.Single(site.Get<IncidentDesk>().Find(Reader.Machine, id).Entries);
        using var citizen = await site.SignedIn("citizen");
        using var stranger = site.Anonymous();
        foreach (var path in (string[])["/privacy", "/privacy/incidents", "/privacy/incidents/new", "/privacy/assessments", "/access-log/keeping", page])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await citizen.Open(path)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Open(path)).Status);
        }
        using var officer = await site.SignedIn("privacy");
        await Done(officer, page, "dismiss", ("text", "시험"));
    }

    [Fact]
    public async Task A_finding_that_needs_action_becomes_an_incident_with_its_account_and_period()
    {
        var now = DateTimeOffset.UtcNow;
        site.Get<ReviewBook>().Append(_ =>
        [
            new(0, now, null, ReviewStep.Reviewed, "2026-06", Review: new(now.AddMonths(-1), now, 10, 2, 1, 10, [])),
            new(0, now, null, ReviewStep.Found, "2026-06", Finding: new("2026-06-901", "staff-traffic", ReviewRule.Downloads, 64, 50, 2, new(2026, 6, 3), [])),
            new(0, now, "privacy", ReviewStep.Decided, "2026-06", Of: "2026-06-901", Text: "명단이 나감", IsProper: false),
        ]);
        using var officer = await site.SignedIn("privacy");
        Assert.Contains("/privacy/incidents/new?finding=2026-06-901", (await officer.Open("/access-log/review?period=2026-06")).Body, StringComparison.Ordinal);
        var begun = await officer.Send("/privacy/incidents/new?finding=2026-06-901", "open", ("title", "명단 유출"), ("what", "점검에서 찾음"), ("known", Minute(now)));
        var page = new Uri(site.Address, begun.Location!).AbsolutePath;
        var shown = await officer.Open(page);
        Assert.Contains("2026-06-901", shown.Said, StringComparison.Ordinal);
        Assert.Contains("name=\"account\" type=\"text\" value=\"staff-traffic\"", shown.Body, StringComparison.Ordinal);
        await Done(officer, page, "dismiss", ("text", "시험"));
    }

    [Fact]
    public async Task Assessments_are_kept_by_the_privacy_officer_and_seen_by_the_data_lead()
    {
        using var officer = await site.SignedIn("privacy");
        using var lead = await site.SignedIn("lead-traffic");
        using var elsewhere = await site.SignedIn("lead-nature");
        Assert.Contains(AccessSite.Traffic, (await lead.Open("/privacy/assessments")).Said, StringComparison.Ordinal);
        Assert.DoesNotContain(AccessSite.Traffic, (await elsewhere.Open("/privacy/assessments")).Said, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"assess-", (await lead.Open("/privacy/assessments")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Send("/privacy/assessments", "assess-" + AccessSite.Traffic, ("on", "2026-01-05"), ("agency", ""), ("document", "2026-3"))).Status);
        await Done(officer, "/privacy/assessments", "assess-" + AccessSite.Traffic, ("on", "2026-01-05"), ("agency", "한국평가원"), ("document", "2026-3"), ("next", ""));
        await Done(officer, "/privacy/assessments", "count-" + AccessSite.Traffic, ("subjects", "33"), ("why", "단속 40건은 33명"));
        var one = site.Get<AssessmentDesk>().All(site.Holder("privacy")).Single(one => one.Id == AccessSite.Traffic);
        Assert.Equal((33L, "한국평가원"), (one.Nearest.Subjects, one.Done!.Done!.Agency));
    }

    [Fact]
    public async Task The_keeping_of_the_log_shows_its_blocks_and_why_they_stay()
    {
        await site.Get<AccessLogStore>().Append(new("staff-traffic", "10.0.0.3", AccessAction.View, AccessSite.Traffic, 1));
        using var auditor = await site.SignedIn("auditor");
        var shown = await auditor.Open("/access-log/keeping");
        Assert.Contains("쓰고 있음", shown.Said, StringComparison.Ordinal);
        Assert.Contains("제8조", shown.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"retire\"", shown.Body, StringComparison.Ordinal);
        // No folder is set on this machine: it is said how, and there is no button.
        Assert.Contains("MARU_ACCESS_BACKUP", shown.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"backup\"", shown.Body, StringComparison.Ordinal);
    }
}
