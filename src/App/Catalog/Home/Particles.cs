using System.Text.RegularExpressions;
using Maru.Methods.KoreanText;

namespace Maru.App.Catalog.Home;

/// <summary>Fills the marks for particles in computed sentences: "북산면{은는}" becomes 북산면은.</summary>
internal static partial class Particles
{
    public static string Fill(string text) => Mark().Replace(text, match =>
    {
        var word = text[..match.Index];
        return match.Groups[1].Value switch
        {
            "은는" => Josa.Pick(word, "은", "는"),
            "이가" => Josa.Pick(word, "이", "가"),
            "을를" => Josa.Pick(word, "을", "를"),
            "과와" => Josa.Pick(word, "과", "와"),
            "으로" => Josa.EuroRo(word)[word.Length..],
            _ => Josa.Pick(word, "이", ""),
        };
    });

    [GeneratedRegex(@"\{(은는|이가|을를|과와|으로|이)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
