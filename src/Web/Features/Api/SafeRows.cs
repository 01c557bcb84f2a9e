using System.Text;
using System.Text.Json;
using Maru.App.Privacy.Publishing;
using Maru.App.Rows;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Features.Api;

/// <summary>Groups of a dataset whose rows are closed to who asks, out of the tables that were published of it.</summary>
internal static class SafeRows
{
    /// <summary>Null when the rows are open, no groups are asked for, or nothing was published.</summary>
    /// <exception cref="Core.InputException">No published table answers this.</exception>
    public static SafeAnswer? Of(string id, HttpContext http, ReadableVersions versions)
    {
        id = id.Normalize(NormalizationForm.FormC);
        return http.Request.Query.ContainsKey("group") && !versions.IsOpen(id) && versions.Find(id) is not null
            ? http.RequestServices.GetService<SafeGroups>()?.Answer(id, ApiRequest.Parameters(http.Request)) : null;
    }

    public static Task Write(HttpContext http, SafeAnswer answer)
    {
        // Published tables lie in the catalogue in every format; here they are read by machines that know the closed dataset's name.
        ApiFormat.Of(http.Request, ApiFormat.Json);
        return JsonAnswer.Write(http, json => Write(json, answer));
    }

    private static void Write(Utf8JsonWriter json, SafeAnswer answer)
    {
        var (made, place) = (answer.Release.Table, answer.Release.Place!);
        json.WriteStartObject();
        json.WriteString("dataset", answer.Release.Dataset);
        json.WriteNumber("version", made.Version);
        json.WriteStartObject("safe");
        json.WriteString("switch", ReleaseWords.IdOf(made.Switch));
        json.WriteString("table", place.Dataset);
        json.WriteString("receipt", "/receipts/" + place.Receipt);
        json.WriteEndObject();
        json.WriteStartArray("columns");
        foreach (var (name, type) in answer.Groups.Select(group => (group, "text")).Append((answer.Value, "number")))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("type", type);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var (labels, value) in answer.Rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < labels.Count; i++) json.WriteString(answer.Groups[i], labels[i]);
            if (value is { } number) json.WriteNumber(answer.Value, number);
            else json.WriteNull(answer.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("count");
        json.WriteNumber("shown", answer.Rows.Count);
        json.WriteEndObject();
        json.WriteNull("next");
        json.WriteEndObject();
    }
}
