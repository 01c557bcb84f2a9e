using System.Text;
using Maru.App.Catalog;
using Maru.Methods.KoreanText;

namespace Maru.App.Import;

/// <summary>Finds the dataset that a table is the next version of: one with the same columns.</summary>
internal static class Continuation
{
    private const double AlikeShare = 0.8;
    private const int FewestColumns = 3;
    private const int Shown = 4;

    /// <param name="columns">Names the header gives.</param>
    /// <param name="name">The file's name.</param>
    public static IReadOnlyList<SameColumns> Find(IReadOnlyList<string> columns, string name, CatalogSnapshot catalog)
    {
        var mine = columns.Select(Key).ToHashSet(StringComparer.Ordinal);
        var slug = DatasetSlug.From(name);
        var alike = catalog.Entries
            .Where(entry => entry.Newest is not null)
            .Select(entry => (entry, Same: Compare(mine, entry)))
            .Where(pair => pair.Same.Share >= AlikeShare && (pair.Same.Count >= FewestColumns || pair.entry.Id == slug))
            .OrderByDescending(pair => pair.entry.Id == slug).ThenByDescending(pair => pair.Same.Share).ThenByDescending(pair => pair.Same.Count)
            .Take(Shown).ToList();
        // Several datasets with the same columns and another name: a person must say which one is meant.
        var sure = alike.Count > 0 && (alike[0].entry.Id == slug || alike.Count == 1 || alike[1].Same.Share < alike[0].Same.Share);
        return [.. alike.Select((pair, i) => new SameColumns(pair.entry.Id, pair.entry.Title, pair.Same.Count, pair.Same.Of, pair.entry.Newest!.Version + 1, i == 0 && sure))];
    }

    private static (int Count, int Of, double Share) Compare(HashSet<string> mine, CatalogEntry entry)
    {
        var theirs = entry.Columns.Where(column => column.Source is not null).ToList();
        var same = theirs.Count(column => mine.Contains(Key(column.Source!)) || mine.Contains(Key(column.Name)));
        var most = Math.Max(mine.Count, theirs.Count);
        return (same, most, most == 0 ? 0 : (double)same / most);
    }

    // Headers of the same column differ in spaces, case and signs from file to file.
    private static string Key(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetterOrDigit));
}
