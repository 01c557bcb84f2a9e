using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Maru.Browser.Tests;

public sealed class AccessibilityTests(SampleSite sample) : BrowserTest(sample)
{
    private static readonly string[] Grave = ["serious", "critical"];

    // What a change of colours alone can break.
    private static readonly List<string> ColourRules = ["color-contrast", "link-in-text-block"];

    [Theory]
    [InlineData("light", true)]
    [InlineData("dark", true)]
    [InlineData("contrast", true)]
    [InlineData("light", false)]
    [InlineData("dark", false)]
    [InlineData("contrast", false)]
    public async Task No_page_has_a_serious_barrier(string mode, bool wide)
    {
        var tab = await OpenTab((wide ? View.Wide : View.Phone) with { Mode = mode });
        var found = new List<string>();
        foreach (var page in Sample.Pages)
        {
            await tab.Go(page);
            found.AddRange((await Violations(tab.Page, mode == "light" ? null : ColourRules)).Select(violation => $"{page.Name}: {violation}"));
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("input", "label (critical)")]
    [InlineData("p", "color-contrast (serious)")]
    public async Task The_check_can_fail(string element, string expected)
    {
        var page = await Open("/error");
        await page.EvaluateAsync("name => { const planted = document.querySelector('main').appendChild(document.createElement(name)); planted.textContent = '흐린 글'; planted.style.color = '#bbb'; }", element);
        Assert.Contains(await Violations(page, null), violation => violation.StartsWith(expected, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> Violations(IPage page, List<string>? rules)
    {
        var options = new AxeRunOptions { ResultTypes = new HashSet<ResultType> { ResultType.Violations } };
        if (rules is not null) options.RunOnly = new RunOnlyOptions { Type = "rule", Values = rules };
        var result = await page.RunAxe(options);
        return [.. result.Violations.Where(violation => Grave.Contains(violation.Impact))
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} ({violation.Impact}) at {node.Target}: {node.Html}"))];
    }
}
