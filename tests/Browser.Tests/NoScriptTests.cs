using static Microsoft.Playwright.Assertions;

namespace Maru.Browser.Tests;

/// <summary>Pages are HTML first: what a reader came for works without JavaScript.</summary>
public sealed class NoScriptTests(SampleSite sample) : BrowserTest(sample)
{
    private static readonly View Plain = View.Wide with { Script = false };

    [Fact]
    public async Task Home_shows_its_figures_and_its_search_leads_to_the_results()
    {
        var page = await Open("/", Plain);
        await Expect(page.Locator(".stat-value b").First).ToBeVisibleAsync();
        await Expect(page.Locator("#map svg path").First).ToBeVisibleAsync();
        await page.FillAsync("#q", "ㅂㅅㅈㄹㅈ");
        await page.PressAsync("#q", "Enter");
        await Expect(page.Locator(".rows .row h3").First).ToHaveTextAsync("버스정류장 위치정보");
    }

    [Fact]
    public async Task The_catalogue_is_narrowed_by_its_button()
    {
        var page = await Open("/datasets", Plain);
        await page.CheckAsync("input[type=checkbox][name=domain][value=safety]");
        await page.Locator(".facets").GetByRole(AriaRole.Button, new() { Name = "적용" }).ClickAsync();
        await Expect(page.Locator(".chip")).ToContainTextAsync("안전");
        Assert.Contains("domain=safety", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_shows_map_chart_and_rows_sorts_and_pages()
    {
        var page = await Open("/datasets/bus-stops", Plain);
        await Expect(page.Locator(Glance.ChartMarks).First).ToBeVisibleAsync();
        await Expect(page.Locator(Glance.MapMarks).First).ToBeVisibleAsync();
        await page.Locator("#preview thead th:nth-child(4) a").ClickAsync();
        await Expect(page.Locator("#preview th[aria-sort=ascending]")).ToContainTextAsync("노선수");
        await page.Locator("#preview a[rel=next]").ClickAsync();
        await Expect(page.Locator("#preview tbody tr").First).ToBeVisibleAsync();
        Assert.Contains("after=", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_opens_as_a_page()
    {
        var page = await Open("/", Plain);
        await page.Locator("a[data-drawer]").First.ClickAsync();
        await Expect(page.Locator("#receipt h1")).ToBeVisibleAsync();
    }
}
