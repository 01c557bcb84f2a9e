namespace Maru.Methods.Privacy;

/// <summary>How often the key of each row occurs, and how many of the population it stands for. A missing value agrees with every value.</summary>
/// <param name="Sample">Rows that agree with each row, itself included (f).</param>
/// <param name="Population">Their weights together (F).</param>
/// <remarks>As freqCalc of sdcMicro: M. Templ, A. Kowarik, B. Meindl, "Statistical disclosure control for micro-data using the R package sdcMicro", 2015.</remarks>
public sealed record KeyFrequencies(int[] Sample, double[] Population)
{
    /// <summary>Code of a missing value.</summary>
    public const int Missing = -1;

    /// <param name="keys">Codes of each key column; <see cref="Missing"/> where there is none.</param>
    /// <param name="weights">How many of the population each row stands for; 1 each when null.</param>
    public static KeyFrequencies Count(IReadOnlyList<int[]> keys, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        int rows = keys.Count == 0 ? 0 : keys[0].Length;
        var (combinations, ofRow) = Combinations(keys, rows);
        var (sample, population) = (new int[combinations.Count], new double[combinations.Count]);
        for (int row = 0; row < rows; row++)
        {
            sample[ofRow[row]]++;
            population[ofRow[row]] += weights is null ? 1 : weights[row];
        }
        var (allSample, allPopulation) = ((int[])sample.Clone(), (double[])population.Clone());
        int[] gaps = [.. Enumerable.Range(0, combinations.Count).Where(i => combinations[i].Contains(Missing))];
        foreach (int gap in gaps)
            for (int other = 0; other < combinations.Count; other++)
            {
                if (other == gap || !Agree(combinations[gap], combinations[other])) continue;
                allSample[gap] += sample[other];
                allPopulation[gap] += population[other];
                // Two keys with gaps meet twice in this loop, each for itself.
                if (combinations[other].Contains(Missing)) continue;
                allSample[other] += sample[gap];
                allPopulation[other] += population[gap];
            }
        return new([.. ofRow.Select(i => allSample[i])], [.. ofRow.Select(i => allPopulation[i])]);
    }

    private static (List<int[]> Combinations, int[] OfRow) Combinations(IReadOnlyList<int[]> keys, int rows)
    {
        var known = new Dictionary<int[], int>(SameCodes.Instance);
        var combinations = new List<int[]>();
        var ofRow = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            int[] key = [.. keys.Select(column => column[row])];
            if (!known.TryGetValue(key, out ofRow[row]))
            {
                known.Add(key, ofRow[row] = combinations.Count);
                combinations.Add(key);
            }
        }
        return (combinations, ofRow);
    }

    private static bool Agree(int[] a, int[] b)
    {
        for (int i = 0; i < a.Length; i++)
            if (a[i] != b[i] && a[i] != Missing && b[i] != Missing) return false;
        return true;
    }

    private sealed class SameCodes : IEqualityComparer<int[]>
    {
        public static readonly SameCodes Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] key)
        {
            var hash = new HashCode();
            foreach (int code in key) hash.Add(code);
            return hash.ToHashCode();
        }
    }
}
