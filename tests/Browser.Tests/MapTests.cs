namespace Maru.Browser.Tests;

/// <summary>What an interactive map does that a look at it doesn't show.</summary>
public sealed class MapTests(SampleSite sample) : BrowserTest(sample)
{
    private const string Drawn = ".map-canvas.drawn";

    [Fact]
    public async Task A_map_whose_graphics_the_machine_takes_away_is_made_anew_and_obeys_its_buttons()
    {
        var tab = await OpenTab();
        await tab.Go("/_gallery");
        await tab.Scroll();
        await tab.Page.EvaluateAsync("selector => { const canvas = document.querySelector(selector + ' canvas'); canvas.dataset.first = ''; canvas.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext(); }", Drawn);
        await Assertions.Expect(tab.Page.Locator("canvas[data-first]")).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Page.Locator(Drawn)).ToHaveCountAsync(1);
        await Assertions.Expect(tab.Page.Locator(Drawn + " canvas")).ToHaveCountAsync(1);

        var before = await tab.Page.Locator(Drawn + " canvas").ScreenshotAsync();
        await tab.Page.ClickAsync(Drawn + " [data-zoom=in]");
        await Task.Delay(1_000);
        Assert.NotEqual(before, await tab.Page.Locator(Drawn + " canvas").ScreenshotAsync());
    }
}
