using System.Text.RegularExpressions;
using Maru.Methods.KoreanText;

namespace Maru.App.Catalog.Home;

/// <summary>Fills the marks in computed sentences: "북산면{은는}" becomes 북산면은, "4096{,}건" becomes 4,096건.</summary>
internal static partial class Particles
{
    public static string Fill(string text)
    {
        var said = Number().Replace(text, match => Grouped().Replace(match.Groups[1].Value, ",") + match.Groups[2].Value);
        return Mark().Replace(said, match =>
        {
            var word = said[..match.Index];
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
    }

    [GeneratedRegex(@"(?<![\d.,])(\d+)(\.\d+)?\{,\}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=\d)(?=(\d{3})+$)", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\{(은는|이가|을를|과와|으로|이)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
