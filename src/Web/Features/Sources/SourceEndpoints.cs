using System.Globalization;
using Maru.App.Egress;
using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.App.OpenApi;
using Maru.App.Sql;
using Maru.Core;
using Maru.Web.Features.Import;
using Maru.Web.Features.Jobs;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Features.Sources;

/// <summary>What the forms of open APIs, databases, keys and limits send to. Each asks for local use and an antiforgery token, and leads to a page.</summary>
public static class SourceEndpoints
{
    public static IEndpointRouteBuilder MapSources(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").ExcludeFromDescription().WithOrder(-1);
        forms.MapPost("/sources/api/{id}", (string id, HttpContext http, ImportForms gate, SourceForms sources) => gate.Answer(http, SourceAddress.Api(id), (context, form) => sources.Api(id, context, form)));
        forms.MapPost("/sources/sql/{name}", (string name, HttpContext http, ImportForms gate, SourceForms sources) => gate.Answer(http, SourceAddress.Database(name), (context, form) => sources.Database(name, context, form)));
        forms.MapPost("/sources/keys/{key}", (string key, HttpContext http, ImportForms gate, SourceForms sources) => gate.Answer(http, SourceAddress.All, (_, form) => sources.Key(key, form)));
        forms.MapPost(SourceAddress.Limits, (HttpContext http, ImportForms gate, SourceForms sources) => gate.Answer(http, SourceAddress.All, (_, form) => sources.Limit(form)));
        return routes;
    }
}

/// <summary>Takes what people say of a source: to collect it once, to make a job of it, to keep its key or its host's limit.</summary>
public sealed class SourceForms(OpenApis apis, ApiKeys keys, HostRules hosts, ImportForms imports, FormSlips slips, TimeProvider clock)
{
    private const string Filters = "filters";

    public async Task<string> Api(string id, HttpContext http, IFormCollection form)
    {
        var api = apis.Find(id);
        var said = Said(form, [.. api.Parameters.Select(parameter => parameter.Id), Filters]);
        return await Go(said, SourceAddress.Api(id), http, form, api.Name.Ko, () =>
        {
            var given = said.Where(pair => pair.Key != Filters).ToDictionary(StringComparer.Ordinal);
            foreach (var line in JobDeclaration.Lines(said.GetValueOrDefault(Filters)))
            {
                if (line.Split('=', 2) is not [{ Length: > 0 } field, { Length: > 0 } value]) throw SourceErrors.NoFilter(line);
                given[field.Trim()] = value.Trim();
            }
            return OpenApis.SourceOf(api, given, clock.GetUtcNow());
        });
    }

    public async Task<string> Database(string name, HttpContext http, IFormCollection form)
    {
        var said = Said(form, ["table", .. SqlCollector.Card.Parameters.Select(parameter => parameter.Id)]);
        var table = said.GetValueOrDefault("table") ?? "";
        return await Go(said, SourceAddress.Database(name), http, form, table, () =>
            SqlCollector.SourceOf(name, table, said.Where(pair => pair.Key != "table").ToDictionary(StringComparer.Ordinal)));
    }

    public Task<string> Key(string key, IFormCollection form)
    {
        if (form["do"] == "forget") keys.Forget(key);
        else keys.Keep(key, form["key"].ToString());
        var back = form["back"].ToString();
        return Task.FromResult(back.StartsWith(SourceAddress.All, StringComparison.Ordinal) && back.All(letter => letter is > ' ' and < (char)127) ? back : SourceAddress.All);
    }

    public Task<string> Limit(IFormCollection form)
    {
        var host = form["host"].ToString().Trim();
        hosts.Set(new(host, Number(form, "perSecond"), (int)Number(form, "burst"), form["perDay"].ToString().Trim().Length == 0 ? null : (int)Number(form, "perDay")));
        return Task.FromResult(SourceAddress.All + "#hosts");
    }

    // What was said wrong comes back with the form it was said in.
    private async Task<string> Go(Dictionary<string, string> said, string page, HttpContext http, IFormCollection form, string name, Func<string> source)
    {
        try
        {
            var named = source();
            return form["do"] == "job" ? Job(name, named) : await imports.Bring(http, named);
        }
        catch (InputException problem)
        {
            return $"{page}?slip={slips.Leave(new(said, problem))}";
        }
    }

    private string Job(string name, string source) =>
        $"{JobAddress.New}?slip={slips.Leave(new(new Dictionary<string, string> { [JobDeclaration.Name] = name, [CollectJob.Sources] = source }, null))}";

    private static Dictionary<string, string> Said(IFormCollection form, IEnumerable<string> names) =>
        names.Where(form.ContainsKey).ToDictionary(name => name, name => form[name].ToString().Trim(), StringComparer.Ordinal);

    private static double Number(IFormCollection form, string name) =>
        double.TryParse(form[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < int.MaxValue ? number : throw SourceErrors.NoNumber(form[name].ToString());
}

/// <summary>What was said of a source and can't be.</summary>
internal static class SourceErrors
{
    public static InputException NoFilter(string line) => new(
        new($"조건을 읽을 수 없습니다: {line}", $"The condition can't be read: {line}"),
        new("한 줄에 하나씩 필드=값으로 쓰세요.", "Write field=value, one a line."));

    public static InputException NoNumber(string given) => new(
        new($"숫자가 아닙니다: \"{given}\"", $"This is no number: \"{given}\""),
        new("0 이상의 숫자를 쓰세요.", "Write a number of 0 or more."));
}
