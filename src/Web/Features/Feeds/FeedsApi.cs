using System.Text.Json;
using Maru.App.Access;
using Maru.App.Live;
using Maru.Core;
using Maru.Core.Live;
using Maru.Web.Features.Api;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Feeds;

/// <summary>/api/v1/feeds: how feeds stand, what they say now, and what is pushed to them.</summary>
internal sealed class FeedsApi(FeedDesk desk, LiveStore store, FeedBeats beats, TimeProvider clock)
{
    private static readonly TimeSpan UsualSpan = TimeSpan.FromDays(1);

    internal static ApiProblem NoFeed(string id) => new(StatusCodes.Status404NotFound, "unknown-dataset", FeedErrors.NoFeed(id));

    public Task List(HttpContext http)
    {
        ApiRequest.Allow(http.Request);
        return JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("feeds");
            foreach (var view in desk.List()) FeedBeats.Write(json, view);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public Task One(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request);
        var feed = desk.Find(id) ?? throw NoFeed(id);
        return JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("feed");
            FeedBeats.Write(json, beats.Of(feed));
            json.WriteStartArray("quantities");
            foreach (var quantity in feed.Quantities) Write(json, quantity);
            json.WriteEndArray();
            json.WriteStartArray("stations");
            foreach (var station in feed.Stations()) Write(json, station);
            json.WriteEndArray();
            json.WriteStartArray("readings");
            foreach (var newest in feed.Newest()) LiveText.Write(json, newest.Reading);
            json.WriteEndArray();
            json.WriteStartArray("events");
            foreach (var known in feed.OpenEvents()) LiveText.Write(json, known.Event);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public Task Readings(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request, "station", "quantity", "from", "until");
        var feed = desk.Find(id) ?? throw NoFeed(id);
        var until = Time(http.Request, "until") ?? clock.GetUtcNow() + feed.Kind.Card.Ahead;
        var from = Time(http.Request, "from") ?? clock.GetUtcNow() - UsualSpan;
        var station = http.Request.Query["station"].FirstOrDefault();
        var quantity = http.Request.Query["quantity"].FirstOrDefault();
        var keys = feed.Newest().Select(newest => newest.Reading).Where(reading => (station is null || reading.Station == station) && (quantity is null || reading.Quantity == quantity)).ToList();
        return JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("readings");
            foreach (var key in keys)
                foreach (var reading in feed.Values(key.Station, key.Quantity, from, until)) LiveText.Write(json, reading);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public async Task Push(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request);
        var reader = http.Reader();
        if (store.Find(id) is not { } feed || (!desk.MaySee(feed.Setting) && !FeedDesk.MayPush(feed.Setting))) throw NoFeed(id);
        if (reader.Kind != ReaderKind.ApiKey || !FeedDesk.MayPush(feed.Setting)) throw new ApiProblem(StatusCodes.Status403Forbidden, "not-open", FeedErrors.NotPusher(id));
        if (feed.Setting.Source != FeedSetting.OfPush) throw FeedErrors.NotPushed(id);
        var answer = PushBody.Read(await Body(http), clock.GetUtcNow());
        var arrival = await Kept(feed, answer, http.RequestAborted);
        await JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("readings", arrival.Readings);
            json.WriteNumber("late", arrival.Late);
            json.WriteNumber("revised", arrival.Revised);
            json.WriteNumber("duplicates", arrival.Duplicates);
            json.WriteNumber("setAside", arrival.SetAside);
            json.WriteNumber("events", arrival.Events);
            json.WriteEndObject();
        });
    }

    // A disk that is full, or another process at the feed, is nothing the sender did wrong: they are to send it again.
    private static async Task<Arrival> Kept(HotFeed feed, FeedAnswer answer, CancellationToken stop)
    {
        try
        {
            return await feed.Take(answer, isWhole: false, stop);
        }
        catch (InputException e) when (e.IsTransient)
        {
            throw new ApiProblem(StatusCodes.Status503ServiceUnavailable, "busy", e);
        }
        catch (IOException e)
        {
            throw new ApiProblem(StatusCodes.Status503ServiceUnavailable, "busy", new(
                new("지금은 받은 값을 디스크에 쓸 수 없습니다.", "What came can't be written to the disk now."), new("같은 값을 잠시 뒤 다시 보내세요. 겹친 값은 한 번만 남습니다.", "Send the same again in a moment; nothing is kept twice."), feed.Setting.Id, e));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> Body(HttpContext http)
    {
        if (http.Request.ContentLength > PushBody.MostBytes) throw TooLarge;
        using var buffer = new MemoryStream((int)(http.Request.ContentLength ?? 4096));
        var part = new byte[64 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(part, http.RequestAborted)) > 0)
        {
            if (buffer.Length + read > PushBody.MostBytes) throw TooLarge;
            buffer.Write(part, 0, read);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static ApiProblem TooLarge => new(StatusCodes.Status413PayloadTooLarge, "too-large", new(
        new($"본문이 {PushBody.MostBytes >> 20} MB를 넘습니다.", $"The body is over {PushBody.MostBytes >> 20} MB."), new("나누어 보내세요.", "Send it in parts.")));

    private static DateTimeOffset? Time(HttpRequest request, string name)
    {
        if (request.Query[name] is not [{ Length: > 0 } text, ..]) return null;
        return LiveRow.Time(text.Replace(' ', '+')) ?? throw new InputException(
            new($"{name} 값이 \"{text}\"입니다.", $"{name} is \"{text}\"."), new("2026-11-24T09:00:00+09:00처럼 쓰세요.", "Write it as 2026-11-24T09:00:00+09:00."), name);
    }

    private static void Write(Utf8JsonWriter json, Quantity quantity)
    {
        json.WriteStartObject();
        json.WriteString("id", quantity.Id);
        json.WriteStartObject("name");
        json.WriteString("ko", quantity.Name.Ko);
        json.WriteString("en", quantity.Name.En);
        json.WriteEndObject();
        json.WriteString("unit", quantity.Unit);
        if (quantity.Codes is { } codes)
        {
            json.WriteStartObject("codes");
            foreach (var (code, word) in codes) json.WriteString(code.ToString(System.Globalization.CultureInfo.InvariantCulture), word.Ko);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Station station)
    {
        json.WriteStartObject();
        json.WriteString("id", station.Id);
        json.WriteString("name", station.Name);
        if (station.Longitude is { } longitude && station.Latitude is { } latitude)
        {
            json.WriteNumber("longitude", longitude);
            json.WriteNumber("latitude", latitude);
        }
        json.WriteEndObject();
    }
}
