using System.Globalization;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace Maru.Browser.Tests;

public sealed class DatasetPageTests(SampleSite sample) : BrowserTest(sample)
{
    private const string Stops = "/datasets/bus-stops";

    [Fact]
    public async Task A_click_on_a_header_sorts_upwards_then_downwards_and_says_so()
    {
        var page = await Open(Stops);
        foreach (var (order, expected) in new[] { ("ascending", "asc"), ("descending", "desc") })
        {
            await Header(page, "노선수").GetByRole(AriaRole.Link).ClickAsync();
            await Expect(Header(page, "노선수")).ToHaveAttributeAsync("aria-sort", order);
            var shown = (await Column(page, "노선수")).Select(cell => int.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(expected == "asc" ? shown.Order() : shown.OrderDescending(), shown);
            Assert.True(shown.Count > 20);
        }
    }

    [Fact]
    public async Task Words_typed_above_the_rows_leave_the_rows_that_hold_them_and_the_count_agrees_with_the_api()
    {
        var page = await Open(Stops);
        await page.FillAsync("#rows-q", "시장");
        await page.PressAsync("#rows-q", "Enter");
        await Expect(page.Locator("#rows-q")).ToHaveValueAsync("시장");
        var names = await Column(page, "정류장명");
        var everything = await page.Locator("#preview tbody tr").AllInnerTextsAsync();
        Assert.NotEmpty(names);
        Assert.All(everything, row => Assert.Contains("시장", row, StringComparison.Ordinal));
        Assert.Contains($"{await Matched("q=" + Uri.EscapeDataString("시장"))}", (await page.Locator("#preview").InnerTextAsync()).Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_no_row_holds_are_answered_with_a_way_back()
    {
        var page = await Open(Stops + "?q=" + Uri.EscapeDataString("없는 정류장"));
        await Expect(page.Locator("#preview tbody tr")).ToHaveCountAsync(0);
        await page.Locator("#preview .state").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("#preview tbody tr").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_next_rows_follow_on_the_first_and_none_comes_twice()
    {
        var page = await Open(Stops + "?sort=" + Uri.EscapeDataString("정류장 번호"));
        var first = await Column(page, "정류장 번호");
        await page.Locator("#preview a[rel=next]").ClickAsync();
        await Expect(page.Locator("#preview tbody tr").First).Not.ToContainTextAsync(first[0]);
        var second = await Column(page, "정류장 번호");
        Assert.True(string.CompareOrdinal(first[^1], second[0]) <= 0);
        Assert.Equal(first.Count, second.Count);
    }

    [Fact]
    public async Task Every_tab_leads_to_a_part_of_the_page_with_content()
    {
        var page = await Open(Stops);
        var tabs = page.Locator(".tabs a");
        var labels = await tabs.AllInnerTextsAsync();
        Assert.True(labels.Count >= 6, string.Join(", ", labels));
        for (var i = 0; i < labels.Count; i++)
        {
            await tabs.Nth(i).ClickAsync();
            var target = page.Locator(new Uri(page.Url).Fragment is { Length: > 1 } fragment ? Uri.UnescapeDataString(fragment) : "main");
            await Expect(target).ToBeInViewportAsync();
            Assert.True((await target.InnerTextAsync()).Length > 10, labels[i]);
        }
    }

    [Fact]
    public async Task A_dataset_with_places_has_a_map_and_a_chart_drawn_at_once_each_with_its_table()
    {
        var page = await Open(Stops);
        await Expect(page.Locator(Glance.MapMarks).First).ToBeVisibleAsync();
        Assert.True(await page.Locator(Glance.ChartMarks).CountAsync() > 10);
        var twins = page.Locator("#glance details.twin");
        Assert.True(await twins.CountAsync() >= 2);
        await twins.Last.Locator("summary").ClickAsync();
        await Expect(twins.Last.Locator("tbody tr").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_closed_dataset_shows_no_row_and_says_whom_to_ask()
    {
        var page = await Open("/signin");
        // Somebody without the key of the desk.
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/datasets/care-roster");
        await Expect(page.Locator("table")).ToHaveCountAsync(0);
        await Expect(page.Locator("main")).ToContainTextAsync("033-000-");
        Assert.DoesNotContain("download", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_column_is_locked_in_its_head_and_in_every_row()
    {
        var page = await Open("/datasets/parking-violations");
        var locked = page.Locator("#preview tbody tr").First.Locator("td.closed");
        await Expect(locked.First).ToBeVisibleAsync();
        Assert.Equal("", (await locked.First.InnerTextAsync()).Trim());
    }

    [Fact]
    public async Task A_receipt_opens_beside_the_page_closes_by_escape_and_gives_the_focus_back()
    {
        var page = await Open("/");
        var icon = page.Locator("a[data-drawer]").First;
        var name = await icon.GetAttributeAsync("aria-label");
        await icon.ClickAsync();
        var drawer = page.Locator("#drawer");
        await Expect(drawer.Locator("h1")).ToBeVisibleAsync();
        Assert.StartsWith((await drawer.Locator("h1").InnerTextAsync()).Split(' ')[0], name!, StringComparison.Ordinal);
        await Expect(drawer).ToContainTextAsync("SHA-256");
        await page.Keyboard.PressAsync("Escape");
        await Expect(drawer).ToBeHiddenAsync();
        await Expect(icon).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_phone_a_receipt_is_a_page_of_its_own()
    {
        var page = await Open("/", View.Phone);
        await page.Locator("a[data-drawer]").First.ClickAsync();
        await page.WaitForURLAsync("**/receipts/*");
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
    }

    private static ILocator Header(IPage page, string title) => page.Locator("#preview thead th").Filter(new() { Has = page.Locator(".col-title", new() { HasTextString = title }) }).First;

    private static async Task<IReadOnlyList<string>> Column(IPage page, string title)
    {
        var heads = await page.Locator("#preview thead th .col-title").AllInnerTextsAsync();
        var at = heads.Select(head => head.Trim()).ToList().IndexOf(title);
        return await page.Locator($"#preview tbody tr > :nth-child({at + 1})").AllInnerTextsAsync();
    }

    private async Task<long> Matched(string query)
    {
        using var client = new HttpClient();
        using var answer = JsonDocument.Parse(await client.GetStringAsync($"{Sample.Site.Address}/api/v1/datasets/bus-stops/rows?limit=1&{query}"));
        return answer.RootElement.GetProperty("count").GetProperty("matched").GetInt64();
    }
}
