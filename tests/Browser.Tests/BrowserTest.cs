using System.Collections.Concurrent;

namespace Maru.Browser.Tests;

/// <summary>A test on the sample city's site. Whatever it looks at, no request may leave the site and nothing on a page may fail.</summary>
[Collection(SampleSite.Collection)]
public abstract class BrowserTest(SampleSite sample) : IAsyncLifetime
{
    // Far more than any page takes: a browser that does not answer by then never will.
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(4);

    private readonly List<Tab> _tabs = [];
    private readonly ConcurrentDictionary<SitePage, bool> _dozed = new();

    protected SampleSite Sample { get; } = sample;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <param name="chromium">Null for the one all tests share.</param>
    protected async Task<Tab> OpenTab(View? view = null, Chromium? chromium = null)
    {
        var tab = await Tab.Open(chromium ?? Sample.Chromium, Sample.Site, view ?? View.Wide);
        lock (_tabs) _tabs.Add(tab);
        return tab;
    }

    /// <summary>Opens every page that is wanted, two at a time, each in a browser of its own, and looks at it.</summary>
    /// <param name="look">What is wrong with the page that the tab shows.</param>
    protected async Task NothingIsWrong(Func<Chromium, Task<Tab>> open, Func<SitePage, bool> wanted, Func<Tab, SitePage, Task<IEnumerable<string>>> look)
    {
        var waiting = new ConcurrentQueue<SitePage>(Sample.Pages.Where(wanted));
        var found = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!waiting.IsEmpty) await LookOn(open, waiting, look, found);
        })));
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    // Until there is no page left, or until the browser dozes: the page it dozed over is looked at in a new one, once.
    private async Task LookOn(Func<Chromium, Task<Tab>> open, ConcurrentQueue<SitePage> waiting, Func<Tab, SitePage, Task<IEnumerable<string>>> look, ConcurrentQueue<string> found)
    {
        await using var chromium = await Chromium.Start();
        var tab = await open(chromium);
        try
        {
            while (waiting.TryDequeue(out var page))
                try
                {
                    foreach (var fault in await Look(tab, page, look)) found.Enqueue($"{page.Name}: {fault}");
                }
                catch (BrowserDozesException) when (_dozed.TryAdd(page, true))
                {
                    waiting.Enqueue(page);
                    return;
                }
        }
        finally
        {
            await Close(tab);
        }
    }

    private static async Task<IEnumerable<string>> Look(Tab tab, SitePage page, Func<Tab, SitePage, Task<IEnumerable<string>>> look)
    {
        var looking = Looked();
        if (await Task.WhenAny(looking, Task.Delay(LongestLook)) != looking) throw new BrowserDozesException($"{tab.Page.Url}: the browser did not answer within {LongestLook.TotalMinutes} minutes.");
        return await looking;

        async Task<IEnumerable<string>> Looked()
        {
            await tab.Go(page);
            return await look(tab, page);
        }
    }

    private async Task Close(Tab tab)
    {
        lock (_tabs) _tabs.Remove(tab);
        await tab.DisposeAsync();
        Assert.Empty(tab.Foreign);
        Assert.Empty(tab.Faults);
    }

    protected async Task<IPage> Open(string path, View? view = null)
    {
        var tab = await OpenTab(view);
        await tab.Go(path);
        return tab.Page;
    }

    public async Task DisposeAsync()
    {
        foreach (var tab in _tabs.ToList()) await Close(tab);
    }
}
