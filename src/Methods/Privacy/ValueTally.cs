namespace Maru.Methods.Privacy;

/// <summary>Counts sensitive values by class.</summary>
internal static class ValueTally
{
    public static ValueCounts OfRows(CodedColumn column, bool[]? sample, int[] classOf, int[] sizes)
    {
        var starts = Starts(sizes);
        var (codes, next) = (new int[starts[^1]], starts[..^1]);
        for (int row = 0; row < column.Rows; row++)
            if (sample is null || sample[row]) codes[next[classOf[row]]++] = column.Codes[row];
        return Merge(starts, codes, null, column.Values.Count);
    }

    public static ValueCounts OfClasses(ValueCounts finer, int[] classOf, int count, int distinct)
    {
        var entries = new int[count];
        int finerCount = finer.Starts.Length - 1;
        for (int i = 0; i < finerCount; i++) entries[classOf[i]] += finer.Starts[i + 1] - finer.Starts[i];
        var starts = Starts(entries);
        var (codes, counts, next) = (new int[starts[^1]], new int[starts[^1]], starts[..^1]);
        for (int i = 0; i < finerCount; i++)
        {
            ref int at = ref next[classOf[i]];
            for (int j = finer.Starts[i]; j < finer.Starts[i + 1]; j++, at++) (codes[at], counts[at]) = (finer.Codes[j], finer.Counts[j]);
        }
        return Merge(starts, codes, counts, distinct);
    }

    private static int[] Starts(int[] lengths)
    {
        var starts = new int[lengths.Length + 1];
        for (int i = 0; i < lengths.Length; i++) starts[i + 1] = starts[i] + lengths[i];
        return starts;
    }

    // Equal codes of one class become one entry; entries move forward in place.
    private static ValueCounts Merge(int[] starts, int[] codes, int[]? counts, int distinct)
    {
        var tally = new int[distinct];
        counts ??= Enumerable.Repeat(1, codes.Length).ToArray();
        int written = 0;
        for (int i = 0; i + 1 < starts.Length; i++)
        {
            int from = starts[i], to = starts[i + 1], start = written;
            for (int j = from; j < to; j++)
            {
                if (tally[codes[j]] == 0) codes[written++] = codes[j];
                tally[codes[j]] += counts[j];
            }
            for (int j = start; j < written; j++) (counts[j], tally[codes[j]]) = (tally[codes[j]], 0);
            starts[i] = start;
        }
        starts[^1] = written;
        return new(starts, codes[..written], counts[..written]);
    }
}
