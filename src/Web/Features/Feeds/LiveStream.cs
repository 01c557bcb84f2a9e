using System.Buffers;
using System.Globalization;
using System.Text;
using Maru.App.Live;
using Maru.Web.Features.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Maru.Web.Features.Feeds;

/// <summary>
/// GET /live/events: what comes, as Server-Sent Events. First the newest of everything, or with Last-Event-ID what changed since; then what
/// comes. The id of an event names how far each feed is, so that one that was cut off goes on exactly there. A display that does not keep up
/// gets the newest of every key again instead of what it missed.
/// </summary>
internal sealed class LiveStream(FeedDesk desk, LiveStore store, FeedBeats beats, TimeProvider clock)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    // Whoever listens asks anew from time to time, and is asked whether they still may.
    private static readonly TimeSpan LongestStream = TimeSpan.FromMinutes(15);

    public async Task Answer(HttpContext http)
    {
        ApiRequest.Allow(http.Request, "feeds");
        var feeds = Asked(http.Request);
        var positions = Positions(http.Request, feeds);
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        // Servers in front that gather answers up would hold it back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var stop = http.RequestAborted;
        var until = clock.GetUtcNow() + LongestStream;
        using var watch = store.Hub.Open(feeds.Select(feed => feed.Setting.Id));
        var sent = new Sent(http.Response, positions);
        await sent.Retry(stop);
        foreach (var feed in feeds) await CatchUp(feed, sent, stop);
        await sent.Message("beat", beats.Write(feeds), withId: false, stop);
        var beatAt = clock.GetUtcNow() + Beat;
        while (clock.GetUtcNow() is var now && now < until)
        {
            var (frames, behind) = await watch.Next(beatAt - now is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero, stop);
            foreach (var frame in frames.Where(frame => frame.Last > positions.GetValueOrDefault(frame.Feed)))
            {
                positions[frame.Feed] = frame.Last;
                await sent.Message("readings", frame.Shown, withId: true, stop);
            }
            foreach (var id in behind) await CatchUp(feeds.First(feed => feed.Setting.Id == id), sent, stop);
            if (clock.GetUtcNow() >= beatAt)
            {
                await sent.Message("beat", beats.Write(feeds), withId: false, stop);
                beatAt = clock.GetUtcNow() + Beat;
            }
            await http.Response.Body.FlushAsync(stop);
        }
    }

    private static async Task CatchUp(HotFeed feed, Sent sent, CancellationToken stop)
    {
        var id = feed.Setting.Id;
        var (last, updates) = feed.Since(sent.Positions.GetValueOrDefault(id));
        if (updates.Count == 0 && sent.Positions.ContainsKey(id)) return;
        sent.Positions[id] = last;
        await sent.Message("readings", LiveText.Write(id, last, updates), withId: true, stop);
    }

    private List<HotFeed> Asked(HttpRequest request)
    {
        var named = string.Join(',', request.Query["feeds"].OfType<string>()).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (named.Length == 0) return [.. store.All().Where(feed => desk.MaySee(feed.Setting))];
        return [.. named.Distinct(StringComparer.Ordinal).Select(id => desk.Find(id) ?? throw FeedsApi.NoFeed(id))];
    }

    // a=12,b=5; what does not read so is as if nothing had been said.
    private static Dictionary<string, long> Positions(HttpRequest request, List<HotFeed> feeds)
    {
        var positions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var part in request.Headers["Last-Event-ID"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries))
            if (part.Split('=') is [var id, var number] && feeds.Exists(feed => feed.Setting.Id == id.Trim()) && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at)) positions[id.Trim()] = at;
        return positions;
    }

    /// <summary>Writes events, and knows how far each feed is.</summary>
    private sealed class Sent(HttpResponse response, Dictionary<string, long> positions)
    {
        public Dictionary<string, long> Positions => positions;

        public async Task Retry(CancellationToken stop)
        {
            await response.Body.WriteAsync("retry: 3000\n\n"u8.ToArray(), stop);
            await response.Body.FlushAsync(stop);
        }

        public async Task Message(string kind, ReadOnlyMemory<byte> data, bool withId, CancellationToken stop)
        {
            var head = new StringBuilder("event: ").Append(kind).Append('\n');
            if (withId) head.Append("id: ").AppendJoin(',', positions.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}"))).Append('\n');
            head.Append("data: ");
            var writer = response.BodyWriter;
            Encoding.UTF8.GetBytes(head.ToString(), writer);
            writer.Write(data.Span);
            writer.Write("\n\n"u8);
            await writer.FlushAsync(stop);
        }
    }
}
