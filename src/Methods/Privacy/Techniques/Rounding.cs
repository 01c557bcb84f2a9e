namespace Maru.Methods.Privacy;

/// <summary>Numbers rounded to multiples of a base.</summary>
public static class Rounding
{
    /// <summary>To the nearest multiple; halves away from zero.</summary>
    public static decimal Ordinary(decimal number, decimal to) => Math.Round(number / Positive(to), MidpointRounding.AwayFromZero) * to;

    /// <summary>Up or down by chance, so that the mean stays: the nearer multiple is the likelier.</summary>
    public static decimal ByChance(decimal number, decimal to, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        decimal multiples = number / Positive(to), down = Math.Floor(multiples);
        return (down + ((decimal)random.NextDouble() < multiples - down ? 1 : 0)) * to;
    }

    /// <summary>
    /// Each number goes to a multiple beside it and the sum of all goes to the multiple nearest to it: numbers are taken in an order by chance and each
    /// makes good what those before it have lost.
    /// </summary>
    public static decimal[] Controlled(IReadOnlyList<decimal> numbers, decimal to, Random random)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(random);
        int[] order = [.. Enumerable.Range(0, numbers.Count)];
        random.Shuffle(order);
        var rounded = new decimal[numbers.Count];
        decimal sum = 0, before = 0;
        foreach (int i in order)
        {
            sum += numbers[i];
            decimal now = Ordinary(sum, to);
            (rounded[i], before) = (now - before, now);
        }
        return rounded;
    }

    private static decimal Positive(decimal to) => to > 0 ? to : throw new ArgumentOutOfRangeException(nameof(to), to, "Round to a positive number.");
}
