using Maru.Cli;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Browser.Tests;

/// <summary>The product on a free port, over a data folder of its own, put together as <c>maru up</c> does it.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _isTemporary;
    private readonly WebApplication _app;

    private Site(string folder, bool isTemporary, WebApplication app) => (_folder, _isTemporary, _app) = (folder, isTemporary, app);

    public IServiceProvider Services => _app.Services;

    /// <summary>As "http://127.0.0.1:40123".</summary>
    public string Address => _app.Urls.Single();

    /// <param name="folder">A data folder to serve; null for a new one that is deleted afterwards.</param>
    /// <param name="fill">Puts data in before the server starts.</param>
    public static async Task<Site> Start(string? folder, Func<IServiceProvider, Task> fill)
    {
        // The page with every component is a page to look at as well.
        Environment.SetEnvironmentVariable("Site__Gallery", "true");
        var home = folder ?? Directory.CreateTempSubdirectory("maru-browser-").FullName;
        var app = MaruServer.Build(home, port: 0);
        await fill(app.Services);
        await app.StartAsync();
        return new(home, folder is null, app);
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_isTemporary) Directory.Delete(_folder, recursive: true);
    }
}
