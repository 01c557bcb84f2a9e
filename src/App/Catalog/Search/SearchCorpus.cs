using Maru.Methods.KoreanText;

namespace Maru.App.Catalog.Search;

/// <summary>The catalogue's texts and their index. A later corpus takes over what did not change.</summary>
internal sealed class SearchCorpus
{
    private readonly Dictionary<string, SearchDocument> _documents;

    private SearchCorpus(Dictionary<string, SearchDocument> documents, SearchIndex index)
    {
        _documents = documents;
        Index = index;
    }

    public SearchIndex Index { get; }

    public static SearchCorpus Of(IReadOnlyList<CatalogEntry> entries, SearchCorpus? before)
    {
        var documents = entries.ToDictionary(e => e.Id, Document, StringComparer.Ordinal);
        if (before is null) return new(documents, SearchIndex.Build(documents.Values));
        var changed = documents.Values.Where(d => before._documents.GetValueOrDefault(d.Id) != d).ToList();
        var gone = before._documents.Keys.Where(id => !documents.ContainsKey(id)).ToList();
        return changed.Count + gone.Count == 0 ? before : new(documents, before.Index.With(changed, gone));
    }

    private static SearchDocument Document(CatalogEntry entry) => new(
        entry.Id, entry.Title.Ko,
        Keywords: string.Join(", ", entry.Keywords.Append(entry.Title.En).Append(entry.Domain.Name.Ko).Append(entry.Standard).Where(k => !string.IsNullOrEmpty(k))),
        Columns: string.Join(", ", entry.Columns.Select(c => c.Label.Ko)),
        Organisation: string.Join(", ", ((string?[])[entry.Department, entry.Team, entry.Owner.Was, .. entry.Owner.Heirs, entry.Provider]).Where(o => o is not null)),
        // A guessed description is made of the column names: counting them twice would favour what nobody has described.
        Description: entry.DescriptionGuessed ? "" : entry.Description.Ko,
        // Where rows lie is what they say: told of what everyone may read.
        Places: entry.Access == AccessLevel.Everyone ? string.Join(", ", entry.Coverage.Regions.Select(region => region.Name)) : "");
}
