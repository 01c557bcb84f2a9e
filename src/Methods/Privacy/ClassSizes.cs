namespace Maru.Methods.Privacy;

/// <summary>How many classes there are of each size, smallest first.</summary>
public sealed class ClassSizes
{
    internal ClassSizes(int[] sizes, int[] counts)
    {
        (Sizes, Counts) = (sizes, counts);
        for (int i = 0; i < sizes.Length; i++)
        {
            Classes += counts[i];
            Records += (long)sizes[i] * counts[i];
        }
    }

    /// <summary>Sizes that occur, ascending.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>Number of classes of each size.</summary>
    public IReadOnlyList<int> Counts { get; }

    public int Classes { get; }

    public long Records { get; }

    /// <summary>Rows alone in their class.</summary>
    public int Unique => CountOf(1);

    public double UniqueShare => Records == 0 ? 0 : (double)Unique / Records;

    public static ClassSizes Of(IEnumerable<int> sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        var counts = new SortedDictionary<int, int>();
        foreach (int size in sizes)
            if (size > 0) counts[size] = counts.GetValueOrDefault(size) + 1;
        return new([.. counts.Keys], [.. counts.Values]);
    }

    /// <summary>Records by the size of their class: for each lower bound those from it up to the next.</summary>
    /// <param name="from">Lower bounds, ascending, the first of them 1.</param>
    public IReadOnlyList<long> RecordsBySize(IReadOnlyList<int> from)
    {
        ArgumentNullException.ThrowIfNull(from);
        var records = new long[from.Count];
        for (int i = 0, band = 0; i < Sizes.Count; i++)
        {
            while (band + 1 < from.Count && from[band + 1] <= Sizes[i]) band++;
            records[band] += (long)Sizes[i] * Counts[i];
        }
        return records;
    }

    public int CountOf(int size)
    {
        for (int i = 0; i < Sizes.Count && Sizes[i] <= size; i++)
            if (Sizes[i] == size) return Counts[i];
        return 0;
    }
}
