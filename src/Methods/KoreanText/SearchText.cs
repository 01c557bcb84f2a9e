using System.Text;

namespace Maru.Methods.KoreanText;

/// <summary>A text as it is searched: normalised, lower case, letters and digits only, and where each came from.</summary>
/// <remarks>Leaving spaces out makes 버스정류장 and 버스 정류장 the same; the marks of word starts keep what the spaces said.</remarks>
internal sealed class SearchText
{
    public static readonly SearchText Empty = new("");

    private readonly int[] origins;
    private readonly bool[] starts;

    public SearchText(string original)
    {
        string normal = Hangul.Normalize(original);
        // Highlights point into the text as given; where normalising changed its length (NFD from macOS) they point into the NFC text.
        Original = normal;
        var squeezed = new StringBuilder(normal.Length);
        var from = new List<int>(normal.Length);
        var startsWord = new List<bool>(normal.Length + 1);
        var last = Script.None;
        for (int i = 0; i < normal.Length; i++)
        {
            var script = ScriptOf(normal[i]);
            if (script != Script.None)
            {
                squeezed.Append(char.ToLowerInvariant(normal[i]));
                from.Add(i);
                startsWord.Add(script != last);
            }
            last = script;
        }
        startsWord.Add(true);
        Squeezed = squeezed.ToString();
        origins = [.. from];
        starts = [.. startsWord];
    }

    public string Original { get; }

    public string Squeezed { get; }

    /// <summary>A word, or a part of one in another script (BIT|현황), starts at this place of <see cref="Squeezed"/>; its end counts as one.</summary>
    public bool StartsWord(int at) => starts[at];

    /// <summary>Place in <see cref="Original"/> of a match in <see cref="Squeezed"/>.</summary>
    public (int Start, int Length) OriginOf(int start, int length) => (origins[start], origins[start + length - 1] + 1 - origins[start]);

    public IEnumerable<string> Words()
    {
        int start = 0;
        for (int i = 1; i <= Squeezed.Length; i++)
        {
            if (!starts[i]) continue;
            yield return Squeezed[start..i];
            start = i;
        }
    }

    public static string Squeeze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(Hangul.Normalize(text).Where(c => ScriptOf(c) != Script.None).Select(char.ToLowerInvariant));
    }

    private enum Script
    {
        None,
        Hangul,
        Latin,
        Digit,
        Other,
    }

    private static Script ScriptOf(char c)
    {
        if (Hangul.IsSyllable(c) || Hangul.IsCompatibilityJamo(c)) return Script.Hangul;
        if (char.IsAsciiLetter(c)) return Script.Latin;
        if (char.IsDigit(c)) return Script.Digit;
        return char.IsLetter(c) ? Script.Other : Script.None;
    }
}
