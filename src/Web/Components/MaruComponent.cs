using Maru.Core;
using Maru.Web.Shell;
using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components;

/// <summary>Base of every page and component: knows in which language the reader reads.</summary>
public abstract class MaruComponent : ComponentBase
{
    [Inject]
    protected Viewer Viewer { get; set; } = Viewer.Default;

    protected string Say(Bilingual words) => words.In(LanguageCode.Of(Viewer.Language));

    protected string? Say(Bilingual? words) => words?.In(LanguageCode.Of(Viewer.Language));

    /// <summary>Class names joined, the empty ones left out.</summary>
    protected static string Css(params ReadOnlySpan<string?> names)
    {
        var css = "";
        foreach (var name in names)
        {
            if (!string.IsNullOrEmpty(name)) css += css.Length == 0 ? name : " " + name;
        }
        return css;
    }

    /// <summary>Ids of what describes the control <paramref name="id"/> of a <c>Field</c>: its help and its error; null without either.</summary>
    protected static string? Described(string id, bool help, bool error) => Css(help ? id + "-help" : null, error ? id + "-error" : null) is { Length: > 0 } ids ? ids : null;
}
