using Maru.App.Live;
using Maru.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Hosting;

/// <summary>Asks the live feeds while the server runs, and moves days that are over into the lake.</summary>
public sealed partial class LiveService(FeedRunner runner, QueueReader queues, CompactFeed compact, LiveStore store, TimeProvider clock, ILogger<LiveService> logger) : BackgroundService
{
    private static readonly TimeSpan CompactEvery = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server is up first.
        await Task.Yield();
        runner.Failing = (feed, cause) => FeedFailed(logger, feed, cause);
        await Task.WhenAll(runner.Run(stoppingToken), queues.Run(stoppingToken), Compact(stoppingToken));
    }

    private async Task Compact(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(CompactEvery, clock);
        try
        {
            do
            {
                foreach (var feed in store.All())
                {
                    try
                    {
                        await Task.Run(() => compact.Run(feed, stop), stop);
                    }
                    catch (Exception e) when (e is InputException or IOException or System.Data.Common.DbException)
                    {
                        // Tried again in a while: nothing is lost meanwhile.
                        NotCompacted(logger, feed.Setting.Id, e);
                    }
                }
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // The server closes.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The feed {Feed} failed in a way nobody foresaw; it is asked again when it is due")]
    private static partial void FeedFailed(ILogger logger, string feed, Exception cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Days of the feed {Feed} that are over could not be moved into the lake")]
    private static partial void NotCompacted(ILogger logger, string feed, Exception cause);
}
