namespace Maru.Methods.KoreanText;

public sealed partial class SearchIndex
{
    /// <summary>Forms in which one word is searched: as typed, its stem and their synonyms; guesses only when those meet nothing.</summary>
    private List<Met> FormsOf(string word, int wordCount)
    {
        if (IsConsonants(word)) return InitialForms(word);
        var forms = new List<Met> { Find(word, SearchVariantKind.AsTyped, 1) };
        string stem = Particles.Strip(word);
        if (stem != word && stem.Length > 1) forms.Add(Find(stem, SearchVariantKind.WithoutParticle, 0.9));
        foreach (string other in synonyms.Of(word).Union(synonyms.Of(stem)))
            if (forms.TrueForAll(form => form.Searched != other)) forms.Add(Find(other, SearchVariantKind.Synonym, 0.6));
        if (forms.Exists(form => form.Documents.Count > 0)) return forms;
        return Guess(word, stem) ?? forms;
    }

    private List<Met>? Guess(string word, string stem)
    {
        foreach (var guess in (Func<List<Met>>[])[() => KeyboardSlip(word), () => Split(word), () => Split(stem), () => Typo(word, 1), () => Typo(stem, 1), () => SlipWithTypo(word)])
        {
            var forms = guess();
            if (forms.Exists(form => form.Documents.Count > 0)) return forms;
        }
        return null;
    }

    private static bool IsConsonants(string word) => word.Length > 0 && word.All(Hangul.IsCompatibilityConsonant);

    // ㅄ is typed for ㅂㅅ by keyboards that compose; and Latin letters may have been meant (ㅊㄴㅍ: csv).
    private List<Met> InitialForms(string word)
    {
        string consonants = HangulComposer.SplitCompounds(word);
        var forms = new List<Met> { FindInitials(consonants) };
        if (forms[0].Documents.Count > 0) return forms;
        forms.AddRange(KeyboardSlip(word));
        return forms;
    }

    private List<Met> KeyboardSlip(string word)
    {
        string other = OtherKeyboard(word);
        if (other.Length < 2 || other == word) return [];
        var forms = new List<Met> { Find(other, SearchVariantKind.KeyboardSlip, 0.8) };
        string stem = Particles.Strip(other);
        if (stem != other) forms.Add(Find(stem, SearchVariantKind.KeyboardSlip, 0.75));
        forms.AddRange(synonyms.Of(stem).Select(synonym => Find(synonym, SearchVariantKind.KeyboardSlip, 0.5)));
        return forms;
    }

    // Latin letters are read as Hangul only when syllables come of it.
    private static string OtherKeyboard(string word)
    {
        if (word.All(char.IsAsciiLetter)) return KoreanKeyboard.HangulFromKeys(word) is var hangul && hangul.All(Hangul.IsSyllable) ? hangul : "";
        bool hangulOnly = word.All(c => Hangul.IsSyllable(c) || Hangul.IsCompatibilityJamo(c));
        return hangulOnly ? KoreanKeyboard.KeysFromHangul(word).ToLowerInvariant() : "";
    }

    private List<Met> SlipWithTypo(string word) => OtherKeyboard(word) is { Length: > 1 } other && Hangul.IsSyllable(other[0]) ? Typo(other, 1) : [];

    /// <summary>춘천시가로등 as 춘천시 and 가로등: fewest known words, none of one syllable.</summary>
    private List<Met> Split(string word)
    {
        if (word.Length is < 4 or > 40) return [];
        var count = new int[word.Length + 1];
        var from = new int[word.Length + 1];
        Array.Fill(count, int.MaxValue / 2, 1, word.Length);
        for (int end = 2; end <= word.Length; end++)
            for (int start = 0; start <= end - 2; start++)
                if (count[start] + 1 < count[end] && IsKnown(word[start..end]))
                    (count[end], from[end]) = (count[start] + 1, start);
        if (count[^1] >= int.MaxValue / 2) return [];
        var parts = new List<string>();
        for (int end = word.Length; end > 0; end = from[end]) parts.Add(word[from[end]..end]);
        return [All(parts)];
    }

    // 500m is two words by their scripts, yet typed as one.
    private bool IsKnown(string word) =>
        vocabulary.ContainsKey(word) || (synonyms.Of(word).Count > 0 || word.Any(char.IsDigit)) && Array.Exists(Candidates(word), id => WeightedFrequency(documents[id], word) > 0);

    // Documents that hold all the parts; shown as one form.
    private Met All(List<string> parts)
    {
        parts.Reverse();
        var found = parts.ConvertAll(part => BestOf([Find(part, SearchVariantKind.Split, 0.8), .. synonyms.Of(part).Select(other => Find(other, SearchVariantKind.Split, 0.5))]));
        var shared = everyDocument.Where(id => found.TrueForAll(best => best[id] > 0)).Select(id => (id, found.Sum(best => best[id])));
        return new Met(string.Join(' ', parts), SearchVariantKind.Split, [.. shared]);
    }

    private List<Met> Typo(string word, double looseness) =>
        [.. Nearest(word, looseness).Take(3).Select(near => Find(near, SearchVariantKind.Typo, 0.5))];

    /// <summary>Parts of known words within a few letters of the word, nearest and commonest first.</summary>
    private List<string> Nearest(string word, double looseness)
    {
        double limit = looseness * Tolerance(word);
        if (limit <= 0) return [];
        var near = new Dictionary<string, (double Distance, int Count)>(StringComparer.Ordinal);
        foreach (var (known, count) in vocabulary)
        {
            double distance = JamoDistance.Within(known, word, limit, out int start, out int length);
            if (distance > limit || length < 2) continue;
            string part = known.Substring(start, length);
            near[part] = (distance, near.GetValueOrDefault(part).Count + count);
        }
        double least = near.Count == 0 ? 0 : near.Values.Min(entry => entry.Distance);
        return [.. near.Where(entry => entry.Value.Distance <= least + 0.34).OrderBy(entry => entry.Value.Distance).ThenByDescending(entry => entry.Value.Count).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Key)];
    }

    // One letter in two syllables, two in three or four, a syllable in five; Latin words by whole letters.
    private static double Tolerance(string word)
    {
        if (word.Length > 30) return 0;
        if (char.IsAsciiLetter(word[0])) return word.Length switch { < 4 => 0, < 8 => 1, _ => 2 };
        if (!Hangul.IsSyllable(word[0])) return 0;
        return word.Length switch { < 2 => 0, 2 => 0.34, < 5 => 0.67, < 8 => 1, _ => 1.67 };
    }

    // When nothing was met: the query with each unknown word replaced by its nearest known one.
    private List<string> Suggest(string[] words)
    {
        string[] kept = [.. words.Select(NearestKnown).OfType<string>()];
        string suggestion = string.Join(' ', kept);
        return kept.Length == 0 || suggestion == string.Join(' ', words) ? [] : [suggestion];
    }

    private string? NearestKnown(string word)
    {
        if (Candidates(word).Length > 0) return word;
        return Nearest(word, 2).Concat(OtherKeyboard(word) is { Length: > 1 } other ? Nearest(other, 2) : []).FirstOrDefault();
    }
}
