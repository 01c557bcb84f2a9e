using System.Net;
using Maru.App.Access;
using Maru.App.AccessLog.Review;

namespace Maru.Web.Tests.Access;

[Collection(nameof(AccessSite))]
public sealed class AccessReviewPageTests(AccessSite site)
{
    // As if a month that is over had been reviewed.
    private string Found(string account, string period)
    {
        var id = $"{period}-{account}";
        var now = DateTimeOffset.UtcNow;
        site.Get<ReviewBook>().Append(entries => entries.Any(entry => entry.Finding?.Id == id) ? [] :
        [
            new(0, now, null, ReviewStep.Reviewed, period, Review: new(now.AddMonths(-2), now.AddMonths(-1), 10, 2, 1, 10, [new("review-downloads", 50, "시험")])),
            new(0, now, null, ReviewStep.Found, period, Finding: new(id, account, ReviewRule.Downloads, 64, 50, 2, new(2026, 9, 3), [3, 4])),
        ]);
        return id;
    }

    [Fact]
    public async Task The_person_explains_on_the_page_and_the_privacy_officer_decides()
    {
        var id = Found("staff-nature", "2026-09");
        using var own = await site.SignedIn("staff-nature");
        using var other = await site.SignedIn("lead-traffic");
        using var officer = await site.SignedIn("privacy");
        Assert.Contains("많은 다운로드", (await own.Open("/access-log/review")).Said, StringComparison.Ordinal);
        Assert.DoesNotContain("staff-nature", (await other.Open("/access-log/review")).Said, StringComparison.Ordinal);
        var waiting = await officer.Open("/access-log/review?period=2026-09");
        Assert.Contains("소명을 기다립니다", waiting.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("decide-" + id, waiting.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await own.Send("/access-log/review", "explain-" + id, ("text", "합동 점검 <i>명단</i>"))).Status);
        Assert.DoesNotContain("<i>명단", (await officer.Open("/access-log/review?period=2026-09")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Send("/access-log/review?period=2026-09", "decide-" + id, ("do", "proper"), ("text", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Send("/access-log/review?period=2026-09", "decide-" + id, ("do", "proper"), ("text", "확인"))).Status);
        Assert.Contains("업무상 정당함", (await own.Open("/access-log/review")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officers_own_is_decided_by_the_auditor_and_strangers_see_nothing()
    {
        var id = Found("privacy", "2026-08");
        using var officer = await site.SignedIn("privacy");
        using var auditor = await site.SignedIn("auditor");
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Send("/access-log/review", "explain-" + id, ("text", "연말 점검"))).Status);
        Assert.DoesNotContain("decide-" + id, (await officer.Open("/access-log/review?period=2026-08")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await auditor.Send("/access-log/review?period=2026-08", "decide-" + id, ("do", "improper"), ("text", "횟수를 줄임"))).Status);
        using var stranger = site.Anonymous();
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Open("/access-log/review")).Status);
    }

    [Fact]
    public async Task Months_before_the_first_record_are_not_offered()
    {
        using var auditor = await site.SignedIn("auditor");
        var shown = await auditor.Open("/access-log/review");
        // This site's log begins with this month, which is not over.
        Assert.DoesNotContain($"<option value=\"{DateTime.UtcNow.AddHours(9).AddMonths(-1):yyyy-MM}\"", shown.Body, StringComparison.Ordinal);
        Assert.Contains("접속기록이 있는 달이 끝나면", shown.Said, StringComparison.Ordinal);
        var token = System.Text.RegularExpressions.Regex.Match((await auditor.Open("/account")).Body, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.BadRequest, (await auditor.Post("/access-log/review", ("_handler", "review"), ("__RequestVerificationToken", token), ("month", $"{DateTime.UtcNow.AddMonths(1):yyyy-MM}"))).Status);
    }

    [Fact]
    public async Task Signing_in_and_failing_to_are_counted()
    {
        await site.Account("counted", new RoleHeld(Role.Staff, "교통과"));
        using var browser = site.Anonymous();
        await browser.Send("/signin", "password", ("name", "counted"), ("password", "틀린 비밀번호 1"));
        await browser.Send("/signin", "password", ("name", "counted"), ("password", AccessSite.Password));
        var now = DateTimeOffset.UtcNow;
        var lines = site.Get<SignIns>().Between(now.AddMinutes(-5), now.AddMinutes(5)).Where(line => line.Account == "counted").ToList();
        Assert.Equal([false, true], lines.Select(line => line.IsRight));
    }
}
