using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Metadata;
using Maru.App.Rows;
using Maru.App.Terms;
using Maru.Core;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>What is said of a dataset, and what is missing.</summary>
internal sealed class MetadataEndpoint(CatalogStore catalog, ReadableVersions versions, TermStore terms)
{
    public Task Answer(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request);
        var manifest = ApiRequest.Dataset(http.Request, id, versions);
        var snapshot = catalog.Snapshot();
        var state = MetadataState.Of(snapshot.Find(manifest.Dataset)!, snapshot.Today);
        var sheet = MetadataSheet.Of(manifest);
        return JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("dataset", manifest.Dataset);
            json.WriteNumber("share", Math.Round(state.Share, 4));
            json.WriteStartObject("fields");
            foreach (var field in MetadataFields.All)
                if (field.Show(state.Entry) is { } shown) WriteBoth(json, field.Id, shown);
            json.WriteEndObject();
            if (sheet is { From: { } from, To: { } to }) WritePeriod(json, from, to, sheet.TimeColumn!);
            json.WriteStartArray("missing");
            foreach (var gap in state.Gaps)
            {
                json.WriteStartObject();
                json.WriteString("item", gap.Item.Id);
                WriteBoth(json, "law", gap.Item.Duty.Law);
                WriteBoth(json, "message", gap.Words);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (state.Clock is { } clock) WriteBoth(json, "registration", clock.Words);
            WriteTerms(json, TermConformity.Of(manifest.Columns, state.Entry.Columns, terms.Current));
            json.WriteEndObject();
        });
    }

    private static void WritePeriod(Utf8JsonWriter json, DateOnly from, DateOnly to, string column)
    {
        json.WriteStartObject("period");
        json.WriteString("from", $"{from:yyyy-MM-dd}");
        json.WriteString("to", $"{to:yyyy-MM-dd}");
        json.WriteString("column", column);
        json.WriteEndObject();
    }

    private static void WriteTerms(Utf8JsonWriter json, TermConformity conformity)
    {
        json.WriteStartObject("terms");
        json.WriteNumber("share", Math.Round(conformity.Share, 4));
        json.WriteStartArray("columns");
        foreach (var column in conformity.Columns)
        {
            json.WriteStartObject();
            json.WriteString("column", column.Column);
            json.WriteString("fit", ApiNames.Of(column.Fit));
            if (column.Term is { } term) json.WriteString("term", term.Name);
            if (column.NameFault is { } name) WriteBoth(json, "name", name);
            if (column.ValueFault is { } value) WriteBoth(json, "values", value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBoth(Utf8JsonWriter json, string name, Bilingual words)
    {
        json.WriteStartObject(name);
        json.WriteString("ko", words.Ko);
        json.WriteString("en", words.En);
        json.WriteEndObject();
    }
}
