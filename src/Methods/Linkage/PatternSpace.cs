namespace Maru.Methods.Linkage;

/// <summary>Every combination of levels that a pair can show, as one number: the first comparison in the lowest place, each place counting unknown, 0, 1, ….</summary>
public sealed class PatternSpace
{
    private const int MostPatterns = 1 << 22;

    private readonly int[] _levels;

    /// <param name="levels">How many levels each comparison has, unknown not counted.</param>
    public PatternSpace(IReadOnlyList<int> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        _levels = [.. levels];
        Strides = new int[_levels.Length];
        long size = 1;
        for (int i = 0; i < _levels.Length; i++)
        {
            Strides[i] = (int)size;
            size *= _levels[i] + 1;
            if (size > MostPatterns)
                throw new ArgumentException($"The comparisons have more than {MostPatterns} combinations of levels. Use fewer comparisons or fewer levels.", nameof(levels));
        }
        Size = (int)size;
    }

    public int Size { get; }

    public int Comparisons => _levels.Length;

    internal int[] Strides { get; }

    public int LevelsOf(int comparison) => _levels[comparison];

    /// <summary>The level of one comparison in a pattern; <see cref="Comparison.Unknown"/> where a value was missing.</summary>
    public int Level(int pattern, int comparison) => pattern / Strides[comparison] % (_levels[comparison] + 1) - 1;

    public int PatternOf(params ReadOnlySpan<int> levels)
    {
        int pattern = 0;
        for (int i = 0; i < levels.Length; i++) pattern += (levels[i] + 1) * Strides[i];
        return pattern;
    }
}

/// <summary>How many pairs show each pattern.</summary>
/// <param name="Counts">By pattern; only those that occur.</param>
public sealed record PatternCounts(PatternSpace Space, IReadOnlyList<(int Pattern, double Pairs)> Counts)
{
    public double Total => Counts.Sum(count => count.Pairs);
}
