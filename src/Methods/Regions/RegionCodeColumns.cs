namespace Maru.Methods.Regions;

/// <summary>Tells whether values are region codes, and whose.</summary>
internal static class RegionCodeColumns
{
    private const double NearlyAll = 0.95;

    private static readonly Dictionary<RegionCodeSystem, HashSet<string>> _provinces = Enum.GetValues<RegionCodeSystem>()
        .ToDictionary(system => system, system => RegionTable.Rows.Where(row => row.System == system && row.Code.Length == 2).Select(row => row.Code).ToHashSet());

    private static readonly HashSet<string> _districts =
        [.. RegionTable.Rows.Where(row => row.System == RegionCodeSystem.Mois && row.Code.Length == 5).Select(row => row.Code)];

    public static RegionColumn? Detect(string header, List<string> values)
    {
        var codes = values.Select(value => RegionCode.TryParse(value, out var code) ? code : (RegionCode?)null).ToList();
        if (codes.Count(code => code is not null) < values.Count * NearlyAll)
            return null;
        var known = codes.OfType<RegionCode>().ToList();
        if (SystemOf(header, known) is not { } system)
            return null;
        var recognised = codes.Select(code => code is { } given && _provinces[system].Contains(given.Province)).ToList();
        var share = recognised.Count(is_ => is_) / (double)values.Count;
        if (share < NearlyAll)
            return null;
        return new(
            RegionColumnKind.Code, system, known.CountBy(code => code.Level).MaxBy(pair => pair.Value).Key, LegalDong(system, known), share,
            [.. values.Where((_, i) => !recognised[i]).Take(5)], Outdated(system, known));
    }

    // The ministry's codes are told by their districts, which are known; the statistics office's, by being none of these under a header that says region.
    private static RegionCodeSystem? SystemOf(string header, List<RegionCode> codes)
    {
        var saysRegion = RegionHeaders.SaysRegion(header);
        if (codes.TrueForAll(code => code.Level == RegionLevel.Province))
            return !saysRegion ? null : Share(codes, code => _provinces[RegionCodeSystem.Mois].Contains(code.Province)) >= NearlyAll ? RegionCodeSystem.Mois : RegionCodeSystem.Statistics;
        var isSeven = codes.TrueForAll(code => code.Digits.Length == 7);
        if (!isSeven && Share(codes, code => code.District is null ? _provinces[RegionCodeSystem.Mois].Contains(code.Province) : _districts.Contains(code.District)) >= NearlyAll)
            return RegionCodeSystem.Mois;
        // A district not in the table (codes given in 2026) does not make a ten-digit code any other system's.
        if (codes.TrueForAll(code => code.Digits.Length == 10))
            return saysRegion ? RegionCodeSystem.Mois : null;
        return saysRegion ? RegionCodeSystem.Statistics : null;
    }

    private static bool? LegalDong(RegionCodeSystem system, List<RegionCode> codes)
    {
        if (system != RegionCodeSystem.Mois)
            return null;
        int legal = codes.Count(code => code.IsLegalDong == true), administrative = codes.Count(code => code.IsLegalDong == false);
        return legal == administrative ? null : legal > administrative;
    }

    private static List<RegionSuccession> Outdated(RegionCodeSystem system, List<RegionCode> codes) =>
        [.. RegionTable.Successions.Where(change => change.System == system && codes.Exists(code => code.Digits.StartsWith(change.From, StringComparison.Ordinal)))];

    private static double Share(List<RegionCode> codes, Predicate<RegionCode> isKnown) => codes.Count(code => isKnown(code)) / (double)codes.Count;
}
