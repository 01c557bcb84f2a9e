using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Maru.App.Ingest;

/// <summary>Degrees, minutes and seconds: 37°52′43.1″N, 37도 52분 43초.</summary>
internal static partial class PlaceText
{
    [GeneratedRegex(@"^\s*(?<w>[NSEW])?\s*(?<d>\d{1,3})\s*[°도]\s*(?:(?<m>\d{1,2})\s*['′’분]\s*)?(?:(?<s>\d{1,2}(?:\.\d+)?)\s*(?:[""″”초]|'')?)?\s*(?<e>[NSEW])?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Dms();

    public static bool TryDegrees(ReadOnlySpan<byte> cell, out double degrees)
    {
        if (NumberText.TryNumber(cell, out degrees)) return true;
        var match = Dms().Match(Encoding.UTF8.GetString(cell));
        if (!match.Success) return false;
        degrees = Part(match, "d") + (Part(match, "m") / 60) + (Part(match, "s") / 3600);
        if ((match.Groups["w"].Value + match.Groups["e"].Value).ToUpperInvariant() is "S" or "W") degrees = -degrees;
        return true;
    }

    private static double Part(Match match, string group) =>
        match.Groups[group] is { Success: true } part ? double.Parse(part.Value, CultureInfo.InvariantCulture) : 0;
}
