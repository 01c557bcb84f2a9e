namespace Maru.Methods.KoreanText;

/// <summary>
/// An index over some thousands of documents that finds Korean as people type it: with particles, other spacing, other words for the same,
/// initial consonants only, the wrong keyboard, or a wrong letter. Immutable; safe for any number of threads.
/// </summary>
/// <remarks>
/// Fields are searched as text without spaces. Pairs of neighbouring characters (bigrams) lead to the few documents that may hold a word;
/// a comparison decides. Scores are BM25F's: Robertson, Zaragoza, Taylor (2004).
/// </remarks>
public sealed partial class SearchIndex
{
    private static readonly SearchField[] Fields = Enum.GetValues<SearchField>();
    private static readonly double[] Weights = [8, 5, 3, 2, 1.5, 1];

    private readonly Prepared[] documents;
    private readonly int[] everyDocument;
    private readonly Dictionary<uint, int[]> bigrams;
    private readonly Dictionary<string, int> vocabulary;
    private readonly double[] meanLength;
    private readonly Synonyms synonyms;

    private SearchIndex(Prepared[] documents, Synonyms synonyms)
    {
        this.documents = documents;
        everyDocument = [.. Enumerable.Range(0, documents.Length)];
        this.synonyms = synonyms;
        bigrams = IndexBigrams(documents);
        vocabulary = CountWords(documents);
        meanLength = [.. Fields.Select(field => documents.Length == 0 ? 1 : Math.Max(1, documents.Average(document => document[field].Squeezed.Length)))];
    }

    public int Count => documents.Length;

    /// <summary>Builds an index. Ids must differ.</summary>
    public static SearchIndex Build(IEnumerable<SearchDocument> documents, Synonyms? synonyms = null)
    {
        Prepared[] prepared = [.. documents.Select(document => new Prepared(document))];
        if (prepared.Select(document => document.Id).Distinct(StringComparer.Ordinal).Count() != prepared.Length)
            throw new ArgumentException("Two documents have the same id.", nameof(documents));
        return new SearchIndex(prepared, synonyms ?? Synonyms.Municipal);
    }

    /// <summary>A new index with some documents added or replaced and others gone; texts that stay are not read again.</summary>
    public SearchIndex With(IEnumerable<SearchDocument> changed, IEnumerable<string>? removed = null)
    {
        var replaced = changed.ToDictionary(document => document.Id, document => new Prepared(document), StringComparer.Ordinal);
        var gone = new HashSet<string>(removed ?? [], StringComparer.Ordinal);
        gone.ExceptWith(replaced.Keys);
        var kept = documents.Where(document => !gone.Contains(document.Id) && !replaced.ContainsKey(document.Id));
        return new SearchIndex([.. kept, .. replaced.Values], synonyms);
    }

    private static Dictionary<uint, int[]> IndexBigrams(Prepared[] documents)
    {
        var lists = new Dictionary<uint, List<int>>();
        for (int id = 0; id < documents.Length; id++)
            foreach (var field in Fields)
            {
                string text = documents[id][field].Squeezed;
                for (int i = 0; i + 1 < text.Length; i++)
                {
                    uint pair = Pair(text[i], text[i + 1]);
                    if (!lists.TryGetValue(pair, out var list)) lists.Add(pair, list = []);
                    if (list.Count == 0 || list[^1] != id) list.Add(id);
                }
            }
        return lists.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray());
    }

    private static Dictionary<string, int> CountWords(Prepared[] documents)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var document in documents)
            foreach (var field in (SearchField[])[SearchField.Title, SearchField.Keywords, SearchField.Columns])
                foreach (string word in document[field].Words())
                    if (word.Length > 1) counts[word] = counts.GetValueOrDefault(word) + 1;
        return counts;
    }

    private static uint Pair(char first, char second) => (uint)first << 16 | second;

    private sealed class Prepared(SearchDocument document)
    {
        private readonly SearchText[] texts = [.. Fields.Select(field => document[field].Length == 0 ? SearchText.Empty : new SearchText(document[field]))];

        public string Id => document.Id;

        public SearchText this[SearchField field] => texts[(int)field];

        /// <summary>Initial consonants of the title, place for place.</summary>
        public string TitleInitials { get; } = Hangul.InitialsOf(SearchText.Squeeze(document.Title));

        public string KeywordInitials { get; } = Hangul.InitialsOf(SearchText.Squeeze(document.Keywords));
    }
}
