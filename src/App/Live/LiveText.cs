using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>What displays get of a feed: JSON of readings and events, of every key the newest.</summary>
public static class LiveText
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    internal static ReadOnlyMemory<byte> Write(LiveFrame frame)
    {
        var newest = new Dictionary<(string, string), LiveUpdate>();
        foreach (var update in frame.Updates)
            if (update.IsNewest) newest[update.Key] = update;
        return Write(frame.Feed, frame.Last, newest.Values);
    }

    /// <summary>One line, as Server-Sent Events want it.</summary>
    public static ReadOnlyMemory<byte> Write(string feed, long last, IEnumerable<LiveUpdate> updates)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("feed", feed);
            json.WriteNumber("last", last);
            var events = new List<LiveUpdate>();
            json.WriteStartArray("readings");
            foreach (var update in updates)
                if (update.Event is null) Write(json, update.Reading);
                else events.Add(update);
            json.WriteEndArray();
            if (events.Count > 0)
            {
                json.WriteStartArray("events");
                foreach (var update in events) Write(json, update.Event!);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    public static void Write(Utf8JsonWriter json, Reading reading)
    {
        json.WriteStartObject();
        json.WriteString("station", reading.Station);
        json.WriteString("quantity", reading.Quantity);
        json.WriteString("at", reading.At);
        json.WriteNumber("value", reading.Value);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, LiveEvent happening)
    {
        json.WriteStartObject();
        json.WriteString("id", happening.Id);
        json.WriteString("kind", happening.Kind);
        json.WriteString("title", happening.Title);
        json.WriteString("state", happening.State == EventState.Open ? "open" : "ended");
        json.WriteString("from", happening.From);
        if (happening.Until is { } until) json.WriteString("until", until);
        json.WriteNumber("severity", happening.Severity);
        if (happening.Longitude is { } longitude && happening.Latitude is { } latitude)
        {
            json.WriteNumber("longitude", longitude);
            json.WriteNumber("latitude", latitude);
        }
        if (happening.Shape is { } shape) json.WriteString("shape", shape);
        if (happening.Place is { } place) json.WriteString("place", place);
        if (happening.Office is { } office) json.WriteString("office", office);
        if (happening.Details.Count > 0)
        {
            json.WriteStartObject("details");
            foreach (var (name, value) in happening.Details) json.WriteString(name, value);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
