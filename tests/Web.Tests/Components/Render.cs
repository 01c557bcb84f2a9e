using Maru.Web.Shell;
using Maru.Web.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Web.Tests.Components;

/// <summary>Renders one component to HTML.</summary>
internal static class Render
{
    public static string Html<T>(Dictionary<string, object?> parameters, Language language = Language.Korean)
        where T : IComponent
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<PageTime>()
            .AddSingleton<AssetLibrary>()
            .AddSingleton(Viewer.Default with { Language = language })
            .BuildServiceProvider();
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString()).GetAwaiter().GetResult();
    }
}
