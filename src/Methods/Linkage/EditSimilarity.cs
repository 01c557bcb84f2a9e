using Maru.Methods.KoreanText;

namespace Maru.Methods.Linkage;

/// <summary>Similarity of texts by the fewest edits that make one of the other: 1 − edits ÷ length of the longer one, 0–1.</summary>
/// <remarks>As recordlinkage defines it. Two blank texts are the same.</remarks>
public static class EditSimilarity
{
    private const int OnStack = 128;
    private const int DamerauOnStack = 1024;

    /// <summary>Insertions, deletions and substitutions.</summary>
    /// <param name="least">A similarity below it need not be exact: it is only known to be below.</param>
    public static double Levenshtein(ReadOnlySpan<char> a, ReadOnlySpan<char> b, double least = 0) => Share(LevenshteinDistance(a, b, Limit(a, b, least)), a.Length, b.Length);

    /// <summary>As Levenshtein, with a swap of two characters as one edit, also when others come between them later.</summary>
    /// <param name="least">As for Levenshtein.</param>
    public static double Damerau(ReadOnlySpan<char> a, ReadOnlySpan<char> b, double least = 0) => Share(DamerauDistance(a, b, Limit(a, b, least)), a.Length, b.Length);

    /// <summary>As Levenshtein, with one wrong letter of a Korean syllable as a third of an edit: 가나 and 가남 are 5/6 alike.</summary>
    /// <param name="least">As for Levenshtein.</param>
    public static double Jamo(ReadOnlySpan<char> a, ReadOnlySpan<char> b, double least = 0) => Share(JamoDistance.Between(a, b, Limit(a, b, least)), a.Length, b.Length);

    /// <summary>The distance; something above <paramref name="limit"/> when it exceeds the limit.</summary>
    public static int LevenshteinDistance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit = int.MaxValue)
    {
        TrimCommon(ref a, ref b);
        if (a.IsEmpty || b.IsEmpty) return a.Length + b.Length;
        Span<int> row = b.Length < OnStack ? stackalloc int[OnStack] : new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        for (int i = 0; i < a.Length; i++)
        {
            int diagonal = row[0]++, least = row[0];
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(diagonal + (a[i] == b[j - 1] ? 0 : 1), Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
                least = Math.Min(least, row[j]);
            }
            if (least > limit) return least;
        }
        return row[b.Length];
    }

    /// <summary>The unrestricted distance (Lowrance and Wagner, 1975): CA to ABC is 2. Something above the limit when it exceeds it.</summary>
    public static int DamerauDistance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit = int.MaxValue)
    {
        TrimCommon(ref a, ref b);
        if (a.IsEmpty || b.IsEmpty) return a.Length + b.Length;
        int width = b.Length + 2, cells = (a.Length + 2) * width, never = a.Length + b.Length;
        Span<int> cost = cells <= DamerauOnStack ? stackalloc int[cells] : new int[cells];
        cost[0] = never;
        for (int i = 0; i <= a.Length; i++) (cost[(i + 1) * width], cost[(i + 1) * width + 1]) = (never, i);
        for (int j = 0; j <= b.Length; j++) (cost[j + 1], cost[width + j + 1]) = (never, j);
        for (int i = 1; i <= a.Length; i++)
        {
            int lastInRow = 0, least = i, above = i * width, here = above + width;
            for (int j = 1; j <= b.Length; j++)
            {
                // The last place before here where b's character stood in a, and a's in b: the two that a swap would exchange.
                int row = a[..(i - 1)].LastIndexOf(b[j - 1]) + 1, column = lastInRow;
                bool same = a[i - 1] == b[j - 1];
                if (same) lastInRow = j;
                int edit = Math.Min(cost[above + j] + (same ? 0 : 1), Math.Min(cost[here + j], cost[above + j + 1]) + 1);
                cost[here + j + 1] = Math.Min(edit, cost[row * width + column] + (i - row - 1) + 1 + (j - column - 1));
                least = Math.Min(least, cost[here + j + 1]);
            }
            // A swap that leaps over this row costs at least what deleting down to here would: no later row is cheaper than this one.
            if (least > limit) return least;
        }
        return cost[(a.Length + 1) * width + b.Length + 1];
    }

    private static int Limit(ReadOnlySpan<char> a, ReadOnlySpan<char> b, double least) => (int)((1 - least) * Math.Max(a.Length, b.Length) + 1e-9);

    private static double Share(double distance, int a, int b) => a == 0 && b == 0 ? 1 : 1 - distance / Math.Max(a, b);

    private static void TrimCommon(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b)
    {
        int prefix = a.CommonPrefixLength(b);
        a = a[prefix..];
        b = b[prefix..];
        int suffix = 0;
        while (suffix < a.Length && suffix < b.Length && a[^(suffix + 1)] == b[^(suffix + 1)]) suffix++;
        a = a[..^suffix];
        b = b[..^suffix];
    }
}
