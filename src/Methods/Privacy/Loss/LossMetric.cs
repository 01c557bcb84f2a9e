namespace Maru.Methods.Privacy;

/// <summary>How information lost by generalisation and suppression is measured.</summary>
public abstract record LossMetric
{
    public abstract LossMeasure Prepare(Microdata data);
}

/// <summary>A metric bound to data. Losses grow with generalisation, and so do their bounds.</summary>
public abstract class LossMeasure
{
    /// <summary>Whether the loss itself, suppressed rows included, never falls when levels rise.</summary>
    public abstract bool IsMonotone { get; }

    /// <param name="levels">A level for each quasi-identifier.</param>
    /// <param name="classes">Classes at these levels.</param>
    /// <param name="suppressed">Classes left out.</param>
    public abstract InformationLoss Of(ReadOnlySpan<int> levels, EquivalenceClasses classes, ReadOnlySpan<bool> suppressed);

    /// <summary>A loss that neither these levels nor any above can go below, known without the classes.</summary>
    public abstract InformationLoss Bound(ReadOnlySpan<int> levels);

    /// <summary>The same, from the classes at these levels; null when that says no more.</summary>
    public virtual InformationLoss? Bound(EquivalenceClasses classes) => null;
}

/// <summary>An amount of information lost: a number, or numbers compared one after the other, greatest first.</summary>
public readonly record struct InformationLoss(double Value, IReadOnlyList<double>? Ranked = null) : IComparable<InformationLoss>
{
    public int CompareTo(InformationLoss other)
    {
        if (Ranked is null || other.Ranked is null) return Value.CompareTo(other.Value);
        for (int i = 0; i < Ranked.Count; i++)
            if (Ranked[i].CompareTo(other.Ranked[i]) is not 0 and var order) return order;
        return 0;
    }

    public static bool operator <(InformationLoss left, InformationLoss right) => left.CompareTo(right) < 0;

    public static bool operator >(InformationLoss left, InformationLoss right) => left.CompareTo(right) > 0;

    public static bool operator <=(InformationLoss left, InformationLoss right) => left.CompareTo(right) <= 0;

    public static bool operator >=(InformationLoss left, InformationLoss right) => left.CompareTo(right) >= 0;
}

/// <summary>How losses of columns become one.</summary>
public enum LossAggregate
{
    Sum,
    Mean,
    GeometricMean,
    Maximum,

    /// <summary>The worst columns are compared first.</summary>
    Rank,
}
