using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Organization;
using Maru.Web.Tests.Access;

namespace Maru.Web.Tests.Organization;

/// <summary>On a site of its own: roles are pinned to the units that stand here, and go with them.</summary>
public sealed class OrganizationPagesTests(AccessSite site) : IClassFixture<AccessSite>, IAsyncLifetime
{
    private static readonly DateOnly Founded = new(2020, 1, 1);

    public Task InitializeAsync()
    {
        site.Get<CatalogStore>().SaveOrganization(
        [
            new("B1", null, OrgUnitKind.Bureau, "시험국", null, Founded, null),
            new("D1", null, OrgUnitKind.Department, "교통과", null, Founded, null), new("D2", null, OrgUnitKind.Department, "환경과", null, Founded, null),
            new("D3", "B1", OrgUnitKind.Department, "시험과", null, Founded, null), new("T3", "D3", OrgUnitKind.Team, "시험팀", null, Founded, null),
        ]);
        Owner("시험과");
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        site.Get<CatalogStore>().SaveOrganization([]);
        Owner("교통과");
        return Task.CompletedTask;
    }

    private void Owner(string department) => site.Get<CatalogStore>().EditDataset(AccessSite.Open, "시험", row => row.Department = department);

    [Theory]
    [InlineData(null, 403, 403), InlineData("citizen", 403, 403), InlineData("staff-nature", 200, 403), InlineData("auditor", 200, 403), InlineData("lead-traffic", 200, 403), InlineData("boss", 200, 200)]
    public async Task Staff_read_it_and_administrators_change_it(string? who, int read, int change)
    {
        using var browser = who is null ? site.Anonymous() : await site.SignedIn(who);
        foreach (var path in (string[])["/organization", "/organization.csv", "/organization/people.csv", "/organization/completeness", "/organization/completeness.csv"]) Assert.Equal((path, read), (path, (int)(await browser.Open(path)).Status));
        Assert.Equal(change, (int)(await browser.Open("/organization/change")).Status);
        Assert.Equal(read == 200, (await browser.Open("/")).Body.Contains("href=\"/organization\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_of_teams_without_a_place_is_told_and_nothing_is_changed()
    {
        using var boss = await site.SignedIn("boss");
        var told = await boss.Send("/organization/change", "reorganize", ("kind", "Split"), ("unit", "시험과"), ("into", "가과, 나과"), ("on", "2026-07-01"), ("ground", "시험 조례 제3조"), ("teams", "시험팀 가과"), ("do", "make"));
        Assert.Equal(HttpStatusCode.BadRequest, told.Status);
        Assert.Contains("1번째 줄 '시험팀 가과'", told.Said, StringComparison.Ordinal);
        Assert.Equal("시험과", site.Get<CatalogStore>().Snapshot().Find(AccessSite.Open)!.Department);
    }

    [Fact]
    public async Task Roles_that_a_reorganisation_left_open_are_listed_with_the_accounts()
    {
        await site.Account("moved", new RoleHeld(Role.DataLead, "시험과"));
        using var boss = await site.SignedIn("boss");
        Assert.DoesNotContain("다시 정할 역할", (await boss.Open("/accounts")).Said, StringComparison.Ordinal);
        site.Get<OrgDesk>().Reorganize(Reader.Machine, new(OrgChangeKind.Split, ["시험과"], new(2026, 7, 1), "시험 조례") { Into = ["가과", "나과"] });
        var page = await boss.Open("/accounts");
        Assert.Contains("다시 정할 역할", page.Said, StringComparison.Ordinal);
        Assert.Contains("데이터 담당 · 옛 시험과 → 가과, 나과", page.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("· D3", page.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reorganisation_is_looked_at_made_and_seen_by_its_day()
    {
        using var boss = await site.SignedIn("boss");
        (string, string)[] asked = [("kind", "Rename"), ("unit", "시험과"), ("into", "새시험과"), ("on", "2025-07-01"), ("ground", "시험 조례 제3조")];
        var looked = await boss.Send("/organization/change", "reorganize", [.. asked, ("do", "look")]);
        Assert.Contains("시험과 → 새시험과", looked.Said, StringComparison.Ordinal);
        Assert.Equal("시험과", site.Get<CatalogStore>().Snapshot().Find(AccessSite.Open)!.Department);
        Assert.Equal(HttpStatusCode.Redirect, (await boss.Send("/organization/change", "reorganize", [.. asked, ("do", "make")])).Status);
        using var staff = await site.SignedIn("staff-nature");
        Assert.Contains("시험 조례 제3조", (await staff.Open("/organization")).Said, StringComparison.Ordinal);
        Assert.Contains("옛 시험과", (await staff.Open("/organization")).Said, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>새시험과", (await staff.Open("/organization?on=2025-06-30")).Body, StringComparison.Ordinal);
        Assert.Contains("새시험과", (await site.Anonymous().Open("/datasets?department=" + Uri.EscapeDataString("시험과"))).Said, StringComparison.Ordinal);
        Assert.Contains(site.Get<AccessEvents>().Newest(20), line => line.Words().Ko == "조직: 이름을 바꿈 시험과 → 새시험과" && line.By == "boss");
    }

    [Fact]
    public async Task What_can_t_be_done_is_told_at_its_field_and_what_was_written_stays()
    {
        using var boss = await site.SignedIn("boss");
        var page = await boss.Send("/organization/change", "reorganize", ("kind", "Rename"), ("unit", "우주과"), ("into", "별과"), ("on", "2025-07-01"), ("ground", "시험 조례"), ("do", "make"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("'우주과'가 없습니다", page.Said, StringComparison.Ordinal);
        Assert.Contains("value=\"별과\"", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_split_left_open_is_taken_by_the_lead_of_a_part_and_by_nobody_else()
    {
        site.Get<OrgDesk>().Reorganize(Reader.Machine, new(OrgChangeKind.Split, ["시험과"], new(2025, 7, 1), "시험 조례") { Into = ["가시험과", "환경과"] });
        Assert.Contains("나뉨: 가시험과, 환경과 가운데 나눌 것", (await site.Anonymous().Open("/datasets/" + Uri.EscapeDataString(AccessSite.Open))).Said, StringComparison.Ordinal);
        using var other = await site.SignedIn("lead-traffic");
        Assert.DoesNotContain("take-", (await other.Open("/organization")).Body, StringComparison.Ordinal);
        using var lead = await site.SignedIn("lead-nature");
        Assert.Equal(HttpStatusCode.Redirect, (await lead.Send("/organization", "take-", ("department", "환경과"))).Status);
        Assert.Equal(("환경과", false), (site.Get<CatalogStore>().Snapshot().Find(AccessSite.Open)!.Department, site.Get<CatalogStore>().Snapshot().Find(AccessSite.Open)!.Owner.IsOpen));
    }

    [Fact]
    public async Task What_came_is_a_table_with_heads_in_words_and_hides_what_the_reader_may_not_see()
    {
        site.Get<CatalogStore>().EditDataset(AccessSite.Open, "시험", row => row.Cycle = "매월");
        using var staff = await site.SignedIn("staff-nature");
        var own = (await staff.Open("/organization/completeness?department=D3")).Body;
        Assert.Contains("<th scope=\"row\">", own, StringComparison.Ordinal);
        Assert.Matches("제때 20\\d\\d-", own);
        Assert.Contains("볼 수 없는 데이터입니다", (await staff.Open("/organization/completeness?department=D1")).Said, StringComparison.Ordinal);
        Assert.DoesNotContain(AccessSite.Traffic, (await staff.Open("/organization/completeness.csv")).Said, StringComparison.Ordinal);
        Assert.Contains(AccessSite.Open, (await staff.Open("/organization/completeness.csv?department=D3")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_looked_at_and_taken_by_who_sent_it()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var boss = await site.SignedIn("boss");
        var shown = await boss.Open("/organization/change");
        var form = Regex.Matches(shown.Body, "<form[^>]*multipart.*?</form>", RegexOptions.Singleline)[0].Value;
        using var body = new MultipartFormDataContent
        {
            { new StringContent("look"), "_handler" }, { new StringContent(Regex.Match(form, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value), "__RequestVerificationToken" },
            { new StringContent("units"), "of" }, { new StringContent("2026-01-01"), "day" },
            { new ByteArrayContent(Encoding.GetEncoding(949).GetBytes("종류,조직명,상위조직명\n팀,두번째팀,시험과\n")), "file", "조직.csv" },
        };
        var sent = await boss.Ask(new(HttpMethod.Post, "/organization/change") { Content = body });
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var address = new Uri(site.Address, sent.Location!).PathAndQuery;
        Assert.Contains("시험과/두번째팀", (await boss.Open(address)).Said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await boss.Send(address, "take", ("ground", "시험 규칙"))).Status);
        using var staff = await site.SignedIn("staff-nature");
        Assert.Contains("두번째팀", (await staff.Open("/organization")).Said, StringComparison.Ordinal);
        Assert.Contains("두번째팀", (await staff.Open("/organization.csv")).Said, StringComparison.Ordinal);
    }
}
