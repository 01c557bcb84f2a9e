using System.Net;
using System.Text.RegularExpressions;
using Maru.App.AccessLog;
using Maru.App.Lake;
using Maru.App.Privacy.Projects;
using Maru.Web.Tests.Access;

namespace Maru.Web.Tests.Privacy;

/// <summary>The pages of a project: who may do what on them, in which order, and what none of them shows.</summary>
[Collection(nameof(AccessSite))]
public sealed class PseudonymPagesTests(AccessSite site)
{
    private const string Maker = "lead-traffic";
    private const string Recipe = "identifiers: [휴대전화]\nquasiIdentifiers: {건수: {intervals: [20]}}\nmodels: [{k: 3}]\nsuppressionLimit: 0.05";

    private Project Now(string id) => site.Get<ProjectDesk>().Find(site.Holder("privacy"), id);

    private Task<string> Processed() => site.Project(AccessSite.Traffic, Maker, ["휴대전화", "건수"], Recipe);

    private static string Page(string id) => "/pseudonyms/" + id;

    [Fact]
    public async Task A_project_goes_through_its_steps_on_the_pages_and_its_result_is_handed_out_with_a_reason()
    {
        using var maker = await site.SignedIn(Maker);
        using var officer = await site.SignedIn("privacy");
        using var judge = await site.SignedIn("boss");
        using var other = await site.SignedIn("head-nature");
        var begun = await maker.Send($"/pseudonyms/new?dataset={Uri.EscapeDataString(AccessSite.Traffic)}", "plan",
            ("title", "단속 <i>분석</i>"), ("purpose", "Statistics"), ("why", "단속이 잦은 곳을 셉니다"), ("items", "휴대전화"), ("items", "건수"), ("from", "2026-11-01"), ("until", "2099-12-31"), ("keeping", "분석실"),
            ("reviewers", "위원, 감사관, boss\n둘째, 환경과, head-nature\n밖, 교수, 외부"));
        Assert.Equal(HttpStatusCode.Redirect, begun.Status);
        var page = new Uri(site.Address, begun.Location!).AbsolutePath;
        var id = page["/pseudonyms/".Length..];
        Assert.DoesNotContain("<i>분석", (await officer.Open(page)).Body, StringComparison.Ordinal);

        await Done(officer, page, "decide", ("do", "approve"), ("text", ""));
        await Done(maker, page, "assess", [.. RiskQuestion.All.Select(question => ("degree-" + question.Id, "1")), ("note", "낮음")]);
        await Done(officer, page, "decide", ("do", "approve"), ("text", ""));
        await Done(maker, page, "process", ("how", "form"), ("treatment-0", "identifier:hash"), ("treatment-1", "quasi:intervals"), ("setting-1", "10,20"), ("level-1", "2"), ("k", "3"), ("left", "5"), ("search", "Optimal"));
        Assert.Equal(2, Now(id).Edition!.Result.Levels["건수"]);
        await Done(maker, page, "submit");
        await Done(judge, page, "judge-위원", ("do", "adequate"), ("text", "좋음"));
        await Done(other, page, "judge-둘째", ("do", "adequate"), ("text", "좋음"));
        await Done(officer, page, "judge-밖", ("do", "adequate"), ("text", "의견서를 받음"));
        await Done(officer, page, "decide", ("do", "approve"), ("text", ""));

        var file = await Fetch(maker, page, "통계 작성");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.StartsWith("휴대전화,건수", file.Body.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.DoesNotContain(AccessSite.Phone, file.Body, StringComparison.Ordinal);
        Assert.True(maker.LastHeaders!.CacheControl!.NoStore);
        var record = new ReadAccessLog(site.Get<LakeStore>().Home).Last()!;
        Assert.Equal((Maker, AccessAction.Download), (record.Account, record.Action));

        await Done(officer, page, "share", ("do", "share"), ("to", "연구소"), ("purpose", "검증"), ("until", "2099-01-01"));
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Send(page, "end", ("do", "destroy"), ("text", "끝"))).Status);
        await Done(officer, page, $"return-{id}-01", ("do", "return"), ("copy", id + "-01"), ("certificate", "확인서"));
        await Done(officer, page, "end", ("do", "destroy"), ("text", "끝남"));
        Assert.Equal(ProjectStep.Ended, Now(id).Step);
        Assert.Contains("기록은", (await officer.Open(page + "/record")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_processes_neither_approves_nor_judges_and_who_approves_does_not_process()
    {
        var id = await Processed();
        site.Get<ProjectDesk>().Submit(site.Holder(Maker), id);
        using var maker = await site.SignedIn(Maker);
        using var officer = await site.SignedIn("privacy");
        var (own, others) = (await maker.Open(Page(id)), await officer.Open(Page(id)));
        foreach (var form in (string[])["decide", "judge-위원", "judge-밖"]) Assert.DoesNotContain($"value=\"{form}\"", own.Body, StringComparison.Ordinal);
        foreach (var form in (string[])["process", "submit", "hierarchy"]) Assert.DoesNotContain($"value=\"{form}\"", others.Body, StringComparison.Ordinal);
        // With the token of a page of theirs, as if the form had been there.
        var entries = Now(id).Entries.Count;
        await Forged(maker, id, "decide", ("do", "approve"));
        await Forged(maker, id, "judge-위원", ("do", "adequate"), ("text", "좋음"));
        await Forged(officer, id, "process", ("how", "yaml"), ("yaml", Recipe));
        await Forged(officer, id, "hierarchy", ("hierarchy-name", "직업"), ("hierarchy", "가;*"));
        Assert.Equal(entries, Now(id).Entries.Count);
    }

    [Theory]
    [InlineData(null), InlineData("citizen"), InlineData("staff-traffic"), InlineData("staff-nature"), InlineData("lead-nature"), InlineData("analyst-nature")]
    public async Task Strangers_find_no_project_and_get_no_result(string? who)
    {
        var id = site.ProjectOf(AccessSite.Traffic);
        using var browser = who is null ? site.Anonymous() : await site.SignedIn(who);
        foreach (var path in (string[])[Page(id), Page(id) + "/record", Page(id) + "/plan"])
        {
            var answer = await browser.Open(path);
            Assert.Contains(answer.Status, (HttpStatusCode[])[HttpStatusCode.Forbidden, HttpStatusCode.NotFound]);
            Assert.DoesNotContain("시험 과제", answer.Said, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(id, (await browser.Open("/pseudonyms")).Said, StringComparison.Ordinal);
        var token = who is null ? "" : Token(await browser.Open("/account"));
        var file = await browser.Post(Page(id) + "/result.csv", ("reason", "그냥 궁금해서"), ("__RequestVerificationToken", token));
        Assert.NotEqual(HttpStatusCode.OK, file.Status);
    }

    [Fact]
    public async Task Nothing_is_handed_out_before_it_is_approved_without_a_reason_or_from_elsewhere()
    {
        var id = await Processed();
        var desk = site.Get<ProjectDesk>();
        using var maker = await site.SignedIn(Maker);
        Assert.Equal(HttpStatusCode.Redirect, (await Fetch(maker, Page(id), "통계 작성")).Status);
        desk.Submit(site.Holder(Maker), id);
        desk.Judge(site.Holder("boss"), id, "위원", true, "좋음");
        desk.Judge(site.Holder("head-nature"), id, "둘째", true, "좋음");
        desk.Judge(site.Holder("privacy"), id, "밖", true, "좋음");
        desk.Approve(site.Holder("privacy"), id, null);
        Assert.Equal(HttpStatusCode.Redirect, (await Fetch(maker, Page(id), " ")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await maker.Post(Page(id) + "/result.csv", ("reason", "통계 작성"))).Status);
        // The auditor and a reviewer see the project, not its result.
        foreach (var who in (string[])["auditor", "boss"])
        {
            using var looking = await site.SignedIn(who);
            Assert.Equal(HttpStatusCode.Redirect, (await Fetch(looking, Page(id), "통계 작성")).Status);
        }
        Assert.Equal(HttpStatusCode.OK, (await Fetch(maker, Page(id), "통계 작성")).Status);
    }

    [Fact]
    public async Task A_form_from_elsewhere_does_nothing()
    {
        var id = await Processed();
        using var officer = await site.SignedIn("privacy");
        var entries = Now(id).Entries.Count;
        var answer = await officer.Post(Page(id), ("_handler", "stop"), ("text", "누군가를 알아볼 수 있음"));
        Assert.Equal((HttpStatusCode.BadRequest, entries), (answer.Status, Now(id).Entries.Count));
    }

    [Fact]
    public async Task No_page_shows_a_value_of_somebody_nor_labels_to_who_only_looks_on()
    {
        var id = await site.Project(AccessSite.Traffic, Maker, ["휴대전화", "건수", "표식교통열"], "identifiers: [휴대전화]\nquasiIdentifiers: {건수: suppress, 표식교통열: suppress}\nmodels: [{k: 3}]\nsuppressionLimit: 0.05");
        foreach (var who in (string[])[Maker, "privacy", "boss", "auditor"])
        {
            using var browser = await site.SignedIn(who);
            var said = (await browser.Open(Page(id))).Said + (await browser.Open(Page(id) + "?column=" + Uri.EscapeDataString("표식교통열"))).Said + (await browser.Open(Page(id) + "/record")).Said;
            Assert.DoesNotContain("010-", said, StringComparison.Ordinal);
            // One row alone has this one; the others are shared by many.
            Assert.DoesNotContain("표식교통값9", said, StringComparison.Ordinal);
            Assert.Equal(who != "auditor", said.Contains("표식교통값1", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_was_wrong_is_said_and_what_was_written_stays()
    {
        var id = await Processed();
        using var maker = await site.SignedIn(Maker);
        var wrong = await maker.Send(Page(id), "process", ("how", "yaml"), ("yaml", "input: /etc/hosts\nidentifiers: [휴대전화]"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("‘input’", wrong.Said, StringComparison.Ordinal);
        Assert.Contains("input: /etc/hosts", wrong.Said, StringComparison.Ordinal);
        var nested = await maker.Send(Page(id), "hierarchy", ("hierarchy-name", "건수"), ("hierarchy", "1;가;*\n2;가;**"));
        Assert.Equal(HttpStatusCode.BadRequest, nested.Status);
        Assert.Contains("나무 꼴이 아닙니다", nested.Said, StringComparison.Ordinal);
        Assert.Contains("2;가;**", nested.Said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await maker.Send(Page(id), "hierarchy", ("hierarchy-name", "건수"), ("hierarchy", "1;가;*\n2;가;*"))).Status);
        Assert.Contains("quasi:건수.csv", (await maker.Open(Page(id))).Said, StringComparison.Ordinal);
        Assert.Contains("건수.csv", (await maker.Open(Page(id) + "/record")).Said, StringComparison.Ordinal);
    }

    private static async Task Done(Browser browser, string page, string form, params (string, string)[] fields)
    {
        var answer = await browser.Send(page, form, fields);
        Assert.True(answer.Status == HttpStatusCode.Redirect, $"{form}: {answer.Status} {Regex.Match(answer.Said, "class=\"notice.*?</div>", RegexOptions.Singleline).Value}");
    }

    private static async Task Forged(Browser browser, string id, string form, params (string, string)[] fields)
    {
        var answer = await browser.Post(Page(id), [("_handler", form), ("__RequestVerificationToken", Token(await browser.Open("/account"))), .. fields]);
        Assert.True((int)answer.Status is >= 400 and < 500, $"{form}: {answer.Status}");
    }

    private static async Task<Answer> Fetch(Browser browser, string page, string reason) =>
        await browser.Post(page + "/result.csv", ("reason", reason), ("__RequestVerificationToken", Token(await browser.Open("/account"))));

    private static string Token(Answer answer) => Regex.Match(answer.Body, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;
}
