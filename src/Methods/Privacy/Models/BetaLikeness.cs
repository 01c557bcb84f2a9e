namespace Maru.Methods.Privacy;

/// <summary>No value is more than β times more frequent in a class than in the whole table, beyond its own share; enhanced: also never beyond −ln of that share.</summary>
/// <remarks>J. Cao, P. Karras, "Publishing microdata with a robust privacy guarantee", VLDB 2012.</remarks>
public sealed record BetaLikeness(string Column, double Beta, bool IsEnhanced) : ClassModel
{
    public override bool IsMonotoneWithGeneralization => true;

    public override bool IsMonotoneWithSuppression => false;

    public override string Name => FormattableString.Invariant($"{(IsEnhanced ? "enhanced" : "basic")} {Beta:0.####}-likeness ({Column})");

    public override IClassTest Prepare(Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int sensitive = data.IndexOfSensitive(Column);
        var whole = data.DistributionOf(sensitive);
        return new Test(sensitive, whole, [.. whole.Select(share => (IsEnhanced ? Math.Min(Beta, -Math.Log(share)) : Beta) + Rounding)]);
    }

    private sealed class Test(int sensitive, double[] whole, double[] limits) : IClassTest
    {
        public bool Holds(in EquivalenceClass rows)
        {
            rows.ValuesOf(sensitive, out var codes, out var counts);
            for (int i = 0; i < codes.Length; i++)
                if (((double)counts[i] / rows.Size - whole[codes[i]]) / whole[codes[i]] > limits[codes[i]]) return false;
            return true;
        }
    }
}
