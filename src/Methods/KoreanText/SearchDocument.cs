namespace Maru.Methods.KoreanText;

/// <summary>The parts of a document, weightiest first.</summary>
public enum SearchField
{
    Title,
    Keywords,
    Columns,
    Organisation,
    Description,
    Places,
}

/// <summary>A document to be found. Lists (keywords, column names, places) are joined by commas.</summary>
public sealed record SearchDocument(string Id, string Title, string Keywords = "", string Columns = "", string Organisation = "", string Description = "", string Places = "")
{
    public string this[SearchField field] => field switch
    {
        SearchField.Title => Title,
        SearchField.Keywords => Keywords,
        SearchField.Columns => Columns,
        SearchField.Organisation => Organisation,
        SearchField.Description => Description,
        SearchField.Places => Places,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}

/// <summary>Where a query was met: chars of the field's text (NFC).</summary>
public readonly record struct SearchHighlight(SearchField Field, int Start, int Length);

/// <summary>A document that was found. Highlights are worked out when asked for, since a page shows few of many hits.</summary>
public sealed class SearchHit
{
    private readonly Lazy<IReadOnlyList<SearchHighlight>> highlights;

    internal SearchHit(string id, double score, Func<IReadOnlyList<SearchHighlight>> findHighlights)
    {
        Id = id;
        Score = score;
        highlights = new Lazy<IReadOnlyList<SearchHighlight>>(findHighlights);
    }

    public string Id { get; }

    public double Score { get; }

    public IReadOnlyList<SearchHighlight> Highlights => highlights.Value;
}

/// <summary>Why a word was searched in another form than typed.</summary>
public enum SearchVariantKind
{
    AsTyped,
    WithoutParticle,
    Spacing,
    Synonym,
    Initials,
    KeyboardSlip,
    Split,
    Typo,
}

/// <summary>One form in which a word of the query was searched, and how many documents it met.</summary>
public readonly record struct SearchVariant(string Typed, string Searched, SearchVariantKind Kind, int Documents);

/// <summary>What a search found. <see cref="Relaxed"/>: no document holds every word, so those that hold some are given.</summary>
/// <param name="Hits">Best first, all of them.</param>
/// <param name="Variants">Forms that met documents, to tell the user ("‘qjtm’을 ‘버스’로 찾았습니다").</param>
/// <param name="Suggestions">Other queries worth trying, when there are no hits.</param>
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits, IReadOnlyList<SearchVariant> Variants, IReadOnlyList<string> Suggestions, bool Relaxed);
