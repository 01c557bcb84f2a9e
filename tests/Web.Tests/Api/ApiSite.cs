using System.Net;
using Maru.App.Tests.Rows;
using Maru.Web.Features.Api;
using Maru.Web.Features.Downloads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maru.Web.Tests.Api;

/// <summary>The API on a real server at a free port, over a data folder of its own.</summary>
public sealed class ApiSite : IAsyncLifetime
{
    private WebApplication? _app;

    public TestLake Lake { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    /// <summary>A client that gets bytes as they are sent.</summary>
    public HttpClient RawClient { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(Lake.Home).AddSingleton(Lake.Lake).AddSingleton(Lake.Engine).AddSingleton(Lake.Catalog).AddSingleton(TimeProvider.System);
        builder.Services.AddApi();
        _app = builder.Build();
        _app.MapApi().MapDownloads();
        await _app.StartAsync();
        var address = new Uri(_app.Urls.Single());
        Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = address };
        RawClient = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        RawClient.Dispose();
        await _app!.DisposeAsync();
        Lake.Dispose();
    }
}
