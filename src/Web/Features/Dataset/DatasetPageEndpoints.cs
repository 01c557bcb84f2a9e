using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Charts;
using Maru.App.Places;
using Maru.App.Receipts;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Methods.Geometry;
using Maru.Web.Components.Chart;
using Maru.Web.Features.Api;
using Maru.Web.Features.Receipts;
using Maru.Web.Shell;
using Maru.Web.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Features.Dataset;

/// <summary>What the page of a dataset fetches besides itself: places for its map, and the receipt of a chart.</summary>
public static class DatasetPageEndpoints
{
    // More names than this cover what they name.
    private const int MostLabels = 400;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEndpointRouteBuilder MapDatasetPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/datasets/{id}/map.json", Features).AddEndpointFilter<RouteHandlerBuilder, ApiErrors>().ExcludeFromDescription();
        routes.MapGet("/datasets/{id}/receipt", ChartReceipt).AddEndpointFilter<RouteHandlerBuilder, ApiErrors>().ExcludeFromDescription();
        routes.MapGet("/maps/ground.json", Ground).AddEndpointFilter<RouteHandlerBuilder, ApiErrors>().ExcludeFromDescription();
        return routes;
    }

    /// <summary>?bbox=west,south,east,north&amp;limit=…, and the page's own conditions on rows.</summary>
    private static Task Features(string id, HttpContext http, DatasetPages pages, ReadPlaces places, CityOutlines outlines)
    {
        var state = Find(id, pages);
        var manifest = state.Manifest;
        var box = Box(http.Request.Query["bbox"].FirstOrDefault());
        var limit = ApiRequest.Number(http.Request, "limit", ReadPlaces.MostFeatures) ?? 2000;
        var query = RowQueryReader.Read(ApiRequest.Parameters(http.Request), new RowSchema(manifest), "bbox", "limit", "say");
        var (name, fields) = MapJson.Card(manifest);
        var coloured = state.Facts.Map?.Coloured;
        List<Column> columns = [.. name is null ? [] : new[] { name }, .. fields, .. coloured is null ? [] : new[] { coloured }];
        var features = places.In(manifest, query, box, columns, limit, http.RequestAborted);
        var areas = outlines.Areas(http.RequestAborted);
        var home = state.Facts.Map?.Home;
        var say = http.Request.Query["say"] == "en" ? "en" : "ko";
        return Send(http, json => new MapJson(json).Features(
            features, fields, name is not null, IsSpoken(features, name), (x, y) => IsOutside(areas, home, x, y), n => DatasetWords.RowsOf(n).In(say),
            (box.East - box.West) / 1500, coloured is null ? null : Colour(features)));
    }

    private static bool IsSpoken(IReadOnlyList<PlaceFeature> features, Column? name) =>
        features is [{ Shape: null }, ..] || (features.Count <= MostLabels && name is { Role: not (ColumnRole.Key or ColumnRole.Code) });

    private static Func<double, int> Colour(IReadOnlyList<PlaceFeature> features)
    {
        var values = features.Select(f => ResultTable.Number(f.Values[^1]) ?? double.NaN).Where(double.IsFinite).ToList();
        if (values.Count < 2) return _ => 4;
        var classes = values.Count <= 400 ? Classes.Natural(values, 7) : Classes.Equal(values, 7);
        return value => double.IsFinite(value) ? Palette.Step(classes.Of(value), classes.Count) : 0;
    }

    private static bool IsOutside(AreaMap? areas, string? home, double longitude, double latitude)
    {
        if (areas is null) return false;
        var at = areas.Index.Locate(longitude, latitude);
        return at == AreaIndex.Nowhere || (home is not null && areas.Areas[at].Parent != home);
    }

    private static Task Ground(HttpContext http, CityOutlines outlines)
    {
        var areas = outlines.Areas(http.RequestAborted) ?? throw new ApiProblem(StatusCodes.Status404NotFound, "no-boundaries", new InputException(new("경계 데이터가 없습니다.", "There are no boundaries.")));
        var parent = http.Request.Query["parent"].FirstOrDefault() is { Length: > 0 } wanted ? wanted.Normalize(System.Text.NormalizationForm.FormC) : null;
        http.Response.Headers.CacheControl = "private, max-age=3600";
        return Send(http, json => new MapJson(json).Ground(areas, parent));
    }

    /// <summary>
    /// Keeps the receipt of the chart in the address and leads to it: only a receipt that somebody asked for is kept, and one that a reader
    /// asked for not for ever. The address it leads to holds the chart's conditions, so that it can be computed again then.
    /// </summary>
    private static IResult ChartReceipt(string id, HttpContext http, DatasetPages pages, FactsCache cache, ReceiptStore receipts)
    {
        var state = Find(id, pages);
        var request = ChartRequestReader.Read(ApiRequest.Parameters(http.Request).Where(p => p.Key != "lang"), state.Manifest) ?? throw new InputException(
            new("어떤 차트의 근거인지 주소에 없습니다.", "The address does not say which chart's receipt it wants."),
            new("데이터 쪽의 차트에서 산출 근거를 여세요.", "Open the receipt from a chart of the dataset's page."), "chart");
        var receipt = cache.Chart(state.Manifest, state.Entry, request).Receipt;
        if (Gate.MayEdit(http)) receipts.Save(receipt);
        else receipts.SavePassing(receipt);
        http.Response.Headers.CacheControl = "no-store";
        return Results.LocalRedirect(ReceiptAddress.Of(receipt.Id, state.Manifest.Dataset, http.Request.QueryString));
    }

    private static DatasetState Find(string id, DatasetPages pages)
    {
        id = id.Normalize(System.Text.NormalizationForm.FormC);
        if (pages.Catalog.Find(id) is not { } entry) throw ApiProblem.NoDataset(id, null);
        return pages.State(entry) ?? throw ApiProblem.NotOpen(id);
    }

    private static PlaceBox Box(string? text)
    {
        var numbers = (text ?? "").Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : double.NaN).ToArray();
        if (numbers.Length == 4 && numbers.All(double.IsFinite) && numbers[0] < numbers[2] && numbers[1] < numbers[3])
            return new(Math.Max(-180, numbers[0]), Math.Max(-90, numbers[1]), Math.Min(180, numbers[2]), Math.Min(90, numbers[3]));
        throw new InputException(
            new($"bbox가 \"{text}\"입니다.", $"bbox is \"{text}\"."),
            new("서,남,동,북을 도 단위로 쓰세요. 예: 127.5,37.6,127.9,38.1", "Write west,south,east,north in degrees, as 127.5,37.6,127.9,38.1"), "bbox");
    }

    private static async Task Send(HttpContext http, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Writing)) write(json);
        await JsonAnswer.Send(http, "application/geo+json; charset=utf-8", buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }
}
