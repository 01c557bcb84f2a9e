using Maru.App.AccessLog;
using Maru.App.AccessLog.Keeping;
using Maru.App.AccessLog.Review;
using Maru.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Hosting;

/// <summary>Proves the access log once a day, backs it up at its time and reviews each period that is over, beside what people ask for.</summary>
public sealed partial class AccessLogWatch(ProveAccessLog prove, BackUpAccessLog backup, ReviewDesk reviews, TimeProvider clock, ILogger<AccessLogWatch> log) : BackgroundService
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
            // The proof first: a review that goes wrong keeps nobody from learning that the log is not whole.
            await Try("prove", Prove, stoppingToken);
            await Try("back up", BackUp, stoppingToken);
            await Try("review", Review, stoppingToken);
        }
    }

    private async Task Prove(CancellationToken stop)
    {
        if (prove.Last() is { } last && clock.GetUtcNow() - last.At < Every) return;
        if ((await prove.Run(by: null, stop)).Bad is { } bad) Broken(log, bad.Where, bad.Message.En);
    }

    private async Task BackUp(CancellationToken stop)
    {
        if (backup.IsDue()) await backup.Run(folder: null, by: null, stop);
    }

    private Task Review(CancellationToken stop)
    {
        while (reviews.Due() is { } period) reviews.Run(period, by: null, stop);
        return Task.CompletedTask;
    }

    // Whatever goes wrong, it is tried again at the next look: an exception that left here would end the watch for good.
    private async Task Try(string what, Func<CancellationToken, Task> step, CancellationToken stop)
    {
        try
        {
            await step(stop);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            Failed(log, what, e.GetType().Name, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The access log is not whole. {Where}: {What}")]
    private static partial void Broken(ILogger log, string where, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "The watch of the access log could not {What}: {Kind}: {Why}")]
    private static partial void Failed(ILogger log, string what, string kind, string why);
}
