using System.Runtime.CompilerServices;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Privacy.Projects;
using Maru.Web.Features.Privacy;

namespace Maru.Web.Tests.Access;

/// <summary>What pages and papers say of rights is so.</summary>
[Collection(nameof(AccessSite))]
public sealed class TrueWordsTests(AccessSite site)
{
    private async Task<string> Shown(string? who, string page)
    {
        using var browser = who is null ? site.Anonymous() : await site.SignedIn(who);
        return (await browser.Open(page)).Said;
    }

    [Fact]
    public void The_paper_on_roles_says_of_each_what_its_page_says()
    {
        var paper = File.ReadAllLines(Path.Combine(Root(), "docs", "howto", "accounts.md"));
        Assert.All(RoleTable.All, role => Assert.Contains($"| {role.Name.Ko} | `{role.Id}` | {role.About.Ko} |", paper));
    }

    [Fact]
    public async Task Data_that_not_all_may_see_are_asked_for_with_a_key()
    {
        var open = await Shown(null, "/datasets/" + Uri.EscapeDataString(AccessSite.Open));
        Assert.Contains("키는 필요 없습니다", open, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", open, StringComparison.Ordinal);
        var inside = await Shown("staff-traffic", "/datasets/" + Uri.EscapeDataString(AccessSite.Traffic));
        Assert.DoesNotContain("키는 필요 없습니다", inside, StringComparison.Ordinal);
        Assert.Contains("curl -H \"Authorization: Bearer KEY\" \"http", inside, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_decides_on_nothing_is_told_nothing_of_deciding()
    {
        Assert.DoesNotContain("처리할 신청", await Shown("citizen", "/access"), StringComparison.Ordinal);
        Assert.Contains("처리할 신청", await Shown("lead-traffic", "/access"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_without_keys_of_persons_says_why()
    {
        await site.Get<AccessLogStore>().Append(new("os:nokeys", "10.0.0.7", AccessAction.View, "대상자 명부", 3) { Columns = ["성명"], Reason = "확인" });
        await site.Get<AccessLogStore>().Append(new("os:keys", "10.0.0.7", AccessAction.View, "대상자 명부", 3) { Columns = ["성명"], Keys = ["A-77"], Reason = "확인" });
        var without = await Shown("auditor", "/access-log?account=os:nokeys");
        Assert.Contains("몇 명인지로 남깁니다", without, StringComparison.Ordinal);
        Assert.DoesNotContain("정보주체의 키</th>", without, StringComparison.Ordinal);
        var with = await Shown("auditor", "/access-log?account=os:keys");
        Assert.DoesNotContain("몇 명인지로 남깁니다", with, StringComparison.Ordinal);
        Assert.Contains("A-77", with, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_protection_leads_to_safe_publication_who_may_go_there()
    {
        Assert.Contains("안전 공표", await Shown("privacy", "/privacy"), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/publish\"", await Shown("staff-nature", "/privacy"), StringComparison.Ordinal);
        Assert.DoesNotContain("접속기록 백업", await Shown("staff-nature", "/privacy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_table_is_shown_to_its_last_row() =>
        Assert.Contains("compact publish-table whole", await Shown("lead-nature", "/publish/" + site.TableOf(AccessSite.Nature)), StringComparison.Ordinal);

    [Fact]
    public void All_that_are_joined_are_called_all()
    {
        var none = new TrialCount(0, false);
        var trial = new ProjectTrial(10, 100, 100, none, none, none, none, new(100, false));
        Assert.Equal(("모두", "90% 이상"), (JoinWords.Rate(trial, 1).Ko, JoinWords.Rate(trial, 0.909).Ko));
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
