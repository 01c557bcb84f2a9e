namespace Maru.Methods.Regions;

/// <summary>
/// Regions of one or more code systems with their dates, looked up by code and by name. Built from rows: the built-in table, a ministry's list,
/// or a boundary file's properties.
/// </summary>
public sealed class RegionDimension
{
    private readonly Dictionary<(RegionCodeSystem, string), List<RegionRow>> _byCode = [];
    private readonly Dictionary<string, List<(RegionRow Row, int Rank)>> _byName = [];
    private readonly IReadOnlyList<RegionSuccession> _successions;

    public RegionDimension(IEnumerable<RegionRow> rows)
    {
        Rows = [.. rows.Where(row => RegionCode.TryParse(row.Code, out _))];
        foreach (var row in Rows)
        {
            Add(_byCode, (row.System, Significant(row.Code)), row);
            foreach (var (name, rank) in Keys(row))
                Add(_byName, name, (row, rank));
        }
        _successions = [.. RegionTable.Successions, .. Rows.Where(row => row is { Predecessor: not null, ValidFrom: not null }).Select(OwnSuccession)];
    }

    /// <summary>The rows whose code is one; others are left out.</summary>
    public IReadOnlyList<RegionRow> Rows { get; }

    /// <summary>
    /// The region a code means. With a day, the region of that day: an older or newer code is carried to it first, so 4211025000 on 2024-03-01 finds
    /// 5111025000. Without one, the row in force longest. Null when unknown or, after a split, not one region.
    /// </summary>
    public RegionRow? FindCode(RegionCodeSystem system, string code, DateOnly? asOf = null)
    {
        if (!RegionCode.TryParse(code, out var parsed))
            return null;
        if (asOf is not { } day)
            return _byCode.GetValueOrDefault((system, parsed.Significant))?.MaxBy(row => row.ValidTo ?? DateOnly.MaxValue);
        var now = AsOf(system, parsed.Significant, day).Codes;
        return now.Count == 1 ? _byCode.GetValueOrDefault((system, Significant(now[0])))?.Find(row => row.IsValidOn(day)) : null;
    }

    /// <summary>A code as of a day, by the built-in successions and by the predecessors the rows name.</summary>
    public RegionConversion AsOf(RegionCodeSystem system, string code, DateOnly day) => RegionSuccessions.AsOf(system, code, day, _successions);

    /// <summary>
    /// The regions a name can mean on a day, whatever its province is called there: 강원도 춘천시 is found after 2023 too. A full path means one; 중구 means six.
    /// Exact names are preferred to shortened ones (춘천 for 춘천시). Without a day, today's regions, or ended ones when no other has the name.
    /// Empty when unknown.
    /// </summary>
    public IReadOnlyList<RegionRow> FindName(string name, DateOnly? asOf = null, RegionCodeSystem system = RegionCodeSystem.Mois)
    {
        var found = _byName.GetValueOrDefault(RegionName.Normalize(name))?.FindAll(item => item.Row.System == system);
        if (found is not { Count: > 0 })
            return [];
        // Exactness before dates: 광주 after 2026-06-30 is no other place of that name.
        var best = found.Where(item => item.Rank == found.Min(other => other.Rank)).Select(item => item.Row).ToList();
        var valid = asOf is { } day ? best.FindAll(row => row.IsValidOn(day))
            : best.Exists(row => row.ValidTo is null) ? best.FindAll(row => row.ValidTo is null) : best;
        // 세종 is a province and its only district: the district is the answer.
        return valid.FindAll(row => !valid.Exists(other => other != row && other.Code.StartsWith(Significant(row.Code), StringComparison.Ordinal)));
    }

    /// <summary>The smallest region an address starts with: 강원 춘천시 신북읍 율문리 935 gives 신북읍 where it is known, else 춘천시. Null when unknown or ambiguous.</summary>
    public RegionRow? FindInAddress(string address, DateOnly? asOf = null)
    {
        const int MostWords = 5; // 경기도 수원시 장안구 … 읍 리
        var words = address.Split(' ', MostWords + 1, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var count = Math.Min(words.Length, MostWords); count > 0; count--)
            if (FindName(string.Concat(words.Take(count)), asOf) is [var only])
                return only;
        return null;
    }

    // Every end of the path, 강원춘천시신북읍, 춘천시신북읍, 신북읍; and for a district its name without 시, 군, 구.
    private static IEnumerable<(string Name, int Rank)> Keys(RegionRow row)
    {
        var words = row.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var first = 0; first < words.Length; first++)
        {
            var key = RegionName.Normalize(string.Concat(words.Skip(first)));
            yield return (key, 0);
            if (RegionCode.TryParse(row.Code, out var code) && code.Level == RegionLevel.District && words[^1].Length > 2 && words[^1][^1] is '시' or '군' or '구')
                yield return (key[..^1], 1);
        }
    }

    private static RegionSuccession OwnSuccession(RegionRow row) => new(
        row.System, Significant(row.Predecessor!), Significant(row.Code), row.ValidFrom!.Value, "renumber", KeepsRest: false, IsCertain: true, "own rows", "");

    private static string Significant(string code) => RegionCode.TryParse(code, out var parsed) ? parsed.Significant : code;

    private static void Add<TKey, TItem>(Dictionary<TKey, List<TItem>> lists, TKey key, TItem item)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists.Add(key, list = []);
        list.Add(item);
    }
}
