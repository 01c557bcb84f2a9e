using Maru.App.AccessLog;
using Maru.App.AccessLog.Review;
using Maru.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Hosting;

/// <summary>Proves the access log once a day and reviews each period that is over, beside what people ask for.</summary>
public sealed partial class AccessLogWatch(ProveAccessLog prove, ReviewDesk reviews, TimeProvider clock, ILogger<AccessLogWatch> log) : BackgroundService
{
    // Not at the start, when people wait for their pages; and a server that is started anew each day comes to it too.
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (reviews.Due() is { } period) reviews.Run(period, by: null, stoppingToken);
                if (prove.Last() is { } last && clock.GetUtcNow() - last.At < Every) continue;
                if ((await prove.Run(by: null, stoppingToken)).Bad is { } bad) Broken(log, bad.Where, bad.Message.En);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InputException)
            {
                Unread(log, e.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The access log is not whole. {Where}: {What}")]
    private static partial void Broken(ILogger log, string where, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "The access log could not be proven or reviewed: {What}")]
    private static partial void Unread(ILogger log, string what);
}
