using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.App.Excavations;
using Maru.Core;
using Maru.Web.Features.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Features.Excavations;

/// <summary>What the excavation pages fetch besides themselves: streets for the map, and receipts.</summary>
public static class ExcavationEndpoints
{
    private const int MostStreets = 4_000;

    // Seen from farther off, small streets are a blur.
    private const double WholeCityDegrees = 0.09;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEndpointRouteBuilder MapExcavations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(ExcavationAddress.Streets, Streets).AddEndpointFilter<RouteHandlerBuilder, ApiErrors>().ExcludeFromDescription();
        routes.MapGet(ExcavationAddress.All + "/receipt", Receipt).AddEndpointFilter<RouteHandlerBuilder, ApiErrors>().ExcludeFromDescription();
        return routes;
    }

    private static async Task Streets(HttpContext http, ExcavationDesk desk)
    {
        var box = (http.Request.Query["bbox"].FirstOrDefault() ?? "").Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
        if (box.Length != 4 || !box.All(double.IsFinite)) throw new InputException(new("bbox를 읽을 수 없습니다.", "bbox can't be read."), new("서,남,동,북을 도 단위로 쓰세요.", "Write west,south,east,north in degrees."), "bbox");
        var roads = desk.Open(http.RequestAborted).Book?.Roads ?? CityRoads.None;
        var isFar = box[2] - box[0] > WholeCityDegrees;
        http.Response.ContentType = "application/geo+json; charset=utf-8";
        http.Response.Headers.CacheControl = "private, max-age=600";
        await using var body = new MemoryStream();
        await using (var json = new Utf8JsonWriter(body, Writing))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var piece in roads.Pieces.Where(piece => !isFar || piece.Lanes >= 4).Where(piece => Touches(piece.Corners, box)).Take(MostStreets)) Write(json, piece);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        await http.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), http.RequestAborted);
    }

    private static bool Touches(double[] corners, double[] box)
    {
        var (west, south, east, north) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        for (var i = 0; i + 1 < corners.Length; i += 2)
            (west, east, south, north) = (Math.Min(west, corners[i]), Math.Max(east, corners[i]), Math.Min(south, corners[i + 1]), Math.Max(north, corners[i + 1]));
        return west <= box[2] && east >= box[0] && south <= box[3] && north >= box[1];
    }

    private static void Write(Utf8JsonWriter json, RoadPiece piece)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("name", piece.Name);
        json.WriteNumber("width", piece.Lanes switch { >= 6 => 3, >= 4 => 2, _ => 1 });
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "LineString");
        json.WriteStartArray("coordinates");
        for (var i = 0; i + 1 < piece.Corners.Length; i += 2)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(piece.Corners[i], 6));
            json.WriteNumberValue(Math.Round(piece.Corners[i + 1], 6));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IResult Receipt(HttpContext http, ExcavationDesk desk)
    {
        var moment = desk.MomentOf(http.Request.Query["at"].FirstOrDefault());
        if (desk.Open(http.RequestAborted) is not { Book: { } book }) throw new InputException(ExcavationPageWords.Broken, ExcavationPageWords.NotSetText, ExcavationFile.Name);
        var query = http.Request.Query["q"].FirstOrDefault();
        var pick = int.TryParse(http.Request.Query["pick"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var receipt = string.IsNullOrWhiteSpace(query) ? desk.Receipt(book, moment, book.Conflicts(moment), book.Redigs(moment)) : desk.Receipt(book, ExcavationDesk.Look(book, query, moment, pick));
        http.Response.Headers.CacheControl = "no-store";
        return Results.LocalRedirect("/receipts/" + receipt.Id);
    }
}
