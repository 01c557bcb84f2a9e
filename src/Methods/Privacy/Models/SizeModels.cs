namespace Maru.Methods.Privacy;

/// <summary>k-anonymity: every row looks like at least k − 1 others.</summary>
/// <remarks>P. Samarati, L. Sweeney, "Protecting privacy when disclosing information", 1998.</remarks>
public sealed record KAnonymity(int K) : ClassModel
{
    public override bool IsMonotoneWithGeneralization => true;

    public override bool IsMonotoneWithSuppression => true;

    public override int LeastClassSize => K;

    public override string Name => $"{K}-anonymity";

    public override IClassTest Prepare(Microdata data) => new Test(K);

    private sealed class Test(int k) : IClassTest
    {
        public bool Holds(in EquivalenceClass rows) => rows.Size >= k;
    }
}

/// <summary>k-map: every published row looks like at least k rows of the population.</summary>
public sealed record KMap(int K) : ClassModel
{
    public override bool IsMonotoneWithGeneralization => true;

    public override bool IsMonotoneWithSuppression => true;

    public override bool AllowsLocalRecoding => false;

    public override string Name => $"{K}-map";

    public override IClassTest Prepare(Microdata data) => new Test(K);

    private sealed class Test(int k) : IClassTest
    {
        public bool Holds(in EquivalenceClass rows) => rows.Population >= k;
    }
}

/// <summary>δ-presence: how likely someone of the population is among the published rows stays between two shares, in every class of the population.</summary>
/// <remarks>M. E. Nergiz, M. Atzori, C. Clifton, "Hiding the presence of individuals from shared databases", SIGMOD 2007.</remarks>
public sealed record DeltaPresence(double Least, double Most) : ClassModel
{
    public override bool IsMonotoneWithGeneralization => true;

    public override bool IsMonotoneWithSuppression => false;

    public override bool AllowsLocalRecoding => false;

    public override string Name => FormattableString.Invariant($"({Least:0.####}, {Most:0.####})-presence");

    public override IClassTest Prepare(Microdata data) => new Test(Least, Most);

    private sealed class Test(double least, double most) : IClassTest
    {
        public bool Holds(in EquivalenceClass rows) => (double)rows.Size / rows.Population is var share && share >= least - Rounding && share <= most + Rounding;
    }
}
