using System.Text;
using System.Text.RegularExpressions;

namespace Maru.Methods.Regions;

/// <summary>
/// Region names made comparable: 강원특별자치도, 강원도 and 강원 become one; spaces go; 효자제2동 is 효자2동; 종로1·2·3·4가동 is 종로1.2.3.4가동.
/// </summary>
public static partial class RegionName
{
    // Longest first, so that 전남광주통합특별시 is not read as 전남.
    private static readonly (string Alias, string Short)[] _provinces =
    [
        .. RegionTable.ProvinceNames
            .SelectMany(names => names.Select(name => (name, names.MinBy(other => other.Length)!)))
            .Distinct()
            .OrderByDescending(pair => pair.name.Length),
    ];

    /// <summary>The form names are compared in. Not for showing.</summary>
    public static string Normalize(string name)
    {
        var compact = Separators().Replace(name.Normalize(NormalizationForm.FormC), "");
        compact = Ordinal().Replace(compact, "$1");
        foreach (var (alias, shortName) in _provinces)
            if (compact.StartsWith(alias, StringComparison.Ordinal))
                return shortName + WithoutRepeat(compact[alias.Length..], shortName);
        return compact;
    }

    // 세종특별자치시 세종시 is 세종: the province is its own only district.
    private static string WithoutRepeat(string rest, string shortName) =>
        Array.Exists(_provinces, pair => pair.Short == shortName && pair.Alias == rest) ? "" : rest;

    /// <summary>Whether a word ends as a 읍, 면, 동, 가 or 리 does: 신북읍, 효자2동, 을지로3가.</summary>
    public static bool LooksLikeDong(string word) => Dong().IsMatch(word);

    // 제 before a number is "No."; names that end in 제 (홍제1동) lose it too, on both sides of every comparison.
    [GeneratedRegex("제+([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"[\s·ㆍ‧∙・.,]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^[가-힣]+[가-힣0-9.,·]*(읍|면|동|가|리)$", RegexOptions.CultureInvariant)]
    private static partial Regex Dong();
}
