using System.Globalization;
using System.Text.RegularExpressions;

namespace Maru.App.Excavations;

/// <summary>A Korean address taken apart: 강원특별자치도 한빛시 중앙로 12-3 (학림동), or … 학림동 612-3.</summary>
public sealed partial record AddressText(string? Road, string? Area, int Main, int Sub)
{
    public static AddressText? ReadRoad(string text) =>
        RoadForm().Match(text) is { Success: true } match
            ? new(match.Groups["road"].Value, match.Groups["legal"] is { Success: true } legal ? legal.Value.Split(',')[0].Trim() : AreaBefore(text, match.Index), Number(match, "main"), Number(match, "sub"))
            : null;

    public static AddressText? ReadLot(string text) =>
        LotForm().Match(text) is { Success: true } match ? new(null, match.Groups["area"].Value, Number(match, "main"), Number(match, "sub")) : null;

    public string Written => (Road ?? Area) + " " + NumberText;

    public string NumberText => Sub > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Main}-{Sub}") : Main.ToString(CultureInfo.InvariantCulture);

    private static string? AreaBefore(string text, int end) => text[..end].Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(word => word.Length > 1 && word[^1] is '읍' or '면');

    private static int Number(Match match, string name) => match.Groups[name] is { Success: true } group && int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"(?<road>[^\s()]{1,40}(?:로|길))\s{1,9}(?:지하\s{0,9})?(?<main>[0-9]{1,5})(?:-(?<sub>[0-9]{1,4}))?(?![0-9])(?:[^()]{0,200}\((?<legal>[^)]{1,40})\))?", RegexOptions.CultureInvariant)]
    private static partial Regex RoadForm();

    [GeneratedRegex(@"(?<area>[^\s()]{1,40}(?:동|리|가))\s{1,9}(?:산\s{0,9})?(?<main>[0-9]{1,5})(?:-(?<sub>[0-9]{1,4}))?(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LotForm();
}
