using System.Runtime.InteropServices;

namespace Maru.Methods.KoreanText;

public sealed partial class SearchIndex
{
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.6;

    /// <summary>Documents that hold one form of one word, with their scores.</summary>
    private sealed record Met(string Searched, SearchVariantKind Kind, List<(int Id, double Score)> Documents);

    private readonly record struct Place(SearchField Field, int Start, int Length);

    /// <summary>All documents that hold a term, with scores; the term is squeezed text.</summary>
    private Met Find(string term, SearchVariantKind kind, double trust)
    {
        var met = new List<(int Id, double Score)>();
        foreach (int id in Candidates(term))
            if (WeightedFrequency(documents[id], term) is var frequency and > 0) met.Add((id, frequency));
        double rarity = trust * (Saturation + 1) * Math.Log(1 + (documents.Length - met.Count + 0.5) / (met.Count + 0.5));
        foreach (ref var entry in CollectionsMarshal.AsSpan(met)) entry.Score = rarity * entry.Score / (entry.Score + Saturation);
        return new Met(term, kind, met);
    }

    // The rarest bigram of the term names the candidates; a single character has none, so all are looked at.
    private int[] Candidates(string term)
    {
        if (term.Length < 2) return everyDocument;
        int[]? rarest = null;
        for (int i = 0; i + 1 < term.Length; i++)
        {
            if (!bigrams.TryGetValue(Pair(term[i], term[i + 1]), out int[]? ids)) return [];
            if (rarest is null || ids.Length < rarest.Length) rarest = ids;
        }
        return rarest ?? [];
    }

    private double WeightedFrequency(Prepared document, string term)
    {
        double sum = 0;
        foreach (var field in Fields)
        {
            var text = document[field];
            double length = 1 - LengthWeight + LengthWeight * text.Squeezed.Length / meanLength[(int)field];
            int from = 0;
            while (TryNext(text, term, ref from, out double worth)) sum += Weights[(int)field] * worth / length;
        }
        return sum;
    }

    /// <summary>The next place of a term from <paramref name="from"/> on, worth 1 as a whole word, less at the start of a word, least inside one.</summary>
    private static bool TryNext(SearchText text, string term, ref int from, out double worth)
    {
        bool latin = char.IsAsciiLetter(term[0]);
        bool needsStart = term.Length == 1 || latin, needsEnd = term.Length == 1 || latin && term.Length <= 3;
        worth = 0;
        while (from + term.Length <= text.Squeezed.Length)
        {
            int at = text.Squeezed.IndexOf(term, from, StringComparison.Ordinal);
            if (at < 0) return false;
            from = at + 1;
            bool start = text.StartsWord(at), end = text.StartsWord(at + term.Length);
            if (needsStart && !start || needsEnd && !end) continue;
            worth = start && end ? 1 : start ? 0.75 : end ? 0.65 : 0.4;
            return true;
        }
        return false;
    }

    private static int Next(string text, string term, int at) =>
        at + 1 < text.Length ? text.IndexOf(term, at + 1, StringComparison.Ordinal) : -1;

    /// <summary>Documents whose title or keywords have these initial consonants in a row; only consonants were typed.</summary>
    private Met FindInitials(string consonants)
    {
        var met = new List<(int Id, double Score)>();
        for (int id = 0; id < documents.Length; id++)
        {
            var document = documents[id];
            double title = InitialsWorth(document.TitleInitials, document[SearchField.Title], consonants);
            double worth = title > 0 ? title : 0.5 * InitialsWorth(document.KeywordInitials, document[SearchField.Keywords], consonants);
            if (worth > 0) met.Add((id, worth));
        }
        return new Met(consonants, SearchVariantKind.Initials, met);
    }

    private static double InitialsWorth(string initials, SearchText text, string consonants)
    {
        double best = 0;
        for (int at = initials.IndexOf(consonants, StringComparison.Ordinal); at >= 0; at = Next(initials, consonants, at))
        {
            bool start = text.StartsWord(at), end = text.StartsWord(at + consonants.Length);
            best = Math.Max(best, (start && end ? 4 : start ? 3 : consonants.Length > 2 ? 1 : 0.5) + 1.0 / (1 + at));
        }
        return best;
    }

    private static List<Place> PlacesOf(Prepared document, Met met)
    {
        var places = new List<Place>();
        if (met.Kind == SearchVariantKind.Initials)
        {
            AddInitials(places, SearchField.Title, document.TitleInitials, met.Searched);
            AddInitials(places, SearchField.Keywords, document.KeywordInitials, met.Searched);
            return places;
        }
        foreach (string term in met.Searched.Split(' '))
            foreach (var field in Fields)
                for (int from = 0; TryNext(document[field], term, ref from, out _);) places.Add(new Place(field, from - 1, term.Length));
        return places;
    }

    private static void AddInitials(List<Place> places, SearchField field, string initials, string consonants)
    {
        for (int at = initials.IndexOf(consonants, StringComparison.Ordinal); at >= 0; at = Next(initials, consonants, at))
            places.Add(new Place(field, at, consonants.Length));
    }
}
