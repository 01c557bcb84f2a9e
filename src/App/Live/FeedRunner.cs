using System.Collections.Concurrent;
using Maru.Core;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>
/// Asks every feed when it is due, each for itself. One that fails is asked less and less often until it answers again; its host rests by
/// the rules for all hosts besides.
/// </summary>
public sealed class FeedRunner(LiveStore store, FeedFiles files, IEnumerable<IFeedSource> sources, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Task> _underWay = new(StringComparer.Ordinal);

    /// <summary>Told of what nobody foresaw; the feed goes on.</summary>
    public Action<string, Exception>? Failing { get; set; }

    public async Task Run(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        try
        {
            do CallDue(stop);
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(_underWay.Values);
        }
    }

    private void CallDue(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var setting in files.All().Feeds)
        {
            if (setting.IsPaused || setting.Source == FeedSetting.OfPush || _underWay.ContainsKey(setting.Id)) continue;
            if (store.Health(setting.Id).NextCall is { } next && next > now && next - now <= LongestWait(setting)) continue;
            _underWay[setting.Id] = CallOne(setting.Id, stop);
        }
    }

    // A time to call again that lies further ahead was written by a clock that went wrong.
    private static TimeSpan LongestWait(FeedSetting setting) => TimeSpan.FromDays(1) + (setting.Every ?? TimeSpan.FromDays(1));

    private async Task CallOne(string id, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            await Call(id, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server closes.
        }
        catch (Exception e)
        {
            Failing?.Invoke(id, e);
        }
        finally
        {
            _underWay.TryRemove(id, out _);
        }
    }

    /// <summary>Asks a feed now.</summary>
    /// <returns>What became of the answer; null when there was none, which <see cref="LiveStore.Health"/> explains.</returns>
    /// <exception cref="InputException">There is no such feed, or it is one that is pushed to.</exception>
    public async Task<Arrival?> Call(string id, CancellationToken stop)
    {
        var feed = store.Require(id);
        var source = sources.FirstOrDefault(one => one.Id == feed.Setting.Source) ?? throw FeedErrors.NoSource(feed.Setting.Source);
        var before = store.Health(id) with { CalledAt = clock.GetUtcNow() };
        try
        {
            var rows = await source.Ask(feed.Kind, feed.Setting, stop);
            var now = clock.GetUtcNow();
            var answer = Placed(feed.Kind.Read(rows.Rows, new(FeedKinds.Own(feed.Kind, feed.Setting), now)), feed.Setting);
            var arrival = await feed.Take(answer, rows.IsWhole, stop);
            store.Keep(id, before with { AnsweredAt = now, NextCall = now + EveryOf(feed), Failures = 0, ProblemKo = null, ProblemEn = null });
            return arrival;
        }
        catch (Exception e) when (e is InputException or IOException)
        {
            var now = clock.GetUtcNow();
            var problem = e as InputException;
            var failures = before.Failures + 1;
            var next = problem?.RetryAt is { } again && again > now ? again : now + Rest(feed, failures);
            store.Keep(id, before with
            {
                Failures = failures,
                NextCall = next,
                ProblemKo = problem?.In("ko") ?? "받은 값을 디스크에 쓰지 못했습니다. 디스크가 찼는지 보세요.",
                ProblemEn = problem?.In("en") ?? "What came could not be written to the disk; see whether it is full.",
            });
            return null;
        }
    }

    private static TimeSpan EveryOf(HotFeed feed) => feed.Setting.Every ?? feed.Kind.Card.CallEvery ?? feed.Kind.Card.Cadence;

    // Twice as long with every failure; spread, so that many feeds of one provider don't come back together.
    private static TimeSpan Rest(HotFeed feed, int failures)
    {
        var first = EveryOf(feed) is var every && every < ShortestRest ? ShortestRest : every < TimeSpan.FromMinutes(1) ? every : TimeSpan.FromMinutes(1);
        var rest = first * Math.Pow(2, Math.Min(failures - 1, 12));
        return (rest < LongestRest ? rest : LongestRest) * (0.9 + (Random.Shared.NextDouble() * 0.2));
    }

    // Answers of one place often do not say where it is: whoever set the feed up did.
    private static FeedAnswer Placed(FeedAnswer answer, FeedSetting setting) => setting.Longitude is null ? answer : answer with
    {
        Stations = [.. answer.Stations.Select(station => station.Longitude is null ? station with { Longitude = setting.Longitude, Latitude = setting.Latitude } : station)],
    };
}
