using Maru.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Shell;

/// <summary>
/// Answers a form that its page has no more, because somebody decided meanwhile what it was for: with the page as it is now, which says so.
/// The framework has an empty 400 for it.
/// </summary>
internal static class LateForms
{
    private static readonly InputException s_gone = new(
        new("화면을 연 뒤에 바뀌어 이 일을 하지 못했습니다.", "It changed after the page was opened, so this was not done."),
        new("다른 사람이 먼저 처리했을 수 있습니다. 아래가 지금의 상태입니다.", "Somebody else may have done it first. What you see is how it is now."));

    private static readonly object s_key = new();

    /// <summary>What such a page says; null on every other.</summary>
    public static InputException? ProblemOf(HttpContext? http) => http?.Items.ContainsKey(s_key) == true ? s_gone : null;

    public static async Task Show(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is not { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } || !HttpMethods.IsPost(http.Request.Method)
            || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.IsAssignableTo(typeof(FormPage)) != true
            || http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } || !http.Request.HasFormContentType || http.Request.Form["_handler"].Count == 0) return;
        var services = http.RequestServices;
        // A page is rendered once in a scope.
        await using var scope = services.CreateAsyncScope();
        http.Items[s_key] = true;
        // The first rendering said this of itself, and the second would say it again.
        http.Response.Headers.Remove("blazor-enhanced-nav");
        http.Request.Method = HttpMethods.Get;
        http.RequestServices = scope.ServiceProvider;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Post;
            http.RequestServices = services;
        }
    }
}
