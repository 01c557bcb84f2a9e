using System.Collections.Concurrent;
using System.Text.Json;
using Maru.App.Live;
using Maru.App.Rows.ResultWriters;

namespace Maru.Web.Features.Feeds;

/// <summary>How feeds stand, written for displays; looked at once in a while for all of them together.</summary>
internal sealed class FeedBeats(LiveStore store, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, FeedView View)> _views = new(StringComparer.Ordinal);

    public FeedView Of(HotFeed feed)
    {
        var now = clock.GetUtcNow();
        if (_views.TryGetValue(feed.Setting.Id, out var known) && now - known.At < Kept) return known.View;
        var view = FeedView.Of(feed, store.Health(feed.Setting.Id), now);
        _views[feed.Setting.Id] = (now, view);
        return view;
    }

    public byte[] Write(IEnumerable<HotFeed> feeds)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonCells.Options))
        {
            json.WriteStartObject();
            json.WriteString("at", clock.GetUtcNow());
            json.WriteStartArray("feeds");
            foreach (var feed in feeds) Write(json, Of(feed));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    public static void Write(Utf8JsonWriter json, FeedView view)
    {
        json.WriteStartObject();
        json.WriteString("feed", view.Setting.Id);
        json.WriteString("kind", view.Setting.Kind);
        json.WriteStartObject("title");
        json.WriteString("ko", view.Setting.Title);
        json.WriteString("en", view.Setting.TitleEn ?? view.Card.Card.Name.En);
        json.WriteEndObject();
        // What the lower case of the enumeration's members is: working, stale, broken, waiting, paused.
        json.WriteString("state", StateId(view.State));
        json.WriteStartObject("why");
        json.WriteString("ko", view.Why.Ko);
        json.WriteString("en", view.Why.En);
        json.WriteEndObject();
        if (view.NewestAt is { } newest) json.WriteString("newestAt", newest);
        json.WriteNumber("freshSeconds", view.Freshness.TotalSeconds);
        json.WriteEndObject();
    }

    public static string StateId(FeedState state) => state switch
    {
        FeedState.Working => "working",
        FeedState.Stale => "stale",
        FeedState.Broken => "broken",
        FeedState.Waiting => "waiting",
        _ => "paused",
    };
}
