using System.Globalization;
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

    /// <summary>May bring and change data: see <see cref="LocalUse"/>.</summary>
    public bool MayEdit { get; init; }

    public static Viewer Read(HttpRequest request) => new(
        ReadLanguage(request),
        ParseMode(request.Cookies[ModeCookie]) ?? Default.Mode,
        ParseTextSize(request.Cookies[TextSizeCookie]) ?? Default.TextSize)
    {
        MayEdit = LocalUse.Is(request.HttpContext),
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
