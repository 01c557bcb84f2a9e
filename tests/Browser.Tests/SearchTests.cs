using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Maru.Browser.Tests;

public sealed class SearchTests(SampleSite sample) : BrowserTest(sample)
{
    [Fact]
    public async Task Initial_consonants_typed_on_the_home_page_find_the_dataset()
    {
        var page = await Open("/");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("ㅂㅅㅈㄹㅈ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/datasets\\?q="));
        await Expect(FirstResult(page)).ToHaveTextAsync("버스정류장 위치정보");
    }

    [Theory]
    [InlineData("버스정류장")]
    [InlineData("버스 정류장")]
    [InlineData("버스정류장을")]
    [InlineData("버스정뉴장")]
    [InlineData("ㅂㅅㅈㄹㅈ")]
    public async Task Spacing_particles_typos_and_initials_all_find_the_stops_among_the_first(string words)
    {
        var page = await Open("/datasets");
        await page.GetByRole(AriaRole.Searchbox).FillAsync(words);
        await page.Locator("form.search button").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("q="));
        Assert.Contains("버스정류장 위치정보", (await page.Locator(".rows .row h3").AllInnerTextsAsync()).Take(4));
    }

    [Fact]
    public async Task A_filter_narrows_the_results_in_place_and_the_back_button_takes_it_away_again()
    {
        var page = await Open("/datasets");
        var before = await Count(page);
        var transport = page.Locator("input[type=checkbox][name=domain][value=transport]");
        var promised = int.Parse(await transport.Locator("xpath=ancestor::label").Locator(".facet-count").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(promised, 1, before - 1);

        await transport.CheckAsync();
        await Expect(page.Locator(".chip")).ToContainTextAsync("교통");
        Assert.Equal(promised, await Count(page));
        Assert.Contains("domain=transport", page.Url, StringComparison.Ordinal);

        await page.GoBackAsync();
        await Expect(page.Locator(".chip")).ToHaveCountAsync(0);
        Assert.Equal(before, await Count(page));
        await Expect(page.Locator("input[type=checkbox][name=domain][value=transport]")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task Going_back_from_a_dataset_keeps_words_filters_and_page()
    {
        var page = await Open("/datasets?sort=updated&format=csv&page=2");
        var seen = await FirstResult(page).InnerTextAsync();
        await FirstResult(page).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(seen);
        await page.GoBackAsync();
        await Expect(page.Locator("input[type=checkbox][name=format][value=csv]")).ToBeCheckedAsync();
        await Expect(page.Locator("[aria-current=page].page-link")).ToContainTextAsync("2");
        await Expect(FirstResult(page)).ToHaveTextAsync(seen);
    }

    [Fact]
    public async Task Words_that_nothing_holds_are_answered_with_what_to_do()
    {
        var page = await Open("/datasets?q=" + Uri.EscapeDataString("양자컴퓨터"));
        await Expect(page.Locator(".results")).ToContainTextAsync("찾은 데이터가 없습니다");
        await Expect(page.Locator(".results")).ToContainTextAsync("더 짧은 말");
    }

    [Fact]
    public async Task A_dataset_that_is_not_provided_is_found_with_its_reason_and_what_to_use_instead()
    {
        var page = await Open("/datasets?q=" + Uri.EscapeDataString("교통카드"));
        var refused = page.Locator(".notice", new() { HasText = "제공하지 않는 데이터" });
        await Expect(refused).ToContainTextAsync("제17조");
        await refused.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("버스 노선별 시간대별 승하차 인원");
    }

    private static ILocator FirstResult(IPage page) => page.Locator(".rows .row h3 a").First;

    private static async Task<int> Count(IPage page) => int.Parse(Regex.Match(await page.Locator(".results-head h2").InnerTextAsync(), "\\d+").Value, System.Globalization.CultureInfo.InvariantCulture);
}
