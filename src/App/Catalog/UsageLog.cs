using System.Collections.Concurrent;
using Maru.App.Catalog.Storage;
using Maru.Methods.PersonalData;

namespace Maru.App.Catalog;

/// <summary>
/// Counts uses and searches: in memory, written every few seconds and on dispose, so that counting costs a page nothing. A killed process
/// loses the last seconds' counts. Never says who: counts and phrases only, and a phrase's personal data are covered before it is kept.
/// </summary>
public sealed class UsageLog : IDisposable
{
    private const int LongestPhrase = 60;
    private const int MostWaiting = 20_000;
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(5);

    private readonly CatalogDatabase _database;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _writing = new();
    private ConcurrentDictionary<(string Dataset, DateOnly Day, string Kind), long> _uses = new();
    private ConcurrentDictionary<(DateOnly Day, string Phrase), (long Times, int Found)> _searches = new();

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

    /// <summary>A search and how many datasets it found; 0 is a miss worth knowing.</summary>
    public void Searched(string phrase, int found)
    {
        var clean = Clean(phrase);
        if (clean.Length < 2 || _searches.Count >= MostWaiting) return;
        _searches.AddOrUpdate((_clock.Today(), clean), (1, found), (_, s) => (s.Times + 1, found));
    }

    /// <summary>What may be kept of a phrase: one line, not long, personal data covered.</summary>
    public static string Clean(string phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var line = string.Join(' ', phrase.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var found = PersonalDataScanner.Find(line);
        // A covered number still says that somebody searched for a person: nothing of it helps, so nothing is kept.
        if (found.Count > 0) return "";
        return line.Length > LongestPhrase ? line[..LongestPhrase] : line;
    }

    /// <summary>Phrases that found something, most searched first.</summary>
    public IReadOnlyList<string> Popular(int days, int most) => Phrases("found > 0", days, most);

    /// <summary>Phrases that found nothing, most searched first: what people miss.</summary>
    public IReadOnlyList<string> Missed(int days, int most) => Phrases("found = 0", days, most);

    /// <summary>Writes what was counted so far.</summary>
    public void Flush()
    {
        lock (_writing)
        {
            if (_uses.IsEmpty && _searches.IsEmpty) return;
            var uses = Interlocked.Exchange(ref _uses, new());
            var searches = Interlocked.Exchange(ref _searches, new());
            using var connection = _database.Open();
            using var transaction = connection.BeginTransaction();
            foreach (var ((dataset, day, kind), count) in uses)
                transaction.Run(
                    "insert into usage_counts (dataset, day, kind, uses) values (@p0, @p1, @p2, @p3) on conflict (dataset, day, kind) do update set uses = usage_counts.uses + excluded.uses",
                    dataset, day, kind, count);
            foreach (var ((day, phrase), (times, found)) in searches)
                transaction.Run(
                    "insert into searches (day, phrase, times, found) values (@p0, @p1, @p2, @p3) on conflict (day, phrase) do update set times = searches.times + excluded.times, found = excluded.found",
                    day, phrase, times, found);
            transaction.Commit();
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        TryFlush();
    }

    private List<string> Phrases(string condition, int days, int most)
    {
        using var connection = _database.Open();
        return connection.Rows(
            $"select phrase from searches where day >= @p0 and {condition} group by phrase order by sum(times) desc, phrase limit @p1",
            r => r.GetString(0), _clock.Today().AddDays(1 - days), most);
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
