using System.Net;
using System.Text.RegularExpressions;
using Maru.App.Access;
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
        var today = DateTime.UtcNow.AddHours(9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Send(page, $"return-{id}-01", ("do", "return"), ("copy", id + "-01"), ("on", "2099-01-01"), ("method", "파일 삭제"), ("by", "이연구"), ("certificate", "확인서"))).Status);
        await Done(officer, page, $"return-{id}-01", ("do", "return"), ("copy", id + "-01"), ("on", today), ("method", "파일 <b>영구</b> 삭제"), ("by", "연구소 이연구"), ("certificate", "확인서"));
        await Done(officer, page, "end", ("do", "destroy"), ("text", "끝남"), ("witness", "감사담당관 최감사"));
        var sheet = await maker.Open($"{page}/papers/destruction");
        foreach (var said in (string[])["가명정보 파기 확인서", "최감사", "이연구", "SHA-256", "추가정보"]) Assert.Contains(said, sheet.Said, StringComparison.Ordinal);
        var saved = await maker.Open($"{page}/papers/return-{id}-01.html");
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.StartsWith("<!doctype html>", saved.Body, StringComparison.Ordinal);
        Assert.Contains("파일 &lt;b&gt;영구&lt;/b&gt; 삭제", saved.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", saved.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await maker.Open($"{page}/papers/licence-{id}-09")).Status);
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
        foreach (var path in (string[])[Page(id), Page(id) + "/record", Page(id) + "/plan", Page(id) + "/papers/destruction", Page(id) + "/papers/destruction.html", Page(id) + "/reveal", Page(id) + "/join", Page(id) + "/linkage"])
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
    public async Task A_pseudonym_is_turned_back_on_the_page_once_and_only_with_anothers_approval()
    {
        var id = await site.Project(AccessSite.Traffic, Maker, ["휴대전화", "건수"], Recipe + "\ntechniques: {휴대전화: fpe}");
        var desk = site.Get<ProjectDesk>();
        desk.Submit(site.Holder(Maker), id);
        desk.Judge(site.Holder("boss"), id, "위원", true, "좋음");
        desk.Judge(site.Holder("head-nature"), id, "둘째", true, "좋음");
        desk.Judge(site.Holder("privacy"), id, "밖", true, "좋음");
        desk.Approve(site.Holder("privacy"), id, null);
        if (site.Get<Accounts>().List().All(account => account.Name != "privacy-2")) await site.Account("privacy-2", new RoleHeld(Role.PrivacyOfficer));
        var pseudonym = File.ReadLines(site.Get<ProjectFiles>().ResultOf(id, Now(id).ApprovedEdition!)).ElementAt(1).Split(',')[0];
        using var asking = await site.SignedIn("privacy");
        using var other = await site.SignedIn("privacy-2");
        using var maker = await site.SignedIn(Maker);
        var page = Page(id) + "/reveal";
        Assert.DoesNotContain("value=\"ask\"", (await maker.Open(page)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await asking.Send(page, "ask", ("column", "휴대전화"), ("ground", "Law"), ("pseudonyms", "010-0000-0000"), ("why", "수사 협조"))).Status);
        await Done(asking, page, "ask", ("column", "휴대전화"), ("ground", "Law"), ("pseudonyms", pseudonym), ("why", "수사 <b>협조</b>"));
        Assert.DoesNotContain("value=\"decide-R-01\"", (await asking.Open(page)).Body, StringComparison.Ordinal);
        await Forged(maker, id + "/reveal", "show-R-01");
        await Done(other, page, "decide-R-01", ("do", "approve"), ("text", "공문 확인"));
        Assert.DoesNotContain("value=\"show-R-01\"", (await other.Open(page)).Body, StringComparison.Ordinal);
        var shown = await asking.Send(page, "show-R-01");
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Matches("010-\\d{4}-\\d{4}", shown.Said.Replace(pseudonym, "", StringComparison.Ordinal));
        Assert.True(asking.LastHeaders!.CacheControl!.NoStore);
        var again = await asking.Open(page);
        Assert.DoesNotMatch("010-\\d{4}-\\d{4}", again.Said.Replace(pseudonym, "", StringComparison.Ordinal));
        Assert.DoesNotContain("value=\"show-R-01\"", again.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_join_is_declared_on_its_page_with_data_of_ones_own_only()
    {
        var desk = site.Get<ProjectDesk>();
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
        var id = desk.Begin(site.Holder(Maker), new("결합 시험", AccessSite.Traffic, ProjectPurpose.Research, "시험", ["건수"], null, today, today.AddMonths(6), "분석실", [new("위원", "감사관", false, "boss"), new("둘째", "환경과", false, "head-nature"), new("밖", "교수", true, null)]));
        using var maker = await site.SignedIn(Maker);
        using var officer = await site.SignedIn("privacy");
        var page = Page(id) + "/join";
        // Another office's data are not offered, nor taken.
        var foreign = await maker.Open($"{page}?other={Uri.EscapeDataString(AccessSite.Nature)}");
        Assert.DoesNotContain(AccessSite.NatureMarks[1], foreign.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"declare\"", foreign.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"declare\"", (await officer.Open(page)).Body, StringComparison.Ordinal);
        var open = $"{page}?other={Uri.EscapeDataString(AccessSite.Open)}";
        Assert.Equal(HttpStatusCode.BadRequest, (await maker.Send(open, "declare", ("items", "이름"))).Status);
        await Done(maker, open, "declare", ("left-0", "경도"), ("right-0", "경도"), ("form-0", "Exact"), ("items", "이름"));
        Assert.Equal(["건수", "이름"], Now(id).Plan.AllItems);
        desk.Approve(site.Holder("privacy"), id, null);
        await Done(maker, page, "try");
        Assert.Equal((40, 30), (Now(id).Trial!.LeftRows, Now(id).Trial!.RightRows));
        var shown = await officer.Open(page);
        Assert.Contains("결합되는 행: 30행 이상", shown.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"try\"", shown.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_is_made_on_the_page_handed_out_with_a_reason_and_what_comes_back_is_looked_at()
    {
        var desk = site.Get<ProjectDesk>();
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
        var id = desk.Begin(site.Holder(Maker), new("결합 꾸러미", AccessSite.Traffic, ProjectPurpose.Research, "시험", ["건수"], null, today, today.AddMonths(6), "분석실", [new("위원", "감사관", false, "boss"), new("둘째", "환경과", false, "head-nature"), new("밖", "교수", true, null)]));
        using var maker = await site.SignedIn(Maker);
        using var officer = await site.SignedIn("privacy");
        var page = Page(id) + "/linkage";
        Assert.Equal(HttpStatusCode.BadRequest, (await maker.Send(page, "declare", ("agency", "한국결합원"), ("key-body", "한국결합원"), ("partners", "보험공단"), ("column-0", "휴대전화"), ("form-0", "Phone"), ("making", "Sha256"))).Status);
        await Done(maker, page, "declare", ("agency", "한국결합원"), ("key-body", "키관리원"), ("partners", "보험공단"), ("column-0", "휴대전화"), ("form-0", "Phone"), ("making", "Sha256"));
        desk.Approve(site.Holder("privacy"), id, null);
        desk.Assess(site.Holder(Maker), id, [.. RiskQuestion.All.Select(question => new RiskAnswer(question.Id, 1, null))]);
        desk.Approve(site.Holder("privacy"), id, null);
        await desk.Process(site.Holder(Maker), id, "quasiIdentifiers: {건수: {intervals: [20]}}\nmodels: [{k: 3}]\nsuppressionLimit: 0.05", "127.0.0.1", CancellationToken.None);
        desk.Submit(site.Holder(Maker), id);
        foreach (var (who, name) in ((string, string)[])[("boss", "위원"), ("head-nature", "둘째"), ("privacy", "밖")]) desk.Judge(site.Holder(who), id, name, true, "좋음");
        desk.Approve(site.Holder("privacy"), id, null);

        Assert.DoesNotContain("value=\"salt\"", (await maker.Open(page)).Body, StringComparison.Ordinal);
        await Done(officer, page, "salt", ("salt", "솔트-0123456789abcdef"));
        Assert.DoesNotContain("솔트-0123456789abcdef", (await officer.Open(page)).Said, StringComparison.Ordinal);
        await Done(officer, page, "package", ("do", "all"));
        Assert.Contains("가명정보 결합 신청서", (await officer.Open($"{Page(id)}/papers/application-1")).Said, StringComparison.Ordinal);
        var token = Token(await officer.Open("/account"));
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Post($"{page}/package-1-keys.zip", ("reason", " "), ("__RequestVerificationToken", token))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Post($"{page}/package-1-keys.zip", ("reason", "키관리원에 보냄"))).Status);
        var keys = await officer.Post($"{page}/package-1-keys.zip", ("reason", "키관리원에 보냄"), ("__RequestVerificationToken", token));
        Assert.Equal((HttpStatusCode.OK, true), (keys.Status, keys.Body.StartsWith("PK", StringComparison.Ordinal)));
        Assert.True(officer.LastHeaders!.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.Redirect, (await maker.Post($"{page}/package-1-keys.zip", ("reason", "궁금해서 봄"), ("__RequestVerificationToken", Token(await maker.Open("/account"))))).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await officer.Post($"{page}/package-1-all.zip", ("reason", "키관리원에 보냄"), ("__RequestVerificationToken", token))).Status);

        Assert.Contains("개인정보로 읽히는 값", (await Upload("전화,건수\n010-2345-6789,1\n")).Said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Upload("건수,보험료\n1–20,3\n21–40,5\n")).Status);
        Assert.Equal("반출-7", Assert.Single(Now(id).Linked).Approval);

        async Task<Answer> Upload(string text)
        {
            var form = Regex.Match((await officer.Open(page)).Body, "name=\"_handler\" value=\"linked\".*?</form>", RegexOptions.Singleline);
            Assert.True(form.Success);
            var content = new MultipartFormDataContent { { new StringContent("linked"), "_handler" }, { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("반출-7"), "approval" }, { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)), "linked", "result.csv" } };
            return await officer.Ask(new(HttpMethod.Post, page) { Content = content });
        }
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
    public async Task A_combination_is_a_dot_that_holds_or_not_and_taking_one_puts_its_levels_into_the_table()
    {
        var id = await Processed();
        using var maker = await site.SignedIn(Maker);
        using var officer = await site.SignedIn("privacy");
        var page = await maker.Open(Page(id));
        Assert.Contains("가지 가운데 남는 정보가 가장 많습니다", page.Said, StringComparison.Ordinal);
        var dots = Regex.Matches(page.Body, "<a href=\"([^\"]*levels=([0-9.]+)#columns)\"").Select(match => match.Groups[2].Value).Distinct().ToList();
        Assert.NotEmpty(dots);
        var levels = Now(id).Edition!.Result.Levels["건수"];
        var other = dots.FirstOrDefault(dot => dot != $"{levels}") ?? dots[0];
        var taken = await maker.Open($"{Page(id)}?levels={other}");
        Assert.Contains("고른 조합을 표에 넣었습니다", taken.Said, StringComparison.Ordinal);
        Assert.Matches($"name=\"level-1\" value=\"{other}\" checked", taken.Body);
        // One that does not hold, or is none at all, is not taken.
        Assert.DoesNotContain("고른 조합을 표에", (await maker.Open($"{Page(id)}?levels=9")).Said, StringComparison.Ordinal);
        // Who does not process sees the dots, and can't choose.
        var seen = await officer.Open($"{Page(id)}?levels={other}");
        Assert.Contains("class=\"choice chosen\"", seen.Body, StringComparison.Ordinal);
        Assert.DoesNotMatch("levels=[0-9.]+#columns", seen.Body);
        using var auditor = await site.SignedIn("auditor");
        Assert.DoesNotContain("class=\"choice", (await auditor.Open(Page(id))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Joints_are_moved_joined_and_cut_without_script_and_processed_only_when_asked()
    {
        var id = await Processed();
        using var maker = await site.SignedIn(Maker);
        var page = await maker.Open(Page(id));
        Assert.Matches("name=\"joint\" type=\"number\" step=\"any\" value=\"20\"", page.Body);
        Assert.Contains("data-joint=\"0\"", page.Body, StringComparison.Ordinal);
        var editions = Now(id).Edition!.Number;
        (string, string)[] Moved(string how, string first, string second, string added = "") =>
            [("how", how), ("treatment-0", "identifier:hash"), ("treatment-1", "quasi:intervals"), ("setting-1", "15"), ("k", "3"), ("left", "5"), ("joint-column", "건수"), ("joint-of", "intervals|15"), ("joint-level", "1"), ("joint", first), ("joint", second), ("joint-new", added)];
        var moved = await maker.Send(Page(id), "process", Moved("preview", "25", "30"));
        Assert.Equal(HttpStatusCode.OK, moved.Status);
        Assert.Contains("name=\"setting-1\" value=\"25,30\"", moved.Body, StringComparison.Ordinal);
        Assert.Matches("value=\"quasi:steps\"[^>]*selected", moved.Body);
        Assert.Contains("name=\"setting-1\" value=\"15\"", (await maker.Send(Page(id), "process", Moved("join:1", "15", "30"))).Body, StringComparison.Ordinal);
        Assert.Contains("name=\"setting-1\" value=\"10,15,30\"", (await maker.Send(Page(id), "process", Moved("preview", "15", "30", "10"))).Body, StringComparison.Ordinal);
        var wrong = await maker.Send(Page(id), "process", Moved("preview", "스물", "30"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("경계가 \"스물\"입니다", wrong.Said, StringComparison.Ordinal);
        Assert.Equal(editions, Now(id).Edition!.Number);
        await Done(maker, Page(id), "process", Moved("form", "25", "40"));
        Assert.Contains("{steps: [[25, 40]]}", Now(id).Edition!.Recipe, StringComparison.Ordinal);
        // Joints of what the table does not say any more are left alone.
        await Done(maker, Page(id), "process", [.. Moved("form", "25", "40").Where(field => field.Item1 != "setting-1"), ("setting-1", "10")]);
        Assert.Contains("{intervals: [10]}", Now(id).Edition!.Recipe, StringComparison.Ordinal);
        using var officer = await site.SignedIn("privacy");
        Assert.DoesNotContain("name=\"joint\"", (await officer.Open(Page(id))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hierarchy_is_uploaded_as_a_file_and_what_is_wrong_with_it_is_said_with_its_line()
    {
        var id = await Processed();
        using var maker = await site.SignedIn(Maker);
        Assert.Equal(HttpStatusCode.Redirect, (await Upload("1;가;*\n2;가;*", "묶음.csv")).Status);
        Assert.Contains("묶음.csv", Now(id).Entries[^1].Hierarchy!.Name, StringComparison.Ordinal);
        var wrong = await Upload("1;가;*\n2;*", "묶음.csv");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("2번째 줄은 2칸인데 첫 줄은 3칸입니다", wrong.Said, StringComparison.Ordinal);
        // Nobody is told whether a rare value is there.
        var missing = await maker.Send(Page(id), "process", ("how", "form"), ("treatment-0", "identifier:delete"), ("treatment-1", "quasi:묶음.csv"), ("k", "3"));
        Assert.Equal(HttpStatusCode.BadRequest, missing.Status);
        Assert.Contains("드문 값", missing.Said, StringComparison.Ordinal);

        async Task<Answer> Upload(string text, string name)
        {
            var form = new MultipartFormDataContent
            {
                { new StringContent("hierarchy"), "_handler" }, { new StringContent(Token(await maker.Open("/account"))), "__RequestVerificationToken" },
                { new StringContent(""), "hierarchy-name" }, { new StringContent(""), "hierarchy" },
            };
            form.Add(new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)), "hierarchy-file", name);
            return await maker.Ask(new(HttpMethod.Post, Page(id)) { Content = form });
        }
    }

    [Fact]
    public async Task Models_techniques_and_the_population_are_chosen_on_the_page()
    {
        var id = await Processed();
        using var maker = await site.SignedIn(Maker);
        await Done(maker, Page(id), "process", ("how", "form"), ("treatment-0", "identifier:fpe:letters"), ("treatment-1", "quasi:intervals"), ("setting-1", "20"), ("k", "3"), ("left", "5"), ("search", "Optimal"), ("population", "280000"));
        Assert.Contains("모집단 280,000명", (await maker.Open(Page(id))).Said, StringComparison.Ordinal);
        Assert.Contains("population: 280000", Now(id).Edition!.Recipe, StringComparison.Ordinal);
        Assert.Contains("{fpe: {letters: true}}", Now(id).Edition!.Recipe, StringComparison.Ordinal);
        await Done(maker, Page(id), "process", ("how", "form"), ("treatment-0", "identifier:part"), ("setting-0", "3,0"), ("treatment-1", "sensitive:"), ("k", "3"), ("l", "2"), ("diversity", "Entropy"), ("left", "5"));
        Assert.DoesNotContain("lDiversity", Now(id).Edition!.Recipe, StringComparison.Ordinal);
        Assert.Contains("{part: {start: 3, end: 0}}", Now(id).Edition!.Recipe, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await maker.Send(Page(id), "process", ("how", "form"), ("treatment-0", "identifier:delete"), ("treatment-1", "quasi:keep"), ("population", "많음"))).Status);
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
