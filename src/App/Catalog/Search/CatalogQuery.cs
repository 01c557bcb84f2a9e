namespace Maru.App.Catalog.Search;

/// <summary>What the catalogue can be narrowed by.</summary>
public enum Facet
{
    /// <summary>갱신.</summary>
    Update,
    /// <summary>공개 범위.</summary>
    Access,
    /// <summary>분야.</summary>
    Domain,
    /// <summary>담당 부서.</summary>
    Department,
    /// <summary>지역.</summary>
    Region,
    /// <summary>형식.</summary>
    Format,
    /// <summary>만든 곳.</summary>
    Origin,
}

public enum CatalogSort
{
    /// <summary>관련 높은 순; without a text, most used first.</summary>
    Relevance,
    /// <summary>최근 갱신 순.</summary>
    Updated,
    /// <summary>많이 쓴 순.</summary>
    Used,
}

/// <summary>A search of the catalogue. Within a facet the chosen values are alternatives; facets together must all hold.</summary>
public sealed record CatalogQuery(string Text = "")
{
    /// <summary>Chosen values by facet, as <see cref="FacetValue.Value"/> has them.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Chosen { get; init; } = new Dictionary<Facet, IReadOnlyList<string>>();

    /// <summary>Quality from and to, both included; null for no bound.</summary>
    public int? QualityFrom { get; init; }
    public int? QualityTo { get; init; }
    public CatalogSort Sort { get; init; }

    /// <summary>1, 2, …; a page beyond the last gives the last.</summary>
    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = 20;

    internal IReadOnlyList<string> Of(Facet facet) => Chosen.GetValueOrDefault(facet) ?? [];

    internal bool BoundsQuality => QualityFrom is > 0 || QualityTo is < 100;
}
