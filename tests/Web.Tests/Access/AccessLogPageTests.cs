using System.Net;
using Maru.App.AccessLog;

namespace Maru.Web.Tests.Access;

[Collection(nameof(AccessSite))]
public sealed class AccessLogPageTests(AccessSite site)
{
    private const string Marked = "표식접속 <b>까닭</b>";

    private async Task Append(int records, string account = "os:kim")
    {
        for (var i = 0; i < records; i++)
            await site.Get<AccessLogStore>().Append(new(account, "10.0.0.7", i % 2 == 0 ? AccessAction.View : AccessAction.Download, "대상자 명부", 3 + i) { Columns = ["성명"], Keys = ["A-12"], Reason = Marked });
    }

    [Fact]
    public async Task The_auditor_and_the_privacy_officer_see_it_and_nobody_else()
    {
        await Append(1);
        foreach (var who in (string[])["auditor", "privacy"])
        {
            using var browser = await site.SignedIn(who);
            var shown = await browser.Open("/access-log");
            Assert.Equal((HttpStatusCode.OK, true), (shown.Status, shown.Said.Contains(Marked, StringComparison.Ordinal)));
            Assert.DoesNotContain(Marked, shown.Body, StringComparison.Ordinal);
            Assert.Contains("no-store", browser.LastHeaders!.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Contains("href=\"/access-log\"", (await browser.Open("/account")).Body, StringComparison.Ordinal);
        }
        foreach (var who in (string?[])[null, "citizen", "staff-traffic", "lead-traffic", "head-nature", "boss"])
        {
            using var browser = who is null ? site.Anonymous() : await site.SignedIn(who);
            var shown = await browser.Open("/access-log");
            Assert.Equal((who, HttpStatusCode.Forbidden, false), (who, shown.Status, shown.Said.Contains("표식접속", StringComparison.Ordinal)));
            if (who is not null) Assert.DoesNotContain("href=\"/access-log\"", (await browser.Open("/account")).Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Records_are_found_by_account_and_action_and_paged_to_the_oldest()
    {
        var before = site.Get<ReadAccessLog>().Last()?.Number ?? 0;
        await Append(120, "os:paged");
        using var browser = await site.SignedIn("auditor");
        var seen = new List<long>();
        for (string? path = "/access-log?account=os:paged"; path is not null;)
        {
            var shown = await browser.Open(path);
            seen.AddRange(Enumerable.Range(1, 120).Select(i => before + i).Where(n => shown.Body.Contains($"<th scope=\"row\" class=\"number\">{n:N0}</th>", StringComparison.Ordinal)).Reverse());
            path = System.Text.RegularExpressions.Regex.Match(shown.Body, "href=\"([^\"]*)\"[^>]*rel=\"next\"") is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;
        }
        Assert.Equal(Enumerable.Range(1, 120).Select(i => before + i).Reverse(), seen);
        var downloads = (await browser.Open("/access-log?account=os:paged&action=download&dataset=" + Uri.EscapeDataString("대상자 명부"))).Said;
        Assert.DoesNotContain("<td>조회</td>", downloads, StringComparison.Ordinal);
        Assert.Contains("<td>다운로드</td>", downloads, StringComparison.Ordinal);
        Assert.Contains("찾는 기록이 없습니다", (await browser.Open("/access-log?account=os:paged&to=2020-01-01")).Said, StringComparison.Ordinal);
        Assert.Contains("2026-11-01처럼", (await browser.Open("/access-log?from=11.1")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_it_is_verified_at_the_press_of_a_button_beside_the_page()
    {
        await Append(3);
        using var browser = await site.SignedIn("privacy");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send("/access-log", "prove")).Status);
        for (var waited = 0; site.Get<ProveAccessLog>().Last()?.By != "privacy"; waited++)
        {
            Assert.True(waited < 200, "It was not verified within ten seconds.");
            await Task.Delay(50);
        }
        Assert.True(site.Get<ProveAccessLog>().Last()!.IsWhole);
        Assert.Contains("온전함", (await browser.Open("/access-log")).Said, StringComparison.Ordinal);
    }
}
