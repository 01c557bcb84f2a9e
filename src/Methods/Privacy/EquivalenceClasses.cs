namespace Maru.Methods.Privacy;

/// <summary>
/// Rows that look alike under one generalisation. Class by class: how many published rows, how many rows of the population, the first row,
/// and how often each sensitive value occurs.
/// </summary>
public sealed class EquivalenceClasses
{
    internal EquivalenceClasses(int[] sizes, int[] populations, int[] representatives, ValueCounts[] values) =>
        (Sizes, Populations, Representatives, Values) = (sizes, populations, representatives, values);

    public int Count => Sizes.Length;

    /// <summary>Published rows in each class; 0 where only others of the population are.</summary>
    public int[] Sizes { get; }

    /// <summary>Rows of the population in each class; the sizes themselves when every row is published.</summary>
    public int[] Populations { get; }

    /// <summary>The first row of each class.</summary>
    public int[] Representatives { get; }

    /// <summary>For each sensitive column, its values by class.</summary>
    public IReadOnlyList<ValueCounts> Values { get; }

    public EquivalenceClass this[int index] => new(this, index);

    /// <summary>The smallest class with a published row; 0 when there is none.</summary>
    public int Smallest()
    {
        int smallest = int.MaxValue;
        foreach (int size in Sizes)
            if (size > 0 && size < smallest) smallest = size;
        return smallest == int.MaxValue ? 0 : smallest;
    }
}

/// <summary>One class.</summary>
public readonly ref struct EquivalenceClass(EquivalenceClasses classes, int index)
{
    public int Size => classes.Sizes[index];

    public int Population => classes.Populations[index];

    /// <summary>Codes of the values of a sensitive column in this class, and how often each occurs.</summary>
    public void ValuesOf(int sensitive, out ReadOnlySpan<int> codes, out ReadOnlySpan<int> counts)
    {
        var values = classes.Values[sensitive];
        var range = values.Starts[index]..values.Starts[index + 1];
        codes = values.Codes.AsSpan(range);
        counts = values.Counts.AsSpan(range);
    }
}

/// <summary>Values of one sensitive column by class: those of class i lie from <c>Starts[i]</c> to <c>Starts[i + 1]</c>.</summary>
public sealed record ValueCounts(int[] Starts, int[] Codes, int[] Counts);
