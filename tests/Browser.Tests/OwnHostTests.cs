using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Maru.Browser.Tests;

public sealed class OwnHostTests(SampleSite sample) : BrowserTest(sample)
{
    [Fact]
    public async Task Every_page_asks_its_own_host_only_and_says_so_in_its_content_policy()
    {
        var tab = await OpenTab();
        foreach (var page in Sample.Pages)
        {
            await tab.Go(page);
            Assert.Equal((page.Name, page.Status), (page.Name, tab.Answer.Status));
            Assert.StartsWith("default-src 'self';", await tab.Answer.HeaderValueAsync("content-security-policy"), StringComparison.Ordinal);
            await tab.Scroll();
            Assert.Empty(tab.Foreign);
            Assert.Empty(tab.Faults);
        }
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
