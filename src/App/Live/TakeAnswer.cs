using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Maru.App.Lake;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>Judges what an answer holds against what is known, and writes the lines of what is new.</summary>
internal sealed class TakeAnswer(FeedIndex index, FeedCard card, DateTimeOffset now, Utf8JsonWriter json, ArrayBufferWriter<byte> lines, List<LiveUpdate> updates)
{
    private const int LongestText = 500;
    private const int MostDetails = 30;

    private readonly long _received = now.ToUnixTimeMilliseconds();
    private long _number = index.Last;

    public Arrival Take(FeedAnswer answer, bool isWhole)
    {
        var arrival = new Arrival();
        foreach (var station in answer.Stations)
            if (station.Id.Length is > 0 and <= 200 && !index.Has(station)) Keep(new(LineKind.Station, ++_number, _received) { Station = station });
        foreach (var reading in answer.Readings) arrival += Take(reading);
        foreach (var bad in answer.Bad) arrival += SetAside(bad);
        foreach (var happening in answer.Events) arrival += Take(Plain(happening));
        if (isWhole && card.TellsAllEvents) arrival += EndOthers(answer.Events);
        // Counted once for all: they are nothing to keep one by one.
        if (arrival.Duplicates > 0) Keep(new(LineKind.Batch, ++_number, _received) { Duplicates = arrival.Duplicates });
        return arrival;
    }

    private Arrival Take(Reading reading)
    {
        if (index.Refused(reading, now) is { } reason)
            return SetAside(new(reading.Station, reading.Quantity, reading.At, reading.Value.ToString("R", CultureInfo.InvariantCulture), reason));
        if (index.Has(reading)) return new() { Duplicates = 1 };
        var isRevision = index.Series.TryGetValue((reading.Station, reading.Quantity), out var series) && series.Find(reading.At.ToUnixTimeMilliseconds()) is not null;
        var update = Keep(new(LineKind.Reading, ++_number, _received) { Reading = reading })!;
        return new() { Readings = 1, Late = update.IsNewest ? 0 : 1, Revised = isRevision ? 1 : 0 };
    }

    private Arrival SetAside(BadValue bad)
    {
        bad = bad with { Station = Short(bad.Station), Quantity = Short(bad.Quantity), Found = Short(bad.Found), Flag = bad.Flag is null ? null : Short(bad.Flag) };
        if (index.Has(bad)) return new() { Duplicates = 1 };
        Keep(new(LineKind.Aside, ++_number, _received) { Bad = bad });
        return new() { SetAside = 1 };
    }

    private Arrival Take(LiveEvent happening)
    {
        if (happening.Id.Length is 0 or > 200) return SetAside(new(happening.Id, happening.Kind, happening.From, happening.Title, BadReason.Unknown));
        if (index.Has(happening)) return new() { Duplicates = 1 };
        Keep(new(LineKind.Event, ++_number, _received) { Event = happening });
        return new() { Events = 1 };
    }

    private Arrival EndOthers(IReadOnlyList<LiveEvent> told)
    {
        var ids = told.Select(happening => happening.Id).ToHashSet(StringComparer.Ordinal);
        var arrival = new Arrival();
        foreach (var known in index.Events.Values.Where(known => known.Event.State == EventState.Open && !ids.Contains(known.Event.Id)).ToList())
            arrival += Take(known.Event with { State = EventState.Ended, Until = known.Event.Until < now ? known.Event.Until : now });
        return arrival;
    }

    // Words come from people in a hurry: telephone numbers and the like don't stay.
    private static LiveEvent Plain(LiveEvent happening) => happening with
    {
        Title = Covered(happening.Title),
        Kind = Short(happening.Kind),
        Place = happening.Place is null ? null : Covered(happening.Place),
        Office = happening.Office is null ? null : Covered(happening.Office),
        Severity = Math.Clamp(happening.Severity, 0, 3),
        Details = happening.Details.Take(MostDetails).ToDictionary(pair => Short(pair.Key), pair => Covered(pair.Value), StringComparer.Ordinal),
    };

    private static string Covered(string text) => PersonalText.WithoutIn(Short(text));

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText];

    private LiveUpdate? Keep(FeedLine line)
    {
        switch (line.Kind)
        {
            case LineKind.Reading:
                FeedLines.Reading(json, line.Number, line.ReceivedAt, line.Reading);
                break;
            case LineKind.Aside:
                FeedLines.Aside(json, line.Number, line.ReceivedAt, line.Bad!);
                break;
            case LineKind.Station:
                FeedLines.Station(json, line.Number, line.ReceivedAt, line.Station!);
                break;
            case LineKind.Event:
                FeedLines.Event(json, line.Number, line.ReceivedAt, line.Event!);
                break;
            default:
                FeedLines.Batch(json, line.Number, line.ReceivedAt, line.Duplicates);
                break;
        }
        json.Flush();
        json.Reset();
        lines.Write("\n"u8);
        var update = index.Apply(line);
        if (update is not null) updates.Add(update);
        return update;
    }
}
