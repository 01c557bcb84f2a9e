namespace Maru.Web.Text;

/// <summary>A language the pages are written in. Korean comes first; a text without its English does not compile.</summary>
public enum Language
{
    Korean,
    English,
}

/// <summary>Codes as HTML and HTTP write them.</summary>
public static class LanguageCode
{
    public static string Of(Language language) => language == Language.English ? "en" : "ko";

    public static Language? Parse(string? code) => code switch
    {
        null => null,
        _ when code.StartsWith("ko", StringComparison.OrdinalIgnoreCase) => Language.Korean,
        _ when code.StartsWith("en", StringComparison.OrdinalIgnoreCase) => Language.English,
        _ => null,
    };
}
