using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Tests.Components;

/// <summary>The web pages in a host of their own, without a lake.</summary>
public sealed class PageHost : IAsyncLifetime
{
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Site:Name"] = "한빛시", ["Site:NameInEnglish"] = "Hanbit", ["Site:Gallery"] = "true" });
        builder.WebHost.UseTestServer();
        builder.Services.AddMaruWeb();
        _app = builder.Build();
        _app.MapMaruWeb();
        await _app.StartAsync();
        Client = new HttpClient(_app.GetTestServer().CreateHandler()) { BaseAddress = new Uri("http://localhost") };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null) await _app.DisposeAsync();
    }
}
