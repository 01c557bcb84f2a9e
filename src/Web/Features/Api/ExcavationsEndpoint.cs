using System.Globalization;
using System.Text.Json;
using Maru.App.Excavations;
using Maru.Core;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>What is dug up at a moment, and places by what people call them.</summary>
internal sealed class ExcavationsEndpoint(ExcavationDesk desk)
{
    private const int MostWorks = 1_000;

    public Task Works(HttpContext http)
    {
        ApiRequest.Allow(http.Request, "at", "road", "near", "limit");
        var moment = desk.MomentOf(Given(http, "at"));
        var limit = ApiRequest.Number(http.Request, "limit", MostWorks) ?? MostWorks;
        var book = Book(http);
        var look = Given(http, "near") is { } near ? ExcavationDesk.Look(book, near, moment) : null;
        if (look is { Place: null }) throw NoPlace(look.Found.Query);
        IReadOnlyList<NearWork> all = look?.Works ?? [.. book.At(moment, Given(http, "road")).Select(line => new NearWork(line.Work, line.State, 0, Compass.North))];
        var shown = all.Take(limit).ToList();
        var works = shown.Select(line => line.Work).ToHashSet();
        return JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("at", moment.ToString("yyyy-MM-dd'T'HH:mm:ss'+09:00'", CultureInfo.InvariantCulture));
            if (look?.Place is { } place)
            {
                json.WritePropertyName("place");
                Write(json, place);
            }
            json.WriteStartArray("works");
            foreach (var line in shown) Write(json, book, line, withDistance: look?.Place is not null and not { Kind: PlaceKind.Road });
            json.WriteEndArray();
            json.WriteStartArray("conflicts");
            foreach (var conflict in book.Conflicts(moment).Where(conflict => works.Contains(conflict.One) || works.Contains(conflict.Other))) Write(json, conflict);
            json.WriteEndArray();
            json.WriteStartArray("redigs");
            foreach (var redig in book.Redigs(moment).Where(redig => works.Contains(redig.Work))) Write(json, redig);
            json.WriteEndArray();
            json.WriteStartObject("count");
            json.WriteNumber("shown", shown.Count);
            json.WriteNumber("matched", look?.All ?? all.Count);
            json.WriteEndObject();
            WriteSources(json, book);
            json.WriteEndObject();
        });
    }

    public Task Places(HttpContext http)
    {
        ApiRequest.Allow(http.Request, "q");
        var book = Book(http);
        var found = book.Finder.Find(Given(http, "q") ?? "");
        return JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("query", found.Query);
            json.WriteStartArray("places");
            foreach (var place in found.Candidates) Write(json, place);
            json.WriteEndArray();
            json.WriteStartArray("suggestions");
            foreach (var name in found.Suggestions) json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private ExcavationBook Book(HttpContext http) => desk.Open(http.RequestAborted) switch
    {
        { Book: { } book } => book,
        { State: BookState.NoPermission, Entry: { } entry } => throw ApiProblem.NotOpen(entry.Id),
        { Problem: { } problem } => throw problem,
        // No permits are set up: nothing is known to be dug up, and no place is known.
        _ => ExcavationBook.Empty,
    };

    private static InputException NoPlace(string query) => new(
        new($"'{query}'을(를) 찾지 못했습니다.", $"'{query}' was not found."), new("/api/v1/places?q=로 비슷한 곳을 찾아 보세요.", "Look for similar places with /api/v1/places?q="), "near");

    private static void Write(Utf8JsonWriter json, ExcavationBook book, NearWork line, bool withDistance)
    {
        var work = line.Work;
        json.WriteStartObject();
        json.WriteString("number", work.Number);
        json.WriteString("work", work.Work);
        json.WriteString("road", work.Road);
        Text(json, "from", work.From);
        Text(json, "to", work.To);
        json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(line.State.ToString()));
        json.WriteString("first", Day(work.First));
        json.WriteString("last", Day(work.Last));
        json.WriteStartObject("hours");
        json.WriteString("days", JsonNamingPolicy.CamelCase.ConvertName(work.Hours.Days.ToString()));
        Text(json, "start", work.Hours.Start is { } start ? WorkWords.Clock(start) : null);
        Text(json, "end", work.Hours.End is { } end ? WorkWords.Clock(end) : null);
        json.WriteEndObject();
        if (work.Lanes is { } lanes) json.WriteNumber("lanes", lanes);
        if (work.Closed is { } closed) json.WriteNumber("lanesClosed", closed);
        Text(json, "lanePlace", work.Place);
        Text(json, "towards", work.Towards);
        Text(json, "agency", work.Agency);
        Text(json, "department", work.Department);
        Text(json, "extension", work.Extension);
        Text(json, "detour", work.Detour);
        json.WriteStartArray("stops");
        foreach (var hit in book.StopsHit(work))
        {
            json.WriteStartObject();
            json.WriteString("number", hit.Stop.Number);
            json.WriteString("name", hit.Stop.Name);
            json.WriteStartArray("routes");
            foreach (var route in hit.Stop.Routes) json.WriteStringValue(route);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (withDistance) json.WriteNumber("metres", line.Metres);
        json.WriteStartArray("line");
        foreach (var part in work.Lines)
        {
            json.WriteStartArray();
            for (var i = 0; i + 1 < part.Length; i += 2)
            {
                json.WriteStartArray();
                json.WriteNumberValue(Math.Round(part[i], 6));
                json.WriteNumberValue(Math.Round(part[i + 1], 6));
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Conflict conflict)
    {
        json.WriteStartObject();
        json.WriteString("one", conflict.One.Number);
        json.WriteString("other", conflict.Other.Number);
        json.WriteNumber("metres", conflict.Metres);
        json.WriteNumber("sharedMetres", conflict.SharedMetres);
        json.WriteString("from", Day(conflict.From));
        json.WriteString("to", Day(conflict.To));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Redig redig)
    {
        json.WriteStartObject();
        json.WriteString("number", redig.Work.Number);
        json.WriteString("kind", redig.Before is null ? "paved" : "dug");
        json.WriteString("on", Day(redig.On));
        Text(json, "before", redig.Before?.Number);
        json.WriteNumber("sharedMetres", redig.SharedMetres);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject();
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(place.Kind.ToString()));
        json.WriteString("title", place.Title);
        Text(json, "detail", place.Detail);
        json.WriteNumber("longitude", Math.Round(place.Longitude, 6));
        json.WriteNumber("latitude", Math.Round(place.Latitude, 6));
        Text(json, "road", place.Road);
        json.WriteString("match", JsonNamingPolicy.CamelCase.ConvertName(place.Match.ToString()));
        json.WriteEndObject();
    }

    private static void WriteSources(Utf8JsonWriter json, ExcavationBook book)
    {
        json.WriteStartArray("datasets");
        foreach (var source in book.Sources)
        {
            json.WriteStartObject();
            json.WriteString("id", source.Dataset);
            json.WriteNumber("version", source.Version);
            Text(json, "referenceDate", source.ReferenceDate is { } day ? Day(day) : null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static string? Given(HttpContext http, string name) => http.Request.Query[name].FirstOrDefault() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim().Normalize(System.Text.NormalizationForm.FormC) : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
