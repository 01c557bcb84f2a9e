using Maru.App.Import;
using Maru.App.Quality.Rules;
using Maru.App.Receipts;
using Microsoft.Extensions.Hosting;

namespace Maru.Hosting;

/// <summary>Clears away at the server's start and once a day: what killed processes left, and receipts whose time is over.</summary>
public sealed class DailySweep(Leftovers leftovers, ReceiptStore receipts, RuleDesk rules, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What follows must not hold up the start.
        await Task.Yield();
        using var timer = new PeriodicTimer(Day, clock);
        do
        {
            leftovers.Sweep();
            receipts.Sweep();
            rules.CatchUp(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
