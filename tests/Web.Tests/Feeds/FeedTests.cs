using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.Live;
using Maru.Core.Live;
using Maru.Web.Tests.Access;

namespace Maru.Web.Tests.Feeds;

[Collection(nameof(AccessSite))]
public sealed class FeedTests(AccessSite site)
{
    private static HttpContent Json(string text) => new StringContent(text, Encoding.UTF8, "application/json");

    private FeedSetting Feed(string id, bool isOpen, params string[] pushers)
    {
        var setting = new FeedSetting(id, "push", "센서 " + id)
        {
            Source = FeedSetting.OfPush,
            IsOpen = isOpen,
            Department = "교통과",
            Pushers = pushers,
            Settings = new Dictionary<string, string> { ["quantities"] = "speed | 속도 | km/h | 0 | 200" },
        };
        site.Get<FeedFiles>().Save(setting);
        return setting;
    }

    private (string Key, string Id) KeyOf(string account)
    {
        var key = site.Get<AccessKeys>().Make(site.Holder(account), "센서", null, 30);
        return (key, key.Split('_')[1]);
    }

    private async Task<Answer> Push(string feed, string? key, string body)
    {
        using var browser = site.Anonymous();
        browser.Bearer = key;
        return await browser.Ask(new(HttpMethod.Post, $"/api/v1/feeds/{feed}/readings") { Content = Json(body) });
    }

    private static string Body(double value, DateTimeOffset at) => JsonSerializer.Serialize(new { readings = new[] { new { station = "S1", quantity = "speed", at, value } } });

    [Fact]
    public async Task Only_a_key_that_was_allowed_pushes_and_what_is_sent_twice_is_kept_once()
    {
        var (allowed, id) = KeyOf("lead-traffic");
        var (other, _) = KeyOf("staff-nature");
        Feed("push-test", isOpen: true, id);
        var now = DateTimeOffset.UtcNow.AddMinutes(-1);
        Assert.Equal(HttpStatusCode.Forbidden, (await Push("push-test", null, Body(50, now))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Push("push-test", other, Body(50, now))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Push("push-test", "maru_x_y", Body(50, now))).Status);
        var first = await Push("push-test", allowed, Body(50, now));
        Assert.Equal((HttpStatusCode.OK, """{"readings":1,"late":0,"revised":0,"duplicates":0,"setAside":0,"events":0}"""), (first.Status, first.Body));
        Assert.Contains("\"duplicates\":1", (await Push("push-test", allowed, Body(50, now))).Body, StringComparison.Ordinal);
        Assert.Contains("\"setAside\":1", (await Push("push-test", allowed, Body(900, now))).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Push("push-test", allowed, "{")).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Push("push-test", allowed, new string(' ', (16 << 20) + 1))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Push("no-such", allowed, Body(50, now))).Status);
        using var anybody = site.Anonymous();
        Assert.Contains("\"value\":50", (await anybody.Open("/api/v1/feeds/push-test/readings")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_internal_feed_is_there_for_its_department_only_at_every_door()
    {
        Feed("inside-test", isOpen: false);
        foreach (var (account, expected) in ((string?, HttpStatusCode)[])[(null, HttpStatusCode.NotFound), ("staff-nature", HttpStatusCode.NotFound), ("staff-traffic", HttpStatusCode.OK)])
        {
            using var browser = account is null ? site.Anonymous() : await site.SignedIn(account);
            Assert.Equal(expected, (await browser.Open("/api/v1/feeds/inside-test")).Status);
            Assert.Equal(expected, (await browser.Open("/api/v1/feeds/inside-test/readings")).Status);
            Assert.Equal(expected == HttpStatusCode.OK, (await browser.Open("/api/v1/feeds")).Body.Contains("inside-test", StringComparison.Ordinal));
            Assert.Equal(expected == HttpStatusCode.OK, (await browser.Open("/feeds")).Body.Contains("센서 inside-test", StringComparison.Ordinal));
            Assert.Equal(expected, (await browser.Open("/feeds/inside-test")).Status);
            if (expected != HttpStatusCode.OK) Assert.Equal(expected, (await browser.Open("/live/events?feeds=inside-test")).Status);
        }
    }

    [Fact]
    public async Task The_stream_begins_with_what_is_known_goes_on_with_what_comes_and_resumes_where_it_was_cut()
    {
        Feed("stream-test", isOpen: true);
        var feed = site.Get<LiveStore>().Require("stream-test");
        var now = DateTimeOffset.UtcNow.AddMinutes(-5);
        await Take(feed, now, 10);
        string last;
        using (var stream = await Stream.Open(site.Address, "stream-test", null))
        {
            var begin = await stream.Next("readings");
            Assert.Contains("\"value\":10", begin.Data, StringComparison.Ordinal);
            Assert.Contains("\"state\":\"working\"", (await stream.Next("beat")).Data, StringComparison.Ordinal);
            await Take(feed, now.AddSeconds(10), 20);
            var came = await stream.Next("readings");
            Assert.Contains("\"value\":20", came.Data, StringComparison.Ordinal);
            last = came.Id!;
        }
        // Cut off, and meanwhile three more: of each key the newest comes, and nothing that was had already.
        for (var i = 1; i <= 3; i++) await Take(feed, now.AddSeconds(10 + i), 20 + i);
        using (var again = await Stream.Open(site.Address, "stream-test", last))
        {
            var missed = await again.Next("readings");
            Assert.Contains("\"value\":23", missed.Data, StringComparison.Ordinal);
            Assert.DoesNotContain("\"value\":20", missed.Data, StringComparison.Ordinal);
            last = missed.Id!;
        }
        using var nothing = await Stream.Open(site.Address, "stream-test", last);
        Assert.Equal("beat", (await nothing.Next(null)).Kind);
    }

    [Fact]
    public async Task A_display_that_does_not_read_holds_nobody_up()
    {
        Feed("slow-test", isOpen: true);
        var feed = site.Get<LiveStore>().Require("slow-test");
        using var asleep = await Stream.Open(site.Address, "slow-test", null);
        using var awake = await Stream.Open(site.Address, "slow-test", null);
        await awake.Next("beat");
        var now = DateTimeOffset.UtcNow.AddMinutes(-30);
        for (var i = 0; i < 12; i++)
        {
            var many = Enumerable.Range(0, 5000).Select(n => new Reading($"S{n}", "speed", now.AddSeconds(i), i)).ToList();
            await feed.Take(FeedAnswer.Nothing with { Readings = many }, false, CancellationToken.None);
            Assert.Contains($"\"value\":{i}", (await awake.Next("readings")).Data, StringComparison.Ordinal);
        }
    }

    private static Task Take(HotFeed feed, DateTimeOffset at, double value) =>
        feed.Take(FeedAnswer.Nothing with { Readings = [new("S1", "speed", at, value)] }, false, CancellationToken.None);

    private sealed class Stream(HttpClient client, HttpResponseMessage response, StreamReader reader) : IDisposable
    {
        public static async Task<Stream> Open(Uri address, string feed, string? last)
        {
            var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
            var request = new HttpRequestMessage(HttpMethod.Get, "/live/events?feeds=" + feed);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
            if (last is not null) request.Headers.Add("Last-Event-ID", last);
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
            return new(client, response, new StreamReader(await response.Content.ReadAsStreamAsync()));
        }

        /// <summary>The next event of a kind, or of any.</summary>
        public async Task<(string Kind, string? Id, string Data)> Next(string? wanted)
        {
            using var time = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            string kind = "", data = "";
            string? id = null;
            while (await reader.ReadLineAsync(time.Token) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line[7..];
                else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
                else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
                else if (line.Length == 0 && kind.Length > 0)
                {
                    if (wanted is null || kind == wanted) return (kind, id, data);
                    (kind, id, data) = ("", null, "");
                }
            }
            throw new InvalidOperationException("The stream ended.");
        }

        public void Dispose()
        {
            reader.Dispose();
            response.Dispose();
            client.Dispose();
        }
    }
}
