namespace Maru.City.Model;

/// <summary>Largest-remainder rounding: whole parts in proportion to the weights that add up to the whole.</summary>
internal static class Shares
{
    public static int[] Of(int whole, IReadOnlyList<double> weights)
    {
        var total = weights.Sum();
        if (total <= 0)
            return new int[weights.Count];
        var exact = weights.Select(weight => whole * weight / total).ToArray();
        var parts = exact.Select(part => (int)Math.Floor(part)).ToArray();
        var missing = whole - parts.Sum();
        foreach (var index in Enumerable.Range(0, weights.Count).OrderByDescending(index => exact[index] - parts[index]).ThenBy(index => index).Take(missing))
            parts[index]++;
        return parts;
    }
}
