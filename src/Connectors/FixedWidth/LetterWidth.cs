using System.Text;

namespace Maru.Connectors.FixedWidth;

/// <summary>
/// How many places a letter takes. A file that was turned from CP949 into UTF-8 keeps its columns only when Korean letters count two, as
/// the bytes they were.
/// </summary>
internal static class LetterWidth
{
    public static int Of(Rune letter, bool inBytes) => inBytes && letter.Value > 0x7F ? 2 : 1;

    public static int Of(string line, bool inBytes)
    {
        var width = 0;
        foreach (var letter in line.EnumerateRunes()) width += Of(letter, inBytes);
        return width;
    }
}
