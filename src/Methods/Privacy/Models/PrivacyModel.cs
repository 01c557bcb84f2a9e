namespace Maru.Methods.Privacy;

/// <summary>
/// A condition that published rows must satisfy. A model is monotone with generalisation when coarsening never breaks it,
/// and monotone with suppression when leaving out whole classes never does; search prunes only by what is so.
/// </summary>
public abstract record PrivacyModel
{
    // At a limit itself, sums of shares would decide by the order in which values come.
    internal const double Rounding = 1e-10;

    public abstract bool IsMonotoneWithGeneralization { get; }

    public abstract bool IsMonotoneWithSuppression { get; }

    /// <summary>A class that is smaller than this can't satisfy the model; 0 when size alone says nothing.</summary>
    public virtual int LeastClassSize => 0;

    /// <summary>Whether classes published at different levels together satisfy the model when each does.</summary>
    public virtual bool AllowsLocalRecoding => true;

    /// <summary>In short, as people write it: <c>5-anonymity</c>.</summary>
    public abstract string Name { get; }
}

/// <summary>A model that each class satisfies or not; classes that do not are left out.</summary>
public abstract record ClassModel : PrivacyModel
{
    /// <summary>The test of a class against the distributions of the data.</summary>
    public abstract IClassTest Prepare(Microdata data);
}

/// <summary>A model of class sizes together; smallest classes are left out until it holds.</summary>
public abstract record SizesModel : PrivacyModel
{
    public abstract bool Holds(ClassSizes sizes);
}

public interface IClassTest
{
    bool Holds(in EquivalenceClass rows);
}
