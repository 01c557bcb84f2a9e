using System.Net;
using System.Text.RegularExpressions;
using Maru.App.Access;
using Maru.App.Privacy.Incidents;
using Maru.Core.Data;

namespace Maru.Web.Tests.Access;

/// <summary>What becomes of forms that can't be done: nothing has to be written twice, and nobody meets the browser's own page.</summary>
[Collection(nameof(AccessSite))]
public sealed class FormTests(AccessSite site)
{
    [Fact]
    public async Task A_form_for_what_somebody_else_decided_meanwhile_is_answered_by_the_page_that_says_so()
    {
        Ask("staff-nature", "민원 처리에 씁니다");
        using var lead = await site.SignedIn("lead-traffic");
        var shown = await lead.Open("/access");
        var waiting = Waiting("staff-nature");
        site.Get<Grants>().Refuse(site.Holder("boss"), waiting.Id, null);
        var late = await lead.Post("/access", ("_handler", $"decide-{waiting.Id}"), ("__RequestVerificationToken", Token(shown)), ("do", "approve"), ("column", ""), ("values", ""));
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Contains("화면을 연 뒤에 바뀌어", late.Said, StringComparison.Ordinal);
        Assert.Contains("<h1>데이터 이용 허락</h1>", late.Said, StringComparison.Ordinal);
        Assert.Equal(GrantState.Refused, site.Get<Grants>().One(waiting.Id).State);
    }

    [Fact]
    public async Task A_form_that_never_was_is_answered_to_strangers_as_the_page_is()
    {
        using var stranger = site.Anonymous();
        var answer = await stranger.Post("/access", ("_handler", "decide-none"), ("do", "approve"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain("화면을 연 뒤에 바뀌어", answer.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scope_of_an_incident_keeps_its_period_and_what_was_ticked_after_a_slip()
    {
        var id = site.Get<IncidentDesk>().Open(site.Holder("staff-traffic"), "명단", "잘못 보냈습니다.", DateTimeOffset.UtcNow.AddHours(-1));
        using var officer = await site.SignedIn("privacy");
        var page = $"/privacy/incidents/{id}?from=2026-01-02T03:04&until=2026-01-03T04:05&account=lead-traffic";
        var slip = await officer.Send(page, "scope", ("from", "2026-01-02T03:04"), ("until", "2026-01-03T04:05"), ("account", "lead-traffic"), ("datasets", AccessSite.Traffic), ("columns", ""), ("subjects", "12"), ("outside", "true"), ("how", ""));
        Assert.Equal(HttpStatusCode.BadRequest, slip.Status);
        Assert.Equal(2, Regex.Count(slip.Body, "name=\"from\"[^>]*value=\"2026-01-02T03:04\""));
        Assert.Equal(2, Regex.Count(slip.Body, "name=\"account\"[^>]*value=\"lead-traffic\""));
        Assert.Matches("name=\"outside\"[^>]*checked", slip.Body);
        Assert.DoesNotMatch("name=\"sensitive\"[^>]*checked", slip.Body);
        Assert.Matches("name=\"subjects\"[^>]*value=\"12\"", slip.Body);
    }

    [Fact]
    public async Task A_request_that_lacks_its_reason_keeps_what_was_chosen()
    {
        using var staff = await site.SignedIn("staff-nature");
        var slip = await staff.Send("/access", "ask", ("dataset", AccessSite.Traffic), ("for", "office"), ("columns", "Sensitive"), ("column", ""), ("values", ""), ("reason", ""), ("days", "12"));
        Assert.Equal(HttpStatusCode.BadRequest, slip.Status);
        Assert.Contains("까닭이 없거나 너무 깁니다", slip.Said, StringComparison.Ordinal);
        Assert.Contains("<option value=\"office\" selected", slip.Body, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Sensitive\" selected", slip.Body, StringComparison.Ordinal);
        Assert.Matches("name=\"days\"[^>]*value=\"12\"", slip.Body);
    }

    [Fact]
    public async Task An_account_that_can_not_be_made_keeps_its_role_and_office_and_a_made_one_is_told_on_a_page_of_its_own()
    {
        using var boss = await site.SignedIn("boss");
        var slip = await boss.Send("/accounts", "add", ("name", "?"), ("shown", "과장"), ("role", "executive"), ("department", "환경과"), ("team", "대기팀"));
        Assert.Equal(HttpStatusCode.BadRequest, slip.Status);
        var form = FormOf(slip, "add");
        Assert.Contains("<option value=\"executive\" selected", form, StringComparison.Ordinal);
        Assert.Equal(["?", "과장", "환경과", "대기팀"], new[] { "name", "shown", "department", "team" }.Select(field => WebUtility.HtmlDecode(Regex.Match(form, $"name=\"{field}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value)));
        var shown = await boss.Follow(await boss.Send("/accounts", "add", ("name", "form-keeper"), ("role", "executive"), ("department", "환경과")));
        Assert.Contains("/password?link=", shown.Said, StringComparison.Ordinal);
        var made = FormOf(shown, "add");
        Assert.Contains("<option value=\"staff\" selected", made, StringComparison.Ordinal);
        Assert.DoesNotContain("form-keeper", made, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiting_request_is_withdrawn_by_who_made_it_and_nobody_else()
    {
        Ask("head-nature", "현황을 보려고 합니다");
        var waiting = Waiting("head-nature");
        using var other = await site.SignedIn("staff-nature");
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Post("/access", ("_handler", $"back-{waiting.Id}"), ("__RequestVerificationToken", Token(await other.Open("/access"))))).Status);
        Assert.Throws<Core.InputException>(() => site.Get<Grants>().TakeBack(site.Holder("lead-traffic"), waiting.Id, null));
        using var own = await site.SignedIn("head-nature");
        Assert.Equal(HttpStatusCode.Redirect, (await own.Send("/access", $"back-{waiting.Id}")).Status);
        var grant = site.Get<Grants>().One(waiting.Id);
        Assert.Equal((GrantState.TakenBack, "head-nature"), (grant.State, grant.DecidedBy));
    }

    [Fact]
    public async Task Rows_are_asked_for_by_a_column_that_the_dataset_has()
    {
        using var staff = await site.SignedIn("lead-traffic");
        var page = "/access?dataset=" + Uri.EscapeDataString(AccessSite.Traffic);
        Assert.Matches("<datalist id=\"row-columns\">.*<option value=\"건수\">", WebUtility.HtmlDecode((await staff.Open(page)).Body));
        var slip = await staff.Send(page, "ask", ("dataset", AccessSite.Traffic), ("for", "me"), ("columns", "Personal"), ("column", "없는열"), ("values", "1"), ("reason", "현장 확인"), ("days", "9"));
        Assert.Equal(HttpStatusCode.BadRequest, slip.Status);
        Assert.Matches("'없는열' 컬럼으로는.*이 데이터의 컬럼을 쓰세요:.*건수", Regex.Replace(slip.Said, "\\s+", " "));
        Assert.DoesNotContain("휴대전화", Regex.Match(slip.Said, "이 데이터의 컬럼을 쓰세요:[^<]*").Value, StringComparison.Ordinal);
    }

    private void Ask(string who, string reason) => site.Get<Grants>().Ask(site.Holder(who), AccessSite.Traffic, PrivacyClass.None, false, reason, 9);

    private Grant Waiting(string who) => site.Get<Grants>().Of(Reader.Machine).First(grant => grant.AskedBy == who && grant.State == GrantState.Asked);

    private static string FormOf(Answer answer, string name) => Regex.Matches(answer.Body, "<form[^>]*>.*?</form>", RegexOptions.Singleline).Select(form => form.Value).Single(form => form.Contains($"name=\"_handler\" value=\"{name}\"", StringComparison.Ordinal));

    private static string Token(Answer answer) => Regex.Match(answer.Body, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;
}
