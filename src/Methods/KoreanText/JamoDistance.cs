namespace Maru.Methods.KoreanText;

/// <summary>Edit distance that sees inside syllables: one wrong letter of three costs a third (가나 to 가남 is 1/3).</summary>
/// <remarks>Levenshtein's recurrence with a substitution cost of differing initial, vowel and final over three; other characters cost 1.</remarks>
public static class JamoDistance
{
    // Distances are kept in thirds, so that they are whole numbers.
    private const int Whole = 3;

    /// <summary>Distance between two words; <paramref name="limit"/> plus one third or more when it exceeds the limit.</summary>
    public static double Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, double limit = double.MaxValue)
    {
        int bound = limit >= int.MaxValue / Whole ? int.MaxValue / 2 : (int)Math.Round(limit * Whole);
        if (Math.Abs(a.Length - b.Length) * Whole > bound) return (bound + 1) / (double)Whole;
        Span<int> row = b.Length < 64 ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j * Whole;
        foreach (char from in a)
            if (Step(row, from, b, free: false) > bound) return (bound + 1) / (double)Whole;
        return row[b.Length] / (double)Whole;
    }

    /// <summary>Finds the part of <paramref name="word"/> nearest to <paramref name="pattern"/> (Sellers' algorithm); returns its distance.</summary>
    public static double Within(ReadOnlySpan<char> word, ReadOnlySpan<char> pattern, double limit, out int start, out int length)
    {
        start = length = 0;
        int bound = (int)Math.Round(limit * Whole);
        if (word.Length < pattern.Length - bound / Whole) return double.MaxValue;
        Span<int> column = stackalloc int[pattern.Length + 1];
        for (int i = 0; i <= pattern.Length; i++) column[i] = i * Whole;
        int best = bound + 1, end = -1;
        for (int j = 0; j < word.Length; j++)
        {
            Step(column, word[j], pattern, free: true);
            if (column[pattern.Length] >= best) continue;
            best = column[pattern.Length];
            end = j + 1;
        }
        if (end < 0) return double.MaxValue;
        length = StartOf(word[..end], pattern, best, out start);
        return best / (double)Whole;
    }

    // Of the parts that end there at this distance, the one whose length is nearest the pattern's.
    private static int StartOf(ReadOnlySpan<char> head, ReadOnlySpan<char> pattern, int best, out int start)
    {
        for (int slack = 0; slack <= best / Whole + 1; slack++)
            foreach (int length in (ReadOnlySpan<int>)[pattern.Length + slack, pattern.Length - slack])
                if (length > 0 && length <= head.Length && (int)Math.Round(Between(head[^length..], pattern) * Whole) <= best)
                {
                    start = head.Length - length;
                    return length;
                }
        start = Math.Max(0, head.Length - pattern.Length);
        return head.Length - start;
    }

    // One row of the recurrence, in place; returns the row's least value. With `free`, a match may begin anywhere.
    private static int Step(Span<int> row, char from, ReadOnlySpan<char> to, bool free)
    {
        int diagonal = row[0];
        row[0] = free ? 0 : row[0] + Whole;
        int least = row[0];
        for (int j = 1; j <= to.Length; j++)
        {
            int above = row[j];
            row[j] = Math.Min(diagonal + Substitution(from, to[j - 1]), Math.Min(above, row[j - 1]) + Whole);
            diagonal = above;
            least = Math.Min(least, row[j]);
        }
        return least;
    }

    private static int Substitution(char a, char b)
    {
        if (a == b) return 0;
        if (!Hangul.IsSyllable(a) || !Hangul.IsSyllable(b)) return Whole;
        return (Hangul.InitialIndex(a) == Hangul.InitialIndex(b) ? 0 : 1)
            + (Hangul.VowelIndex(a) == Hangul.VowelIndex(b) ? 0 : 1)
            + (Hangul.FinalIndex(a) == Hangul.FinalIndex(b) ? 0 : 1);
    }
}
