using System.Text.RegularExpressions;
using Maru.App.Egress;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;

namespace Maru.App.OpenApi;

/// <summary>
/// Collects the rows of an open API, page after page, into one file that ingest reads like any other: <c>api:ID</c>, with settings behind a
/// question mark or from <c>--set</c>. All pages are had, or there is no file; those of a collection that failed are kept to go on from.
/// </summary>
public sealed partial class ApiCollector(DataHome home, OpenApis apis, ApiKeys keys, EgressGuard egress, TimeProvider clock, ApiPatience? patience = null) : ICollector
{
    public string Scheme => "api";

    public Uri? AddressOf(string name)
    {
        try
        {
            return Uri.TryCreate(InBraces().Replace(apis.Find(name.Split('?')[0]).Address, "-"), UriKind.Absolute, out var address) ? address : null;
        }
        catch (InputException)
        {
            return null;
        }
    }

    public async Task<CollectedFile> Collect(CollectRequest request, CancellationToken stop)
    {
        var (id, given) = Named(request);
        var call = ApiCall.Of(apis.Find(id), given, clock.GetUtcNow());
        var held = call.Api.Keys.ToDictionary(key => key.Name, key => keys.Find(key, request.Name) ?? throw ApiErrors.NoKey("api:" + id, key.Name, call.Api.Page));
        var caller = new ApiCaller(egress, patience ?? new(), clock, call, request.Folder);
        caller.Hide(held.Values);
        using var spool = PageSpool.Open(home, call, request.Folder, clock.GetUtcNow());
        var reading = new ApiReading(call, caller, held, spool, clock, request.Rows);
        var issues = await reading.ReadAll(stop);
        var path = Path.Combine(request.Folder, "rows");
        var rows = RecordFile.Write(path, call.Api, spool.Pages(reading.Count));
        spool.Clear();
        if (rows == 0) throw ApiErrors.Nothing(call.Origin);
        var (ending, connector) = call.Api.Geographic ? (".geojson", "geojson") : (".jsonl", "json");
        return new(path, call.Title + ending, call.Origin, connector) { Issues = issues };
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex InBraces();

    // api:id?a=1&b=2, with values as people write them or as addresses have them.
    private static (string Id, Dictionary<string, string> Given) Named(CollectRequest request)
    {
        var parts = request.Name.Split('?', 2);
        var given = new Dictionary<string, string>(request.Settings, StringComparer.Ordinal);
        foreach (var pair in parts.ElementAtOrDefault(1)?.Split('&', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var (name, value) = pair.Split('=', 2) is [var left, var right] ? (left, right) : (pair, "");
            given[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(value);
        }
        return (parts[0].Trim(), given);
    }
}
