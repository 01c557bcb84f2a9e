using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Live;
using Maru.Hosting;
using Maru.Web;
using Maru.Web.Features.Access;
using Maru.Web.Features.Api;
using Maru.Web.Features.Boards;
using Maru.Web.Features.Dataset;
using Maru.Web.Features.Downloads;
using Maru.Web.Features.Drift;
using Maru.Web.Features.Excavations;
using Maru.Web.Features.Feeds;
using Maru.Web.Features.Import;
using Maru.Web.Features.Jobs;
using Maru.Web.Features.Linking;
using Maru.Web.Features.Metadata;
using Maru.Web.Features.Organization;
using Maru.Web.Features.Privacy;
using Maru.Web.Features.Quality;
using Maru.Web.Features.Relations;
using Maru.Web.Features.Sources;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maru.Cli;

/// <summary>The web server over one data folder. Tests start it too.</summary>
public static class MaruServer
{
    /// <param name="port">0 for any free one.</param>
    public static WebApplication Build(string dataFolder, int port)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 4L << 30;
        });
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddMaru(dataFolder);
        builder.Services.AddHostedService<JobService>();
        builder.Services.AddHostedService<RelationRefresh>();
        builder.Services.AddHostedService<LiveService>();
        builder.Services.AddFeeds();
        builder.Services.AddSingleton<IFeedSource, SampleFeedSource>();
        builder.Services.AddMaruWeb();
        builder.Services.AddSingleton<DeskKey>();
        builder.Services.AddApi();
        builder.Services.AddDatasetPage();
        builder.Services.AddQualityPages();
        builder.Services.AddMetadataPages();
        builder.Services.AddOrganizationPages();
        var app = builder.Build();
        app.Services.GetRequiredService<CatalogStore>().Prepare();
        app.MapMaruWeb();
        app.MapApi();
        app.MapDownloads();
        app.MapDatasetPage();
        app.MapPersonal();
        app.MapSignOn();
        app.MapPseudonyms();
        app.MapImport();
        app.MapJobs();
        app.MapSources();
        app.MapLinking();
        app.MapQuality();
        app.MapDrift();
        app.MapMetadata();
        app.MapRelations();
        app.MapExcavations();
        app.MapOrganization();
        app.MapBoards();
        app.MapFeeds();
        return app;
    }
}
