using Maru.Core;

namespace Maru.App.Catalog;

public enum CoverageKind
{
    /// <summary>No places, or regions not known.</summary>
    None,
    /// <summary>시 전체.</summary>
    Whole,
    /// <summary>동 지역만.</summary>
    DongOnly,
    /// <summary>읍면만.</summary>
    EupMyeonOnly,
    /// <summary>일부.</summary>
    Some,
}

/// <summary>A region of the city, as the catalogue needs it.</summary>
/// <param name="Code">행정동 code, or the name again where no code is known.</param>
public sealed record CityRegion(string Code, string Name)
{
    public bool IsEupMyeon => Name.Length > 1 && Name[^1] is '읍' or '면';
}

/// <summary>Which of the city's regions a dataset has rows in.</summary>
/// <param name="Of">Number of regions of the city; 0 when not known.</param>
/// <param name="Outside">Rows whose region is none of the city's.</param>
public sealed record RegionCoverage(CoverageKind Kind, IReadOnlyList<RegionRows> Regions, int Of, long Outside)
{
    public static RegionCoverage None { get; } = new(CoverageKind.None, [], 0, 0);

    public static RegionCoverage Over(IReadOnlyList<CityRegion> city, IReadOnlyList<RegionRows> found)
    {
        if (found.Count == 0) return None;
        if (city.Count == 0) return new(CoverageKind.Some, found, 0, 0);
        var known = city.ToLookup(r => r.Name).Concat(city.ToLookup(r => r.Code)).DistinctBy(g => g.Key).ToDictionary(g => g.Key, g => g.First());
        var inside = found
            .Select(f => (Region: known.GetValueOrDefault(LastWord(f.Name)), f.Rows)).Where(f => f.Region is not null)
            .GroupBy(f => f.Region!).Select(g => (Region: g.Key, Rows: g.Sum(f => f.Rows)))
            .OrderByDescending(f => f.Rows).ToList();
        if (inside.Count == 0) return None;
        var kind = inside.Count == city.Count ? CoverageKind.Whole
            : inside.All(f => !f.Region.IsEupMyeon) ? CoverageKind.DongOnly
            : inside.All(f => f.Region.IsEupMyeon) ? CoverageKind.EupMyeonOnly
            : CoverageKind.Some;
        return new(kind, [.. inside.Select(f => new RegionRows(f.Region.Name, f.Rows))], city.Count, found.Sum(f => f.Rows) - inside.Sum(f => f.Rows));
    }

    public Bilingual Words => Kind switch
    {
        CoverageKind.None => new("지역 없음", "No regions"),
        CoverageKind.Whole => new($"{Of}곳 모두", $"all {Of}"),
        _ when Of == 0 => new($"{Regions.Count}곳", $"{Regions.Count}"),
        _ => new($"{Regions.Count} / {Of}곳", $"{Regions.Count} of {Of}"),
    };

    // "한빛시 중앙동" and "중앙동" are the same region.
    private static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];
}
