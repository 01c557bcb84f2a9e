using System.Collections.Concurrent;

namespace Maru.Browser.Tests;

/// <summary>One page open in a window of its own, and what went wrong in it.</summary>
public sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _window;
    private readonly string _site;
    private readonly ConcurrentQueue<string> _foreign = new();
    private readonly ConcurrentQueue<string> _faults = new();

    private Tab(IBrowserContext window, IPage page, string site) => (_window, Page, _site) = (window, page, site);

    public IPage Page { get; }

    /// <summary>The answer to the page last gone to.</summary>
    public IResponse Answer { get; private set; } = null!;

    /// <summary>Requests to any host but the site's own. They were not let out.</summary>
    public IReadOnlyCollection<string> Foreign => _foreign;

    /// <summary>Errors in scripts and on the console, parts of a page that could not be had.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public static async Task<Tab> Open(Chromium chromium, Site site, View view)
    {
        var window = await chromium.Window(view, site.Address);
        if (view.Mode != "light") await window.AddCookiesAsync([new() { Name = "maru.mode", Value = view.Mode, Url = site.Address }]);
        var tab = new Tab(window, await window.NewPageAsync(), site.Address);
        await tab.Watch();
        return tab;
    }

    public async Task Go(string path) => Answer = (await Page.GotoAsync(path))!;

    public async Task Go(SitePage page)
    {
        await Go(page.Path);
        if (page.Press is { } control) await Page.ClickAsync(control);
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Goes down the page and up again: islands load when they come near the screen.</summary>
    public async Task Scroll()
    {
        await Page.EvaluateAsync("async () => { for (let y = 0; y < document.body.scrollHeight; y += 500) { scrollTo(0, y); await new Promise(requestAnimationFrame); } scrollTo(0, 0); await document.fonts.ready; }");
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private async Task Watch()
    {
        await _window.RouteAsync(url => !IsOwn(url), route =>
        {
            _foreign.Enqueue(route.Request.Url);
            return route.AbortAsync();
        });
        Page.PageError += (_, error) => _faults.Enqueue("script: " + error);
        Page.Console += (_, message) =>
        {
            // A failed load is told below, with its address.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _faults.Enqueue("console: " + message.Text);
        };
        Page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest) _faults.Enqueue($"{response.Status}: {response.Url}");
        };
    }

    private bool IsOwn(string url) =>
        url.StartsWith(_site + "/", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal)
        || url.StartsWith("blob:" + _site + "/", StringComparison.Ordinal) || url == "about:blank";

    public ValueTask DisposeAsync() => _window.DisposeAsync();
}
