using Maru.Core;

namespace Maru.App.Catalog.Search;

/// <summary>The values a dataset has in each facet, and their names and order.</summary>
internal static class FacetValues
{
    private static readonly Dictionary<string, Bilingual> FormatNames = new()
    {
        ["csv"] = new("CSV", "CSV"),
        ["xlsx"] = new("XLSX", "XLSX"),
        ["geojson"] = new("GeoJSON", "GeoJSON"),
        ["api"] = new("오픈 API", "Open API"),
        ["parquet"] = new("Parquet", "Parquet"),
    };

    public static IReadOnlyList<string> Of(CatalogEntry entry, Facet facet) => facet switch
    {
        Facet.Update => [Text(entry.Freshness?.State ?? FreshnessState.Unknown)],
        Facet.Access => [Text(entry.Access)],
        Facet.Domain => [entry.Domain.Id],
        // What nobody took yet after a split is found under all who may take it.
        Facet.Department => entry.Department is null ? [] : entry.Owner.Heirs is { Count: > 0 } heirs ? heirs : [entry.Department],
        Facet.Region => entry.Coverage.Kind == CoverageKind.None ? [] : [Text(entry.Coverage.Kind)],
        Facet.Format => entry.Formats,
        _ => [Text(entry.Origin)],
    };

    public static Bilingual Name(Facet facet, string value, CatalogEntry example) => facet switch
    {
        Facet.Update => Enum.Parse<FreshnessState>(value, ignoreCase: true).Name(),
        Facet.Access => Enum.Parse<AccessLevel>(value, ignoreCase: true).Name(),
        Facet.Domain => example.Domain.Name,
        Facet.Region => Enum.Parse<CoverageKind>(value, ignoreCase: true) switch
        {
            CoverageKind.Whole => new("시 전체", "Whole city"),
            CoverageKind.DongOnly => new("동 지역만", "Urban districts only"),
            CoverageKind.EupMyeonOnly => new("읍면만", "Rural districts only"),
            _ => new("일부 지역", "Some districts"),
        },
        Facet.Format => FormatNames.GetValueOrDefault(value, new(value, value)),
        Facet.Origin => Enum.Parse<Origin>(value, ignoreCase: true).Name(),
        _ => new(value, value),
    };

    /// <summary>Fixed sets keep their own order; open ones go by count.</summary>
    public static int Order(Facet facet, string value) => facet switch
    {
        Facet.Update => Array.IndexOf(["ontime", "late", "ended", "unknown"], value),
        Facet.Access => (int)Enum.Parse<AccessLevel>(value, ignoreCase: true),
        Facet.Region => (int)Enum.Parse<CoverageKind>(value, ignoreCase: true),
        Facet.Origin => Array.IndexOf(["own", "linked", "unknown"], value),
        _ => 0,
    };

    private static string Text<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
