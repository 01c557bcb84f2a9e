using Maru.Core;

namespace Maru.App.Catalog.Search;

/// <summary>What a search found, with everything the page shows around it.</summary>
/// <param name="Hits">This page's datasets.</param>
/// <param name="Total">Datasets on all pages.</param>
/// <param name="Page">The page given: the asked one, or the last.</param>
public sealed record CatalogResult(CatalogQuery Query, IReadOnlyList<CatalogHit> Hits, int Total, int Page, int Pages)
{
    /// <summary>Each facet's values with how many datasets choosing that value would leave, the other facets applied.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<FacetValue>> Facets { get; init; } = new Dictionary<Facet, IReadOnlyList<FacetValue>>();

    /// <summary>Ten bins of quality, 0–9 … 90–100, with every facet but quality applied.</summary>
    public IReadOnlyList<int> QualityHistogram { get; init; } = [];

    /// <summary>The query's syllables over their initial consonants: type those next time. Empty when the query is not Korean.</summary>
    public IReadOnlyList<InitialTile> Initials { get; init; } = [];

    /// <summary>Other forms that were searched too and met something: spacing, synonyms, English, the other keyboard.</summary>
    public IReadOnlyList<string> AlsoSearched { get; init; } = [];

    /// <summary>Queries worth trying when nothing was found.</summary>
    public IReadOnlyList<string> DidYouMean { get; init; } = [];

    /// <summary>No dataset holds every word: those that hold some are given.</summary>
    public bool Relaxed { get; init; }

    /// <summary>Datasets that match and are not provided, each with reason, law and alternative.</summary>
    public IReadOnlyList<CatalogHit> Refused { get; init; } = [];

    /// <summary>Datasets found whose join needs a tip.</summary>
    public IEnumerable<CatalogEntry> JoinTips => Hits.Select(h => h.Entry).Where(e => e.JoinTip is not null);
}

/// <param name="Title">Where the query was met in the Korean title.</param>
/// <param name="Description">Where it was met in the Korean description.</param>
public sealed record CatalogHit(CatalogEntry Entry, IReadOnlyList<TextRange> Title, IReadOnlyList<TextRange> Description);

public readonly record struct TextRange(int Start, int Length);

public readonly record struct InitialTile(char Initial, char Syllable);

public sealed record FacetValue(string Value, Bilingual Name, int Count, bool Chosen);
