using System.Globalization;
using Maru.App.Access;
using Maru.Core;
using Maru.Web.Text;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Shell;

/// <summary>How the person reading wants pages shown. Kept in cookies on their own device, nowhere else.</summary>
/// <param name="Language">From <c>?lang=</c>, else the cookie, else Korean.</param>
/// <param name="Mode">Light, dark or high contrast.</param>
/// <param name="TextSize">Percent of the usual size, one of <see cref="TextSizes"/>.</param>
public sealed record Viewer(Language Language, Mode Mode, int TextSize)
{
    public const string LanguageCookie = "maru.lang";
    public const string ModeCookie = "maru.mode";
    public const string TextSizeCookie = "maru.size";

    public static IReadOnlyList<int> TextSizes { get; } = [100, 115, 130, 150, 200];

    public static Viewer Default { get; } = new(Language.Korean, Mode.Light, 100);

    /// <summary>Who reads.</summary>
    public Reader Reader { get; init; } = Reader.Anonymous;

    /// <summary>May change what this page is about: see <see cref="Gate"/>.</summary>
    public bool MayEdit { get; init; }

    /// <summary>May do something for the whole city.</summary>
    public bool May(Act act) => AccessRules.May(Reader, act);

    public static Viewer Read(HttpRequest request) => new(
        ReadLanguage(request),
        ParseMode(request.Cookies[ModeCookie]) ?? Default.Mode,
        ParseTextSize(request.Cookies[TextSizeCookie]) ?? Default.TextSize)
    {
        Reader = request.HttpContext.Reader(),
        MayEdit = Gate.MayEdit(request.HttpContext),
    };

    public string Say(Bilingual words) => words.In(LanguageCode.Of(Language));

    internal static Mode? ParseMode(string? name) =>
        Enum.TryParse<Mode>(name, ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode : null;

    internal static int? ParseTextSize(string? percent) =>
        int.TryParse(percent, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && TextSizes.Contains(size) ? size : null;

    private static Language ReadLanguage(HttpRequest request) =>
        LanguageCode.Parse(request.Query["lang"])
        ?? LanguageCode.Parse(request.Cookies[LanguageCookie])
        ?? Default.Language;
}

/// <summary>The colour scheme of the pages.</summary>
public enum Mode
{
    Light,
    Dark,
    Contrast,
}
