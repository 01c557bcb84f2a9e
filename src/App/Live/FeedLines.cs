using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>What a line of a feed's log says.</summary>
internal enum LineKind
{
    Reading,
    Aside,
    Station,
    Event,
    Batch,
}

/// <summary>A line of a feed's log.</summary>
internal sealed record FeedLine(LineKind Kind, long Number, long ReceivedAt)
{
    public Reading Reading { get; init; }
    public BadValue? Bad { get; init; }
    public Station? Station { get; init; }
    public LiveEvent? Event { get; init; }

    /// <summary>Of a batch: what was there already.</summary>
    public long Duplicates { get; init; }
}

/// <summary>
/// The lines of a feed's log: one JSON array each, so that a file read with the naked eye says what came. Written and read without a
/// serializer, for they come by the thousand.
/// </summary>
internal static class FeedLines
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static Utf8JsonWriter Writer(IBufferWriter<byte> to) => new(to, Plain);

    public static void Reading(Utf8JsonWriter json, long number, long received, Reading reading)
    {
        Begin(json, "r", number, received);
        json.WriteStringValue(reading.Station);
        json.WriteStringValue(reading.Quantity);
        json.WriteNumberValue(reading.At.ToUnixTimeMilliseconds());
        json.WriteNumberValue(reading.Value);
        json.WriteEndArray();
    }

    public static void Aside(Utf8JsonWriter json, long number, long received, BadValue bad)
    {
        Begin(json, "x", number, received);
        json.WriteStringValue(bad.Station);
        json.WriteStringValue(bad.Quantity);
        if (bad.At is { } at) json.WriteNumberValue(at.ToUnixTimeMilliseconds());
        else json.WriteNullValue();
        json.WriteStringValue(bad.Found);
        json.WriteStringValue(bad.Reason.ToString());
        json.WriteStringValue(bad.Flag);
        json.WriteEndArray();
    }

    public static void Station(Utf8JsonWriter json, long number, long received, Station station)
    {
        Begin(json, "s", number, received);
        json.WriteStringValue(JsonSerializer.Serialize(station, LiveJson.Default.Station));
        json.WriteEndArray();
    }

    public static void Event(Utf8JsonWriter json, long number, long received, LiveEvent happening)
    {
        Begin(json, "e", number, received);
        json.WriteStringValue(JsonSerializer.Serialize(happening, LiveJson.Default.LiveEvent));
        json.WriteEndArray();
    }

    public static void Batch(Utf8JsonWriter json, long number, long received, long duplicates)
    {
        Begin(json, "b", number, received);
        json.WriteNumberValue(duplicates);
        json.WriteEndArray();
    }

    private static void Begin(Utf8JsonWriter json, string kind, long number, long received)
    {
        json.WriteStartArray();
        json.WriteStringValue(kind);
        json.WriteNumberValue(number);
        json.WriteNumberValue(received);
    }

    /// <returns>Null when it is no line of a log: half of one, or what a failing disk left.</returns>
    public static FeedLine? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            json.Read();
            var kind = Text(ref json);
            var (number, received) = (Long(ref json), Long(ref json));
            return kind switch
            {
                "r" => new(LineKind.Reading, number, received) { Reading = new(Text(ref json)!, Text(ref json)!, Time(Long(ref json)), Double(ref json)) },
                "x" => new(LineKind.Aside, number, received) { Bad = Bad(ref json) },
                "s" => new(LineKind.Station, number, received) { Station = JsonSerializer.Deserialize(Text(ref json)!, LiveJson.Default.Station) },
                "e" => new(LineKind.Event, number, received) { Event = JsonSerializer.Deserialize(Text(ref json)!, LiveJson.Default.LiveEvent) },
                "b" => new(LineKind.Batch, number, received) { Duplicates = Long(ref json) },
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static BadValue Bad(ref Utf8JsonReader json)
    {
        var (station, quantity) = (Text(ref json)!, Text(ref json)!);
        json.Read();
        DateTimeOffset? at = json.TokenType == JsonTokenType.Null ? null : Time(json.GetInt64());
        return new(station, quantity, at, Text(ref json)!, Enum.Parse<BadReason>(Text(ref json)!)) { Flag = Text(ref json) };
    }

    private static string? Text(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString();
    }

    private static long Long(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt64();
    }

    private static double Double(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetDouble();
    }
}

[System.Text.Json.Serialization.JsonSourceGenerationOptions(DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(Station))]
[System.Text.Json.Serialization.JsonSerializable(typeof(LiveEvent))]
[System.Text.Json.Serialization.JsonSerializable(typeof(FeedHealth))]
internal sealed partial class LiveJson : System.Text.Json.Serialization.JsonSerializerContext;
