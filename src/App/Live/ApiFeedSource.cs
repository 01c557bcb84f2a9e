using System.Text.Json;
using Maru.App.Egress;
using Maru.App.Lake;
using Maru.App.OpenApi;
using Maru.Core;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>
/// Asks the open API a feed names, page after page, as <c>maru ingest api:…</c> would: the same keys, limits, quotas and the same
/// understanding of errors that come as HTTP 200. It gives up sooner, because the next call is soon.
/// </summary>
public sealed class ApiFeedSource(DataHome home, OpenApis apis, ApiKeys keys, EgressGuard egress, TimeProvider clock, ApiPatience? patience = null) : IFeedSource
{
    private const int MostPages = 50;

    private static readonly ApiPatience Short = new() { Tries = 2, Time = TimeSpan.FromSeconds(20), LongestWait = TimeSpan.FromSeconds(5) };

    private readonly ApiPatience _patience = patience ?? Short;

    public string Id => FeedSetting.OfApi;

    /// <summary>The call a feed makes.</summary>
    /// <exception cref="InputException">A setting is wrong or missing.</exception>
    internal static ApiCall CallOf(IFeed kind, FeedSetting setting, OpenApis apis, DateTimeOffset now)
    {
        var own = kind.Card.Card.Parameters.Select(parameter => parameter.Id).ToHashSet(StringComparer.Ordinal);
        var api = kind.Card.Api ?? setting.Settings.GetValueOrDefault("api") ?? throw FeedErrors.NoApi(kind.Card.Card.Id);
        return ApiCall.Of(apis.Find(api), setting.Settings.Where(pair => !own.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal), now);
    }

    public async Task<FeedRows> Ask(IFeed kind, FeedSetting setting, CancellationToken stop)
    {
        var call = CallOf(kind, setting, apis, clock.GetUtcNow());
        var held = call.Api.Keys.ToDictionary(key => key.Name, key => keys.Find(key, setting.Id) ?? throw ApiErrors.NoKey("api:" + call.Api.Id, key.Name, call.Api.Page));
        PrivateFiles.CreateFolder(home.Work);
        var caller = new ApiCaller(egress, _patience, clock, call, home.Work);
        caller.Hide(held.Values);
        var rows = new List<JsonElement>();
        for (var page = 0; page < MostPages; page++)
        {
            using var answered = await caller.Ask(call.AddressOf(page, null, held, null), stop);
            var answer = answered.Answer;
            rows.AddRange(answer.Rows.Select(row => row.Clone()));
            if (call.Api.Paging.Kind is not (ApiPagingKind.Page or ApiPagingKind.Range)) return new(rows, IsWhole: true);
            // A page that is empty or short is the last, whatever the total said.
            if (answer.Total is { } total ? rows.Count >= total : answer.Rows.Count < call.Api.Paging.Rows) return new(rows, IsWhole: true);
            if (answer.Rows.Count == 0) return new(rows, IsWhole: false);
        }
        return new(rows, IsWhole: false);
    }
}
