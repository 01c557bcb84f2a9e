using System.Text.Json;

namespace Maru.Browser.Tests;

/// <summary>Nothing is lost when there is little room: WCAG 1.4.4 and 1.4.10.</summary>
public sealed class LayoutTests(SampleSite sample) : BrowserTest(sample)
{
    // What sticks out of the window, and words that their own box cuts off. Boxes that scroll sideways by themselves may be wider.
    private const string FindCut = """
        () => {
          const found = [];
          const root = document.scrollingElement;
          if (root.scrollWidth > root.clientWidth + 1) found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
          const scrolls = element => { for (let e = element.parentElement; e; e = e.parentElement) if (/auto|scroll/.test(getComputedStyle(e).overflowX)) return true; return false; };
          const named = element => element.tagName.toLowerCase() + (element.className?.baseVal ?? element.className ? '.' + String(element.className?.baseVal ?? element.className).trim().replaceAll(' ', '.') : '');
          for (const element of document.querySelectorAll('body *')) {
            if (element.closest('.sr-only') || element.closest('svg') && element.tagName !== 'svg') continue;
            const box = element.getBoundingClientRect(), style = getComputedStyle(element);
            if (box.width < 2 || box.height < 2 || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
            if ((box.right > innerWidth + 1 || box.left < -1) && box.bottom > 0 && !scrolls(element)) found.push(`${named(element)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)}`);
            const inner = [...element.children].map(child => child.getBoundingClientRect().right);
            const wider = inner.length ? Math.max(...inner) > box.right + 1 : element.scrollWidth > element.clientWidth + 1;
            const cuts = wider && element.tagName !== 'svg' && /hidden|clip/.test(style.overflowX) && element.textContent.trim();
            if (cuts && style.textOverflow !== 'ellipsis' && !element.closest('[aria-hidden=true]')) found.push(`${named(element)} cuts "${element.textContent.trim().slice(0, 40)}"`);
          }
          return found.slice(0, 12);
        }
        """;

    [Fact]
    public Task At_200_percent_no_page_scrolls_sideways_or_cuts_words() => NothingIsCut(View.Zoomed);

    [Fact]
    public Task At_400_percent_no_page_scrolls_sideways_or_cuts_words() => NothingIsCut(View.Reflowed);

    [Fact]
    public Task On_a_phone_no_page_scrolls_sideways_or_cuts_words() => NothingIsCut(View.Phone);

    [Fact]
    public Task On_a_wide_screen_no_page_scrolls_sideways_or_cuts_words() => NothingIsCut(View.Wide);

    [Fact]
    public async Task With_text_at_200_percent_no_page_scrolls_sideways_or_cuts_words()
    {
        var tab = await OpenTab();
        await tab.Go("/display?size=200&back=%2F");
        await NothingIsCut(tab);
    }

    [Theory]
    [InlineData("width", "4000px")]
    [InlineData("overflow", "hidden")]
    public async Task The_check_can_fail(string property, string value)
    {
        var page = await Open("/error");
        Assert.Empty(await Cut(page));
        await page.EvaluateAsync("""
            ([property, value]) => {
              const planted = document.querySelector('main').appendChild(document.createElement('p'));
              planted.textContent = '잘려나가는글';
              Object.assign(planted.style, { width: '20px', whiteSpace: 'nowrap', [property]: value });
            }
            """, new[] { property, value });
        Assert.NotEmpty(await Cut(page));
    }

    private async Task NothingIsCut(View view) => await NothingIsCut(await OpenTab(view));

    private async Task NothingIsCut(Tab tab)
    {
        var found = new List<string>();
        foreach (var page in Sample.Pages)
        {
            await tab.Go(page);
            found.AddRange((await Cut(tab.Page)).Select(cut => $"{page.Name}: {cut}"));
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task<IReadOnlyList<string>> Cut(IPage page) =>
        [.. (await page.EvaluateAsync<JsonElement>(FindCut)).EnumerateArray().Select(line => line.GetString()!)];
}
