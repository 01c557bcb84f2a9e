namespace Maru.Methods.Privacy;

/// <summary>How much classes give away of a sensitive column: what l-diversity and t-closeness limit, measured.</summary>
/// <param name="FewestValues">Distinct values in the class that has fewest: the l of distinct l-diversity; 0 without classes.</param>
/// <param name="Furthest">Largest distance between the values of a class and those of the whole table, 0 to 1: the t of t-closeness with equal distances.</param>
/// <remarks>A. Machanavajjhala et al., "ℓ-diversity", 2007; N. Li et al., "t-closeness", 2007.</remarks>
public sealed record SensitiveSpread(int FewestValues, double Furthest)
{
    /// <param name="classes">Classes of rows of the table.</param>
    /// <param name="whole">The table their values are compared with.</param>
    /// <param name="sensitive">Index of the sensitive column.</param>
    public static SensitiveSpread Of(EquivalenceClasses classes, Microdata whole, int sensitive)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(whole);
        var distance = new EqualTCloseness(whole.Sensitive[sensitive].Column.Name, 0).Distance(whole);
        int fewest = int.MaxValue;
        double furthest = 0;
        for (int i = 0; i < classes.Count; i++)
        {
            if (classes.Sizes[i] == 0) continue;
            classes[i].ValuesOf(sensitive, out var codes, out _);
            fewest = Math.Min(fewest, codes.Length);
            furthest = Math.Max(furthest, distance.Of(classes[i]));
        }
        return new(fewest == int.MaxValue ? 0 : fewest, furthest);
    }
}
