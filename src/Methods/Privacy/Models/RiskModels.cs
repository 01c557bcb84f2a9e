namespace Maru.Methods.Privacy;

/// <summary>The average re-identification risk, classes over rows, is at most a limit; that of a marketer who links every row he can.</summary>
public sealed record AverageRisk(double Limit) : SizesModel
{
    public override bool IsMonotoneWithGeneralization => true;

    public override bool IsMonotoneWithSuppression => true;

    public override string Name => FormattableString.Invariant($"average risk ≤ {Limit:0.######}");

    public override bool Holds(ClassSizes sizes) => sizes.Records == 0 || (double)sizes.Classes / sizes.Records <= Limit + Rounding;
}

/// <summary>The highest re-identification risk, 1 over the smallest class, is at most a limit; that of a prosecutor who knows his victim is in the table.</summary>
public sealed record HighestRisk(double Limit) : ClassModel
{
    public override bool IsMonotoneWithGeneralization => true;

    public override bool IsMonotoneWithSuppression => true;

    // The nearest whole size whose inverse is not above the limit, whatever the last digit of the limit's inverse is.
    public override int LeastClassSize => (int)Math.Ceiling(1 / Limit - Rounding);

    public override string Name => FormattableString.Invariant($"highest risk ≤ {Limit:0.######}");

    public override IClassTest Prepare(Microdata data) => new KAnonymity(LeastClassSize).Prepare(data);
}

/// <summary>1 over the smallest class of the population is at most a limit; the risk of a journalist who only knows that his victim is of the population.</summary>
public sealed record JournalistRisk(double Limit) : ClassModel
{
    public override bool IsMonotoneWithGeneralization => true;

    public override bool IsMonotoneWithSuppression => true;

    public override bool AllowsLocalRecoding => false;

    public override string Name => FormattableString.Invariant($"journalist risk ≤ {Limit:0.######}");

    public override IClassTest Prepare(Microdata data) => new KMap((int)Math.Ceiling(1 / Limit - Rounding)).Prepare(data);
}

/// <summary>Rows that are alone in their class are at most a share of all.</summary>
public sealed record SampleUniqueness(double Limit) : SizesModel
{
    public override bool IsMonotoneWithGeneralization => true;

    public override bool IsMonotoneWithSuppression => true;

    public override bool AllowsLocalRecoding => false;

    public override string Name => FormattableString.Invariant($"sample uniqueness ≤ {Limit:0.######}");

    public override bool Holds(ClassSizes sizes) => sizes.UniqueShare <= Limit + Rounding;
}

/// <summary>People estimated to be alone in their class in the whole population are at most a share of it.</summary>
/// <param name="Limit">Share of the population.</param>
/// <param name="Population">People in the population.</param>
/// <param name="Estimate">How they are estimated.</param>
public sealed record PopulationUniqueness(double Limit, long Population, UniquenessEstimate Estimate) : SizesModel
{
    public override bool IsMonotoneWithGeneralization => Estimate == UniquenessEstimate.Zayatz;

    public override bool IsMonotoneWithSuppression => false;

    public override bool AllowsLocalRecoding => false;

    public override string Name => FormattableString.Invariant($"population uniqueness ≤ {Limit:0.######} ({Estimate})");

    public override bool Holds(ClassSizes sizes)
    {
        if (sizes.Records == 0 || sizes.Unique == 0) return true;
        double share = PopulationUniques.Share(sizes, Population, Estimate, fallsBack: false);
        return share > 0 && share <= Limit;
    }
}
