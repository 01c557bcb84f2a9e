using Maru.Methods.KoreanText;

namespace Maru.App.Catalog.Search;

/// <summary>Answers a <see cref="CatalogQuery"/> from a snapshot, in memory.</summary>
public static class SearchCatalog
{
    private const int MostTiles = 12;
    private const int MostRefused = 5;
    private const int QualityBins = 10;

    // One bit for each facet, and this one for the range of quality.
    private const int QualityBit = 1 << 7;

    private static readonly Facet[] Facets = Enum.GetValues<Facet>();

    private static readonly SearchResult Everything = new([], [], [], false);

    public static CatalogResult Search(this CatalogSnapshot snapshot, CatalogQuery query)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(query);
        // An address kept from before a reorganisation still finds the department.
        if (query.Of(Facet.Department) is { Count: > 0 } departments)
            query = query with { Chosen = new Dictionary<Facet, IReadOnlyList<string>>(query.Chosen) { [Facet.Department] = [.. departments.SelectMany(name => snapshot.Organization.NamesOn(snapshot.Today, name)).Distinct()] } };
        var text = query.Text.Trim();
        var found = text.Length == 0 ? Everything : snapshot.Corpus.Index.Search(text);
        var matches = text.Length == 0
            ? snapshot.Entries.Select(e => new Match(e, null))
            : found.Hits.Select(h => new Match(snapshot.Find(h.Id)!, h));
        var (provided, refused) = Split(matches);
        var counted = new Counting(query);
        var hits = provided.Where(counted.Take).ToList();
        var pages = Math.Max(1, (hits.Count + query.PageSize - 1) / query.PageSize);
        var page = Math.Clamp(query.Page, 1, pages);
        return new(query, [.. InOrder(hits, query.Sort, text.Length > 0).Skip((page - 1) * query.PageSize).Take(query.PageSize).Select(Hit)], hits.Count, page, pages)
        {
            Facets = counted.Values(),
            QualityHistogram = counted.Quality,
            Initials = Tiles(text),
            AlsoSearched = [.. found.Variants.Where(v => v.Kind != SearchVariantKind.AsTyped && v.Searched != text).Select(v => v.Searched).Distinct().Take(4)],
            DidYouMean = found.Suggestions,
            Relaxed = found.Relaxed,
            Refused = [.. refused.Take(MostRefused).Select(Hit)],
        };
    }

    private sealed record Match(CatalogEntry Entry, SearchHit? Hit);

    private static (List<Match> Provided, List<Match> Refused) Split(IEnumerable<Match> matches)
    {
        var byAccess = matches.ToLookup(m => m.Entry.Access == AccessLevel.Refused);
        return ([.. byAccess[false].Where(m => m.Entry.Newest is not null || m.Entry.IsWithheld)], [.. byAccess[true]]);
    }

    private static IEnumerable<Match> InOrder(List<Match> hits, CatalogSort sort, bool hasText) => sort switch
    {
        CatalogSort.Updated => hits.OrderByDescending(h => h.Entry.Freshness?.Basis).ThenByDescending(h => h.Entry.CollectedAt).ThenBy(h => h.Entry.Id, StringComparer.Ordinal),
        // Already best first.
        CatalogSort.Relevance when hasText => hits,
        _ => hits.OrderByDescending(h => h.Entry.Usage.Last30Days).ThenByDescending(h => h.Entry.Usage.LastMonth).ThenBy(h => h.Entry.Title.Ko, StringComparer.Ordinal),
    };

    private static CatalogHit Hit(Match match) => new(match.Entry, Ranges(match.Hit, SearchField.Title), match.Entry.DescriptionGuessed ? [] : Ranges(match.Hit, SearchField.Description));

    private static List<TextRange> Ranges(SearchHit? hit, SearchField field) =>
        hit is null ? [] : [.. hit.Highlights.Where(h => h.Field == field).Select(h => new TextRange(h.Start, h.Length))];

    private static List<InitialTile> Tiles(string text)
    {
        var letters = text.Where(c => !char.IsWhiteSpace(c)).ToList();
        if (letters.Count is 0 or > MostTiles || !letters.All(Hangul.IsSyllable)) return [];
        return [.. letters.Select(c => new InitialTile(Hangul.InitialOf(c), c))];
    }

    /// <summary>Counts every facet in one pass: a dataset that fails only facet F still counts for the values of F.</summary>
    private sealed class Counting(CatalogQuery query)
    {
        private readonly Dictionary<string, (int Count, CatalogEntry Example)>[] _counts = [.. Facets.Select(_ => new Dictionary<string, (int, CatalogEntry)>(StringComparer.Ordinal))];

        public int[] Quality { get; } = new int[QualityBins];

        /// <summary>True when the dataset passes everything.</summary>
        public bool Take(Match match)
        {
            var entry = match.Entry;
            var values = Facets.Select(f => FacetValues.Of(entry, f)).ToArray();
            var failed = 0;
            foreach (var facet in Facets)
                if (query.Of(facet) is { Count: > 0 } chosen && !values[(int)facet].Any(chosen.Contains)) failed |= 1 << (int)facet;
            var quality = entry.Quality?.Total ?? 0;
            if (query.BoundsQuality && (quality < (query.QualityFrom ?? 0) || quality > (query.QualityTo ?? 100))) failed |= QualityBit;
            if ((failed & ~QualityBit) == 0) Quality[Math.Min(QualityBins - 1, quality / QualityBins)]++;
            foreach (var facet in Facets)
            {
                if ((failed & ~(1 << (int)facet)) != 0) continue;
                foreach (var value in values[(int)facet])
                    _counts[(int)facet][value] = (_counts[(int)facet].GetValueOrDefault(value).Count + 1, entry);
            }
            return failed == 0;
        }

        public Dictionary<Facet, IReadOnlyList<FacetValue>> Values() => Facets.ToDictionary(f => f, Values);

        private IReadOnlyList<FacetValue> Values(Facet facet)
        {
            var chosen = query.Of(facet);
            var counted = _counts[(int)facet];
            // A chosen value that now leaves nothing stays visible, so that it can be let go of.
            var empty = chosen.Where(c => !counted.ContainsKey(c)).Select(c => new FacetValue(c, NameOfEmpty(facet, c), 0, true));
            return [.. counted
                .Select(c => new FacetValue(c.Key, FacetValues.Name(facet, c.Key, c.Value.Example), c.Value.Count, chosen.Contains(c.Key)))
                .OrderBy(v => FacetValues.Order(facet, v.Value)).ThenByDescending(v => v.Count).ThenBy(v => v.Name.Ko, StringComparer.Ordinal), .. empty];
        }

        private static Core.Bilingual NameOfEmpty(Facet facet, string value) =>
            facet == Facet.Domain ? Domain.Of(value).Name : new(value, value);
    }
}
