using Maru.App.Catalog;
using Maru.App.Export;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Shell;

/// <summary>Marks an address under a dataset whose reading is counted.</summary>
/// <param name="kind">One of <see cref="UsageKinds"/>; null for the format of a file.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CountedAttribute(string? kind = null) : Attribute
{
    public string? Kind => kind;
}

/// <summary>Counts what readers take of a dataset: its page, its rows through the API, its files. Which and how often; never who.</summary>
internal static class CountUses
{
    private const string Format = "format";

    public static async Task After(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.GetEndpoint()?.Metadata.GetMetadata<CountedAttribute>() is not { } counted || !HttpMethods.IsGet(http.Request.Method)) return;
        if (http.Response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status304NotModified) || http.GetRouteValue("id") is not string dataset) return;
        var kind = counted.Kind ?? (http.GetRouteValue(Format) is string format ? ExportFormat.Find(format, Format).Id : UsageKinds.Api);
        http.RequestServices.GetService<UsageLog>()?.Used(dataset, kind);
    }
}
