namespace Maru.Methods.Linkage;

/// <summary>How much more an agreement on a rare value says than one on a value of middling frequency, in bits: log2(u ÷ share of others who have it).</summary>
/// <remarks>
/// Splink's term-frequency adjustment, for equal values only. The two rows of the pair are left out of the count: they may be the only one there is, and
/// are no chance agreement then.
/// </remarks>
internal sealed class ValueFrequency
{
    // Nobody else has it: half a row.
    private const double Nobody = 0.5;

    private readonly int[] _occurrences;
    private readonly double _bitsOfOne;

    public ValueFrequency(Comparison comparison, double chanceOfSame)
    {
        _occurrences = comparison.Column.Occurrences;
        double rows = 0;
        foreach (int count in _occurrences) rows += count;
        _bitsOfOne = Math.Log2(chanceOfSame * Math.Max(1, rows));
    }

    /// <summary>What a value adds that nobody else has.</summary>
    public double MostBits => _bitsOfOne - Math.Log2(Nobody);

    public double Bits(int value) => _bitsOfOne - Math.Log2(Math.Max(Nobody, _occurrences[value] - 2));
}
