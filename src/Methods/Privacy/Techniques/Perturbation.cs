namespace Maru.Methods.Privacy;

/// <summary>Values changed by chance.</summary>
public static class Perturbation
{
    /// <summary>Normal noise added, with a share of the column's own standard deviation.</summary>
    public static double[] AddNoise(double[] numbers, double share, Random random)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        double mean = numbers.DefaultIfEmpty(0).Average(), deviation = Math.Sqrt(numbers.Select(number => (number - mean) * (number - mean)).DefaultIfEmpty(0).Average());
        return [.. numbers.Select(number => number + share * deviation * Normal(random))];
    }

    /// <summary>All values in another order.</summary>
    public static T[] Permute<T>(IReadOnlyList<T> values, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        T[] permuted = [.. values];
        random.Shuffle(permuted);
        return permuted;
    }

    /// <summary>Each value changes places with one whose rank is at most a share of the rows away.</summary>
    /// <remarks>R. Moore, "Controlled data swapping techniques for masking public use microdata sets", 1996.</remarks>
    public static double[] SwapRanks(double[] numbers, double share, Random random)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(random);
        int[] order = [.. Enumerable.Range(0, numbers.Length)];
        Array.Sort((double[])numbers.Clone(), order);
        int away = Math.Max(1, (int)(share * numbers.Length));
        var swapped = (double[])numbers.Clone();
        var isDone = new bool[numbers.Length];
        for (int rank = 0; rank < order.Length; rank++)
        {
            if (isDone[rank]) continue;
            int[] free = [.. Enumerable.Range(rank + 1, Math.Min(away, order.Length - 1 - rank)).Where(other => !isDone[other])];
            if (free.Length == 0) continue;
            int partner = free[random.Next(free.Length)];
            (swapped[order[rank]], swapped[order[partner]]) = (numbers[order[partner]], numbers[order[rank]]);
            isDone[rank] = isDone[partner] = true;
        }
        return swapped;
    }

    // Box and Muller.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
