namespace Maru.Methods.Linkage;

/// <summary>Similarity of short texts by the characters they share in nearly the same places: 0 nothing, 1 the same.</summary>
/// <remarks>
/// Jaro (1989) and Winkler (1990), with the choices of recordlinkage and jellyfish: half the transpositions are rounded down, up to four leading
/// characters raise a similarity above 0.7 by a tenth of what is missing each. A blank text is like nothing, also like no other blank.
/// </remarks>
public static class JaroWinkler
{
    private const double PrefixWeight = 0.1;
    private const double RaisedFrom = 0.7;
    private const int LongestPrefix = 4;
    private const int OnStack = 256;

    /// <summary>Jaro–Winkler similarity, 0–1. MARTHA and MARHTA: 0.9611.</summary>
    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        double jaro = Jaro(a, b);
        if (jaro <= RaisedFrom) return jaro;
        int longest = Math.Min(LongestPrefix, Math.Min(a.Length, b.Length)), prefix = 0;
        while (prefix < longest && a[prefix] == b[prefix]) prefix++;
        return jaro + prefix * PrefixWeight * (1 - jaro);
    }

    /// <summary>Jaro similarity, 0–1. MARTHA and MARHTA: 0.9444.</summary>
    public static double Jaro(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.IsEmpty || b.IsEmpty) return 0;
        Span<bool> flags = a.Length + b.Length <= OnStack ? stackalloc bool[OnStack] : new bool[a.Length + b.Length];
        flags.Clear();
        Span<bool> usedA = flags[..a.Length], usedB = flags.Slice(a.Length, b.Length);
        int common = Pair(a, b, usedA, usedB);
        if (common == 0) return 0;
        int transpositions = OutOfPlace(a, b, usedA, usedB) / 2;
        return ((double)common / a.Length + (double)common / b.Length + (double)(common - transpositions) / common) / 3;
    }

    // Each character of a takes the first free equal one of b within half the longer length.
    private static int Pair(ReadOnlySpan<char> a, ReadOnlySpan<char> b, Span<bool> usedA, Span<bool> usedB)
    {
        int reach = Math.Max(0, Math.Max(a.Length, b.Length) / 2 - 1), common = 0;
        for (int i = 0; i < a.Length; i++)
        {
            int last = Math.Min(b.Length - 1, i + reach);
            for (int j = Math.Max(0, i - reach); j <= last; j++)
            {
                if (usedB[j] || a[i] != b[j]) continue;
                usedA[i] = usedB[j] = true;
                common++;
                break;
            }
        }
        return common;
    }

    private static int OutOfPlace(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ReadOnlySpan<bool> usedA, ReadOnlySpan<bool> usedB)
    {
        int j = 0, count = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (!usedA[i]) continue;
            while (!usedB[j]) j++;
            if (a[i] != b[j++]) count++;
        }
        return count;
    }
}
