using System.Reflection;

namespace Maru.Methods.KoreanText;

/// <summary>Words that mean the same in a city's data: 정류장 · 정류소 · bus stop. Looked up without spaces and case.</summary>
public sealed class Synonyms
{
    private const string Resource = "Maru.Methods.KoreanText.synonyms.txt";
    private static readonly Lazy<Synonyms> Curated = new(() => Parse(ReadResource()));

    private readonly Dictionary<string, string[]> groups = new(StringComparer.Ordinal);

    /// <summary>The table that comes with Maru (<c>synonyms.txt</c> in this folder).</summary>
    public static Synonyms Municipal => Curated.Value;

    public int Count => groups.Count;

    /// <summary>Reads lines of words set apart by commas; '#' starts a remark.</summary>
    public static Synonyms Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var synonyms = new Synonyms();
        foreach (string line in text.Split('\n'))
        {
            string[] words = [.. line.Split('#')[0].Split(',').Select(SearchText.Squeeze).Where(word => word.Length > 0).Distinct()];
            if (words.Length > 1) synonyms.Join(words);
        }
        return synonyms;
    }

    /// <summary>Other words for the same, as they are searched (no spaces, lower case); empty when there are none.</summary>
    public IReadOnlyList<string> Of(string word) => groups.TryGetValue(SearchText.Squeeze(word), out string[]? others) ? others : [];

    private void Join(string[] words)
    {
        foreach (string word in words)
        {
            string[] others = [.. words.Where(other => other != word)];
            groups[word] = groups.TryGetValue(word, out string[]? known) ? [.. known.Union(others)] : others;
        }
    }

    private static string ReadResource()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is not embedded; see Methods.csproj.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
