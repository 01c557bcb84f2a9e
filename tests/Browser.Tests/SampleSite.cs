using Maru.App.Catalog;
using Maru.City;
using Maru.Cli;

namespace Maru.Browser.Tests;

/// <summary>
/// The sample city with few events, served once for all tests on it, and one browser. It is made anew in a folder of its own, unless
/// MARU_BROWSER_DATA names a folder that keeps it from one run to the next.
/// </summary>
public sealed class SampleSite : IAsyncLifetime
{
    public const string Collection = "The sample city in a browser";

    private Site? _site;
    private Chromium? _chromium;

    public Site Site => _site!;

    public Chromium Chromium => _chromium!;

    /// <summary>Every page there is.</summary>
    public IReadOnlyList<SitePage> Pages { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Chromium.SilenceConsole();
        _site = await Start(Environment.GetEnvironmentVariable("MARU_BROWSER_DATA"), new CityOptions(Scale: 0.05));
        _chromium = await Chromium.Start();
        Pages = await SitePages.Of(_site);
    }

    /// <summary>The sample city, its home page ready.</summary>
    public static async Task<Site> Start(string? folder, CityOptions options)
    {
        var site = await Site.Start(folder, services => SampleCity.LoadWhenEmpty(services, options, CancellationToken.None));
        var catalog = site.Get<CatalogStore>();
        for (var waited = 0; catalog.Snapshot().Home.Figures.Count == 0; waited++)
        {
            if (waited > 600) throw new TimeoutException("The home page's figures were not computed within a minute.");
            await Task.Delay(100);
        }
        return site;
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        if (_site is not null) await _site.DisposeAsync();
    }
}

[CollectionDefinition(SampleSite.Collection)]
public sealed class SampleSiteCollection : ICollectionFixture<SampleSite>;
