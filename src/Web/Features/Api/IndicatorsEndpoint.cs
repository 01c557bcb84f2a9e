using System.Text;
using System.Text.Json;
using Maru.App.Indicators;
using Maru.Core;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>Indicators with how they stand, and all values of one.</summary>
internal sealed class IndicatorsEndpoint(IndicatorDesk desk)
{
    public Task List(HttpContext http)
    {
        ApiRequest.Allow(http.Request);
        var all = desk.All();
        return JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("indicators");
            foreach (var view in all) Write(json, view, values: false);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public Task One(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request);
        var view = desk.Find(id.Normalize(NormalizationForm.FormC)) ?? throw new ApiProblem(StatusCodes.Status404NotFound, "unknown-indicator", IndicatorDesk.Gone(id));
        return JsonAnswer.Write(http, json => Write(json, view, values: true));
    }

    private static void Write(Utf8JsonWriter json, IndicatorView view, bool values)
    {
        var (one, standing, mart) = (view.Indicator, view.Standing, view.Mart);
        json.WriteStartObject();
        json.WriteString("id", one.Id);
        Both(json, "title", one.Title);
        json.WriteString("dataset", one.Dataset);
        Both(json, "unit", one.Unit);
        json.WriteString("grain", one.Grain.ToString().ToLowerInvariant());
        if (one.Target is { } target) json.WriteNumber("target", target);
        if (standing.Current is { } now) Point(json, "current", one, now);
        if (standing.Open is { } open) Point(json, "open", one, open);
        if (standing.Level != IndicatorLevel.None) json.WriteString("level", standing.Level.ToString().ToLowerInvariant());
        json.WriteStartArray("comparisons");
        foreach (var compared in standing.Comparisons)
        {
            json.WriteStartObject();
            json.WriteString("with", compared.With.ToString().ToLowerInvariant());
            if (compared.Period is { } period) json.WriteString("period", Periods.Name(one.Grain, period));
            json.WriteNumber("value", compared.Other);
            json.WriteNumber("change", compared.Change);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (mart is not null)
        {
            json.WriteNumber("version", mart.Version);
            json.WriteString("computedAt", mart.ComputedAt);
            if (mart.Receipt is { } receipt) json.WriteString("receipt", "/receipts/" + receipt);
            if (mart.Problem is { } problem) Both(json, "problem", problem);
        }
        if (values)
        {
            json.WriteStartArray("values");
            foreach (var point in mart?.Points ?? []) Point(json, null, one, point);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Point(Utf8JsonWriter json, string? name, Indicator one, IndicatorPoint point)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        json.WriteString("period", Periods.Name(one.Grain, point.Period));
        if (point.Region is { } region) json.WriteString("region", region);
        if (point.Office is { } office) json.WriteString("office", office);
        if (point.Value is { } value) json.WriteNumber("value", value);
        else json.WriteNull("value");
        json.WriteNumber("rows", point.Rows);
        json.WriteEndObject();
    }

    private static void Both(Utf8JsonWriter json, string name, Bilingual words)
    {
        json.WriteStartObject(name);
        json.WriteString("ko", words.Ko);
        json.WriteString("en", words.En);
        json.WriteEndObject();
    }
}
