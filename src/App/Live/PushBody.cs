using System.Text.Json;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>
/// Reads what is pushed: Maru's own form, a list of readings, or Observations as the OGC SensorThings API has them. A value that can't be
/// read goes aside with the others kept; a body that is none of these is refused as a whole.
/// </summary>
public static class PushBody
{
    public const int MostBytes = 16 << 20;
    public const int MostReadings = 50_000;

    /// <exception cref="Core.InputException">Not JSON of one of these forms.</exception>
    public static FeedAnswer Read(ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = 16 });
            return Read(document.RootElement, now);
        }
        catch (JsonException e)
        {
            throw FeedErrors.Body("body", $"JSON {e.LineNumber + 1}:{e.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair stands in a name.
            throw FeedErrors.Body("body", "UTF-16");
        }
    }

    private static FeedAnswer Read(JsonElement root, DateTimeOffset now)
    {
        var answer = new AnswerWriter();
        if (root.ValueKind == JsonValueKind.Array) return ReadAll(root, answer, now);
        if (root.ValueKind != JsonValueKind.Object) throw FeedErrors.Body("body", root.ValueKind.ToString());
        var isOurs = false;
        foreach (var name in (ReadOnlySpan<string>)["readings", "value", "events", "stations"])
        {
            if (!root.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array) continue;
            isOurs = true;
            if (list.GetArrayLength() > MostReadings) throw FeedErrors.TooMany(MostReadings);
            foreach (var one in list.EnumerateArray())
                if (name == "events") Event(one, answer, now);
                else if (name == "stations") Station(one, answer);
                else Reading(one, answer, now);
        }
        if (isOurs) return answer.Answer;
        if (root.TryGetProperty("result", out _) || root.TryGetProperty("value", out _)) Reading(root, answer, now);
        else throw FeedErrors.Body("body", "{" + string.Join(", ", root.EnumerateObject().Take(5).Select(property => property.Name)) + "}");
        return answer.Answer;
    }

    private static FeedAnswer ReadAll(JsonElement list, AnswerWriter answer, DateTimeOffset now)
    {
        if (list.GetArrayLength() > MostReadings) throw FeedErrors.TooMany(MostReadings);
        foreach (var one in list.EnumerateArray()) Reading(one, answer, now);
        return answer.Answer;
    }

    private static void Reading(JsonElement one, AnswerWriter answer, DateTimeOffset now)
    {
        if (one.ValueKind != JsonValueKind.Object) throw FeedErrors.Body("readings", one.ValueKind.ToString());
        if (one.TryGetProperty("result", out _)) Observation(one, answer, now);
        else answer.Add(one.Any("station") ?? "", one.Any("quantity") ?? "", Time(one, now, "at", "time"), one.Text("value"), one.Text("flag"));
    }

    // An Observation names its Datastream, and that its Thing and ObservedProperty; short forms name the Datastream alone, as station/quantity.
    private static void Observation(JsonElement one, AnswerWriter answer, DateTimeOffset now)
    {
        var at = Time(one, now, "phenomenonTime", "resultTime");
        var (station, quantity) = ("", "");
        if (one.TryGetProperty("Datastream", out var stream) && stream.ValueKind == JsonValueKind.Object)
        {
            if (stream.TryGetProperty("Thing", out var thing)) station = thing.Any("@iot.id", "name") ?? "";
            if (stream.TryGetProperty("ObservedProperty", out var property)) quantity = property.Any("name", "@iot.id") ?? "";
            if (station.Length == 0 && stream.Any("@iot.id", "name")?.Split('/') is [var left, var right]) (station, quantity) = (left, right);
        }
        var quality = one.Any("resultQuality");
        answer.Add(station, quantity, at, one.Text("result"), quality is "good" or "ok" or "GOOD" ? null : quality);
    }

    private static DateTimeOffset? Time(JsonElement one, DateTimeOffset now, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (!one.TryGetProperty(field, out var found)) continue;
            if (found.ValueKind == JsonValueKind.Number) return found.TryGetInt64(out var number) && number is > 0 and < 253_402_300_799_000 ? number > 100_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number) : null;
            // Of a period its end.
            return LiveRow.Time(one.Text(field)?.Split('/')[^1]);
        }
        // A sensor without a clock speaks of this moment.
        return now;
    }

    private static void Station(JsonElement one, AnswerWriter answer)
    {
        if (one.Any("id") is not { } id) return;
        var place = LiveRow.Place(one.Number("longitude"), one.Number("latitude"));
        answer.Add(new Station(id, one.Any("name") ?? id, place?.Longitude, place?.Latitude) { Region = one.Any("region") });
    }

    private static void Event(JsonElement one, AnswerWriter answer, DateTimeOffset now)
    {
        if (one.ValueKind != JsonValueKind.Object) throw FeedErrors.Body("events", one.ValueKind.ToString());
        var place = LiveRow.Place(one.Number("longitude"), one.Number("latitude"));
        var details = one.TryGetProperty("details", out var more) && more.ValueKind == JsonValueKind.Object
            ? more.EnumerateObject().Select(property => (property.Name, Text: more.Text(property.Name))).Where(pair => pair.Text is not null).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Text!, StringComparer.Ordinal) : [];
        answer.Add(new LiveEvent(one.Any("id") ?? "", one.Any("kind") ?? "", one.Any("title") ?? "", Time(one, now, "from", "at") ?? now)
        {
            Until = LiveRow.Time(one.Any("until")),
            State = one.Any("state") is "ended" or "closed" ? EventState.Ended : EventState.Open,
            Severity = (int)Math.Clamp(one.Number("severity") ?? 0, 0, 3),
            Longitude = place?.Longitude,
            Latitude = place?.Latitude,
            Place = one.Any("place"),
            Office = one.Any("office"),
            Details = details,
        });
    }
}
