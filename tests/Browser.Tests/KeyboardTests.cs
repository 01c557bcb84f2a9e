using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace Maru.Browser.Tests;

public sealed class KeyboardTests(SampleSite sample) : BrowserTest(sample)
{
    private const int MostStops = Keyboard.MostStops;

    // What has the focus, whether it can be seen to have it, and how many places there are to go to.
    private const string Focused = """
        () => {
          let element = document.activeElement;
          if (!element || element === document.body || element === document.documentElement) return null;
          const ring = e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; };
          // A box may light up for the field in it.
          let lit = false;
          for (let e = element; e && !lit && e !== document.body; e = e.parentElement) lit = ring(e) && (e === element || e.matches(':focus-within') && e.contains(element));
          const box = element.getBoundingClientRect();
          const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          if (!element.dataset.visited) element.dataset.visited = String(document.querySelectorAll('[data-visited]').length + 1);
          // Year, month, day, half of the day, hour, minute and calendar of a date are stops of their own within one field.
          const parts = { date: 4, 'datetime-local': 7 }[element.type] ?? 1;
          return { number: Number(element.dataset.visited), lit, seen, parts, what: element.outerHTML.slice(0, 120) };
        }
        """;

    [Fact]
    public async Task The_first_stop_skips_to_the_content()
    {
        var page = await Open("/datasets");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#krds-skip-link a")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('#main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task From_the_home_page_to_a_sorted_dataset_without_a_mouse()
    {
        var page = await Open("/");
        await page.TabTo("input[type=search]");
        await page.Keyboard.TypeAsync("버스 정류장");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/datasets?q=*");
        await page.TabTo("a[href='/datasets/bus-stops']");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("버스정류장 위치정보");
        await page.TabTo("#preview thead th:nth-child(4) a");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#preview th[aria-sort=ascending]")).ToContainTextAsync("노선수");
    }

    [Fact]
    public Task The_keyboard_passes_through_every_page_sees_where_it_is_and_is_caught_nowhere() =>
        NothingIsWrong(chromium => OpenTab(chromium: chromium), page => page.Press is null, async (tab, _) => await PassThrough(tab.Page));

    [Fact]
    public async Task Display_settings_open_close_by_escape_and_take_effect()
    {
        var page = await Open("/datasets");
        await page.TabTo(".settings > summary");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".settings .display-settings")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".settings .display-settings")).ToBeHiddenAsync();
        await Expect(page.Locator(".settings > summary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.TabTo(".settings button[value=dark]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-mode", "dark");
        Assert.EndsWith("/datasets", page.Url, StringComparison.Ordinal);
    }

    // A ring or the skip link may take a moment to come.
    private static async Task<JsonElement?> Where(IPage page)
    {
        var focus = await page.EvaluateAsync<JsonElement?>(Focused);
        if (focus is not { ValueKind: JsonValueKind.Object } at || at.GetProperty("lit").GetBoolean() && at.GetProperty("seen").GetBoolean()) return focus;
        await page.WaitForTimeoutAsync(300);
        return await page.EvaluateAsync<JsonElement?>(Focused);
    }

    private static async Task<IReadOnlyList<string>> PassThrough(IPage page)
    {
        var faults = new List<string>();
        var (last, stay) = (0, 0);
        for (var i = 0; i < MostStops; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focus = await Where(page);
            // The focus left the page at its end, or began anew at its first stop.
            if (focus is not { ValueKind: JsonValueKind.Object } at || at.GetProperty("number").GetInt32() == 1 && last > 1)
                return last > 2 ? faults : [.. faults, $"only {last} stops"];
            var number = at.GetProperty("number").GetInt32();
            stay = number == last ? stay + 1 : 1;
            if (number == last && stay <= at.GetProperty("parts").GetInt32()) continue;
            if (number <= last) return [.. faults, $"caught after {last} stops at {at.GetProperty("what")}"];
            if (!at.GetProperty("lit").GetBoolean()) faults.Add($"no ring: {at.GetProperty("what")}");
            if (!at.GetProperty("seen").GetBoolean()) faults.Add($"out of sight: {at.GetProperty("what")}");
            last = number;
        }
        return [.. faults, $"more than {MostStops} stops"];
    }
}
