using System.Text.RegularExpressions;

namespace Maru.Methods.Regions;

public enum RegionColumnKind
{
    Code,
    Name,

    /// <summary>Addresses that begin with a region's name.</summary>
    Address,
}

/// <summary>What a column says about regions.</summary>
/// <param name="System">Of a column of codes.</param>
/// <param name="Level">Of most values.</param>
/// <param name="IsLegalDong">For codes of 동: 법정동 (true) or 행정동 (false); null when the values leave it open.</param>
/// <param name="Share">0–1, of the different values that were recognised.</param>
/// <param name="Unrecognised">Up to five values that were not.</param>
/// <param name="Outdated">Changes since that touch the values: codes of 42… are of before 2023-06-11.</param>
public sealed record RegionColumn(
    RegionColumnKind Kind, RegionCodeSystem? System, RegionLevel Level, bool? IsLegalDong, double Share,
    IReadOnlyList<string> Unrecognised, IReadOnlyList<RegionSuccession> Outdated)
{
    private const double NearlyAll = 0.95;
    private const double Most = 0.8;
    private const int MostTried = 5_000;

    /// <summary>
    /// Recognises a column of region codes, region names or addresses; null when it is none. Numbers alone prove little, so codes must name known districts,
    /// or the header must say that they are codes of regions.
    /// </summary>
    /// <param name="header">The column's name.</param>
    /// <param name="values">All values or a sample; repeats and blanks do not matter, and the first 5,000 different ones are tried.</param>
    /// <param name="dimension">The city's own regions, if it has loaded any; the built-in provinces and districts are always known.</param>
    public static RegionColumn? Detect(string header, IEnumerable<string?> values, RegionDimension? dimension = null)
    {
        var distinct = values.Select(value => value?.Trim() ?? "").Where(value => value.Length > 0).Distinct().Take(MostTried).ToList();
        if (distinct.Count == 0)
            return null;
        return RegionCodeColumns.Detect(header, distinct) ?? DetectNames(header, distinct, dimension) ?? DetectAddresses(distinct);
    }

    private static RegionColumn? DetectNames(string header, List<string> values, RegionDimension? dimension)
    {
        var levels = values.Select(value => (value, Level: LevelOfName(value, dimension))).ToList();
        if (RegionHeaders.SaysDong(header))
            levels = [.. levels.Select(item => (item.value, item.Level ?? (RegionName.LooksLikeDong(item.value) ? RegionLevel.Dong : null)))];
        return Summarise(RegionColumnKind.Name, levels, NearlyAll);
    }

    private static RegionLevel? LevelOfName(string value, RegionDimension? dimension)
    {
        foreach (var known in (ReadOnlySpan<RegionDimension?>)[dimension, RegionTable.Dimension])
            if (known?.FindName(value) is [var first, ..] && RegionCode.TryParse(first.Code, out var code))
                return code.Level;
        // A dong below a known district: 강원특별자치도 춘천시 신북읍.
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 2 or 3 or 4 && RegionName.LooksLikeDong(words[^1]) && RegionTable.Dimension.FindName(string.Concat(words[..^1])).Count > 0
            ? RegionLevel.Dong
            : null;
    }

    private static RegionColumn? DetectAddresses(List<string> values)
    {
        var levels = values.Select(value => (value, value.Contains(' ', StringComparison.Ordinal) && RegionTable.Dimension.FindInAddress(value) is not null ? RegionLevel.District : (RegionLevel?)null)).ToList();
        return Summarise(RegionColumnKind.Address, levels, Most);
    }

    private static RegionColumn? Summarise(RegionColumnKind kind, List<(string Value, RegionLevel? Level)> levels, double needed)
    {
        var share = levels.Count(item => item.Level is not null) / (double)levels.Count;
        if (share < needed)
            return null;
        var level = levels.Where(item => item.Level is not null).CountBy(item => item.Level!.Value).MaxBy(pair => pair.Value).Key;
        return new(kind, null, level, null, share, [.. levels.Where(item => item.Level is null).Select(item => item.Value).Take(5)], []);
    }
}

internal static partial class RegionHeaders
{
    public static bool SaysRegion(string header) => Region().IsMatch(header);

    public static bool SaysDong(string header) => DongName().IsMatch(header);

    [GeneratedRegex("법정동|행정동|시군구|시도|읍면동|행정구역|지역코드|지역_?cd|시군구|adm_?c|admin|adong|ldong|emd|sgg|sig_?(cd|ungu)|signgu|sido|ctprvn|ctpv|stdg|bjd|hjd|region", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Region();

    [GeneratedRegex("읍면동|행정동|법정동|동명|동이름|동별|emd|dong", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DongName();
}
