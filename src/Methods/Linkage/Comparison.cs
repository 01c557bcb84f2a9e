namespace Maru.Methods.Linkage;

/// <summary>How one column of two rows is compared: into one of a few levels of agreement, or none where a value is missing.</summary>
public abstract class Comparison
{
    /// <summary>The level of a pair of which one lacks the value: no evidence for or against.</summary>
    public const int Unknown = -1;

    private protected Comparison(string name, LinkColumn column, IReadOnlyList<string> levels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels.Count, 2, nameof(levels));
        (Name, Column, Levels) = (name, column, levels);
    }

    public string Name { get; }

    public LinkColumn Column { get; }

    /// <summary>What each level means, in words, from 0 (they differ) to the last (they are the same).</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>Agreement on a rare value counts for more than on a common one (김 says little, 제갈 much).</summary>
    public bool AdjustsForFrequency { get; init; }

    /// <summary>The level of equal values.</summary>
    public int Same => Levels.Count - 1;

    /// <summary>Whether telling the level of two different values takes longer than looking up the last answer.</summary>
    internal virtual bool IsCostly => true;

    /// <summary>The level of two values by their numbers in <see cref="Column"/>.</summary>
    public int LevelOf(int left, int right) => left < 0 || right < 0 ? Unknown : left == right ? Same : LevelOfDifferent(left, right);

    /// <summary>The level of two values that are there and differ.</summary>
    protected internal abstract int LevelOfDifferent(int left, int right);
}

internal sealed class ExactComparison(LinkColumn column) : Comparison(column.Name, column, ["다름", "같음"])
{
    internal override bool IsCostly => false;

    protected internal override int LevelOfDifferent(int left, int right) => 0;
}

internal sealed class ValueComparison<T>(LinkColumn<T> column, IReadOnlyList<string> levels, Func<T, T, int> level) : Comparison(column.Name, column, levels)
    where T : notnull
{
    protected internal override int LevelOfDifferent(int left, int right) => level(column.Values[left], column.Values[right]);
}
