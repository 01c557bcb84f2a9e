using System.Collections.Concurrent;

namespace Maru.Browser.Tests;

/// <summary>A test on the sample city's site. Whatever it looks at, no request may leave the site and nothing on a page may fail.</summary>
[Collection(SampleSite.Collection)]
public abstract class BrowserTest(SampleSite sample) : IAsyncLifetime
{
    private readonly List<Tab> _tabs = [];

    protected SampleSite Sample { get; } = sample;

    public Task InitializeAsync() => Task.CompletedTask;

    protected async Task<Tab> OpenTab(View? view = null)
    {
        var tab = await Tab.Open(Sample.Chromium, Sample.Site, view ?? View.Wide);
        _tabs.Add(tab);
        return tab;
    }

    /// <summary>Opens every page that is wanted, two at a time, each in a tab of its own, and looks at it.</summary>
    /// <param name="look">What is wrong with the page that the tab shows.</param>
    protected async Task NothingIsWrong(Func<Task<Tab>> open, Func<SitePage, bool> wanted, Func<Tab, SitePage, Task<IEnumerable<string>>> look)
    {
        var waiting = new ConcurrentQueue<SitePage>(Sample.Pages.Where(wanted));
        var found = new ConcurrentQueue<string>();
        Tab[] tabs = [await open(), await open()];
        await Task.WhenAll(tabs.Select(async tab =>
        {
            while (waiting.TryDequeue(out var page))
            {
                await tab.Go(page);
                foreach (var fault in await look(tab, page)) found.Enqueue($"{page.Name}: {fault}");
            }
        }));
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    protected async Task<IPage> Open(string path, View? view = null)
    {
        var tab = await OpenTab(view);
        await tab.Go(path);
        return tab.Page;
    }

    public async Task DisposeAsync()
    {
        foreach (var tab in _tabs)
        {
            await tab.DisposeAsync();
            Assert.Empty(tab.Foreign);
            Assert.Empty(tab.Faults);
        }
    }
}
