using Maru.Web.Features.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Features.Feeds;

/// <summary>Addresses of live feeds: the stream displays listen to, what programs read, and what sensors push to.</summary>
public static class FeedEndpoints
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>What they need beside the feeds themselves.</summary>
    public static IServiceCollection AddFeeds(this IServiceCollection services)
    {
        services.AddSingleton<FeedBeats>();
        services.AddSingleton<LiveStream>();
        services.AddSingleton<FeedsApi>();
        return services;
    }

    public static IEndpointRouteBuilder MapFeeds(this IEndpointRouteBuilder routes)
    {
        var live = routes.MapGroup("/live").AddEndpointFilter<RouteGroupBuilder, ApiErrors>().ExcludeFromDescription();
        live.MapGet("/events", (HttpContext http, LiveStream it) => it.Answer(http));
        var api = routes.MapGroup("/api/v1/feeds").AddEndpointFilter<RouteGroupBuilder, ApiErrors>().WithTags("v1");
        api.MapMethods("", GetAndHead, (HttpContext http, FeedsApi it) => it.List(http)).Document(FeedOperations.Feeds);
        api.MapMethods("/{id}", GetAndHead, (string id, HttpContext http, FeedsApi it) => it.One(id, http)).Document(FeedOperations.Feed);
        api.MapMethods("/{id}/readings", GetAndHead, (string id, HttpContext http, FeedsApi it) => it.Readings(id, http)).Document(FeedOperations.Readings);
        // Whoever pushes shows a key in the head: no form of another site can do that.
        api.MapPost("/{id}/readings", (string id, HttpContext http, FeedsApi it) => it.Push(id, http)).DisableAntiforgery().Document(FeedOperations.Push);
        return routes;
    }
}
