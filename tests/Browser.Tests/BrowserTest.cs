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
