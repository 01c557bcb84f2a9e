using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Maru.Browser.Tests;

/// <summary>Every page is opened once at each width and looked at in every way: barriers, room, hosts, colours.</summary>
public sealed class EveryPageTests(SampleSite sample) : BrowserTest(sample)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task No_page_has_a_barrier_cuts_words_or_asks_another_host(bool wide) =>
        NothingIsWrong(chromium => OpenTab(wide ? View.Wide : View.Phone, chromium), _ => true, (tab, page) => Look(tab, page, wide));

    private async Task<IEnumerable<string>> Look(Tab tab, SitePage page, bool wide)
    {
        var faults = new List<string>();
        if (tab.Answer.Status != page.Status) faults.Add($"status {tab.Answer.Status}");
        if (await tab.Answer.HeaderValueAsync("content-security-policy") is not { } policy || !policy.StartsWith("default-src 'self';", StringComparison.Ordinal)) faults.Add("no content policy");
        await tab.Scroll();
        faults.AddRange(tab.Foreign.Select(address => $"asks {address}"));
        faults.AddRange(tab.Faults);
        faults.AddRange(await Room.Lost(tab.Page));
        foreach (var mode in ModesOf(page, wide))
        {
            await tab.Page.EvaluateAsync("mode => { document.documentElement.dataset.mode = mode; }", mode);
            // What stands on the page is the same at every width and in every colour; what can be seen and touched is not.
            faults.AddRange((await Barriers.Of(tab.Page, mode != "light" ? Barriers.OfColour : wide ? null : Barriers.OfRoom)).Select(barrier => $"{mode}: {barrier}"));
        }
        return faults;
    }

    // States of one page share their colours, and so do its widths: the first of each route is looked at in all of them when wide, in dark on a phone.
    private IReadOnlyList<string> ModesOf(SitePage page, bool wide) =>
        page != Sample.Pages.First(other => other.Route == page.Route) ? ["light"] : wide ? View.Modes : ["light", "dark"];

    [Theory]
    [InlineData("input", "label (critical)")]
    [InlineData("p", "color-contrast (serious)")]
    public async Task The_look_for_barriers_can_fail(string element, string expected)
    {
        var page = await Open("/error");
        await page.EvaluateAsync("name => { const planted = document.querySelector('main').appendChild(document.createElement(name)); planted.textContent = '흐린 글'; planted.style.color = '#bbb'; }", element);
        Assert.Contains(await Barriers.Of(page, null), barrier => barrier.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mode_set_by_hand_is_the_mode_a_reader_chooses()
    {
        var chosen = (await OpenTab(View.Wide with { Mode = "dark" })).Page;
        await chosen.GotoAsync("/");
        var set = await Open("/");
        await set.EvaluateAsync("() => { document.documentElement.dataset.mode = 'dark'; }");
        const string Ground = "() => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector('h1')).color";
        Assert.Equal(await chosen.EvaluateAsync<string>(Ground), await set.EvaluateAsync<string>(Ground));
    }

    [Fact]
    public async Task The_rule_on_requests_can_fail()
    {
        await using var tab = await Tab.Open(Sample.Chromium, Sample.Site, View.Wide);
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => tab.Go("http://elsewhere.example/font.woff2"));
        Assert.Equal(["http://elsewhere.example/font.woff2"], tab.Foreign);
    }

    [Fact]
    public void Every_route_of_the_site_is_among_the_pages_looked_at()
    {
        var routes = typeof(Web.MaruWeb).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);
        Assert.Equal(routes.Order(StringComparer.Ordinal), Sample.Pages.Select(page => page.Route).Distinct().Order(StringComparer.Ordinal));
    }
}
