using System.Data.Common;
using Maru.App.Catalog;
using Maru.App.Relations;
using Maru.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Hosting;

/// <summary>
/// Keeps the data-relationship diagram true to the lake while the server runs. It waits until nothing has changed for a moment, so that it never
/// stands in the way of data that come in.
/// </summary>
public sealed partial class RelationRefresh(CatalogStore catalog, RelationDesk relations, TimeProvider clock, ILogger<RelationRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        CatalogSnapshot? seen = null, done = null;
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = catalog.Snapshot();
            var isQuiet = ReferenceEquals(now, seen);
            seen = now;
            if (!isQuiet || ReferenceEquals(now, done)) continue;
            Refresh(stoppingToken);
            done = seen = catalog.Snapshot();
        }
    }

    // What can't be measured now is measured after the next change; the server goes on.
    private void Refresh(CancellationToken stop)
    {
        try
        {
            relations.Refresh(null, stop);
        }
        catch (Exception e) when (e is InputException or DbException or IOException)
        {
            NotMeasured(logger, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Relations between datasets could not be measured")]
    private static partial void NotMeasured(ILogger logger, Exception cause);
}
