using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Maru.Browser.Tests;

/// <summary>Barriers on a page as axe sees them, the serious and the critical ones.</summary>
internal static class Barriers
{
    private static readonly string[] Grave = ["serious", "critical"];

    /// <summary>Rules that a change of colours alone can break.</summary>
    public static IReadOnlyList<string> OfColour { get; } = ["color-contrast", "link-in-text-block"];

    /// <summary>Rules that another width can break: what is shown, hidden, small or scrolls.</summary>
    public static IReadOnlyList<string> OfRoom { get; } = [.. OfColour, "target-size", "scrollable-region-focusable", "aria-hidden-focus", "button-name", "link-name", "label"];

    /// <param name="rules">Null for all.</param>
    public static async Task<IReadOnlyList<string>> Of(IPage page, IReadOnlyList<string>? rules)
    {
        var options = new AxeRunOptions { ResultTypes = new HashSet<ResultType> { ResultType.Violations } };
        if (rules is not null) options.RunOnly = new RunOnlyOptions { Type = "rule", Values = [.. rules] };
        var result = await page.RunAxe(options);
        return [.. result.Violations.Where(violation => Grave.Contains(violation.Impact))
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} ({violation.Impact}) at {node.Target}: {node.Html}"))];
    }
}
