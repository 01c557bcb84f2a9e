using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Export;
using Maru.App.Metadata;
using Maru.Core;
using Maru.Web.Features.Api;
using Maru.Web.Features.Import;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Features.Metadata;

/// <summary>What the forms of the metadata's pages send to, its files, and the catalogue as DCAT.</summary>
public static class MetadataEndpoints
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddMetadataPages(this IServiceCollection services) => services.AddSingleton<MetadataPages>().AddSingleton<DcatCatalog>();

    public static IEndpointRouteBuilder MapMetadata(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").ExcludeFromDescription().WithOrder(-1);
        forms.MapPost("/datasets/{id}/metadata", (string id, HttpContext http, ImportForms gate, MetadataDesk desk, FormSlips slips) =>
            gate.Answer(http, MetadataAddress.Of(id), (_, form) => Task.FromResult(Save(id, form, desk, slips))));
        forms.MapPost("/datasets/{id}/metadata/columns", (string id, HttpContext http, ImportForms gate, MetadataDesk desk) =>
            gate.Answer(http, MetadataAddress.Of(id), (_, form) => Task.FromResult(SaveColumns(id, form, desk))));
        var files = routes.MapGroup("").AddEndpointFilter<RouteGroupBuilder, ApiErrors>().ExcludeFromDescription();
        foreach (var format in (ExportFormat[])[ExportFormat.Csv, ExportFormat.Xlsx])
            files.MapMethods(MetadataAddress.File(format.Extension), GetAndHead, (HttpContext http, CatalogStore catalog, MetadataTable table) => File(format, http, catalog, table));
        files.MapMethods(MetadataAddress.Dcat, GetAndHead, (HttpContext http, DcatCatalog dcat) => Dcat(http, json => dcat.WriteAll(json, AddressOf(http))));
        files.MapMethods("/datasets/{id}/metadata.jsonld", GetAndHead, DcatOf);
        return routes;
    }

    private static string Save(string id, IFormCollection form, MetadataDesk desk, FormSlips slips)
    {
        var said = MetadataFields.All.Where(field => form.ContainsKey(field.Id)).ToDictionary(field => field.Id, field => form[field.Id].ToString(), StringComparer.Ordinal);
        try
        {
            var before = desk.Read(id);
            // What the form shows as it was said before is not said again.
            desk.Edit(id, said.Where(pair => Plain(pair.Value) != (before.GetValueOrDefault(pair.Key) ?? "")).ToDictionary(StringComparer.Ordinal), ImportEndpoints.By);
            return MetadataAddress.Of(id) + "#said";
        }
        catch (InputException problem)
        {
            return $"{MetadataAddress.Of(id)}?slip={slips.Leave(new(said, problem))}#{(problem.Where is { } field && MetadataFields.Find(field) is not null ? "f-" + field : "change")}";
        }
    }

    private static string SaveColumns(string id, IFormCollection form, MetadataDesk desk)
    {
        var known = desk.Find(id).Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        for (var place = 0; form.TryGetValue(FormattableString.Invariant($"column-{place}"), out var name); place++)
        {
            if (known.GetValueOrDefault(name.ToString()) is not { } column) continue;
            var said = new Dictionary<string, string>(StringComparer.Ordinal);
            void Take(string field, string what, string? before)
            {
                if (form.TryGetValue(FormattableString.Invariant($"{field}-{place}"), out var text) && Plain(text.ToString()) != (before ?? "")) said[what] = text.ToString();
            }
            Take("description", MetadataDesk.ColumnDescription, column.Description);
            Take("unit", MetadataDesk.ColumnUnit, column.Unit);
            if (said.Count > 0) desk.EditColumn(id, column.Name, said, ImportEndpoints.By);
        }
        return MetadataAddress.Of(id) + "#columns";
    }

    private static string Plain(string text) => text.Replace("\r", "", StringComparison.Ordinal).Trim();

    private static async Task File(ExportFormat chosen, HttpContext http, CatalogStore catalog, MetadataTable table)
    {
        ApiRequest.Allow(http.Request, "lacks", "department");
        string? Given(string name) => http.Request.Query[name] is [{ } text, ..] ? text : null;
        var snapshot = catalog.Snapshot();
        var departments = MetadataFilter.Departments(snapshot, Given("department"));
        var states = MetadataFilter.Of(MetadataState.OfAll(snapshot), Given("lacks") is { Length: > 0 } lacks ? lacks : null, departments);
        using var buffer = new MemoryStream();
        table.Write(buffer, chosen, states);
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"metadata.{chosen.Extension}\"; filename*=UTF-8''{Uri.EscapeDataString("메타데이터")}.{chosen.Extension}");
        await JsonAnswer.Send(http, chosen.ContentType, buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    private static Task DcatOf(string id, HttpContext http, CatalogStore catalog, DcatCatalog dcat)
    {
        var entry = catalog.Snapshot().Find(id.Normalize(System.Text.NormalizationForm.FormC));
        return entry is not null && DcatCatalog.IsListed(entry) ? Dcat(http, json => dcat.WriteOne(json, entry, AddressOf(http))) : throw ApiProblem.NoDataset(id);
    }

    private static Task Dcat(HttpContext http, Action<System.Text.Json.Utf8JsonWriter> write)
    {
        ApiRequest.Allow(http.Request);
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return JsonAnswer.Write(http, write, "application/ld+json; charset=utf-8");
    }

    private static string AddressOf(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
}
