namespace Maru.Browser.Tests;

/// <summary>Going through a page without a mouse.</summary>
internal static class Keyboard
{
    /// <summary>No page asks for more presses of Tab.</summary>
    public const int MostStops = 600;

    /// <summary>Presses Tab until the focus is on what the selector names.</summary>
    public static async Task TabTo(this IPage page, string selector)
    {
        for (var i = 0; i < MostStops; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => !!document.activeElement?.matches(selector)", selector)) return;
        }
        Assert.Fail($"The keyboard does not reach {selector} on {page.Url}.");
    }

    /// <summary>Goes there and presses Enter.</summary>
    public static async Task Press(this IPage page, string selector)
    {
        await page.TabTo(selector);
        await page.Keyboard.PressAsync("Enter");
    }
}
