using Maru.App.Jobs;
using Maru.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Hosting;

/// <summary>Runs the jobs while the server runs. A database that is away must not take the server down: it is tried again.</summary>
public sealed partial class JobService(JobRunner runner, TimeProvider clock, ILogger<JobService> logger) : BackgroundService
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server is up first.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await runner.Run(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The server closes: what was under way is in the queue again.
                return;
            }
            catch (Exception e) when (e is System.Data.Common.DbException or IOException or InputException)
            {
                RunnerStopped(logger, e);
            }
            await Task.Delay(TryAgainAfter, clock, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Jobs could not be run; tried again in a moment")]
    private static partial void RunnerStopped(ILogger logger, Exception cause);
}
