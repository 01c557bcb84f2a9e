using System.Text.Json;

namespace Maru.Browser.Tests;

/// <summary>What a page loses for want of room.</summary>
internal static class Room
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

    public static async Task<IReadOnlyList<string>> Lost(IPage page) =>
        [.. (await page.EvaluateAsync<JsonElement>(FindCut)).EnumerateArray().Select(line => line.GetString()!)];
}
