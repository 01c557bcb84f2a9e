using Maru.App.Lake;

namespace Maru.App.Import;

/// <summary>Text of a file on its way to a page: what looks personal by itself is covered, whatever column it stands in.</summary>
internal static class ShownText
{
    private const int Longest = 80;

    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (PersonalText.IsPersonal(text)) return SetAsideReading.Covered;
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
