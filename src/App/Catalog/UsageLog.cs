using System.Collections.Concurrent;
using Maru.App.Catalog.Storage;

namespace Maru.App.Catalog;

/// <summary>
/// Counts uses: in memory, written every few seconds and on dispose, so that counting costs a page nothing. A killed process loses the last
/// seconds' counts. Never says who.
/// </summary>
public sealed class UsageLog : IDisposable
{
    private const int MostWaiting = 20_000;
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(5);

    private readonly CatalogDatabase _database;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _writing = new();
    private ConcurrentDictionary<(string Dataset, DateOnly Day, string Kind), long> _uses = new();

    public UsageLog(CatalogDatabase database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
        _timer = clock.CreateTimer(_ => TryFlush(), null, WriteEvery, WriteEvery);
    }

    /// <param name="kind"><see cref="UsageKinds.View"/>, <see cref="UsageKinds.Api"/>, or a download's format.</param>
    public void Used(string dataset, string kind)
    {
        // A flood of made-up ids must not fill the memory.
        if (_uses.Count < MostWaiting) _uses.AddOrUpdate((dataset, _clock.Today(), kind), 1, (_, n) => n + 1);
    }

    /// <summary>Writes what was counted so far.</summary>
    public void Flush()
    {
        lock (_writing)
        {
            if (_uses.IsEmpty) return;
            var uses = Interlocked.Exchange(ref _uses, new());
            using var connection = _database.Open();
            using var transaction = connection.BeginTransaction();
            foreach (var ((dataset, day, kind), count) in uses)
                transaction.Run(
                    "insert into usage_counts (dataset, day, kind, uses) values (@p0, @p1, @p2, @p3) on conflict (dataset, day, kind) do update set uses = usage_counts.uses + excluded.uses",
                    dataset, day, kind, count);
            transaction.Commit();
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        TryFlush();
    }

    // Counting must never take a page down: a database that is away for a while costs counts, nothing else.
    private void TryFlush()
    {
        try
        {
            Flush();
        }
        catch (System.Data.Common.DbException)
        {
        }
    }
}
