namespace Maru.Methods.Sketches;

/// <summary>
/// The smallest fingerprints of a set of values: from those of two sets follows how much of one is in the other, without looking at either
/// again. A set of no more values than are kept is kept whole, and is compared exactly with another such.
/// </summary>
/// <remarks>K minimum values: Beyer, Haas, Reinwald, Sismanis, Gemulla (2007), "On synopses for distinct-value estimation under multiset operations".</remarks>
public sealed class BottomSketch
{
    private readonly ulong[] smallest;

    /// <param name="smallest">Ascending, without repeats.</param>
    /// <param name="distinct">Different values of the set.</param>
    public BottomSketch(ulong[] smallest, long distinct)
    {
        this.smallest = smallest;
        Distinct = distinct;
    }

    public long Distinct { get; }

    /// <summary>Ascending.</summary>
    public ReadOnlySpan<ulong> Smallest => smallest;

    public bool IsWhole => smallest.Length >= Distinct;

    /// <summary>The most fingerprints kept of a set: more of large sets, so that small ones can still be found in them.</summary>
    public static int Kept(long distinct) => (int)Math.Clamp(distinct / 8, 512, 8192);

    public static BottomSketch Of(IReadOnlyCollection<ulong> fingerprints)
    {
        ulong[] all = [.. fingerprints.Distinct()];
        Array.Sort(all);
        return new(all.Length <= Kept(all.Length) ? all : all[..Kept(all.Length)], all.Length);
    }

    /// <summary>Compares the part of both sets that both sketches know.</summary>
    public static SketchOverlap Compare(BottomSketch first, BottomSketch second)
    {
        ulong limit = Math.Min(first.Limit, second.Limit);
        int i = 0, j = 0, common = 0;
        while (i < first.smallest.Length && j < second.smallest.Length && first.smallest[i] <= limit && second.smallest[j] <= limit)
        {
            ulong a = first.smallest[i], b = second.smallest[j];
            if (a == b) common++;
            if (a <= b) i++;
            if (b <= a) j++;
        }
        return new(Below(first.smallest, limit), Below(second.smallest, limit), common);
    }

    // Of a set that is counted but not sketched nothing can be compared.
    private ulong Limit => IsWhole ? ulong.MaxValue : smallest is [.., var last] ? last : 0;

    private static int Below(ulong[] values, ulong limit)
    {
        int at = Array.BinarySearch(values, limit);
        return at >= 0 ? at + 1 : ~at;
    }
}

/// <param name="First">Values of the first set that were compared.</param>
/// <param name="Second">Of the second.</param>
/// <param name="Common">Of these, those in both.</param>
public readonly record struct SketchOverlap(int First, int Second, int Common)
{
    /// <summary>Estimated share of the first set's values that are in the second, 0–1; null when too little was compared to tell.</summary>
    public double? FirstInSecond => First == 0 ? null : (double)Common / First;

    public double? SecondInFirst => Second == 0 ? null : (double)Common / Second;
}
