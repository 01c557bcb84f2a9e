using Maru.App.Boards;
using Maru.App.Catalog;
using Maru.App.Catalog.Home;
using Maru.App.Indicators;
using Maru.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Hosting;

/// <summary>Keeps the home page's figures and the values of indicators and tiles true to the lake while the server runs: looks whenever the catalogue or a declaration has changed.</summary>
public sealed partial class HomeRefresh(CatalogStore catalog, ComputeHome home, ComputeIndicators indicators, ComputeTiles tiles, IndicatorBook declared, BoardBook boards, TimeProvider clock, ILogger<HomeRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        (CatalogSnapshot? Catalog, int Declared, int Boards) seen = default;
        using var timer = new PeriodicTimer(LookEvery, clock);
        do
        {
            if (Now() == seen) continue;
            var before = (declared.Stamp, boards.Stamp);
            Refresh(stoppingToken);
            seen = (catalog.Snapshot(), before.Item1, before.Item2);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private (CatalogSnapshot Catalog, int Declared, int Boards) Now() => (catalog.Snapshot(), declared.Stamp, boards.Stamp);

    // A definition with a fault, or a database that is away, must not take the server down: it is tried again at the next change.
    private void Refresh(CancellationToken stop)
    {
        try
        {
            home.Refresh(stop);
            indicators.Refresh(stop);
            tiles.Refresh(stop);
            foreach (var figure in catalog.Snapshot().Home.Figures.Where(figure => figure.Fault is not null)) FigureNotComputed(logger, figure.Id, figure.Fault!);
        }
        catch (Exception e) when (e is InputException or System.Data.Common.DbException)
        {
            FiguresNotComputed(logger, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The home page's figure {Figure} could not be computed: {Reason}")]
    private static partial void FigureNotComputed(ILogger logger, string figure, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The home page's figures could not be computed: {Reason}")]
    private static partial void FiguresNotComputed(ILogger logger, string reason);
}
