using Maru.App.Catalog;
using Maru.Core;
using Maru.Core.Live;
using Maru.Methods.KoreanText;

namespace Maru.App.Live;

/// <summary>How a feed stands.</summary>
public enum FeedState
{
    Working,
    /// <summary>What it has is older than it should be.</summary>
    Stale,
    /// <summary>It can't be had, and what it has is old.</summary>
    Broken,
    /// <summary>Nothing has come yet.</summary>
    Waiting,
    Paused,
}

/// <summary>A feed as people look at it.</summary>
public sealed record FeedView(FeedSetting Setting, FeedCard Card, FeedState State, Bilingual Why, FeedHealth Health)
{
    /// <summary>Time of the newest value; of feeds of events when the last answer came.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    public DateTimeOffset? LastArrival { get; init; }

    /// <summary>Counts of today.</summary>
    public Arrival Today { get; init; } = new();

    public int Stations { get; init; }

    /// <summary>Stations whose newest value is too old.</summary>
    public int StaleStations { get; init; }

    public int OpenEvents { get; init; }

    public TimeSpan Freshness => Setting.StaleAfter ?? Card.Freshness;

    public bool HasReadings => Card.Quantities.Count > 0 || Stations > 0;

    /// <summary>Looks at a feed at a moment.</summary>
    public static FeedView Of(HotFeed feed, FeedHealth health, DateTimeOffset now)
    {
        var (setting, card) = (feed.Setting, feed.Kind.Card);
        var freshness = setting.StaleAfter ?? card.Freshness;
        var newest = feed.Newest();
        var lastArrival = feed.LastArrival;
        // A feed of events that is asked is fresh when it was answered: that nothing happens is news too.
        var newestAt = newest.Count > 0 && !card.ValuesStand ? newest.Max(one => one.Reading.At) : setting.Source == FeedSetting.OfPush ? lastArrival : health.AnsweredAt ?? lastArrival;
        var (state, why) = StateOf(setting, health, newestAt, freshness, now);
        var stations = newest.GroupBy(one => one.Reading.Station, one => one.Reading.At, (_, times) => times.Max()).ToList();
        return new(setting, card, state, why, health)
        {
            NewestAt = newestAt,
            LastArrival = lastArrival,
            Today = feed.Days().GetValueOrDefault(KoreanTime.Day(now)) ?? new(),
            Stations = stations.Count,
            StaleStations = card.ValuesStand ? 0 : stations.Count(at => now - at > freshness),
            OpenEvents = feed.OpenEvents().Count,
        };
    }

    private static (FeedState, Bilingual) StateOf(FeedSetting setting, FeedHealth health, DateTimeOffset? newest, TimeSpan freshness, DateTimeOffset now)
    {
        if (setting.IsPaused) return (FeedState.Paused, new("사람이 멈춰 두었습니다.", "Somebody paused it."));
        var isOld = newest is not { } at || now - at > freshness;
        if (isOld && health.Problem is { } problem) return (FeedState.Broken, problem);
        if (newest is not { } last)
            return (FeedState.Waiting, setting.Source == FeedSetting.OfPush ? new("아직 들어온 값이 없습니다.", "Nothing has been pushed yet.") : new("첫 답을 기다립니다.", "The first answer is awaited."));
        if (isOld) return (FeedState.Stale, new($"마지막 값이 {FeedText.Span(now - last).Ko} 전 것입니다. {Josa.IGa(FeedText.Span(freshness).Ko)} 지나면 늦은 값으로 봅니다.", $"The last value is {FeedText.Span(now - last).En} old; after {FeedText.Span(freshness).En} it counts as stale."));
        if (health.Problem is { } passing) return (FeedState.Working, new($"값은 아직 새것이지만 마지막 호출이 실패했습니다. {passing.Ko}", $"The values are still fresh, but the last call failed. {passing.En}"));
        return (FeedState.Working, new("제때 들어오고 있습니다.", "It comes in time."));
    }
}
