using System.Text.RegularExpressions;
using Maru.Contracts;
using static Microsoft.Playwright.Assertions;

namespace Maru.Browser.Tests;

/// <summary>The import wizard from the first page to the dataset, with the keys alone.</summary>
public sealed partial class WizardTests(SampleSite sample) : BrowserTest(sample)
{
    [GeneratedRegex("/import/[^/]+$")]
    private static partial Regex FoundPage();

    [GeneratedRegex("/import/[^/]+/about")]
    private static partial Regex AboutPage();

    [GeneratedRegex("/import/[^/]+/load")]
    private static partial Regex LoadPage();

    [Fact]
    public async Task A_messy_file_is_uploaded_corrected_named_and_loaded_with_the_keys_alone()
    {
        var page = await Open("/import");
        await Upload(page, "굴착 대장(자판).csv");
        await Expect(page.Locator("h1")).ToHaveTextAsync("찾은 내용을 확인하세요");
        await Expect(page.Locator("#import")).ToContainTextAsync("EPSG:5186");
        await Expect(page.Locator("#import")).Not.ToContainTextAsync(Ledger.Phone(1));

        await page.TabTo("select[name='type.1']");
        await Expect(page.Locator("select[name='type.1']")).ToHaveValueAsync("text");
        await page.TabTo("input[name='name.1']");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("공사 이름");
        await page.TabTo("select[name='type.4']");
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator("select[name='type.4']")).ToHaveValueAsync("text");
        // The change is sent by itself; what was found is worked out anew, with nothing set aside for its slip.
        await Expect(page.Locator("#import")).ToContainTextAsync($"{Ledger.Rows}행");
        await Expect(page.Locator("input[name='name.1']")).ToHaveValueAsync("공사 이름");

        // The city's own ledger has the same columns; this one is to be a dataset of its own.
        await page.Press("button[name=do][value=separate]");
        await Expect(page.Locator(".import-becomes")).ToContainTextAsync("새 데이터로 만듭니다");
        await page.Press("button[name=do][value=next]");
        await page.WaitForURLAsync(AboutPage());
        await page.TabTo("#f-title");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("자판으로 올린 대장");
        await page.Press("button[name=do][value=next]");
        await Expect(page.Locator("#access .field-error")).ToContainTextAsync("공개 범위");
        await page.TabTo("input[name=access]");
        await page.Keyboard.PressAsync("Space");
        await page.Press("button[name=do][value=next]:not(.sr-only)");
        await page.WaitForURLAsync(LoadPage());

        await page.Press("#import button.primary");
        await Expect(page.Locator("h1")).ToContainTextAsync("등록했습니다");
        await page.Press("a[href^='/datasets/']:is(.primary)");
        await Expect(page.Locator("h1")).ToHaveTextAsync("자판으로 올린 대장");
        await Expect(page.Locator("#preview thead")).ToContainTextAsync("공사 이름");
        await Expect(page.Locator("body")).Not.ToContainTextAsync(Ledger.Phone(1));
    }

    [Fact]
    public async Task Back_leads_to_the_step_before_with_what_was_said()
    {
        var page = await Open("/import");
        await Upload(page, "굴착 대장(뒤로).csv");
        await Expect(page.Locator("h1")).ToHaveTextAsync("찾은 내용을 확인하세요");
        await page.Press("button[name=do][value=next]");
        await page.WaitForURLAsync(AboutPage());
        await page.GoBackAsync();
        await page.WaitForURLAsync(FoundPage());
        await Expect(page.Locator("#columns")).ToBeVisibleAsync();
        await page.GoForwardAsync();
        await page.WaitForURLAsync(AboutPage());
        await Expect(page.Locator("#f-title")).ToBeVisibleAsync();
    }

    private static async Task Upload(IPage page, string name)
    {
        var asked = new TaskCompletionSource<IFileChooser>();
        page.FileChooser += (_, chooser) => asked.TrySetResult(chooser);
        await page.Press("#f-files");
        await (await asked.Task.WaitAsync(TimeSpan.FromSeconds(30))).SetFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = WizardDrafts.Bytes });
        await Expect(page.Locator(".file-names")).ToContainTextAsync(name);
        await page.Press("#from-file button.primary");
        await page.WaitForURLAsync(FoundPage());
    }
}
