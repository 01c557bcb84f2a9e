using System.Text.Encodings.Web;
using System.Text.Unicode;
using Maru.App.Access.SignOn;
using Maru.App.Catalog;
using Maru.App.Receipts;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Maru.Web;

/// <summary>The web pages of Maru, to be added to a host.</summary>
public static class MaruWeb
{
    /// <summary>Services of the pages. What the site says about itself is read from the settings under <c>Site</c>, else from the catalogue.</summary>
    public static IServiceCollection AddMaruWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Korean as it is, not as numbered entities three times as long.
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SiteProfile>().BindConfiguration("Site");
        services.AddScoped(provider => SiteProfile.Of(provider.GetRequiredService<IOptions<SiteProfile>>().Value, provider.GetService<CatalogStore>()?.Snapshot().Settings));
        services.TryAddSingleton<CityOutlines>();
        services.TryAddSingleton(ReceiptRetention.Default);
        services.TryAddSingleton<ReceiptStore>();
        services.AddSingleton<AssetLibrary>();
        services.AddSingleton<MenuEntries>();
        services.AddScoped<PageTime>();
        services.AddSingleton<Features.Import.ImportForms>();
        services.AddSingleton<FormSlips>();
        services.AddSingleton<Features.Access.SignOnSlips>();
        services.AddSingleton<Features.Access.ShownOnce>();
        services.AddSingleton<Features.Jobs.JobForms>();
        services.AddSingleton<Features.Sources.SourceForms>();
        services.AddScoped(provider => provider.GetService<IHttpContextAccessor>()?.HttpContext is { } context ? Viewer.Read(context.Request) : Viewer.Default);
        return services;
    }

    /// <summary>Middleware and routes of the pages. Endpoints of features are mapped beside it.</summary>
    public static WebApplication MapMaruWeb(this WebApplication app)
    {
        // First of all: whose request it is decides everything after it.
        if (app.Services.GetService<SignOnFile>() is { } signOn) app.Use(new TrustedProxies(signOn, app.Services.GetRequiredService<ILoggerFactory>()).Apply);
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseWhen(WantsPage, pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.Use(AskingReader.Begin);
        app.Use(ReadableForms.Require);
        // Routing comes after, so that the error and not-found pages are routed afresh.
        app.UseRouting();
        app.Use(CountUses.After);
        app.Use(SettingsEndpoint.RememberLanguage);
        app.UseAntiforgery();
        app.Use(LateForms.Show);

        AssetEndpoint.Map(app);
        SettingsEndpoint.Map(app);
        app.MapRazorComponents<Root>();
        return app;
    }

    private static bool WantsPage(HttpContext context) => context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
