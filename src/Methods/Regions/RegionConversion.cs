namespace Maru.Methods.Regions;

/// <summary>What a code is called on a day.</summary>
/// <param name="Codes">The codes in force: one as a rule, several after a split, none when the code has ended and its successor is not known.</param>
/// <param name="Steps">The changes that were followed, in order; empty when nothing changed.</param>
public sealed record RegionConversion(string Asked, DateOnly AsOf, IReadOnlyList<string> Codes, IReadOnlyList<RegionSuccession> Steps)
{
    /// <summary>One code, by changes that are all checked.</summary>
    public bool IsCertain => Codes.Count == 1 && Steps.All(step => step.IsCertain);
}

/// <summary>Carries codes along the table of successions, forwards and backwards.</summary>
public static class RegionSuccessions
{
    /// <summary>
    /// The code's name on a day: AsOf("4211025000", 2024) is 5111025000, AsOf("5111025000", 2020) is 4211025000. A code no change touches is
    /// returned as it is; whether it exists is not asked.
    /// </summary>
    public static RegionConversion AsOf(RegionCodeSystem system, string code, DateOnly day, IReadOnlyList<RegionSuccession>? table = null)
    {
        var changes = (table ?? RegionTable.Successions).Where(change => change.System == system).OrderBy(change => change.Date).ToList();
        var codes = new List<string> { code };
        var steps = new List<RegionSuccession>();
        // The code may be of any time: first back to what it was on the day, then on from there.
        foreach (var group in changes.Where(change => change.Date > day).GroupBy(change => change.Date).OrderByDescending(group => group.Key))
            codes = Follow(codes, [.. group], steps, change => (change.To, change.From));
        foreach (var group in changes.Where(change => change.Date <= day).GroupBy(change => change.Date))
            codes = Follow(codes, [.. group], steps, change => (change.From, change.To));
        return new(code, day, codes, steps);
    }

    private static List<string> Follow(
        List<string> codes, List<RegionSuccession> changes, List<RegionSuccession> steps, Func<RegionSuccession, (string Old, string New)> direction)
    {
        var followed = new List<string>();
        foreach (var code in codes)
        {
            var met = changes.Where(change => direction(change).Old is { Length: > 0 } old && code.StartsWith(old, StringComparison.Ordinal)).ToList();
            steps.AddRange(met);
            if (met.Count == 0)
                followed.Add(code);
            foreach (var change in met)
                if (Replace(code, direction(change), change.KeepsRest) is { } replaced)
                    followed.Add(replaced);
        }
        return [.. followed.Distinct()];
    }

    private static string? Replace(string code, (string Old, string New) prefix, bool keepsRest)
    {
        var rest = code[prefix.Old.Length..];
        if (prefix.New.Length == 0)
            return null;
        // Only zeros follow: the code is the prefix itself, filled up.
        return keepsRest || rest.All(digit => digit == '0') ? prefix.New + rest : null;
    }
}
