namespace Maru.Browser.Tests;

/// <summary>Nothing is lost when there is little room: WCAG 1.4.4 and 1.4.10.</summary>
public sealed class LayoutTests(SampleSite sample) : BrowserTest(sample)
{
    [Fact]
    public Task At_200_percent_no_page_scrolls_sideways_or_cuts_words() => NothingIsCut(View.Zoomed);

    [Fact]
    public Task At_400_percent_no_page_scrolls_sideways_or_cuts_words() => NothingIsCut(View.Reflowed);

    [Fact]
    public Task With_text_at_200_percent_no_page_scrolls_sideways_or_cuts_words() => NothingIsCut(async chromium =>
    {
        var tab = await OpenTab(chromium: chromium);
        await tab.Go("/display?size=200&back=%2F");
        return tab;
    });

    // The desk's menu is the longest; laptops are 1,280 and 1,366 wide, and a scroll bar takes some of it.
    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public async Task The_menu_of_the_desk_fits_every_window(string language)
    {
        foreach (var width in (int[])[1024, 1100, 1230, 1245, 1280, 1351, 1366, 1440])
        {
            var tab = await OpenTab(new(width, 800));
            await tab.Go($"/jobs?lang={language}");
            Assert.Equal(language, await tab.Page.EvaluateAsync<string>("() => document.documentElement.lang"));
            var lost = await Room.Lost(tab.Page);
            Assert.True(lost.Count == 0, $"{width}: {string.Join("; ", lost)}");
        }
    }

    [Theory]
    [InlineData("width", "4000px")]
    [InlineData("overflow", "hidden")]
    public async Task The_check_can_fail(string property, string value)
    {
        var page = await Open("/error");
        Assert.Empty(await Room.Lost(page));
        await page.EvaluateAsync("""
            ([property, value]) => {
              const planted = document.querySelector('main').appendChild(document.createElement('p'));
              planted.textContent = '잘려나가는글';
              Object.assign(planted.style, { width: '20px', whiteSpace: 'nowrap', [property]: value });
            }
            """, new[] { property, value });
        Assert.NotEmpty(await Room.Lost(page));
    }

    private Task NothingIsCut(View view) => NothingIsCut(chromium => OpenTab(view, chromium));

    private Task NothingIsCut(Func<Chromium, Task<Tab>> open) => NothingIsWrong(open, _ => true, async (tab, _) => await Room.Lost(tab.Page));
}
