namespace Maru.Methods.KoreanText;

public sealed partial class SearchIndex
{
    private const int LongestQuery = 200;
    private const int MostWords = 12;

    /// <summary>Finds the documents that hold every word of the query in some form; when there is none, those that hold some.</summary>
    public SearchResult Search(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string[] words = WordsOf(query);
        if (words.Length == 0 || documents.Length == 0) return new SearchResult([], [], [], false);
        var forms = words.Select(word => FormsOf(word, words.Length)).ToList();
        var phrase = words.Length > 1 ? Phrase(words) : null;
        var found = Combine(forms, phrase, needed: words.Length);
        bool relaxed = found.Count == 0 && words.Length > 1;
        if (relaxed) found = Combine(forms, phrase, needed: 1);
        var used = forms.SelectMany(form => form).Concat(phrase ?? []).ToList();
        var hits = found.ConvertAll(entry => new SearchHit(documents[entry.Id].Id, entry.Score, () => HighlightsOf(documents[entry.Id], used)));
        return new SearchResult(hits, Explain(words, forms, phrase), hits.Count == 0 ? Suggest(words) : [], relaxed && hits.Count > 0);
    }

    private static string[] WordsOf(string query) =>
        [.. (query.Length > LongestQuery ? query[..LongestQuery] : query).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(SearchText.Squeeze).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).Take(MostWords)];

    // A document's score is the sum over words of its best form; a phrase in a row counts for all its words and a little more.
    private List<(int Id, double Score)> Combine(List<List<Met>> forms, List<Met>? phrase, int needed)
    {
        var scores = new double[documents.Length];
        var words = new int[documents.Length];
        foreach (var form in forms)
        {
            double[] best = BestOf(form);
            for (int id = 0; id < best.Length; id++)
            {
                scores[id] += best[id];
                if (best[id] > 0) words[id]++;
            }
        }
        double[] inRow = BestOf(phrase ?? []);
        var found = new List<(int Id, double Score)>();
        for (int id = 0; id < scores.Length; id++)
        {
            double share = inRow[id] > 0 ? 1 : (double)words[id] / forms.Count;
            if (inRow[id] > 0 || words[id] >= needed) found.Add((id, (scores[id] + 1.5 * inRow[id]) * share * share));
        }
        found.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(documents[a.Id].Id, documents[b.Id].Id));
        return found;
    }

    private double[] BestOf(List<Met> form)
    {
        var best = new double[documents.Length];
        foreach (var met in form)
            foreach (var (id, score) in met.Documents) best[id] = Math.Max(best[id], score);
        return best;
    }

    // "버스 정류 장" and "bus stop" are one word, or have synonyms, when read together.
    private List<Met> Phrase(string[] words)
    {
        string joined = string.Concat(words);
        var forms = new List<Met> { Find(joined, SearchVariantKind.Spacing, 1) };
        forms.AddRange(synonyms.Of(joined).Select(other => Find(other, SearchVariantKind.Synonym, 0.7)));
        string stem = Particles.Strip(joined);
        if (stem != joined) forms.AddRange(synonyms.Of(stem).Select(other => Find(other, SearchVariantKind.Synonym, 0.7)));
        return forms.FindAll(form => form.Documents.Count > 0);
    }

    private static List<SearchHighlight> HighlightsOf(Prepared document, List<Met> used)
    {
        var highlights = new List<SearchHighlight>();
        foreach (var group in used.SelectMany(met => PlacesOf(document, met)).GroupBy(place => place.Field).OrderBy(group => group.Key))
        {
            int start = -1, end = -1;
            foreach (var place in group.OrderBy(place => place.Start))
            {
                if (start >= 0 && place.Start <= end)
                {
                    end = Math.Max(end, place.Start + place.Length);
                    continue;
                }
                Add(start, end);
                (start, end) = (place.Start, place.Start + place.Length);
            }
            Add(start, end);

            void Add(int from, int to)
            {
                if (from < 0) return;
                var (at, length) = document[group.Key].OriginOf(from, to - from);
                highlights.Add(new SearchHighlight(group.Key, at, length));
            }
        }
        return highlights;
    }

    private static List<SearchVariant> Explain(string[] words, List<List<Met>> forms, List<Met>? phrase)
    {
        var variants = new List<SearchVariant>();
        for (int i = 0; i < words.Length; i++)
            variants.AddRange(forms[i].Where(met => met.Documents.Count > 0).Select(met => new SearchVariant(words[i], met.Searched, met.Kind, met.Documents.Count)));
        if (phrase is not null)
            variants.AddRange(phrase.Select(met => new SearchVariant(string.Join(' ', words), met.Searched, met.Kind, met.Documents.Count)));
        return variants;
    }
}
