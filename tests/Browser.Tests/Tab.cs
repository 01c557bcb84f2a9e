using Maru.Web.Shell;
using System.Collections.Concurrent;

namespace Maru.Browser.Tests;

/// <summary>One page open in a window of its own, and what went wrong in it.</summary>
public sealed class Tab : IAsyncDisposable
{
    // A failed load is told by its answer, with its address. A request that a newer one replaced was stopped on purpose.
    private static readonly string[] NoFaults = ["Failed to load resource", "htmx:sendAbort", "htmx:afterRequest"];

    // Milliseconds.
    private const int Look = 20;
    private const int QuietFor = 120;
    private const int SilentFor = 2_000;
    private const int Doze = 6_000;

    private readonly IBrowserContext _window;
    private readonly string _site;
    private readonly ConcurrentQueue<string> _foreign = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private int _asking;
    private int _told;
    private string? _session;

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
        await window.APIRequest.GetAsync(site.Get<DeskKey>().Address, new() { MaxRedirects = 0 });
        if (view.Mode != "light") await window.AddCookiesAsync([new() { Name = "maru.mode", Value = view.Mode, Url = site.Address }]);
        var tab = new Tab(window, await window.NewPageAsync(), site.Address);
        await tab.Watch();
        return tab;
    }

    public async Task Go(string path) => Answer = (await Page.GotoAsync(path))!;

    public async Task Go(SitePage page)
    {
        if (page.Session != _session)
        {
            await _window.ClearCookiesAsync(new() { Name = "maru.session" });
            if (page.Session is { } secret) await _window.AddCookiesAsync([new() { Name = "maru.session", Value = secret, Url = _site }]);
            _session = page.Session;
        }
        await Go(page.Path);
        if (page.Press is { } control) await Page.ClickAsync(control);
        await Settle();
    }

    /// <summary>Waits until the page asks for nothing more. Of a request that a navigation cut off the end is not always told: then silence has to do.</summary>
    private async Task Settle()
    {
        var quiet = 0;
        while (quiet < (Volatile.Read(ref _asking) == 0 ? QuietFor : SilentFor))
        {
            var before = Volatile.Read(ref _told);
            await Task.Delay(Look);
            quiet = Volatile.Read(ref _told) == before ? quiet + Look : 0;
        }
    }

    /// <summary>Goes down the page and up again: islands load when they come near the screen.</summary>
    public async Task Scroll()
    {
        // A browser that thinks nobody looks draws no frame: then a moment has to do.
        await Page.EvaluateAsync("async () => { const frame = () => new Promise(drawn => { requestAnimationFrame(drawn); setTimeout(drawn, 200); }); for (let y = 0; y < document.body.scrollHeight; y += 500) { scrollTo(0, y); await frame(); } await document.fonts.ready; }");
        await SeeMaps();
        await Page.EvaluateAsync("() => scrollTo(0, 0)");
        await Settle();
    }

    // A map that was passed between two frames was never seen, and does not load: each is looked at until it is drawn.
    private async Task SeeMaps()
    {
        for (var waited = 0; await Page.EvaluateAsync<bool>("() => { const map = document.querySelector('[data-map]:not(.drawn)'); map?.scrollIntoView({ block: 'center' }); return map !== null; }"); waited += QuietFor)
        {
            if (waited > Chromium.Patience) throw new TimeoutException($"{Page.Url}: a map was not drawn within {Chromium.Patience / 1000} s: {await StateOfMap()}. {string.Join(' ', _faults.Concat(_warnings))}");
            if (waited % Doze >= Doze - QuietFor && !await Draws()) throw new BrowserDozesException($"{Page.Url}: no frame is drawn. {await StateOfMap()}");
            await Task.Delay(QuietFor);
        }
    }

    private Task<bool> Draws() => Page.EvaluateAsync<bool>("() => new Promise(done => { requestAnimationFrame(() => done(true)); setTimeout(() => done(false), 5000); })");

    private Task<string> StateOfMap() => Page.EvaluateAsync<string>("""
        async () => {
          const map = document.querySelector('[data-map]:not(.drawn)');
          const canvas = map?.querySelector('canvas');
          const frame = new Promise(done => { requestAnimationFrame(() => done(true)); setTimeout(() => done(false), 5000); });
          return JSON.stringify({
            classes: map?.className, box: map?.getBoundingClientRect(), canvas: !!canvas, lost: canvas?.getContext('webgl2')?.isContextLost(),
            webgl: !!document.createElement('canvas').getContext('webgl2'), visible: document.visibilityState, focus: document.hasFocus(), frames: await frame,
          });
        }
        """);

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
            if (message.Type == "warning") _warnings.Enqueue(message.Text);
            if (message.Type == "error" && !NoFaults.Any(told => message.Text.StartsWith(told, StringComparison.Ordinal))) _faults.Enqueue("console: " + message.Text);
        };
        Page.Request += (_, _) => Count(1);
        Page.RequestFinished += (_, _) => Count(-1);
        Page.RequestFailed += (_, _) => Count(-1);
        Page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest) _faults.Enqueue($"{response.Status}: {response.Url}");
        };
    }

    private void Count(int more)
    {
        Interlocked.Add(ref _asking, more);
        Interlocked.Increment(ref _told);
    }

    private bool IsOwn(string url) =>
        url.StartsWith(_site + "/", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal)
        || url.StartsWith("blob:" + _site + "/", StringComparison.Ordinal) || url == "about:blank";

    // One that answers nothing does not answer this either; it goes with its browser.
    public async ValueTask DisposeAsync()
    {
        var closing = _window.DisposeAsync().AsTask();
        if (await Task.WhenAny(closing, Task.Delay(Chromium.Patience)) == closing) await closing;
    }
}

/// <summary>A browser without a screen has stopped drawing, as it does at times on a busy machine: that says nothing of the page.</summary>
public sealed class BrowserDozesException(string message) : Exception(message);
