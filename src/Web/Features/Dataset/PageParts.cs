using Maru.Web.Shell;
using Maru.Web.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maru.Web.Features.Dataset;

/// <summary>
/// The written part of pages that everybody sees alike, kept for the minute it states. It depends on the dataset's state, the reader's language,
/// whether they may edit, and the site's address, and on nothing else of the request: the frame around it is written for each reader.
/// </summary>
public sealed class PageParts(ILoggerFactory loggers)
{
    private const int Kept = 64;

    private readonly RecentlyUsed<Task<string>> _parts = new(Kept);

    /// <param name="request">Services of the request that writes it, if it isn't there yet.</param>
    public async Task<string> Of(DatasetView view, string address, IServiceProvider request)
    {
        var viewer = request.GetRequiredService<Viewer>();
        var minute = request.GetRequiredService<PageTime>().Now;
        var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{view.State.Serial}|{viewer.Language}|{viewer.MayEdit}|{minute:yyyyMMddHHmm}|{address}");
        var part = _parts.Get(key, () => Write(view, address, request));
        if (part.IsFaulted) _parts.Forget(key);
        return await part;
    }

    private async Task<string> Write(DatasetView view, string address, IServiceProvider request)
    {
        await using var renderer = new HtmlRenderer(request, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(DatasetBody.View)] = view, [nameof(DatasetBody.Address)] = address });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<DatasetBody>(parameters)).ToHtmlString());
    }
}
