using Maru.App.Access;
using Maru.App.Drift;
using Maru.App.Import;
using Maru.App.Quality.Rules;
using Maru.App.Receipts;
using Microsoft.Extensions.Hosting;

namespace Maru.Hosting;

/// <summary>Clears away at the server's start and once a day: what killed processes left, and receipts whose time is over; and proposes rules for what has none.</summary>
public sealed class DailySweep(Leftovers leftovers, HeldArrivals holds, ReceiptStore receipts, RuleDesk rules, AccessEvents access, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What follows must not hold up the start.
        await Task.Yield();
        using var timer = new PeriodicTimer(Day, clock);
        Sweep(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Sweep(stoppingToken);
            // Not at the start, when people wait for their pages.
            rules.SuggestMissing(stoppingToken);
        }
    }

    private void Sweep(CancellationToken stop)
    {
        leftovers.Sweep();
        holds.Sweep(clock.GetUtcNow() - Day);
        receipts.Sweep();
        access.Sweep();
        rules.CatchUp(stop);
    }
}
